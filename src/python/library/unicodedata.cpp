#include <utf8proc.h>

#include <cstdlib>

#include "python/evaluator.hpp"
#include "python/library/library.hpp"
#include "python/unicode.hpp"

namespace aludel::python::library {
namespace {

Value normalize(Call& call) {
    const std::string_view form = call.text(0);
    int options = 0;
    if (form == "NFC" || form == "NFKC") {
        options = UTF8PROC_COMPOSE | UTF8PROC_STABLE;
    } else if (form == "NFD" || form == "NFKD") {
        options = UTF8PROC_DECOMPOSE | UTF8PROC_STABLE;
    } else {
        raise(call.evaluator, ExceptionType::ValueError, "invalid normalization form");
    }
    if (form.size() == 4) {
        options |= UTF8PROC_COMPAT;
    }
    const std::string_view text = call.text(1);
    if (is_ascii(text)) {
        return plain(call[1]);
    }
    utf8proc_uint8_t* made = nullptr;
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &made, static_cast<utf8proc_option_t>(options));
    if (size < 0) {
        refuse(call.evaluator, "unicodedata.normalize() of text with lone surrogates is not supported");
    }
    std::string result(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
    std::free(made);
    return call.evaluator.str(std::move(result));
}

std::uint32_t character(Call& call, std::size_t parameter) {
    const Str* text = as_str(call[parameter]);
    if (!text) {
        raise(call.evaluator, ExceptionType::TypeError,
              call.function.name + "() argument must be a unicode character, not " +
                  type_name(call.evaluator, call[parameter]));
    }
    if (text->length != 1) {
        raise(call.evaluator, ExceptionType::TypeError,
              call.function.name + "() argument must be a unicode character, not str");
    }
    std::size_t at = 0;
    return next_code(text->view(), at);
}

}  // namespace

std::shared_ptr<const NativeModule> unicodedata() {
    auto made = std::make_shared<NativeModule>("unicodedata");
    NativeModule& m = *made;
    m.style(Signature::Style::c, UnknownArguments::infect);
    m.function("normalize", "form, unistr, /", normalize);
    m.function("category", "chr, /", [](Call& call) {
        const std::uint32_t code = character(call, 0);
        return call.evaluator.str(is_assigned(code) ? utf8proc_category_string(static_cast<utf8proc_int32_t>(code)) : "Cn");
    });
    m.function("combining", "chr, /", [](Call& call) {
        const std::uint32_t code = character(call, 0);
        return Value::integer(
            is_assigned(code) ? utf8proc_get_property(static_cast<utf8proc_int32_t>(code))->combining_class : 0);
    });
    return made;
}

}  // namespace aludel::python::library
