#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view importlib_text = R"python(
import _host


def import_module(name, package=None):
    if not isinstance(name, str):
        raise TypeError('the name of a module must be a str, not %s' % type(name).__name__)
    if name.startswith('.'):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for %r" % name)
        level = len(name) - len(name.lstrip('.'))
        parts = package.split('.')
        if level > len(parts):
            raise ImportError('attempted relative import beyond top-level package')
        base = '.'.join(parts[:len(parts) - level + 1])
        name = base + '.' + name[level:] if name[level:] else base
    return _host.import_module(name)


def invalidate_caches():
    pass


def reload(module):
    _host.refuse('importlib.reload() is not supported: a module is read once')


def find_loader(name, path=None):
    _host.refuse('importlib.find_loader() is not supported', 'use importlib.import_module()')


)python";

}  // namespace

std::shared_ptr<const NativeModule> importlib() {
    auto made = std::make_shared<NativeModule>("importlib");
    made->package();
    made->source(importlib_text);
    return made;
}

}  // namespace aludel::python::library
