#include <fmt/format.h>

#include "base/text.hpp"
#include "dialect/sqlite/compile_parts.hpp"

namespace aludel::dialect::sqlite {

namespace {

/// The schema stands with the index, never with its table.
std::string index_name(const std::string& schema, std::string_view name, bool may_be_cut) {
    return (schema.empty() ? "" : names().quote(schema) + ".") + names().limited(name, may_be_cut);
}

}  // namespace

std::string create_index(const catalog::CreateIndex& operation) {
    const catalog::Index& index = operation.index;
    std::vector<std::string> parts;
    for (const catalog::Index::Part& part : index.parts)
        parts.push_back(part.column.empty() ? part.expression : names().quote(part.column));
    return fmt::format("CREATE {}INDEX {}{} ON {} ({}){}", index.unique ? "UNIQUE " : "",
                       operation.if_not_exists ? "IF NOT EXISTS " : "",
                       index_name(index.table.schema, index.name, index.name_may_be_cut),
                       names().quote(index.table.name), join(parts, ", "),
                       index.condition.empty() ? "" : " WHERE " + index.condition);
}

std::string drop_index(const catalog::DropIndex& operation) {
    return fmt::format("DROP INDEX {}{}", operation.if_exists ? "IF EXISTS " : "",
                       index_name(operation.index.schema, operation.index.name, operation.name_may_be_cut));
}

}  // namespace aludel::dialect::sqlite
