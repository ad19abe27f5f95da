#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view concurrent_text = R"python(
"""Concurrency."""
)python";

}  // namespace

std::shared_ptr<const NativeModule> concurrent() {
    auto made = std::make_shared<NativeModule>("concurrent");
    made->package();
    made->source(concurrent_text);
    return made;
}

}  // namespace aludel::python::library
