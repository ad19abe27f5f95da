#include "script/alembic/directive.hpp"

#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::alembic {
namespace {

/// What belongs to a table stays with it: others get a copy.
Value own(Evaluator& evaluator, const Value& item) {
    const bool attached = sqlalchemy::some_field(item, sqlalchemy::is_column(item) ? "table" : "parent").defined();
    return attached ? python::call_method(evaluator, item, "_copy") : item;
}

}  // namespace

Value make_item(Evaluator& evaluator, std::string_view class_name, std::vector<Value> arguments,
                const Keywords& keywords, python::Dict* more) {
    python::Arguments all;
    all.positional = std::move(arguments);
    for (const auto& [name, value] : keywords) {
        if (value.defined()) {
            all.keywords.emplace_back(evaluator.intern(name), value);
        }
    }
    if (more != nullptr) {
        for (const auto& entry : more->table.entries()) {
            if (entry.key.defined()) {
                all.keywords.emplace_back(entry.key, entry.value);
            }
        }
    }
    return python::call(evaluator, Value(&evaluator.type(sqlalchemy::schema_class(class_name))), std::move(all));
}

Value make_metadata(Evaluator& evaluator) {
    return make_item(evaluator, "MetaData", {}, {{"naming_convention", session(evaluator).naming_convention}});
}

Value make_table(Evaluator& evaluator, const Value& name, const std::vector<Value>& items, const Value& schema,
                 python::Dict* keywords) {
    std::vector<Value> arguments{name, make_metadata(evaluator)};
    for (const Value& item : items) {
        if (sqlalchemy::is_column(item)) {
            arguments.push_back(own(evaluator, item));
        }
    }
    const Value table = make_item(evaluator, "Table", std::move(arguments), {{"schema", schema}}, keywords);
    for (const Value& item : items) {
        if (sqlalchemy::is_constraint(item) || sqlalchemy::is_a(item, sqlalchemy::schema_class("Index"))) {
            sqlalchemy::attach(evaluator, table, own(evaluator, item));
        }
    }
    return table;
}

Value make_plain_table(Evaluator& evaluator, const Value& name, const std::vector<Value>& column_names,
                       const Value& schema) {
    std::vector<Value> columns;
    for (const Value& column : column_names) {
        columns.push_back(make_item(evaluator, "Column", {column, sqlalchemy::make_type(evaluator, "NullType")}));
    }
    return make_table(evaluator, name, columns, schema);
}

catalog::QualifiedName qualified(Evaluator& evaluator, const Value& name, const Value& schema) {
    if (!sqlalchemy::as_text(name)) {
        python::raise(evaluator, python::ExceptionType::TypeError, "the name of a table is a str");
    }
    const sqlalchemy::Target& target = session(evaluator).target;
    return {sqlalchemy::lower_identifier(schema, target), sqlalchemy::lower_identifier(name, target)};
}

std::string identifier(Call& call, std::size_t parameter) {
    call.text(parameter);  // raises for what is no text
    return sqlalchemy::lower_identifier(call[parameter], session(call.evaluator).target);
}

bool is_primary_key(const Value& constraint) {
    return sqlalchemy::is_a(constraint, sqlalchemy::schema_class("PrimaryKeyConstraint"));
}

void refuse_constraint(Evaluator& evaluator) {
    python::raise(evaluator, python::ExceptionType::NotImplementedError,
                  "No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which "
                  "allows for SQLite migrations using a copy-and-move strategy.");
}

void add_constraint(Call& call, const Value& table, const Value& constraint) {
    Evaluator& evaluator = call.evaluator;
    const sqlalchemy::Target& target = session(evaluator).target;
    const bool implicit = sqlalchemy::flag(evaluator, constraint, "_type_bound");
    if (!target.is_postgresql() && !rebuilds(evaluator)) {
        if (!implicit) {
            refuse_constraint(evaluator);
        }
        return;  // Alembic warns and leaves it out
    }
    if (const std::optional<catalog::Constraint> lowered =
            sqlalchemy::lower_constraint(evaluator, constraint, target)) {
        perform(call, catalog::AddConstraint{sqlalchemy::lower_name(table, target), *lowered, {}}, constraint);
    }
}

void create_index(Call& call, const Value& index, bool if_not_exists) {
    catalog::CreateIndex operation;
    operation.index = sqlalchemy::lower_index(call.evaluator, index, session(call.evaluator).target);
    operation.if_not_exists = if_not_exists;
    operation.concurrently = sqlalchemy::is_concurrent(call.evaluator, index);
    perform(call, std::move(operation), index);
}

void set_column_comment(Call& call, const catalog::QualifiedName& table, const Value& column) {
    const sqlalchemy::Target& target = session(call.evaluator).target;
    const std::optional<std::string> comment = sqlalchemy::text_field(column, "comment");
    if (comment && !comment->empty() && target.is_postgresql()) {
        const std::string name = sqlalchemy::lower_identifier(sqlalchemy::field(column, "name"), target);
        perform(call, catalog::SetColumnComment{table, name, *comment, {}});
    }
}

}  // namespace aludel::script::alembic
