#pragma once

#include <filesystem>

#include "cli/command.hpp"

namespace aludel::cli {

/// `aludel debug simulation DIRECTORY`: is the database what its revisions make of nothing, by the simulation? Exit
/// status 0: it is, but for what the simulation itself is not certain of.
int compare_simulation(const Arguments& arguments, const std::filesystem::path& directory);

}  // namespace aludel::cli
