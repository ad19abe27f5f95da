#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view typing_extensions_text = R"python(
import typing as _typing
from typing import *
from typing import runtime

NoneType = type(None)


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    def decorate(arg):
        arg.__deprecated__ = message
        if category is None or isinstance(arg, type):
            return arg
        import functools
        import warnings

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warnings.warn(message, category=category, stacklevel=stacklevel)
            return arg(*args, **kwargs)
        return wrapper
    return decorate


def override(arg, /):
    try:
        arg.__override__ = True
    except (AttributeError, TypeError):
        pass
    return arg


TypeIs, ReadOnly, TypeForm = (_typing._Form(name, _typing._one) for name in ('TypeIs', 'ReadOnly', 'TypeForm'))


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__, self.__value__, self.__type_params__ = name, value, type_params

    def __or__(self, other):
        return _typing.Union[self, other]

    def __ror__(self, other):
        return _typing.Union[other, self]

    def __repr__(self):
        return self.__name__


class Doc:
    def __init__(self, documentation, /):
        self.documentation = documentation

    def __repr__(self):
        return 'Doc(%r)' % self.documentation
)python";

}  // namespace

std::shared_ptr<const NativeModule> typing_extensions() {
    auto made = std::make_shared<NativeModule>("typing_extensions");
    made->source(typing_extensions_text);
    return made;
}

}  // namespace aludel::python::library
