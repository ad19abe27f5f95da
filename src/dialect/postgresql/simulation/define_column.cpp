#include "dialect/postgresql/simulation/define_column.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/names.hpp"
#include "dialect/postgresql/simulation/sequence_options.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr std::array reserved = {"tableoid", "xmin", "xmax", "cmin", "cmax", "ctid"};

/// The integer that serial, bigserial … stand for; empty: it is another type.
std::string serial_type(const Node& type_name) {
    const auto& names = type_name.list("names");
    if (names.size() != 1 || type_name.flag("pct_type"))
        return {};
    const std::string& word = string_of(names.front());
    if (word == "serial" || word == "serial4")
        return "int4";
    if (word == "bigserial" || word == "serial8")
        return "int8";
    return word == "smallserial" || word == "serial2" ? "int2" : "";
}

void set_generation(const Context& context, const QualifiedName& table, object::Column& column, const Node& node) {
    // It may name all columns of the table, those behind it too: they are all there when this is asked.
    const Relation relation{RelationKind::table, table, {}, false};
    const Cooked cooked = cook_generated(context, node["raw_expr"], scope_of(context.catalog, relation));
    column.generation = object::Generation::stored;
    column.expression = cooked.text;
    // The columns that it is made of are its own table's.
    for (const object::Reference& on : cooked.uses)
        add_dependency(context.catalog, default_reference(table, column.name), on);
    if (!cooked.doubt.empty())
        context.not_sure_of(default_reference(table, column.name), cooked.doubt);
}

void set_serial(const Context& context, const QualifiedName& table, object::Column& column, const std::string& type,
                bool unlogged) {
    column.type = own_type(type);
    column.not_null.emplace();
    const QualifiedName sequence = add_column_sequence(context, table, column.name, column.type, {}, false, unlogged);
    column.expression = "nextval(" + quote_literal(quote_name(sequence)) + "::regclass)";
    add_dependency(context.catalog, default_reference(table, column.name),
                   {object::Kind::sequence, sequence.schema, sequence.name, ""});
}

bool is_attribute(const std::string& type) {
    return type.starts_with("CONSTR_ATTR_");
}

void set_attribute(WantedConstraint& wanted, const std::string& attribute) {
    const auto set = [&](const char* field) {
        if (!wanted.node[field])
            wanted.node.fields.emplace_back(field, Node{Node::Form::boolean, {}, "true", {}, {}});
    };
    if (attribute == "CONSTR_ATTR_DEFERRABLE")
        set("deferrable");
    if (attribute == "CONSTR_ATTR_DEFERRED") {
        set("deferrable");
        set("initdeferred");
    }
}

}  // namespace

object::Reference default_reference(const QualifiedName& table, const std::string& column) {
    return {object::Kind::default_value, table.schema, table.name, column};
}

std::string storage_of_type(const catalog::Catalog& catalog, const object::TypeName& type) {
    if (type.dimensions > 0)
        return "EXTENDED";
    const object::TypeName base = base_type(catalog, type);
    if (is_users(base)) {
        const auto found = catalog.types.find(base.name);
        const bool is_enum =
            found != catalog.types.end() && std::holds_alternative<object::Enum>(found->second.definition);
        return is_enum ? "PLAIN" : "EXTENDED";
    }
    const SystemTypeName* row = system_type_named(base.name.name);
    switch (row == nullptr ? 'p' : row->storage) {
        case 'x':
            return "EXTENDED";
        case 'm':
            return "MAIN";
        case 'e':
            return "EXTERNAL";
        default:
            return "PLAIN";
    }
}

std::string storage_text(const std::string& word, const object::TypeName& /*type*/) {
    std::string upper;
    for (const char letter : word) upper += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    return upper;
}

object::Column plain_column(const Context& context, const Node& definition) {
    object::Column column;
    column.name = definition.word("colname");
    column.type = need_type(context, definition["typeName"]);
    if (const Node& clause = definition["collClause"])
        column.collation = collation_of(context, clause, column.type);
    return column;
}

void set_default(const Context& context, const QualifiedName& table, object::Column& column, const Node& expression) {
    const object::Reference self = default_reference(table, column.name);
    remove_dependencies(context.catalog, self);
    column.expression.clear();
    if (!expression)
        return;
    const Cooked cooked = cook_default(context, expression, column.type);
    column.expression = cooked.text;
    if (!cooked.text.empty())
        add_dependencies(context, self, cooked);
}

void add_identity(const Context& context, const QualifiedName& table, object::Column& column, const Node& constraint) {
    column.identity =
        constraint.word("generated_when") == "a" ? object::IdentityKind::always : object::IdentityKind::by_default;
    column.not_null.emplace();
    const bool unlogged = context.catalog.tables.at(table).unlogged;
    add_column_sequence(context, table, column.name, column.type, constraint.list("options"), true, unlogged);
}

void add_column(const Context& context, const QualifiedName& table, const Node& definition,
                std::vector<WantedConstraint>& wanted) {
    const std::string name = definition.word("colname");
    std::vector<object::Column>& columns = context.catalog.tables.at(table).columns;
    if (object::Column* there = find_column(columns, name)) {
        if (!there->local) {  // a parent's, which is its own now too
            there->local = true;
            return;
        }
        throw context.error("42701", fmt::format("column \"{}\" specified more than once", name));
    }
    if (std::find(reserved.begin(), reserved.end(), name) != reserved.end())
        throw context.error("42701", fmt::format("column name \"{}\" conflicts with a system column name", name));
    object::Column column;
    column.name = name;
    const bool unlogged = context.catalog.tables.at(table).unlogged;
    const std::string serial = serial_type(definition["typeName"]);
    if (serial.empty()) {
        column = plain_column(context, definition);
    } else if (!definition["typeName"].list("arrayBounds").empty()) {
        throw context.error("0A000", "array of serial is not implemented", definition["typeName"].location());
    } else {
        set_serial(context, table, column, serial, unlogged);
    }
    if (const std::string& storage = definition.word("storage_name"); !storage.empty())
        column.storage = storage_text(storage, column.type);
    if (const std::string& compression = definition.word("compression"); compression != "default")
        column.compression = compression;
    for (const Node& one : definition.list("constraints")) {
        const std::string& type = one.word("contype");
        if (type == "CONSTR_NOTNULL")
            column.not_null.emplace();
        else if (type == "CONSTR_NULL" && serial.empty())
            column.not_null.reset();
        else if (type == "CONSTR_DEFAULT")
            set_default(context, table, column, one["raw_expr"]);
        else if (type == "CONSTR_IDENTITY")
            add_identity(context, table, column, one);
        else if (is_attribute(type) && !wanted.empty())
            set_attribute(wanted.back(), type);
        else if (type == "CONSTR_CHECK" || type == "CONSTR_PRIMARY" || type == "CONSTR_UNIQUE" ||
                 type == "CONSTR_FOREIGN" || type == "CONSTR_EXCLUSION" || type == "CONSTR_GENERATED")
            wanted.push_back({one, name});
    }
    columns.push_back(std::move(column));
}

void set_generations(const Context& context, const QualifiedName& table, const std::vector<WantedConstraint>& wanted) {
    for (const WantedConstraint& one : wanted)
        if (one.node.word("contype") == "CONSTR_GENERATED")
            set_generation(context, table, *find_column(context.catalog.tables.at(table).columns, one.column),
                           one.node);
}

}  // namespace aludel::dialect::postgresql::simulation
