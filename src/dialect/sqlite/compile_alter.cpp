#include <fmt/format.h>

#include "base/error.hpp"
#include "dialect/clauses.hpp"
#include "dialect/sqlite/compile_parts.hpp"

namespace aludel::dialect::sqlite {

namespace {

/// What of the column is to change and cannot; empty: only its name.
std::string_view impossible_part(const catalog::AlterColumn& operation) {
    if (operation.type)
        return "the type";
    if (operation.nullable)
        return "NOT NULL";
    if (!std::holds_alternative<std::monostate>(operation.default_change))
        return "the default";
    return operation.comment ? "the comment" : "";
}

}  // namespace

std::vector<std::string> alter_column(const catalog::AlterColumn& operation) {
    if (const std::string_view part = impossible_part(operation); !part.empty())
        throw Error(
            ErrorCode::not_supported,
            fmt::format("SQLite has no ALTER COLUMN: it cannot change {} of column \"{}\"", part, operation.column))
            .hint(
                "use batch mode (op.batch_alter_table), which copies the table into a new one and moves that into its "
                "place");
    if (!operation.rename_to)
        return {};
    return {fmt::format("{}RENAME COLUMN {} TO {}", alter_table(names(), operation.table),
                        names().quote(operation.column), names().quote(*operation.rename_to))};
}

}  // namespace aludel::dialect::sqlite
