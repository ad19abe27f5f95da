#pragma once

#include <string>

namespace aludel::cli {

/// Overwrites passwords of URLs in the program's arguments where `ps` and /proc/PID/cmdline read them. To be
/// called first of all, on words that have been copied before.
void hide_secret_arguments(int argc, char** argv);

/// The same for a text that is to be printed: what was mistyped is quoted in errors, also when it is a URL.
std::string without_passwords(std::string text);

}  // namespace aludel::cli
