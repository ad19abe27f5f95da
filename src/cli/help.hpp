#pragma once

#include <string>

#include "cli/command.hpp"

namespace aludel::cli {

/// The help of the program: every command with its line, the options they all take. `width` in columns.
std::string program_help(report::Paint paint, int width);
/// `aludel COMMAND --help`.
std::string command_help(const Command& command, report::Paint paint, int width);
/// "aludel show [OPTIONS] REVISION"
std::string usage_line(const Command& command);

}  // namespace aludel::cli
