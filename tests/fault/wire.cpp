#include "wire.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

namespace aludel::fault {

namespace {

sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path)) {
        throw std::runtime_error("socket path too long: " + path);
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

bool send_all(int socket, const char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t sent = send(socket, bytes, size, MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

std::size_t length_at(const std::string& bytes, std::size_t offset) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        length = length << 8 | static_cast<unsigned char>(bytes[offset + i]);
    }
    return length;
}

}  // namespace

namespace {

/// ReadyForQuery ends every answer: how many have come, of how many.
class Answers {
public:
    /// A message for the server.
    void asked(char type) { asked_ += type == 'Q' || type == 'S' ? 1 : 0; }

    /// Bytes from the server.
    void heard(const char* bytes, std::size_t size) {
        held_.append(bytes, size);
        std::size_t at = 0;
        while (held_.size() >= at + 5 && held_.size() >= at + 1 + length_at(held_, at + 1)) {
            heard_ += held_[at] == 'Z' ? 1 : 0;
            at += 1 + length_at(held_, at + 1);
        }
        held_.erase(0, at);
    }

    bool complete() const { return heard_ >= asked_; }

private:
    int asked_ = 1;  // the startup
    int heard_ = 0;
    std::string held_;
};

/// One connection of the program, as its two directions share it.
struct Link {
    int client = -1;
    int server = -1;
    std::mutex mutex;
    std::condition_variable change;
    Answers answers;
    bool deaf = false;   ///< nothing the server says reaches the program any more
    bool ended = false;  ///< the server says nothing more
};

}  // namespace

struct Wire::State {
    int listener = -1;
    std::string target;
    std::atomic<bool> stop{false};
    std::atomic<int> count{0};
    std::atomic<int> unanswered{0};
    std::thread acceptor;
    std::mutex mutex;
    std::set<int> sockets;
    std::vector<std::thread> workers;
    int number = 0;
    Moment moment = Moment::before;
    std::function<void()> act;

    void cut() {
        const std::lock_guard guard(mutex);
        for (const int socket : sockets) {
            shutdown(socket, SHUT_RDWR);
        }
    }

    /// Passes one message on; false when the connection is to end.
    bool pass(Link& link, const std::string& message, bool startup) {
        const char type = startup ? '\0' : message[0];
        const bool here = (type == 'Q' || type == 'E') && ++count == number;
        if (here && moment == Moment::before) {
            act();
            cut();
            return false;
        }
        {
            const std::lock_guard guard(link.mutex);
            link.answers.asked(type);
            if (here && type == 'E') {
                link.answers.asked('S');
            }
            link.deaf = link.deaf || here;  // before the server hears of it
        }
        std::string bytes = message;
        if (here && type == 'E') {
            bytes +=
                std::string("S\0\0\0\4", 5);  // Sync, as the program would send it: outside a transaction it commits
        }
        if (!send_all(link.server, bytes.data(), bytes.size())) {
            return false;
        }
        if (here) {
            wait_for_answer(link);
            act();
            cut();
            return false;
        }
        return true;
    }

    /// Until the server has run the statement. One that waits for others is left to itself after a while.
    void wait_for_answer(Link& link) {
        std::unique_lock lock(link.mutex);
        if (!link.change.wait_for(lock, std::chrono::seconds(2),
                                  [&] { return link.ended || link.answers.complete(); })) {
            ++unanswered;
        }
    }

    void client_to_server(Link& link) {
        std::string held;
        bool startup = true;
        std::array<char, 65536> buffer;
        for (;;) {
            const ssize_t got = recv(link.client, buffer.data(), buffer.size(), 0);
            if (got <= 0) {
                break;
            }
            held.append(buffer.data(), static_cast<std::size_t>(got));
            for (;;) {
                const std::size_t head = startup ? 0 : 1;
                if (held.size() < head + 4 || held.size() < head + length_at(held, head)) {
                    break;
                }
                const std::size_t size = head + length_at(held, head);
                if (!pass(link, held.substr(0, size), startup)) {
                    shutdown(link.server, SHUT_RDWR);
                    return;
                }
                startup = false;
                held.erase(0, size);
            }
        }
        shutdown(link.server, SHUT_RDWR);
    }

    static void server_to_client(Link& link) {
        std::array<char, 65536> buffer;
        for (bool open = true; open;) {
            const ssize_t got = recv(link.server, buffer.data(), buffer.size(), 0);
            const std::lock_guard guard(link.mutex);
            open = got > 0;
            if (open) {
                link.answers.heard(buffer.data(), static_cast<std::size_t>(got));
                open = link.deaf || send_all(link.client, buffer.data(), static_cast<std::size_t>(got));
            }
            link.ended = !open;
            link.change.notify_all();
        }
        shutdown(link.client, SHUT_RDWR);
    }

    void connection(int client) {
        Link link;
        link.client = client;
        link.server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_un address = address_of(target);
        if (connect(link.server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
            {
                const std::lock_guard guard(mutex);
                sockets.insert({client, link.server});
            }
            std::thread back([&link] { server_to_client(link); });
            client_to_server(link);
            back.join();
            const std::lock_guard guard(mutex);
            sockets.erase(client);
            sockets.erase(link.server);
        }
        close(link.server);
        close(client);
    }

    void serve() {
        while (!stop) {
            pollfd waiting{listener, POLLIN, 0};
            if (poll(&waiting, 1, 20) <= 0) {
                continue;
            }
            const int client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (client >= 0) {
                workers.emplace_back([this, client] { connection(client); });
            }
        }
    }
};

Wire::Wire(const std::string& directory, const std::string& target) : state_(std::make_shared<State>()) {
    const std::string path = directory + "/.s.PGSQL.5432";
    unlink(path.c_str());
    state_->target = target;
    state_->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = address_of(path);
    if (bind(state_->listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        listen(state_->listener, 16) != 0) {
        throw std::runtime_error(std::string("wire: ") + std::strerror(errno));
    }
    state_->acceptor = std::thread([state = state_.get()] { state->serve(); });
}

Wire::~Wire() {
    state_->stop = true;
    state_->acceptor.join();
    state_->cut();
    for (std::thread& worker : state_->workers) {
        worker.join();
    }
    close(state_->listener);
}

void Wire::at(int number, Moment moment, std::function<void()> act) {
    state_->act = std::move(act);
    state_->moment = moment;
    state_->number = number;
}

int Wire::unanswered() const {
    return state_->unanswered;
}

int Wire::statements() const {
    return state_->count;
}

}  // namespace aludel::fault
