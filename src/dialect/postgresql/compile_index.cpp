#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/compile_parts.hpp"

namespace aludel::dialect::postgresql {

namespace {

std::string parts_of(const catalog::Index& index) {
    std::vector<std::string> parts;
    for (const catalog::Index::Part& part : index.parts)
        parts.push_back((part.column.empty() ? part.expression : names().quote(part.column)) +
                        (part.operator_class.empty() ? "" : " " + part.operator_class));
    return join(parts, ", ");
}

/// All behind the parenthesis.
std::string options_of(const catalog::Index& index) {
    std::string text;
    if (!index.include.empty())
        text += fmt::format(" INCLUDE ({})", names().list(index.include));
    if (index.nulls_not_distinct)
        text += *index.nulls_not_distinct ? " NULLS NOT DISTINCT" : " NULLS DISTINCT";
    std::vector<std::string> storage;
    for (const auto& [name, value] : index.storage) storage.push_back(fmt::format("{} = {}", name, value));
    if (!storage.empty())
        text += fmt::format(" WITH ({})", join(storage, ", "));
    if (!index.tablespace.empty())
        text += " TABLESPACE " + names().quote(index.tablespace);
    if (!index.condition.empty())
        text += " WHERE " + index.condition;
    return text;
}

}  // namespace

std::string access_method(const std::string& method) {
    const bool word = !method.empty() && std::all_of(method.begin(), method.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!word)
        throw Error(ErrorCode::not_supported, fmt::format("\"{}\" is no name of an index method", method))
            .hint("it is one word: btree, hash, gist, gin …");
    return ascii_lower(method);
}

std::string create_index(const catalog::CreateIndex& operation) {
    const catalog::Index& index = operation.index;
    return fmt::format("CREATE {}INDEX {}{}{} ON {} {}({}){}", index.unique ? "UNIQUE " : "",
                       operation.concurrently ? "CONCURRENTLY " : "", operation.if_not_exists ? "IF NOT EXISTS " : "",
                       names().limited(index.name, index.name_may_be_cut), names().qualified(index.table),
                       index.method.empty() ? "" : fmt::format("USING {} ", access_method(index.method)),
                       parts_of(index), options_of(index));
}

std::string drop_index(const catalog::DropIndex& operation) {
    const std::string schema =
        operation.index.schema.empty() ? std::string() : names().quote(operation.index.schema) + ".";
    return fmt::format("DROP INDEX {}{}{}{}", operation.concurrently ? "CONCURRENTLY " : "",
                       operation.if_exists ? "IF EXISTS " : "", schema,
                       names().limited(operation.index.name, operation.name_may_be_cut));
}

}  // namespace aludel::dialect::postgresql
