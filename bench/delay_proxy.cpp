#include "delay_proxy.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <deque>
#include <list>
#include <stdexcept>
#include <thread>
#include <vector>

namespace aludel::bench {

namespace {

using Clock = std::chrono::steady_clock;

sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path)) {
        throw std::runtime_error("socket path too long: " + path);
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

struct Chunk {
    Clock::time_point due;
    std::string bytes;
};

/// One direction of one connection.
struct Pipe {
    int from;
    int to;
    std::deque<Chunk> held;
    bool ended = false;

    /// Takes what has arrived; false when there is nothing more to come.
    void take(Clock::duration delay) {
        std::array<char, 65536> buffer;
        const ssize_t got = read(from, buffer.data(), buffer.size());
        if (got > 0) {
            held.push_back({Clock::now() + delay, std::string(buffer.data(), static_cast<std::size_t>(got))});
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
            ended = true;
        }
    }

    void pass_on() {
        while (!held.empty() && held.front().due <= Clock::now()) {
            std::string& bytes = held.front().bytes;
            const ssize_t sent = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0) {
                if (errno != EAGAIN && errno != EINTR) {
                    held.clear();
                    ended = true;
                }
                return;
            }
            bytes.erase(0, static_cast<std::size_t>(sent));
            if (!bytes.empty()) {
                return;
            }
            held.pop_front();
        }
    }
};

struct Link {
    Pipe there;
    Pipe back;

    bool over() const { return (there.ended && there.held.empty()) || (back.ended && back.held.empty()); }
};

}  // namespace

struct DelayProxy::State {
    int listener = -1;
    std::string target;
    Clock::duration delay{};
    std::atomic<bool> stop{false};
    std::thread worker;
    std::list<Link> links;

    void accept_one() {
        const int client = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
        if (client < 0) {
            return;
        }
        const int server = socket(AF_UNIX, SOCK_STREAM, 0);
        const sockaddr_un address = address_of(target);
        if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            close(client);
            close(server);
            return;
        }
        fcntl(server, F_SETFL, O_NONBLOCK);
        links.push_back({{client, server, {}, false}, {server, client, {}, false}});
    }

    /// Until the next chunk is due, at most 50 ms.
    timespec patience() const {
        auto next = Clock::now() + std::chrono::milliseconds(50);
        for (const Link& link : links) {
            for (const Pipe* pipe : {&link.there, &link.back}) {
                if (!pipe->held.empty()) {
                    next = std::min(next, pipe->held.front().due);
                }
            }
        }
        const auto left = std::max(Clock::duration::zero(), next - Clock::now());
        const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(left).count();
        return {static_cast<time_t>(nanoseconds / 1'000'000'000), static_cast<long>(nanoseconds % 1'000'000'000)};
    }

    void serve() {
        while (!stop) {
            std::vector<pollfd> sockets{{listener, POLLIN, 0}};
            for (const Link& link : links) {
                sockets.push_back({link.there.ended ? -1 : link.there.from, POLLIN, 0});
                sockets.push_back({link.back.ended ? -1 : link.back.from, POLLIN, 0});
            }
            const timespec wait = patience();
            ppoll(sockets.data(), sockets.size(), &wait, nullptr);
            std::size_t at = 1;
            for (Link& link : links) {
                for (Pipe* pipe : {&link.there, &link.back}) {
                    if (sockets[at++].revents != 0) {
                        pipe->take(delay);
                    }
                    pipe->pass_on();
                }
            }
            if (sockets[0].revents != 0) {
                accept_one();
            }
            links.remove_if([](const Link& link) {
                if (link.over()) {
                    close(link.there.from);
                    close(link.there.to);
                    return true;
                }
                return false;
            });
        }
    }
};

DelayProxy::DelayProxy(const std::string& directory, const std::string& port, const std::string& target,
                       double round_trip_seconds)
    : state_(std::make_unique<State>()) {
    state_->target = target;
    state_->delay = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(round_trip_seconds / 2));
    state_->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const sockaddr_un address = address_of(directory + "/.s.PGSQL." + port);
    if (bind(state_->listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        listen(state_->listener, 16) != 0) {
        throw std::runtime_error(std::string("delay proxy: ") + std::strerror(errno));
    }
    state_->worker = std::thread([state = state_.get()] { state->serve(); });
}

DelayProxy::~DelayProxy() {
    state_->stop = true;
    state_->worker.join();
    for (const Link& link : state_->links) {
        close(link.there.from);
        close(link.there.to);
    }
    close(state_->listener);
}

}  // namespace aludel::bench
