#include "base/terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "base/interrupt.hpp"
#include "base/text.hpp"

namespace aludel {
namespace {

int descriptor(Stream stream) {
    return stream == Stream::out ? STDOUT_FILENO : STDERR_FILENO;
}

/// One line of standard input, without its end; by read(), because stdio would go on after a signal.
std::string read_answer() {
    std::string line;
    char c = 0;
    for (;;) {
        const auto got = ::read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR) {
            interrupt::check();
            continue;
        }
        if (got <= 0 || c == '\n')
            return line;
        line += c;
    }
}

}  // namespace

bool is_terminal(Stream stream) {
    return ::isatty(descriptor(stream)) == 1;
}

bool can_ask() {
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

bool use_colour(Stream stream) {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    return is_terminal(stream) && (no_colour == nullptr || *no_colour == '\0') &&
           (term == nullptr || std::string_view(term) != "dumb");
}

int terminal_width() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

bool ask_yes_no(std::string_view question) {
    std::fflush(stdout);
    fmt::print(stderr, "{} [y/N] ", question);
    std::fflush(stderr);
    const std::string line = read_answer();
    const auto answer = trim(line);
    return iequals(answer, "y") || iequals(answer, "yes");
}

}  // namespace aludel
