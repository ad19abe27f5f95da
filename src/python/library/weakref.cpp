#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view weakref_text = R"python(
import _host


def _refused(name):
    def refused(*args, **keywords):
        _host.refuse('weakref.%s is not supported' % name, 'hold the object itself: a migration ends soon')
    return refused


ref, proxy, WeakMethod, finalize = map(_refused, ('ref', 'proxy', 'WeakMethod', 'finalize'))


class WeakValueDictionary(dict):
    """Holds its values: what a script could tell is only that they live longer."""


class WeakKeyDictionary(dict):
    """As WeakValueDictionary."""


class WeakSet(set):
    """As WeakValueDictionary."""
)python";

}  // namespace

std::shared_ptr<const NativeModule> weakref() {
    auto made = std::make_shared<NativeModule>("weakref");
    made->source(weakref_text);
    return made;
}

}  // namespace aludel::python::library
