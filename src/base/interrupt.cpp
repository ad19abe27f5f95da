#include "base/interrupt.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>

#include "base/error.hpp"

namespace aludel::interrupt {
namespace {

// Everything the handler touches is lock-free.
struct Slot {
    std::atomic<bool> taken{false};
    std::atomic<Canceller::Function> cancel{nullptr};
    std::atomic<void*> argument{nullptr};
};
static_assert(std::atomic<Canceller::Function>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

std::array<Slot, 16> slots;
std::atomic<int> received{0};
std::atomic<int> handlers_running{0};

void on_signal(int signal) {
    int none = 0;
    if (!received.compare_exchange_strong(none, signal))
        ::_exit(128 + signal);
    const int saved = errno;
    handlers_running.fetch_add(1);
    for (auto& slot : slots) {
        if (const auto cancel = slot.cancel.load())
            cancel(slot.argument.load());
    }
    handlers_running.fetch_sub(1);
    errno = saved;
}

const char* name_of(int signal) {
    switch (signal) {
        case SIGINT:
            return "interrupted (Ctrl-C)";
        case SIGTERM:
            return "asked to end (SIGTERM)";
        default:
            return "the terminal went away (SIGHUP)";
    }
}

}  // namespace

void install() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = 0;  // no SA_RESTART: whoever waits for input shall notice
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        // A signal that our parent made us ignore (nohup, a shell's background job) stays ignored.
        struct sigaction old {};
        if (::sigaction(signal, nullptr, &old) == 0 && old.sa_handler == SIG_IGN)
            continue;
        ::sigaction(signal, &action, nullptr);
    }
}

int pending() {
    return received.load();
}

void check() {
    if (const int signal = pending())
        throw Error(ErrorCode::interrupted, name_of(signal));
}

Canceller::Canceller(Function cancel, void* argument) : slot_(0) {
    for (; slot_ < slots.size(); ++slot_) {
        bool free = false;
        if (slots[slot_].taken.compare_exchange_strong(free, true))
            break;
    }
    if (slot_ == slots.size())
        throw Error(ErrorCode::internal, "too many things to cancel at once");
    slots[slot_].argument.store(argument);
    slots[slot_].cancel.store(cancel);
}

Canceller::~Canceller() {
    slots[slot_].cancel.store(nullptr);
    // A handler on another thread may have read the function just before: let it end.
    while (handlers_running.load() > 0) std::this_thread::yield();
    slots[slot_].argument.store(nullptr);
    slots[slot_].taken.store(false);
}

}  // namespace aludel::interrupt
