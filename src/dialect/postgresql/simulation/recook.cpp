#include "dialect/postgresql/simulation/recook.hpp"

#include "dialect/postgresql/simulation/mentions.hpp"
#include "dialect/postgresql/write_sql.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// The only expression of "SELECT …".
Node parsed_expression(const std::string& expression) {
    const Parsed parsed = parse("SELECT " + expression);
    const auto& targets = parsed.statement.list("targetList");
    return targets.size() == 1 ? targets.front()["val"] : Node();
}

bool is_constant(const Node& node) {
    if (node.is("TypeCast"))
        return is_constant(node["arg"]);
    return node.is("A_Const");
}

const Node& inner_constant(const Node& node) {
    return node.is("TypeCast") ? inner_constant(node["arg"]) : node;
}

/// Only what needs something besides its own table.
void note_needs(const Context& context, const object::Reference& object, const std::string& expression,
                const QualifiedName& table) {
    const Node tree = expression.empty() ? Node() : parsed_expression(expression);
    if (!tree)
        return;
    const Relation relation{RelationKind::table, table, {}, false};
    add_dependencies(context, object, cook(context, tree, scope_of(context.catalog, relation)));
}

}  // namespace

void recook_default(const Context& context, const QualifiedName& table, object::Column& column,
                    const object::TypeName& before) {
    const Node tree = parsed_expression(column.expression);
    if (!tree)
        return;
    const object::Reference self = default_reference(table, column.name);
    if (is_constant(tree)) {
        const Node& constant = inner_constant(tree);
        // An integer stays one where the type takes it without being told.
        if (!constant["sval"] && column.type.dimensions == 0 && !is_users(column.type) &&
            column.type.name.name != "text" && column.type.name.name != "varchar")
            return;
        if (constant.flag("isnull"))
            return;
        const object::TypeName base =
            column.type.dimensions > 0 ? column.type : base_type(context.catalog, column.type);
        const std::string value = constant["sval"] ? constant["sval"].word("sval") : write_expression(constant);
        // Between two kinds of text the constant keeps its own.
        const auto is_text = [](const object::TypeName& type) {
            return type.dimensions == 0 && (type.name.name == "text" || type.name.name == "varchar");
        };
        if (is_text(base) && is_text(before))
            return;
        remove_dependencies(context.catalog, self);
        column.expression = literal_text(value, base);
        if (is_users(base))
            add_dependency(context.catalog, self, {object::Kind::type, base.name.schema, base.name.name, ""});
    }
}

void recook_parts(const Context& context, const QualifiedName& table, const std::string& column) {
    const object::Table& of = context.catalog.tables.at(table);
    for (const auto& [name, constraint] : of.constraints) {
        const auto* check = std::get_if<object::Check>(&constraint.rule);
        if (check == nullptr || !mentions(constraint, column))
            continue;
        const object::Reference self{object::Kind::constraint, table.schema, table.name, name};
        remove_dependencies(context.catalog, self);
        note_needs(context, self, check->condition, table);
    }
    for (const auto& [name, index] : of.indexes) {
        if (!mentions(index, column))
            continue;
        const object::Reference self{object::Kind::index, table.schema, table.name, name};
        remove_dependencies(context.catalog, self);
        for (const object::IndexKey& key : index.keys) note_needs(context, self, key.expression, table);
        note_needs(context, self, index.condition, table);
    }
}

}  // namespace aludel::dialect::postgresql::simulation
