#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view importlib_util_text = R"python(
import _host
import os as _os
import types as _types


class _Loader:
    def __init__(self, name, path):
        self.name, self.path = name, path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        _host.execute_file(module, self.path)

    def load_module(self, fullname=None):
        made = module_from_spec(ModuleSpec(self.name, self, origin=self.path))
        self.exec_module(made)
        return made

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, 'rb') as file:
            return file.read()

    def get_source(self, fullname=None):
        with open(self.path, encoding='utf-8') as file:
            return file.read()

    def __repr__(self):
        return '<_frozen_importlib_external.SourceFileLoader object at 0x%x>' % id(self)


class ModuleSpec:
    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin, self.loader_state = name, loader, origin, loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location = origin is not None
        self.cached = None

    @property
    def parent(self):
        return self.name if self.submodule_search_locations is not None else self.name.rpartition('.')[0]

    def __repr__(self):
        return 'ModuleSpec(name=%r, loader=%r, origin=%r)' % (self.name, self.loader, self.origin)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    path = _os.path.abspath(_os.fspath(location))
    if loader is None:
        if not path.endswith('.py'):
            return None
        loader = _Loader(name, path)
    made = ModuleSpec(name, loader, origin=path, is_package=submodule_search_locations is not None or path.endswith('/__init__.py'))
    if made.submodule_search_locations is not None:
        made.submodule_search_locations = list(submodule_search_locations or [_os.path.dirname(path)])
    return made


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    made = _types.ModuleType(spec.name)
    made.__spec__, made.__loader__ = spec, spec.loader
    made.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        made.__path__ = spec.submodule_search_locations
    if spec.has_location:
        made.__file__ = spec.origin
    return made


def find_spec(name, package=None):
    if name.startswith('.'):
        name = resolve_name(name, package)
    there = _host.can_import(name)
    if there is None:
        _host.refuse('whether %r is installed is not known here' % name, 'write what is meant without asking for it')
    return ModuleSpec(name, _Loader(name, None)) if there else None


def resolve_name(name, package):
    if not name.startswith('.'):
        return name
    level = len(name) - len(name.lstrip('.'))
    parts = package.split('.')
    if level > len(parts):
        raise ImportError('attempted relative import beyond top-level package')
    base = '.'.join(parts[:len(parts) - level + 1])
    return base + '.' + name[level:] if name[level:] else base
)python";

}  // namespace

std::shared_ptr<const NativeModule> importlib_util() {
    auto made = std::make_shared<NativeModule>("importlib.util");
    made->source(importlib_util_text);
    return made;
}

}  // namespace aludel::python::library
