#pragma once

#include <string>
#include <string_view>

#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/unicode.hpp"

namespace aludel::python {

/// The methods of str that go by the kinds of its characters: lower(), title(), isalpha(), isidentifier() …
void add_str_case(NativeClass& str);

/// The str that a method makes of its own, character by character: map(std::string& made, std::uint32_t code).
template <typename Map>
Value map_codes(Call& call, Map&& map) {
    std::string made;
    std::string_view all = plain(call.self).as<Str>().text;
    made.reserve(all.size());
    for (std::size_t at = 0; at < all.size();) {
        map(made, next_code(all, at));
    }
    return call.evaluator.str(std::move(made));
}

}  // namespace aludel::python
