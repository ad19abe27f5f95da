#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aludel {

struct ProcessOptions {
    std::filesystem::path directory;                              ///< empty: as ours
    std::vector<std::pair<std::string, std::string>> environment; ///< added to ours
    bool clean_environment = false;                               ///< only `environment`, nothing of ours
    std::string input;
    bool share_terminal = false; ///< our own standard streams instead of pipes: for an editor. Nothing is captured
    std::optional<unsigned> user;                                 ///< run as this uid/gid
    std::optional<unsigned> group;
    double timeout = 0;                                           ///< seconds; 0: none. Past it the process is killed,
                                                                  ///< with all it started
};

struct ProcessResult {
    int exit_code = 0; ///< 128 + signal when killed by one
    std::string output;
    std::string error_output;
    bool timed_out = false;
};

/// Runs to the end; `arguments[0]` is looked for in $PATH. What a child of it (a daemon) writes later is not waited for. Throws Error(process_failed) if the program cannot be started; a non-zero exit is
/// a result, not an error.
ProcessResult run_process(const std::vector<std::string>& arguments, const ProcessOptions& options = {});

/// First hit in $PATH, as an absolute path.
std::optional<std::filesystem::path> find_program(std::string_view name);

}  // namespace aludel
