#include "wire.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
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

struct Wire::State {
    int listener = -1;
    std::string target;
    std::atomic<bool> stop{false};
    std::atomic<int> count{0};
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
    bool pass(int server, const std::string& message, bool startup) {
        const bool statement = !startup && (message[0] == 'Q' || message[0] == 'E');
        const bool here = statement && ++count == number;
        if (here && moment == Moment::before) {
            act();
            cut();
            return false;
        }
        if (!send_all(server, message.data(), message.size())) {
            return false;
        }
        if (here) {
            // The server runs what it has read; nothing tells when an unanswered Execute is done.
            std::this_thread::sleep_for(std::chrono::milliseconds(25));
            act();
            cut();
            return false;
        }
        return true;
    }

    void client_to_server(int client, int server) {
        std::string held;
        bool startup = true;
        std::array<char, 65536> buffer;
        for (;;) {
            const ssize_t got = recv(client, buffer.data(), buffer.size(), 0);
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
                if (!pass(server, held.substr(0, size), startup)) {
                    shutdown(server, SHUT_RDWR);
                    return;
                }
                startup = false;
                held.erase(0, size);
            }
        }
        shutdown(server, SHUT_RDWR);
    }

    static void server_to_client(int server, int client) {
        std::array<char, 65536> buffer;
        for (;;) {
            const ssize_t got = recv(server, buffer.data(), buffer.size(), 0);
            if (got <= 0 || !send_all(client, buffer.data(), static_cast<std::size_t>(got))) {
                break;
            }
        }
        shutdown(client, SHUT_RDWR);
    }

    void connection(int client) {
        const int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_un address = address_of(target);
        if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
            {
                const std::lock_guard guard(mutex);
                sockets.insert({client, server});
            }
            std::thread back([server, client] { server_to_client(server, client); });
            client_to_server(client, server);
            back.join();
            const std::lock_guard guard(mutex);
            sockets.erase(client);
            sockets.erase(server);
        }
        close(server);
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

int Wire::statements() const {
    return state_->count;
}

}  // namespace aludel::fault
