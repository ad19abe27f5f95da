#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/define_column.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"
#include "dialect/postgresql/simulation/rename_in_text.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

QualifiedName new_type_name(const Context& context, const std::vector<Node>& names) {
    QualifiedName name = created_name(context, name_in(names));
    need_free_type_name(context, name);
    return name;
}

object::Enum& need_enum(const Context& context, const QualifiedName& name) {
    const auto found = context.catalog.types.find(name);
    if (found == context.catalog.types.end() || !std::holds_alternative<object::Enum>(found->second.definition))
        throw context.error("42809", fmt::format("{} is not an enum", name.name));
    return std::get<object::Enum>(found->second.definition);
}

void rename_label(const Context& context, const QualifiedName& name, object::Enum& type, const Node& statement) {
    const std::string& from = statement.word("oldVal");
    const std::string& to = statement.word("newVal");
    const auto old = std::find(type.labels.begin(), type.labels.end(), from);
    if (old == type.labels.end())
        throw context.error("22023", fmt::format("\"{}\" is not an existing enum label", from));
    if (std::find(type.labels.begin(), type.labels.end(), to) != type.labels.end())
        throw context.error("42710", fmt::format("enum label \"{}\" already exists", to));
    *old = to;
    rename_label_in_text(context, name, from, to);
}

void add_label(const Context& context, object::Enum& type, const Node& statement) {
    const std::string& label = statement.word("newVal");
    if (label.size() > 63)
        throw context.error("42602", fmt::format("invalid enum label \"{}\"", label))
            .detail("Labels must be 63 bytes or less.");
    if (std::find(type.labels.begin(), type.labels.end(), label) != type.labels.end()) {
        const std::string message = fmt::format("enum label \"{}\" already exists", label);
        if (!statement.flag("skipIfNewValExists"))
            throw context.error("42710", message);
        context.notice("42710", message + ", skipping");
        return;
    }
    const std::string& neighbour = statement.word("newValNeighbor");
    if (neighbour.empty()) {
        type.labels.push_back(label);
        return;
    }
    const auto at = std::find(type.labels.begin(), type.labels.end(), neighbour);
    if (at == type.labels.end())
        throw context.error("22023", fmt::format("\"{}\" is not an existing enum label", neighbour));
    type.labels.insert(statement.flag("newValIsAfter") ? at + 1 : at, label);
}

std::string capitals(std::string text) {
    for (char& letter : text) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    return text;
}

/// A function that CREATE TYPE … AS RANGE names.
QualifiedName function_name(const Context& context, const Node& definition) {
    QualifiedName name = name_in(definition["arg"].list("names"));
    if (!name.schema.empty())
        return name;
    for (const std::string& schema : context.state.search_path()) {
        const auto at = context.catalog.functions.lower_bound({{schema, name.name}, ""});
        if (at != context.catalog.functions.end() && at->first.name == QualifiedName{schema, name.name})
            return at->first.name;
    }
    return {"pg_catalog", name.name};
}

std::string multirange_name(const std::string& range) {
    const std::size_t at = range.find("range");
    if (at != std::string::npos)
        return range.substr(0, at) + "multirange" + range.substr(at + 5);
    return range.substr(0, 63 - 11) + "_multirange";
}

}  // namespace

Result create_enum(const Context& context, const Node& statement) {
    const QualifiedName name = new_type_name(context, statement.list("typeName"));
    object::Type type;
    object::Enum labels;
    for (const Node& value : statement.list("vals")) {
        if (string_of(value).size() > 63)
            throw context.error("42602", fmt::format("invalid enum label \"{}\"", string_of(value)))
                .detail("Labels must be 63 bytes or less.");
        if (std::find(labels.labels.begin(), labels.labels.end(), string_of(value)) != labels.labels.end())
            throw context.error("23505",
                                "duplicate key value violates unique constraint "
                                "\"pg_enum_typid_label_index\"");
        labels.labels.push_back(string_of(value));
    }
    type.definition = std::move(labels);
    context.catalog.types.emplace(name, std::move(type));
    return {};
}

Result alter_enum(const Context& context, const Node& statement) {
    context.state.known_rows.clear();  // a label that is renamed is renamed in every row
    const QualifiedName name = need_type_name(context, statement.list("typeName"));
    object::Enum& type = need_enum(context, name);
    if (!statement.word("oldVal").empty())
        rename_label(context, name, type, statement);
    else
        add_label(context, type, statement);
    return {};
}

Result create_composite(const Context& context, const Node& statement) {
    const QualifiedName name = created_name(context, name_in(statement["typevar"]));
    need_free_relation_name(context, name);
    need_free_type_name(context, name);
    object::Composite composite;
    for (const Node& definition : statement.list("coldeflist")) {
        if (find_column(composite.attributes, definition.word("colname")) != nullptr)
            throw context.error("42701",
                                fmt::format("column \"{}\" specified more than once", definition.word("colname")));
        composite.attributes.push_back(plain_column(context, definition));
    }
    object::Type type;
    type.definition = std::move(composite);
    context.catalog.types.emplace(name, std::move(type));
    return {};
}

Result alter_composite(const Context& context, const Node& statement) {
    const Relation relation = need_relation(context, statement["relation"]);
    if (relation.kind != RelationKind::composite)
        throw context.error("42809", fmt::format("\"{}\" is not a composite type", relation.name.name));
    auto& attributes = std::get<object::Composite>(context.catalog.types.at(relation.name).definition).attributes;
    for (const Node& command : statement.list("cmds")) {
        const std::string& kind = command.word("subtype");
        const Node& definition = command["def"];
        const std::string& name = kind == "AT_AddColumn" ? definition.word("colname") : command.word("name");
        object::Column* there = find_column(attributes, name);
        if (kind == "AT_AddColumn") {
            if (there != nullptr)
                throw context.error(
                    "42701", fmt::format("column \"{}\" of relation \"{}\" already exists", name, relation.name.name));
            attributes.push_back(plain_column(context, definition));
        } else if (kind == "AT_ChangeOwner") {
            continue;
        } else if (there == nullptr) {
            const std::string message =
                fmt::format("column \"{}\" of relation \"{}\" does not exist", name, relation.name.name);
            if (!command.flag("missing_ok"))
                throw context.error("42703", message);
            context.notice("00000", message + ", skipping");
        } else if (kind == "AT_DropColumn") {
            drop_objects(context, {{object::Kind::column, relation.name.schema, relation.name.name, name}},
                         command.word("behavior") == "DROP_CASCADE");
        } else if (kind == "AT_AlterColumnType") {
            there->type = need_type(context, definition["typeName"]);
            there->collation = definition["collClause"] ? collation_of(context, definition["collClause"], there->type)
                                                        : QualifiedName{};
        }
    }
    return {};
}

Result create_range(const Context& context, const Node& statement) {
    const QualifiedName name = new_type_name(context, statement.list("typeName"));
    object::Range range;
    for (const Node& one : statement.list("params")) {
        const std::string option = capitals(one.word("defname"));
        if (option == "subtype")
            range.subtype = need_type(context, one["arg"]);
        else if (option == "subtype_opclass")
            range.operator_class = name_in(one["arg"].list("names"));
        else if (option == "collation")
            range.collation = collation_of(
                context, Node{Node::Form::object, {}, {}, {}, {{"collname", one["arg"]["names"]}}}, own_type("text"));
        else if (option == "canonical")
            range.canonical = function_name(context, one);
        else if (option == "subtype_diff")
            range.difference = function_name(context, one);
        else if (option == "multirange_type_name")
            range.multirange = name_in(one["arg"].list("names"));
    }
    if (range.subtype.name.name.empty())
        throw context.error("42601", "type attribute \"subtype\" is required");
    if (range.multirange.name.empty())
        range.multirange.name = multirange_name(name.name);
    if (range.multirange.schema.empty())
        range.multirange.schema = name.schema;
    if (!range.operator_class.name.empty() && range.operator_class.schema.empty())
        range.operator_class.schema = "pg_catalog";
    if (range.operator_class.name == range.subtype.name.name + "_ops")
        range.operator_class = {};
    for (const QualifiedName& function : {range.canonical, range.difference})
        if (!function.name.empty() && function.schema != "pg_catalog") {
            const auto at = context.catalog.functions.lower_bound({function, ""});
            if (at != context.catalog.functions.end() && at->first.name == function)
                add_dependency(context.catalog, {object::Kind::type, name.schema, name.name, ""},
                               {object::Kind::function, function.schema, function.name, at->first.arguments});
        }
    object::Type type;
    type.definition = std::move(range);
    context.catalog.types.emplace(name, std::move(type));
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
