#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace aludel::dialect::postgresql {

/// What stands between the quotes of '…', E'…' or $tag$…$tag$; nullopt for any other token.
std::optional<std::string> string_value(std::string_view token);

/// Is one of these, in lower case, a word of this text, in whatever language?
bool has_word(std::string_view text, std::initializer_list<std::string_view> words);

/// Is DROP or TRUNCATE?
bool takes_away(std::string_view text);

}  // namespace aludel::dialect::postgresql
