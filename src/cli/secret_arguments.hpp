#pragma once

namespace aludel::cli {

/// Overwrites passwords of URLs in the program's arguments where `ps` and /proc/PID/cmdline read them. To be
/// called first of all, on words that have been copied before.
void hide_secret_arguments(int argc, char** argv);

}  // namespace aludel::cli
