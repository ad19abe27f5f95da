#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view urllib_text = R"python(
"""Parts of the handling of URLs."""
)python";

}  // namespace

std::shared_ptr<const NativeModule> urllib() {
    auto made = std::make_shared<NativeModule>("urllib");
    made->package();
    made->source(urllib_text);
    return made;
}

}  // namespace aludel::python::library
