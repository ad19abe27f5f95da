#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/rebuild_table.hpp"
#include "catalog/reflected_table.hpp"

/// The parts of rebuild_table.
namespace aludel::dialect::sqlite {

/// Throws Error(python_raised) as an exception of Python's reads: "ValueError: No such index: 'x'".
[[noreturn]] void raise_python(std::string_view type, const std::string& message);
/// 'name'
std::string python_repr(std::string_view text);

/// SQL that was reflected goes through SQLAlchemy's text(): `\:` is `:` there. Throws for what it takes for a
/// parameter.
std::string through_text(const std::string& sql);

/// The table as it was reflected, as the start of a rebuild: defaults in parentheses where Alembic puts them, names of
/// the convention where constraints have none.
catalog::RebuildTable::Definition definition_of(const catalog::ReflectedTable& table,
                                                const catalog::RebuildTable& operation);

/// The order of a table's columns: pairs of which the first comes first.
class ColumnOrder {
public:
    ColumnOrder(std::vector<std::string> existing, const std::vector<std::vector<std::string>>& partial)
        : existing_(std::move(existing)), partial_(partial) {}

    void add(const std::string& column, std::string before, std::string after);
    /// Throws for a column that was not there at first.
    void drop(const std::string& column);
    /// The columns in their order, by the rules of Alembic: stable, but not always as one would guess.
    std::vector<std::string> sorted(const std::vector<std::string>& columns) const;

private:
    using Pair = std::pair<std::string, std::string>;

    std::vector<std::string> existing_;
    const std::vector<std::vector<std::string>>& partial_;
    std::vector<Pair> added_;
};

}  // namespace aludel::dialect::sqlite
