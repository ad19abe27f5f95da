#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/alter_table_parts.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"
#include "dialect/postgresql/simulation/sequence_options.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

void each_child(const Context& context, const QualifiedName& table, const Node& command,
                void (*change)(const Context&, const QualifiedName&, const Node&)) {
    for (const QualifiedName& child : children_of(context.catalog, table)) change(context, child, command);
}

/// ADD COLUMN in the tables that inherit: without what the column's constraints make for themselves.
void add_to_children(const Context& context, const QualifiedName& table, const object::Column& column) {
    for (const QualifiedName& child : children_of(context.catalog, table)) {
        object::Table& own = context.catalog.tables.at(child);
        if (object::Column* there = find_column(own.columns, column.name)) {
            if (!(there->type == column.type))
                throw context.error("42804", fmt::format("child table \"{}\" has different type for column \"{}\"",
                                                         child.name, column.name));
            context.notice(
                "00000", fmt::format("merging definition of column \"{}\" for child \"{}\"", column.name, child.name));
            continue;
        }
        object::Column mine = column;
        mine.local = false;
        mine.identity = object::IdentityKind::none;
        own.columns.push_back(mine);
        for (const object::Dependency& one : std::vector(context.catalog.dependencies))
            if (one.object == default_reference(table, column.name))
                add_dependency(context.catalog, default_reference(child, column.name), one.on);
        add_to_children(context, child, mine);
    }
}

void add(const Context& context, const QualifiedName& table, const Node& command) {
    const Node& definition = command["def"];
    const std::string& name = definition.word("colname");
    if (find_column(context.catalog.tables.at(table).columns, name) != nullptr) {
        const std::string message = fmt::format("column \"{}\" of relation \"{}\" already exists", name, table.name);
        if (!command.flag("missing_ok"))
            throw context.error("42701", message);
        context.notice("42701", message + ", skipping");
        return;
    }
    std::vector<WantedConstraint> wanted;
    add_column(context, table, definition, wanted);
    set_generations(context, table, wanted);
    add_to_children(context, table, context.catalog.tables.at(table).columns.back());
    for (WantedConstraint& one : wanted)
        std::erase_if(one.node.fields, [](const auto& field) { return field.first == "skip_validation"; });
    add_constraints(context, table, std::move(wanted), true);
}

void remove(const Context& context, const QualifiedName& table, const Node& command) {
    const std::string& name = command.word("name");
    const object::Column* column = find_column(context.catalog.tables.at(table).columns, name);
    if (column == nullptr) {
        const std::string message = fmt::format("column \"{}\" of relation \"{}\" does not exist", name, table.name);
        if (!command.flag("missing_ok"))
            throw context.error("42703", message);
        context.notice("00000", message + ", skipping");
        return;
    }
    if (!column->local)
        throw context.error("42P16", fmt::format("cannot drop inherited column \"{}\"", name));
    const auto& key = context.catalog.tables.at(table).partition_key;
    if (key && std::any_of(key->keys.begin(), key->keys.end(),
                           [&](const object::IndexKey& one) { return one.column == name; }))
        throw context.error("42P16", fmt::format("cannot drop column \"{}\" because it is part of the partition key of "
                                                 "relation \"{}\"",
                                                 name, table.name));
    drop_objects(context, {{object::Kind::column, table.schema, table.name, name}},
                 command.word("behavior") == "DROP_CASCADE");
}

void set_not_null(const Context& context, const QualifiedName& table, const Node& command) {
    object::Column& column = need_column(context, table, command.word("name"));
    if (!column.not_null)
        column.not_null.emplace();
    each_child(context, table, command, set_not_null);
}

void drop_not_null(const Context& context, const QualifiedName& table, const Node& command) {
    object::Column& column = need_column(context, table, command.word("name"));
    if (column.identity != object::IdentityKind::none)
        throw context.error(
            "42601", fmt::format("column \"{}\" of relation \"{}\" is an identity column", column.name, table.name));
    for (const auto& [name, constraint] : context.catalog.tables.at(table).constraints)
        if (const auto* key = std::get_if<object::Key>(&constraint.rule);
            key != nullptr && key->primary &&
            std::find(key->columns.begin(), key->columns.end(), column.name) != key->columns.end())
            throw context.error("42P16", fmt::format("column \"{}\" is in a primary key", column.name));
    column.not_null.reset();
    each_child(context, table, command, drop_not_null);
}

void change_default(const Context& context, const QualifiedName& table, const Node& command) {
    object::Column& column = need_column(context, table, command.word("name"));
    if (column.identity != object::IdentityKind::none)
        throw context.error(
            "42601", fmt::format("column \"{}\" of relation \"{}\" is an identity column", column.name, table.name));
    if (column.generation != object::Generation::none)
        throw context.error(
            "42601", fmt::format("column \"{}\" of relation \"{}\" is a generated column", column.name, table.name));
    set_default(context, table, column, command["def"]);
    each_child(context, table, command, change_default);
}

void make_identity(const Context& context, const QualifiedName& table, const Node& command) {
    object::Column& column = need_column(context, table, command.word("name"));
    const auto refuse = [&](const char* what) {
        return context.error("55000",
                             fmt::format("column \"{}\" of relation \"{}\" {}", column.name, table.name, what));
    };
    if (!column.not_null)
        throw refuse("must be declared NOT NULL before identity can be added");
    if (column.identity != object::IdentityKind::none)
        throw refuse("is already an identity column");
    if (!column.expression.empty())
        throw refuse("already has a default value");
    add_identity(context, table, column, command["def"]);
}

void change_identity(const Context& context, const QualifiedName& table, const Node& command) {
    object::Column& column = need_column(context, table, command.word("name"));
    if (column.identity == object::IdentityKind::none)
        throw context.error("55000", fmt::format("column \"{}\" of relation \"{}\" is not an identity column",
                                                 column.name, table.name));
    std::vector<Node> options;
    for (const Node& option : command["def"].list("items")) {
        if (option.word("defname") == "generated")
            column.identity =
                option["arg"].number("ival") == 'a' ? object::IdentityKind::always : object::IdentityKind::by_default;
        else
            options.push_back(option);
    }
    if (const QualifiedName* sequence = sequence_of(context.catalog, table, column.name, true))
        set_sequence_options(context, context.catalog.sequences.at(*sequence), options, false);
}

void drop_identity(const Context& context, const QualifiedName& table, const Node& command) {
    object::Column& column = need_column(context, table, command.word("name"));
    if (column.identity == object::IdentityKind::none) {
        const std::string message =
            fmt::format("column \"{}\" of relation \"{}\" is not an identity column", column.name, table.name);
        if (!command.flag("missing_ok"))
            throw context.error("55000", message);
        context.notice("00000", message + ", skipping");
        return;
    }
    column.identity = object::IdentityKind::none;
    if (const QualifiedName* sequence = sequence_of(context.catalog, table, column.name, true))
        erase_object(context.state, {object::Kind::sequence, sequence->schema, sequence->name, ""});
}

void drop_expression(const Context& context, const QualifiedName& table, const Node& command) {
    object::Column& column = need_column(context, table, command.word("name"));
    if (column.generation == object::Generation::none) {
        const std::string message =
            fmt::format("column \"{}\" of relation \"{}\" is not a stored generated column", column.name, table.name);
        if (!command.flag("missing_ok"))
            throw context.error("55000", message);
        context.notice("00000", message + ", skipping");
        return;
    }
    column.generation = object::Generation::none;
    set_default(context, table, column, {});
}

void set_property(const Context& context, const QualifiedName& table, const Node& command) {
    object::Column& column = need_column(context, table, command.word("name"));
    const std::string& type = command.word("subtype");
    if (type == "AT_SetStatistics") {
        const auto target = static_cast<int>(command["def"].number("ival"));
        column.statistics_target = target < 0 ? std::nullopt : std::optional(target);
    } else if (type == "AT_SetStorage") {
        column.storage = storage_text(string_of(command["def"]), column.type);
        if (column.storage == storage_of_type(context.catalog, column.type))
            column.storage.clear();
    } else if (type == "AT_SetCompression") {
        const std::string& word = string_of(command["def"]);
        column.compression = word == "default" ? "" : word;
    } else {
        change_settings(column.options, command["def"].list("items"), type == "AT_ResetOptions");
    }
    each_child(context, table, command, set_property);
}

}  // namespace

object::Column& need_column(const Context& context, const QualifiedName& table, const std::string& column) {
    if (object::Column* found = find_column(context.catalog.tables.at(table).columns, column))
        return *found;
    throw context.error("42703", fmt::format("column \"{}\" of relation \"{}\" does not exist", column, table.name));
}

bool alter_column(const Context& context, const QualifiedName& table, const Node& command) {
    struct Form {
        std::string_view type;
        void (*change)(const Context&, const QualifiedName&, const Node&);
    };
    static constexpr Form forms[] = {
        {"AT_AddColumn", add},
        {"AT_DropColumn", remove},
        {"AT_SetNotNull", set_not_null},
        {"AT_DropNotNull", drop_not_null},
        {"AT_ColumnDefault", change_default},
        {"AT_AlterColumnType", change_type},
        {"AT_AddIdentity", make_identity},
        {"AT_SetIdentity", change_identity},
        {"AT_DropIdentity", drop_identity},
        {"AT_DropExpression", drop_expression},
        {"AT_SetStatistics", set_property},
        {"AT_SetStorage", set_property},
        {"AT_SetCompression", set_property},
        {"AT_SetOptions", set_property},
        {"AT_ResetOptions", set_property},
    };
    for (const Form& form : forms)
        if (form.type == command.word("subtype")) {
            form.change(context, table, command);
            return true;
        }
    return false;
}

}  // namespace aludel::dialect::postgresql::simulation
