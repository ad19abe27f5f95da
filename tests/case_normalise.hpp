#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace aludel::cases {

/// What differs from run to run and from machine to machine, by its name.
struct Variables {
    /// Texts replaced as they are, in this order: {the case's directory, "<dir>"} …
    std::vector<std::pair<std::string, std::string>> texts;
    std::int64_t started = 0;  ///< seconds since the epoch; time stamps from then to `ended` are <now>
    std::int64_t ended = 0;
};

/// Durations become <time>, process ids <pid>, versions <version>, ids of runs <run>, stamps of now <now>.
std::string normalise(std::string text, const Variables& variables);

}  // namespace aludel::cases
