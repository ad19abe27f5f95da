#include "dialect/sqlite/quote.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

#include "base/text.hpp"

namespace aludel::dialect::sqlite {

namespace {

bool needs_no_quotes(std::string_view name) {
    if (name.empty() || (name.front() >= '0' && name.front() <= '9')) {
        return false;
    }
    const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    return letters && sqlite3_keyword_check(name.data(), static_cast<int>(name.size())) == 0;
}

}  // namespace

std::string quote_identifier(std::string_view name) {
    if (needs_no_quotes(name)) {
        return std::string(name);
    }
    return fmt::format("\"{}\"", replace_all(name, "\"", "\"\""));
}

std::string quote(const QualifiedName& name) {
    if (name.schema.empty()) {
        return quote_identifier(name.name);
    }
    return fmt::format("{}.{}", quote_identifier(name.schema), quote_identifier(name.name));
}

std::string quote_literal(std::string_view text) {
    if (text.find('\0') == std::string_view::npos) {
        return fmt::format("'{}'", replace_all(text, "'", "''"));
    }
    std::string hex;
    for (const char c : text) {
        hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
    }
    return fmt::format("CAST(x'{}' AS TEXT)", hex);
}

}  // namespace aludel::dialect::sqlite
