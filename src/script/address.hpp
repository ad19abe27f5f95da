#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aludel::script {

/// `[label@][symbol]±N`: so many steps from a symbol, or from where the database is when there is none.
struct RelativeAddress {
    std::optional<std::string> branch;
    std::optional<std::string> symbol;
    std::string written;  ///< the sign and the digits, for messages
    int steps = 0;        ///< beyond ±1,000,000,000 stays there: no graph is that long
};

/// Alembic's expression `(?:(.+?)@)?(\w+)?((?:\+|-)\d+)`, but over the whole text: what it leaves unread at the
/// end ("+1x", "rel-2024@head") is not a relative address here. nullopt: not relative.
std::optional<RelativeAddress> parse_relative(std::string_view text);

/// `label@symbol` split at the first '@'; no branch where there is none.
struct AbsoluteAddress {
    std::optional<std::string> branch;
    std::string symbol;
};
AbsoluteAddress parse_absolute(std::string_view text);

}  // namespace aludel::script
