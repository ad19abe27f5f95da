#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view importlib_machinery_text = R"python(
from importlib.util import ModuleSpec, _Loader


class SourceFileLoader(_Loader):
    def __init__(self, fullname, path):
        super().__init__(fullname, path)


SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
EXTENSION_SUFFIXES = []


def all_suffixes():
    return ['.py', '.pyc']
)python";

}  // namespace

std::shared_ptr<const NativeModule> importlib_machinery() {
    auto made = std::make_shared<NativeModule>("importlib.machinery");
    made->source(importlib_machinery_text);
    return made;
}

}  // namespace aludel::python::library
