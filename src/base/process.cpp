#include "base/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <system_error>

#include "base/error.hpp"
#include "base/text.hpp"

extern char** environ;

namespace aludel {
namespace {

using SteadyClock = std::chrono::steady_clock;

class Pipe {
public:
    Pipe() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0) {
            throw Error(ErrorCode::process_failed,
                        fmt::format("cannot make a pipe: {}", std::generic_category().message(errno)));
        }
    }
    ~Pipe() {
        close_read();
        close_write();
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    int read_end() const { return ends_[0]; }
    int write_end() const { return ends_[1]; }
    void close_read() { close(0); }
    void close_write() { close(1); }

private:
    void close(std::size_t end) {
        if (ends_[end] >= 0)
            ::close(ends_[end]);
        ends_[end] = -1;
    }
    std::array<int, 2> ends_{-1, -1};
};

/// Everything the child needs, made before fork(): between it and exec only async-signal-safe calls are allowed.
struct Launch {
    std::string program;
    std::string directory;
    std::vector<std::string> arguments;
    std::vector<std::string> environment;
    std::vector<char*> argv;
    std::vector<char*> envp;
    std::optional<unsigned> user;
    std::optional<unsigned> group;
    bool share_terminal = false;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (auto& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

Launch prepare(const std::vector<std::string>& arguments, const ProcessOptions& options) {
    const auto program = find_program(arguments.at(0));
    if (!program)
        throw Error(ErrorCode::process_failed, fmt::format("program not found: {}", arguments[0]));
    Launch launch;
    launch.program = program->string();
    launch.directory = options.directory.string();
    launch.arguments = arguments;
    std::map<std::string, std::string, std::less<>> variables;
    for (char** one = environ; !options.clean_environment && *one != nullptr; ++one) {
        const std::string_view text(*one);
        const auto equals = text.find('=');
        if (equals != std::string_view::npos)
            variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    for (const auto& [name, value] : options.environment) variables[name] = value;
    for (const auto& [name, value] : variables) launch.environment.push_back(name + "=" + value);
    launch.argv = pointers(launch.arguments);
    launch.envp = pointers(launch.environment);
    launch.user = options.user;
    launch.group = options.group;
    launch.share_terminal = options.share_terminal;
    return launch;
}

/// In the child. Returns only when something failed, with errno set.
void become(const Launch& launch, int input, int output, int error_output) {
    // Its own group, so that a timeout ends also what it started; but an editor must stay with the terminal.
    if (!launch.share_terminal) {
        ::setpgid(0, 0);
        if (::dup2(input, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 ||
            ::dup2(error_output, STDERR_FILENO) < 0) {
            return;
        }
    }
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (launch.group) {
        const gid_t group = *launch.group;
        if ((::geteuid() == 0 && ::setgroups(1, &group) != 0) || ::setgid(group) != 0)
            return;
    }
    if (launch.user && ::setuid(*launch.user) != 0)
        return;
    if (!launch.directory.empty() && ::chdir(launch.directory.c_str()) != 0)
        return;
    ::execve(launch.program.c_str(), launch.argv.data(), launch.envp.data());
}

/// SIGPIPE of this thread is held back while we write to a child that may not read.
class PipeSignalBlocked {
public:
    PipeSignalBlocked() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~PipeSignalBlocked() {
        const timespec no_wait{};
        while (::sigtimedwait(&pipe_, nullptr, &no_wait) > 0) {
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    PipeSignalBlocked(const PipeSignalBlocked&) = delete;
    PipeSignalBlocked& operator=(const PipeSignalBlocked&) = delete;

private:
    sigset_t pipe_{};
    sigset_t before_{};
};

class Child {
public:
    explicit Child(const Launch& launch) : in_group_(!launch.share_terminal) {
        Pipe failure;
        pid_ = ::fork();
        if (pid_ == 0) {
            become(launch, input.read_end(), output.write_end(), error_output.write_end());
            const int error = errno;
            [[maybe_unused]] const auto told = ::write(failure.write_end(), &error, sizeof error);
            ::_exit(127);
        }
        if (pid_ < 0)
            fail(launch, errno);
        if (in_group_)
            ::setpgid(pid_, pid_);  // whoever of us comes first
        failure.close_write();
        int error = 0;
        ssize_t got = 0;
        do {
            got = ::read(failure.read_end(), &error, sizeof error);
        } while (got < 0 && errno == EINTR);
        if (got == sizeof error) {
            wait(0);
            fail(launch, error);
        }
        input.close_read();
        output.close_write();
        error_output.close_write();
    }
    ~Child() {
        if (!ended_)
            kill();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// With WNOHANG: has it ended?
    bool wait(int flags) {
        pid_t got = 0;
        do {
            got = ::waitpid(pid_, &status_, flags);
        } while (got < 0 && errno == EINTR);
        ended_ = got == pid_;
        return ended_;
    }
    void kill() {
        ::kill(in_group_ ? -pid_ : pid_, SIGKILL);
        wait(0);
    }
    int exit_code() const { return WIFSIGNALED(status_) ? 128 + WTERMSIG(status_) : WEXITSTATUS(status_); }

    Pipe input, output, error_output;

private:
    [[noreturn]] static void fail(const Launch& launch, int error) {
        throw Error(ErrorCode::process_failed,
                    fmt::format("cannot start {}: {}", launch.program, std::generic_category().message(error)));
    }
    pid_t pid_ = -1;
    bool in_group_;
    bool ended_ = false;
    int status_ = 0;
};

/// Moves what is there from the pipe; closes it at its end.
void drain(Pipe& pipe, std::string& to) {
    std::array<char, 65536> buffer;
    for (;;) {
        const auto got = ::read(pipe.read_end(), buffer.data(), buffer.size());
        if (got > 0) {
            to.append(buffer.data(), static_cast<std::size_t>(got));
        } else if (got < 0 && errno == EINTR) {
            continue;
        } else {
            if (got == 0)
                pipe.close_read();
            return;
        }
    }
}

void feed(Pipe& pipe, std::string_view& rest) {
    const auto written = ::write(pipe.write_end(), rest.data(), std::min<std::size_t>(rest.size(), 65536));
    if (written > 0)
        rest.remove_prefix(static_cast<std::size_t>(written));
    // EPIPE: the child does not want more. That is its business.
    if (rest.empty() || (written < 0 && errno != EAGAIN && errno != EINTR))
        pipe.close_write();
}

ProcessResult talk(Child& child, const ProcessOptions& options) {
    const PipeSignalBlocked blocked;
    ProcessResult result;
    std::string_view rest = options.input;
    if (rest.empty())
        child.input.close_write();
    for (const int fd : {child.output.read_end(), child.error_output.read_end(), child.input.write_end()}) {
        if (fd >= 0)
            ::fcntl(fd, F_SETFL, O_NONBLOCK);
    }
    const auto begin = SteadyClock::now();
    bool ended = false;
    int tick = 1;
    while (!ended) {
        std::array<pollfd, 3> fds{{{child.output.read_end(), POLLIN, 0},
                                   {child.error_output.read_end(), POLLIN, 0},
                                   {child.input.write_end(), POLLOUT, 0}}};
        // The tick is for a child that has ended while a daemon it left behind keeps the pipes open.
        const int events = ::poll(fds.data(), fds.size(), tick);
        tick = events > 0 ? 1 : std::min(tick * 2, 50);
        // Looked at before the pipes are drained, so that nothing it wrote is missed.
        ended = child.wait(WNOHANG);
        if (fds[0].fd >= 0)
            drain(child.output, result.output);
        if (fds[1].fd >= 0)
            drain(child.error_output, result.error_output);
        if (fds[2].revents != 0)
            feed(child.input, rest);
        const std::chrono::duration<double> elapsed = SteadyClock::now() - begin;
        if (!ended && options.timeout > 0 && elapsed.count() > options.timeout) {
            child.kill();
            result.timed_out = true;
            ended = true;
        }
    }
    result.exit_code = child.exit_code();
    return result;
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& arguments, const ProcessOptions& options) {
    const Launch launch = prepare(arguments, options);
    Child child(launch);
    if (!options.share_terminal)
        return talk(child, options);
    child.wait(0);
    ProcessResult result;
    result.exit_code = child.exit_code();
    return result;
}

std::optional<std::filesystem::path> find_program(std::string_view name) {
    namespace fs = std::filesystem;
    const auto runnable = [](const fs::path& path) {
        std::error_code failed;
        return fs::is_regular_file(path, failed) && ::access(path.c_str(), X_OK) == 0;
    };
    std::error_code failed;
    if (name.empty())
        return std::nullopt;
    if (name.find('/') != std::string_view::npos) {
        return runnable(name) ? std::optional(fs::absolute(name, failed)) : std::nullopt;
    }
    const char* path = std::getenv("PATH");
    for (const auto& directory : split(path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin", ':')) {
        const auto candidate = fs::absolute(fs::path(directory.empty() ? "." : directory) / name, failed);
        if (runnable(candidate))
            return candidate;
    }
    return std::nullopt;
}

}  // namespace aludel
