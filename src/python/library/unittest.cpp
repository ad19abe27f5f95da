#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view unittest_text = R"python(
"""Testing."""
)python";

}  // namespace

std::shared_ptr<const NativeModule> unittest() {
    auto made = std::make_shared<NativeModule>("unittest");
    made->package();
    made->source(unittest_text);
    return made;
}

}  // namespace aludel::python::library
