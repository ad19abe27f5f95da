#include "cli/output.hpp"

#include <cerrno>
#include <cstring>

#include <unistd.h>

#include "base/error.hpp"

namespace aludel::cli {

namespace {

/// The error number, or 0.
int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            return errno;
        }
        text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace

void print(std::string_view text) {
    const int problem = write_all(STDOUT_FILENO, text);
    if (problem != 0 && problem != EPIPE) {
        throw Error(ErrorCode::file_unwritable,
                    std::string("cannot write to standard output: ") + std::strerror(problem));
    }
}

void print_error(std::string_view text) {
    write_all(STDERR_FILENO, text);
}

}  // namespace aludel::cli
