#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view importlib_resources_text = R"python(
import _host
import pathlib as _pathlib


def files(package=None):
    module = _host.import_module(package) if isinstance(package, str) else package
    path = getattr(module, '__path__', None)
    if path:
        return _pathlib.Path(list(path)[0])
    if getattr(module, '__file__', None) is None:
        _host.refuse('the files of the package %r are not part of the project' % getattr(module, '__name__', package))
    return _pathlib.Path(module.__file__).parent


class as_file:
    def __init__(self, path):
        self._path = path

    def __enter__(self):
        return self._path

    def __exit__(self, *info):
        pass


def read_text(package, resource, encoding='utf-8', errors='strict'):
    return files(package).joinpath(resource).read_text(encoding, errors)


def read_binary(package, resource):
    return files(package).joinpath(resource).read_bytes()


def open_text(package, resource, encoding='utf-8', errors='strict'):
    return files(package).joinpath(resource).open('r', encoding=encoding, errors=errors)


def open_binary(package, resource):
    return files(package).joinpath(resource).open('rb')


def is_resource(package, name):
    return files(package).joinpath(name).is_file()


def contents(package):
    return [one.name for one in files(package).iterdir()]


def path(package, resource):
    return as_file(files(package).joinpath(resource))
)python";

}  // namespace

std::shared_ptr<const NativeModule> importlib_resources() {
    auto made = std::make_shared<NativeModule>("importlib.resources");
    made->source(importlib_resources_text);
    return made;
}

}  // namespace aludel::python::library
