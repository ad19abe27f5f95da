#include "base/terminal.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace aludel {
namespace {

/// Runs in a child whose standard streams are a terminal that says `typed`. Returns its exit status.
template <typename Function>
int on_terminal(const std::string& typed, Function&& function) {
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0)
        return -1;
    const int slave = ::open(::ptsname(master), O_RDWR | O_NOCTTY);
    winsize size{};
    size.ws_col = 132;
    ::ioctl(slave, TIOCSWINSZ, &size);
    const pid_t child = ::fork();
    if (child == 0) {
        for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(slave, fd);
        ::_exit(function());
    }
    EXPECT_EQ(::write(master, typed.data(), typed.size()), static_cast<ssize_t>(typed.size()));
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(slave);
    ::close(master);
    return WEXITSTATUS(status);
}

TEST(Terminal, AsksAndReadsOneLine) {
    const auto ask = [] { return ask_yes_no("drop 3 tables?") ? 10 : 20; };
    EXPECT_EQ(on_terminal("y\n", ask), 10);
    EXPECT_EQ(on_terminal("YES\n", ask), 10);
    EXPECT_EQ(on_terminal("no\n", ask), 20);
    EXPECT_EQ(on_terminal("yesterday\n", ask), 20);
    EXPECT_EQ(on_terminal("\n", ask), 20);
    EXPECT_EQ(on_terminal("\x04", ask), 20);  // end of input
}

TEST(Terminal, KnowsATerminal) {
    EXPECT_EQ(on_terminal("",
                          [] {
                              ::unsetenv("NO_COLOR");
                              ::setenv("TERM", "xterm", 1);
                              const bool colour = use_colour(Stream::out);
                              ::setenv("TERM", "dumb", 1);
                              const bool dumb = use_colour(Stream::out);
                              ::setenv("TERM", "xterm", 1);
                              ::setenv("NO_COLOR", "1", 1);
                              const bool no_colour = use_colour(Stream::out);
                              return can_ask() && is_terminal(Stream::err) && colour && !dumb && !no_colour
                                         ? terminal_width()
                                         : 1;
                          }),
              132);
}

TEST(Terminal, KnowsAFile) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::freopen("/dev/null", "r", stdin);
        std::freopen("/dev/null", "w", stdout);
        ::_exit(can_ask() || use_colour(Stream::out) ? 1 : terminal_width());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 80);
}

}  // namespace
}  // namespace aludel
