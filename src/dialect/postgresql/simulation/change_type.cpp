#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/alter_table_parts.hpp"
#include "dialect/postgresql/simulation/define_foreign_key.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"
#include "dialect/postgresql/simulation/mentions.hpp"
#include "dialect/postgresql/simulation/recook.hpp"
#include "dialect/postgresql/simulation/sequence_options.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// Views that show the column stand in the way.
void need_no_view(const Context& context, const QualifiedName& table, const std::string& column) {
    for (const object::Dependency& one : context.catalog.dependencies) {
        const bool of_column = one.on.kind == object::Kind::column && one.on.schema == table.schema &&
                               one.on.name == table.name && one.on.part == column;
        if (!of_column)
            continue;
        if (one.object.kind == object::Kind::view || one.object.kind == object::Kind::materialized_view)
            throw context.error("0A000", "cannot alter type of a column used by a view or rule")
                .detail(fmt::format("rule _RETURN on {} depends on column \"{}\"", described(context.state, one.object),
                                    column));
        if (one.object.kind == object::Kind::trigger)
            throw context.error("0A000", "cannot alter type of a column used in a trigger definition");
        if (one.object.kind == object::Kind::policy)
            throw context.error("0A000", "cannot alter type of a column used in a policy definition");
    }
    for (const object::Column& other : context.catalog.tables.at(table).columns)
        if (other.generation != object::Generation::none && expression_mentions(other.expression, column))
            throw context.error("0A000", "cannot alter type of a column used by a generated column")
                .detail(fmt::format("Column \"{}\" is used by generated column \"{}\".", column, other.name));
}

enum class Family { number, boolean, text, moment, json, other };

Family family_of_type(const object::TypeName& type) {
    const std::string& name = type.name.name;
    if (type.dimensions > 0 || is_users(type))
        return Family::other;
    for (const char* one : {"int2", "int4", "int8", "numeric", "float4", "float8"})
        if (name == one)
            return Family::number;
    for (const char* one : {"text", "varchar", "bpchar", "name"})
        if (name == one)
            return Family::text;
    for (const char* one : {"date", "timestamp", "timestamptz"})
        if (name == one)
            return Family::moment;
    if (name == "json" || name == "jsonb")
        return Family::json;
    return name == "bool" ? Family::boolean : Family::other;
}

/// Without USING there must be a cast that is made in an assignment.
bool casts_by_itself(const Context& context, const object::TypeName& from, const object::TypeName& to) {
    const object::TypeName a = from.dimensions > 0 ? from : base_type(context.catalog, from);
    const object::TypeName b = to.dimensions > 0 ? to : base_type(context.catalog, to);
    if (a.name == b.name && a.dimensions == b.dimensions)
        return true;
    const Family family = family_of_type(b);
    if (family == Family::text && b.name.name != "name")
        return true;  // everything has a text
    // Of types of extensions nothing is known.
    for (const object::TypeName& one : {a, b})
        if (is_users(one) && context.catalog.types.count(one.name) == 0)
            return true;
    if (a.dimensions > 0 && b.dimensions > 0) {
        object::TypeName x = a;
        object::TypeName y = b;
        x.dimensions = y.dimensions = 0;
        return casts_by_itself(context, x, y);
    }
    if (family_of_type(a) == family && family != Family::other)
        return true;
    const auto is = [](const object::TypeName& type, const char* name) { return type.name.name == name; };
    return (is(a, "timestamp") && is(b, "time")) || (is(a, "timestamptz") && (is(b, "time") || is(b, "timetz"))) ||
           (is(a, "time") && (is(b, "interval") || is(b, "timetz"))) || (is(a, "interval") && is(b, "time")) ||
           (is(a, "timetz") && is(b, "time")) || (is(a, "inet") && is(b, "cidr")) || (is(a, "cidr") && is(b, "inet")) ||
           (is(a, "int4") && is(b, "oid")) || (is(a, "money") && is(b, "numeric")) ||
           (is(b, "money") && family_of_type(a) == Family::number) || (is(a, "bit") && is(b, "varbit")) ||
           (is(a, "varbit") && is(b, "bit"));
}

std::string full_type(const Context& context, object::TypeName type) {
    std::string text = write_type(type);
    if (is_users(type) && is_visible(context.state, type.name))
        text = text.substr(text.find('.') + 1);
    return text;
}

/// The default goes through the same cast as the rows; a constant becomes one of the new type.
void change_default_type(const Context& context, const QualifiedName& table, object::Column& column,
                         const object::TypeName& before) {
    if (column.expression.empty() || column.generation != object::Generation::none)
        return;
    if (!casts_by_itself(context, before, column.type))
        throw context.error("42804", fmt::format("default for column \"{}\" cannot be cast automatically to type {}",
                                                 column.name, full_type(context, column.type)));
    recook_default(context, table, column, before);
}

void change_in(const Context& context, const QualifiedName& table, const Node& command, bool inherited) {
    const Node& definition = command["def"];
    object::Column& column = need_column(context, table, command.word("name"));
    if (!inherited && !column.local)
        throw context.error("42P16", fmt::format("cannot alter inherited column \"{}\"", column.name));
    need_no_view(context, table, column.name);
    const object::TypeName before = column.type;
    const object::TypeName type = need_type(context, definition["typeName"]);
    if (const Node& using_expression = definition["raw_default"]) {
        Node expression = using_expression;
        Analysis analysis(context);
        const Relation relation{RelationKind::table, table, {}, false};
        analysis.expression(expression, scope_of(context.catalog, relation));
    } else if (!casts_by_itself(context, before, type)) {
        throw context
            .error("42804", fmt::format("column \"{}\" cannot be cast automatically to type {}", column.name,
                                        full_type(context, type)))
            .hint(fmt::format("You might need to specify \"USING {}::{}\".", column.name, full_type(context, type)));
    }
    column.type = type;
    column.collation =
        definition["collClause"] ? collation_of(context, definition["collClause"], type) : QualifiedName{};
    if (!(before.name == type.name && before.dimensions == type.dimensions))
        column.storage.clear();
    change_default_type(context, table, column, before);
    if (column.identity != object::IdentityKind::none)
        if (const QualifiedName* sequence = sequence_of(context.catalog, table, column.name, true)) {
            object::Sequence& own = context.catalog.sequences.at(*sequence);
            const bool full = (own.type.name.name == "int4" && own.maximum == INT32_MAX) ||
                              (own.type.name.name == "int2" && own.maximum == INT16_MAX) || own.maximum == INT64_MAX;
            own.type = own_type(type.name.name);
            if (full)
                own.maximum = type.name.name == "int4" ? INT32_MAX : type.name.name == "int2" ? INT16_MAX : INT64_MAX;
        }
    recook_parts(context, table, column.name);
    for (const auto& [other, value] : context.catalog.tables)
        for (const auto& [name, constraint] : value.constraints)
            if (const auto* key = std::get_if<object::ForeignKey>(&constraint.rule);
                key != nullptr && (other == table || key->referred == table))
                need_same_types(context, other, *key, name);
    for (const QualifiedName& child : children_of(context.catalog, table)) change_in(context, child, command, true);
}

}  // namespace

void change_type(const Context& context, const QualifiedName& table, const Node& command) {
    change_in(context, table, command, false);
}

}  // namespace aludel::dialect::postgresql::simulation
