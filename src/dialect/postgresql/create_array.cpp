#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/reflect_row.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// Behind the quoted text or the comment that begins at `i`; `i` itself where none does.
std::size_t behind_text(std::string_view sql, std::size_t i) {
    const auto behind = [&](std::string_view end, std::size_t from) {
        const std::size_t found = sql.find(end, from);
        return found == std::string_view::npos ? sql.size() : found + end.size();
    };
    const char c = sql[i];
    if (c == '"')
        return behind("\"", i + 1);  // a doubled one begins the next
    if (c == '-' && sql.substr(i, 2) == "--")
        return behind("\n", i);
    if (c == '\'') {
        const bool escapes = i > 0 && sql[i - 1] == 'E';
        for (++i; i < sql.size() && sql[i] != '\''; ++i)
            if (escapes && sql[i] == '\\')
                ++i;
        return std::min(i + 1, sql.size());
    }
    if (c == '$') {
        const std::size_t end = sql.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", i + 1);
        if (end != std::string_view::npos && sql[end] == '$')
            return behind(sql.substr(i, end - i + 1), end + 1);
    }
    return i;
}

/// The bracket that closes the one at `i`.
std::size_t closing(std::string_view sql, std::size_t i) {
    int depth = 0;
    while (i < sql.size()) {
        if (const std::size_t next = behind_text(sql, i); next != i) {
            i = next;
            continue;
        }
        if (sql[i] == '[' || sql[i] == '(')
            ++depth;
        else if ((sql[i] == ']' || sql[i] == ')') && --depth == 0)
            return i;
        ++i;
    }
    return sql.size();
}

/// The type that all elements are cast to.
std::optional<std::string> type_of(std::string_view elements) {
    std::optional<std::string> type;
    for (const std::string& element : list_elements(elements)) {
        const std::size_t cast = element.rfind("::");
        if (cast == std::string::npos || element.find_first_of("'()[]+-*/<>=|", cast) < element.size())
            return std::nullopt;
        const std::string one = element.substr(cast + 2);
        if (type && *type != one)
            return std::nullopt;
        type = one;
    }
    return type;
}

}  // namespace

std::string keep_array_types(std::string sql) {
    constexpr std::string_view begin = "(ARRAY[";
    if (sql.find(begin) == std::string::npos)
        return sql;
    std::string out;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < sql.size();) {
        if (const std::size_t next = behind_text(sql, i); next != i) {
            i = next;
            continue;
        }
        if (sql.compare(i, begin.size(), begin) == 0) {
            const std::size_t open = i + begin.size() - 1;
            const std::size_t close = closing(sql, open);
            if (sql.compare(close, 4, "])::") == 0) {
                if (const auto type = type_of(std::string_view(sql).substr(open + 1, close - open - 1))) {
                    out.append(sql, copied, close + 1 - copied);
                    out += "::" + *type + "[]";
                    copied = close + 1;
                    i = close + 1;
                    continue;
                }
            }
        }
        ++i;
    }
    return out.append(sql, copied, std::string::npos);
}

}  // namespace aludel::dialect::postgresql
