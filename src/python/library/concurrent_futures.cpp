#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view concurrent_futures_text = R"python(
import _host


class Error(Exception):
    pass


class CancelledError(Error):
    pass


TimeoutError = TimeoutError


class _Refused:
    def __init__(self, *args, **keywords):
        _host.refuse('concurrent.futures.%s: a script may not start threads or processes here' % type(self).__name__,
                     'call the function in a loop')


class ThreadPoolExecutor(_Refused):
    pass


class ProcessPoolExecutor(_Refused):
    pass
)python";

}  // namespace

std::shared_ptr<const NativeModule> concurrent_futures() {
    auto made = std::make_shared<NativeModule>("concurrent.futures");
    made->source(concurrent_futures_text);
    return made;
}

}  // namespace aludel::python::library
