#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view numbers_text = R"python(
from abc import ABCMeta


class Number(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = None


class Complex(Number):
    __slots__ = ()


class Real(Complex):
    __slots__ = ()


class Rational(Real):
    __slots__ = ()


class Integral(Rational):
    __slots__ = ()


Real.register(float)
Integral.register(int)
)python";

}  // namespace

std::shared_ptr<const NativeModule> numbers() {
    auto made = std::make_shared<NativeModule>("numbers");
    made->source(numbers_text);
    return made;
}

}  // namespace aludel::python::library
