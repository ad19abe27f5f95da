#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view text = R"python(
"""Concurrency."""
)python";

}  // namespace

std::shared_ptr<const NativeModule> concurrent() {
    auto made = std::make_shared<NativeModule>("concurrent");
    made->package();
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
