#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/object/privileges.hpp"
#include "dialect/postgresql/libpq.hpp"

namespace aludel::dialect::postgresql {

/// One row of a result, its values as the server wrote them: without copies.
class Row {
public:
    Row(const PGresult* result, int row) : result_(result), row_(row) {}

    bool null(int column) const { return libpq().getisnull(result_, row_, column) != 0; }
    /// Of NULL: empty.
    std::string_view view(int column) const {
        return {libpq().getvalue(result_, row_, column),
                static_cast<std::size_t>(libpq().getlength(result_, row_, column))};
    }
    std::string text(int column) const { return std::string(view(column)); }
    /// Of NULL: 0.
    template <typename Number = int>
    Number number(int column) const {
        const std::string_view text = view(column);
        Number value{};
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
    Oid oid(int column) const { return number<Oid>(column); }
    bool flag(int column) const { return letter(column) == 't'; }
    /// Of NULL, and of nothing: '\0'.
    char letter(int column) const { return *libpq().getvalue(result_, row_, column); }

private:
    const PGresult* result_;
    int row_;
};

/// The elements of an array of one dimension; NULL is empty.
std::vector<std::string> array_elements(std::string_view text);
/// Numbers of an int2vector or oidvector ("1 2") or of an array of numbers ("{1,2}").
std::vector<std::int64_t> numbers_of(std::string_view text);
/// The expressions of a list that pg_get_expr has written: cut at commas outside parentheses, brackets and quotes.
std::vector<std::string> list_elements(std::string_view text);
/// "{name=value,…}"
std::vector<catalog::object::Setting> settings_of(std::string_view array);

}  // namespace aludel::dialect::postgresql
