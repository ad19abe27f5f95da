#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view text = R"python(
from abc import ABCMeta


class Number(metaclass=ABCMeta):
    __hash__ = None


class Complex(Number):
    pass


class Real(Complex):
    pass


class Rational(Real):
    pass


class Integral(Rational):
    pass


Real.register(float)
Integral.register(int)
)python";

}  // namespace

std::shared_ptr<const NativeModule> numbers() {
    auto made = std::make_shared<NativeModule>("numbers");
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
