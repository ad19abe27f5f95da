#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace aludel::bench {

struct Command {
    std::vector<std::string> arguments;
    std::vector<std::pair<std::string, std::string>> environment;
    std::string directory;
};

struct Run {
    double seconds = 0;       ///< wall clock, from spawn to exit
    long peak_kilobytes = 0;  ///< largest resident set of the process
};

/// Runs once with output thrown away. Throws std::runtime_error with the tail of standard error when the
/// command fails: a figure of a failed run is no figure.
Run run_once(const Command& command);

struct Sample {
    std::string name;
    std::function<void()> prepare;  ///< before every run, not timed
    Command command;
};

/// Runs the samples in turn, `rounds` times, so that a busy moment of the machine hits all of them alike, and
/// gives the fastest run of each: the least disturbed one.
std::vector<Run> fastest_of(const std::vector<Sample>& samples, int rounds);

}  // namespace aludel::bench
