#include <fmt/format.h>

#include <algorithm>

#include "dialect/clauses.hpp"
#include "dialect/postgresql/compile_parts.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// "delete_rows" as the author may write it -> "DELETE ROWS".
std::string commit_action(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        if (c == '_')
            return ' ';
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

std::string options_of(const catalog::Table& table) {
    std::string text;
    if (!table.inherits.empty())
        text += fmt::format("\n INHERITS ( {} )", names().list(table.inherits));
    if (!table.partition_by.empty())
        text += "\n PARTITION BY " + table.partition_by;
    if (!table.access_method.empty())
        text += "\n USING " + table.access_method;
    if (table.with_oids)
        text += *table.with_oids ? "\n WITH OIDS" : "\n WITHOUT OIDS";
    if (!table.on_commit.empty())
        text += "\n ON COMMIT " + commit_action(table.on_commit);
    if (!table.tablespace.empty())
        text += "\n TABLESPACE " + names().quote(table.tablespace);
    return text;
}

}  // namespace

std::string create_table(const catalog::CreateTable& operation) {
    std::vector<std::string> items;
    for (const catalog::Column& column : operation.table.columns)
        items.push_back(column_text(column) + column_checks(names(), column));
    for (const catalog::Constraint& constraint : operation.table.constraints)
        items.push_back(constraint_text(constraint));
    return create_table_text(names(), operation, items, options_of(operation.table));
}

}  // namespace aludel::dialect::postgresql
