#pragma once

#include <span>
#include <string>

namespace aludel::cli {

/// Overwrites passwords of URLs in the program's arguments where `ps` and /proc/PID/cmdline read them, by a mask that
/// does not tell their length. To be called first of all, on words that have been copied before: if there is a
/// password, what is left is one text, no longer the words.
void hide_secret_arguments(int argc, char** argv);

/// The same for a text that is to be printed: what was mistyped is quoted in errors, also when it is a URL. Of `words`,
/// the program's arguments, a password is also found where only a part of the URL is quoted.
std::string without_passwords(std::string text, std::span<const std::string> words = {});

}  // namespace aludel::cli
