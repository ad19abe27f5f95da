#include <fmt/format.h>

#include "dialect/postgresql/compile_parts.hpp"

namespace aludel::dialect::postgresql {

std::string create_domain(const catalog::CreateDomain& operation) {
    std::string text =
        fmt::format("CREATE DOMAIN {} AS {}", names().qualified(operation.name), type_text(operation.type));
    if (!operation.collation.empty())
        text += " COLLATE " + names().quote(operation.collation);
    if (operation.default_expression)
        text += " DEFAULT " + *operation.default_expression;
    if (!operation.constraint_name.empty())
        text += " CONSTRAINT " + names().limited(operation.constraint_name, operation.constraint_name_may_be_cut);
    if (operation.not_null)
        text += " NOT NULL";
    if (!operation.check.empty())
        text += fmt::format(" CHECK ({})", operation.check);
    return text;
}

}  // namespace aludel::dialect::postgresql
