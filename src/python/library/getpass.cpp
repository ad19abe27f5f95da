#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view getpass_text = R"python(
import _host


def getpass(prompt='Password: ', stream=None):
    _host.refuse('getpass.getpass() asks somebody, and nobody is there', 'read the value from os.environ')


def getuser():
    import os
    for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
        if os.environ.get(name):
            return os.environ[name]
    _host.refuse('getpass.getuser(): who runs the migrations is not known here', 'read the value from os.environ')


class GetPassWarning(UserWarning):
    pass
)python";

}  // namespace

std::shared_ptr<const NativeModule> getpass() {
    auto made = std::make_shared<NativeModule>("getpass");
    made->source(getpass_text);
    return made;
}

}  // namespace aludel::python::library
