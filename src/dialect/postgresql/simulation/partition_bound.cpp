#include "dialect/postgresql/simulation/partition_bound.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/moment_text.hpp"
#include "dialect/postgresql/write_sql.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::optional<object::TypeName> key_type(const Context& context, const QualifiedName& parent, std::size_t i) {
    const object::Table& table = context.catalog.tables.at(parent);
    if (!table.partition_key || i >= table.partition_key->keys.size())
        return std::nullopt;
    const object::Column* column = find_column(table.columns, table.partition_key->keys[i].column);
    return column == nullptr ? std::nullopt : std::optional(base_type(context.catalog, column->type));
}

std::string datum(const Context& context, const Node& value, const std::optional<object::TypeName>& type) {
    if (value.is("ColumnRef")) {  // MINVALUE, MAXVALUE
        std::string word;
        for (const char letter : string_of(value.list("fields").front()))
            word += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
        return word;
    }
    const Node& constant = value.is("TypeCast") ? value["arg"] : value;
    if (!constant.is("A_Const"))
        throw context.refusal("a bound of a partition is an expression that is not evaluated here", value.location());
    if (constant.flag("isnull"))
        return "NULL";
    const bool number = type && type->name.schema == "pg_catalog" &&
                        (type->name.name == "int2" || type->name.name == "int4" || type->name.name == "int8" ||
                         type->name.name == "numeric");
    if (constant["sval"]) {
        const std::string& text = constant["sval"].word("sval");
        if (type && type->name.name == "bool")
            return text.starts_with('t') ? "true" : "false";
        if (number && type->name.name != "numeric" && !text.empty() && text.front() != '-' &&
            type->name.name != "int2" && type->name.name != "int8")
            return text;
        return quote_literal(type ? moment_text(text, type->name.name) : text);
    }
    const std::string text = write_expression(constant);
    const bool plain = type && type->name.name == "int4" && !text.empty() && text.front() >= '0' && text.front() <= '9';
    if (plain || constant["boolval"])
        return text;
    return quote_literal(constant["ival"] ? std::to_string(constant["ival"].number("ival"))
                                          : constant["fval"].word("fval"));
}

std::string datums(const Context& context, const QualifiedName& parent, const std::vector<Node>& values, bool list) {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i)
        text += (i == 0 ? "" : ", ") + datum(context, values[i], key_type(context, parent, list ? 0 : i));
    return text;
}

}  // namespace

std::string partition_bound(const Context& context, const QualifiedName& parent, const Node& bound) {
    if (bound.flag("is_default"))
        return "DEFAULT";
    const std::string& strategy = bound.word("strategy");
    if (strategy == "h")
        return fmt::format("FOR VALUES WITH (modulus {}, remainder {})", bound.number("modulus"),
                           bound.number("remainder"));
    if (strategy == "l")
        return fmt::format("FOR VALUES IN ({})", datums(context, parent, bound.list("listdatums"), true));
    return fmt::format("FOR VALUES FROM ({}) TO ({})", datums(context, parent, bound.list("lowerdatums"), false),
                       datums(context, parent, bound.list("upperdatums"), false));
}

}  // namespace aludel::dialect::postgresql::simulation
