#include "script/extension/package.hpp"

// socket, which modules of applications name at their top: its constants (Linux) and exceptions. Who asks for more is
// refused by name.
namespace aludel::script::extension {
namespace {

constexpr std::string_view socket_text = R"python(
AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3
SOL_SOCKET, SO_REUSEADDR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_LINGER, SO_REUSEPORT = 1, 2, 6, 7, 8, 9, 13, 15
SOL_TCP = IPPROTO_TCP = 6
IPPROTO_IP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 17, 41
TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, TCP_USER_TIMEOUT = 1, 4, 5, 6, 18
error = OSError
timeout = TimeoutError


class herror(OSError):
    pass


class gaierror(OSError):
    pass
)python";

}  // namespace

const Package& socket() {
    static const Package package{.name = "socket", .text = socket_text};
    return package;
}

}  // namespace aludel::script::extension
