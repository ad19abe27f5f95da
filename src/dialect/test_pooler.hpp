#pragma once

#include <fmt/format.h>
#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "base/file.hpp"
#include "dialect/url.hpp"

namespace aludel::dialect::test {

/// PgBouncer pooling transactions before the test server, as an unprivileged user, on a unix socket of its own.
class Pooler {
public:
    static constexpr std::size_t sessions = 4;  ///< of the server, at most

    /// `server.host` is the directory of its socket.
    explicit Pooler(const Url& server) : url_(server) {
        const passwd* account = ::getpwnam("postgres");
        const std::string path = directory_.path().string();
        std::ofstream(path + "/users") << "\"postgres\" \"\"\n";
        std::ofstream(path + "/ini") << fmt::format(
            "[databases]\n* = host={} port=5432 user=postgres\n[pgbouncer]\nlisten_addr =\nlisten_port = "
            "6432\nunix_socket_dir = {}\nauth_type = any\n"
            "auth_file = {}/users\npool_mode = transaction\ndefault_pool_size = {}\nlogfile = {}/log\npidfile = "
            "{}/pid\n"
            "ignore_startup_parameters = extra_float_digits\n",
            server.host, path, path, sessions, path, path);
        if (::geteuid() == 0)
            for (const char* name : {"", "/users", "/ini"})
                if (::chown((path + name).c_str(), account->pw_uid, account->pw_gid) != 0)
                    throw std::runtime_error("chown");
        process_ = ::fork();
        if (process_ == 0) {
            if (::geteuid() == 0 && (::setgid(account->pw_gid) != 0 || ::setuid(account->pw_uid) != 0))
                ::_exit(1);
            ::execlp("pgbouncer", "pgbouncer", "-q", (path + "/ini").c_str(), nullptr);
            ::_exit(127);
        }
        url_.host = path;
        url_.port = "6432";
        url_.user = "any";
        for (int i = 0; i < 200 && ::access((path + "/.s.PGSQL.6432").c_str(), F_OK) != 0; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    Pooler(const Pooler&) = delete;
    Pooler& operator=(const Pooler&) = delete;
    ~Pooler() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    const Url& url() const { return url_; }

private:
    TemporaryDirectory directory_;
    Url url_;
    pid_t process_ = -1;
};

}  // namespace aludel::dialect::test
