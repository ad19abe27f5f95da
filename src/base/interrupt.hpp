#pragma once

#include <cstddef>

namespace aludel::interrupt {

/// Takes over SIGINT, SIGTERM and SIGHUP: the first one sets the flag and calls every registered
/// canceller; a second one, half a second later or more, ends the process at once.
void install();

/// The signal received, or 0.
int pending();
/// Throws Error(interrupted) when a signal was received.
void check();

/// While it lives, `cancel(argument)` is called from the signal handler: it may use only
/// async-signal-safe calls (PQcancel and sqlite3_interrupt are). At most 16 at once.
class Canceller {
public:
    using Function = void (*)(void*);
    Canceller(Function cancel, void* argument);
    ~Canceller();
    Canceller(const Canceller&) = delete;
    Canceller& operator=(const Canceller&) = delete;

private:
    std::size_t slot_;
};

}  // namespace aludel::interrupt
