#pragma once

#include <memory>
#include <string>

namespace aludel::bench {

/// A stand-in for a network: a unix socket that passes bytes to another one, each chunk held back by half of the
/// round trip in each direction, without limiting the rate. Runs on a thread of its own until it is destroyed.
class DelayProxy {
public:
    /// Listens on `directory`/.s.PGSQL.`port`.
    DelayProxy(const std::string& directory, const std::string& port, const std::string& target,
               double round_trip_seconds);
    ~DelayProxy();
    DelayProxy(const DelayProxy&) = delete;
    DelayProxy& operator=(const DelayProxy&) = delete;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace aludel::bench
