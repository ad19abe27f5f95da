#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view platform_text = R"python(
import _host


def system():
    return 'Linux'


def python_version():
    return '3.11.2'


def python_version_tuple():
    return ('3', '11', '2')


def python_implementation():
    return 'CPython'


def _refused(name):
    def refused(*args, **keywords):
        _host.refuse('platform.%s() asks for the machine that runs the migrations' % name, 'a revision has to do the same everywhere')
    return refused


for _one in ('node', 'machine', 'processor', 'release', 'version', 'platform', 'uname', 'architecture', 'freedesktop_os_release', 'libc_ver',
             'mac_ver', 'win32_ver', 'python_build', 'python_compiler', 'python_branch', 'python_revision'):
    globals()[_one] = _refused(_one)
del _one
)python";

}  // namespace

std::shared_ptr<const NativeModule> platform() {
    auto made = std::make_shared<NativeModule>("platform");
    made->source(platform_text);
    return made;
}

}  // namespace aludel::python::library
