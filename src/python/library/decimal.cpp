#include <string>

#include "python/library/decimal_text.hpp"
#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {

std::shared_ptr<const NativeModule> decimal() {
    static const std::string text = std::string(decimal_context_text) + std::string(decimal_number_text) +
                                    std::string(decimal_arithmetic_text) + std::string(decimal_format_text);
    auto made = std::make_shared<NativeModule>("decimal");
    made->style(Signature::Style::c, UnknownArguments::infect);
    add_support(*made);
    made->source(text);
    return made;
}

}  // namespace aludel::python::library
