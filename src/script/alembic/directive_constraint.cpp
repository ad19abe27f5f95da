#include <fmt/format.h>

#include <optional>

#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/directive.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/schema.hpp"

// create_primary_key, create_unique_constraint, …, drop_constraint.
namespace aludel::script::alembic {
namespace {

/// The Column objects of a table for these names.
std::vector<Value> columns_named(const Value& table, const std::vector<Value>& names) {
    std::vector<Value> columns;
    for (const Value& name : names) {
        columns.push_back(sqlalchemy::column_of(table, sqlalchemy::as_text(name).value_or("")));
    }
    return columns;
}

Value create_primary_key(Call& call) {
    enum { constraint_name, table_name, columns, schema, keywords };
    Evaluator& evaluator = call.evaluator;
    const std::vector<Value> names = python::to_vector(evaluator, call[columns]);
    const Value table = make_plain_table(evaluator, call[table_name], names, call[schema]);
    const Value key = make_item(evaluator, "PrimaryKeyConstraint", columns_named(table, names),
                                {{"name", call[constraint_name]}}, &call.keywords(keywords));
    add_constraint(call, table, key);
    return Value::none();
}

Value create_unique_constraint(Call& call) {
    enum { constraint_name, table_name, columns, schema, keywords };
    Evaluator& evaluator = call.evaluator;
    const std::vector<Value> names = python::to_vector(evaluator, call[columns]);
    const Value table = make_plain_table(evaluator, call[table_name], names, call[schema]);
    const Value unique = make_item(evaluator, "UniqueConstraint", columns_named(table, names),
                                   {{"name", call[constraint_name]}}, &call.keywords(keywords));
    sqlalchemy::attach(evaluator, table, unique);
    add_constraint(call, table, unique);
    return Value::none();
}

Value create_check_constraint(Call& call) {
    enum { constraint_name, table_name, condition, schema, keywords };
    Evaluator& evaluator = call.evaluator;
    const Value table = make_plain_table(evaluator, call[table_name], {evaluator.str("x")}, call[schema]);
    const Value check = make_item(evaluator, "CheckConstraint", {call[condition]}, {{"name", call[constraint_name]}},
                                  &call.keywords(keywords));
    sqlalchemy::attach(evaluator, table, check);
    add_constraint(call, table, check);
    return Value::none();
}

Value create_exclude_constraint(Call& call) {
    enum { constraint_name, table_name, elements, keywords };
    Evaluator& evaluator = call.evaluator;
    python::Dict& given = call.keywords(keywords);
    const Value schema = sqlalchemy::take(evaluator, given, "schema");
    std::vector<Value> names;
    for (const Value& element : call.rest(elements)) {
        const std::vector<Value> pair = python::to_vector(evaluator, element);
        if (!pair.empty() && sqlalchemy::as_text(pair.front())) {
            names.push_back(pair.front());
        } else if (!pair.empty() && sqlalchemy::node_of(pair.front()) == sqlalchemy::Node::text) {
            // Alembic makes a column of each element, and a text has no name for it.
            sqlalchemy::raise_error(evaluator, "ArgumentError",
                                    "Column must be constructed with a non-blank name or assign a non-blank .name "
                                    "before adding to a Table.");
        }
    }
    const Value table = make_plain_table(evaluator, call[table_name], names, schema);
    const Value exclude =
        make_item(evaluator, "ExcludeConstraint", call.rest(elements), {{"name", call[constraint_name]}}, &given);
    sqlalchemy::attach(evaluator, table, exclude);
    add_constraint(call, table, exclude);
    return Value::none();
}

Value create_foreign_key(Call& call) {
    enum {
        constraint_name,
        source_table,
        referent_table,
        local_cols,
        remote_cols,
        onupdate,
        ondelete,
        deferrable,
        initially,
        match,
        source_schema,
        referent_schema,
        keywords
    };
    Evaluator& evaluator = call.evaluator;
    const std::vector<Value> local = python::to_vector(evaluator, call[local_cols]);
    const Value table = make_plain_table(evaluator, call[source_table], local, call[source_schema]);
    std::string prefix(call.text(referent_table));
    if (!sqlalchemy::is_none(call[referent_schema])) {
        prefix = std::string(call.text(referent_schema)) + "." + prefix;
    }
    std::vector<Value> remote;
    for (const Value& name : python::to_vector(evaluator, call[remote_cols])) {
        remote.push_back(evaluator.str(prefix + "." + sqlalchemy::as_text(name).value_or("")));
    }
    const Value key = make_item(evaluator, "ForeignKeyConstraint", {evaluator.list(local), evaluator.list(remote)},
                                {{"name", call[constraint_name]},
                                 {"onupdate", call[onupdate]},
                                 {"ondelete", call[ondelete]},
                                 {"deferrable", call[deferrable]},
                                 {"initially", call[initially]},
                                 {"match", call[match]}},
                                &call.keywords(keywords));
    sqlalchemy::attach(evaluator, table, key);
    add_constraint(call, table, key);
    return Value::none();
}

/// A constraint of that kind about nothing: what a naming convention looks at is its kind and its name.
Value unnamed_constraint(Evaluator& evaluator, const std::string& type, const Value& name) {
    if (type == "foreignkey") {
        return make_item(evaluator, "ForeignKeyConstraint", {evaluator.list(), evaluator.list()}, {{"name", name}});
    }
    if (type == "check") {
        return make_item(evaluator, "CheckConstraint", {evaluator.str("")}, {{"name", name}});
    }
    return make_item(evaluator,
                     type == "primary"  ? "PrimaryKeyConstraint"
                     : type == "unique" ? "UniqueConstraint"
                                        : "Constraint",
                     {}, {{"name", name}});
}

Value drop_constraint(Call& call) {
    enum { constraint_name, table_name, type_, schema, if_exists };
    Evaluator& evaluator = call.evaluator;
    const std::string type = sqlalchemy::is_none(call[type_]) ? "" : std::string(call.text(type_));
    if (!type.empty() && type != "foreignkey" && type != "primary" && type != "unique" && type != "check") {
        python::raise(evaluator, python::ExceptionType::TypeError,
                      "'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None");
    }
    if (!session(evaluator).target.is_postgresql() && !rebuilds(evaluator)) {
        refuse_constraint(evaluator);
    }
    const Value table = make_table(evaluator, call[table_name], {}, call[schema]);
    const Value constraint = unnamed_constraint(evaluator, type, call[constraint_name]);
    sqlalchemy::name_by_convention(evaluator, constraint, table);
    const Value name = sqlalchemy::field(constraint, "name");
    if (sqlalchemy::is_none(name) && !rebuilds(evaluator)) {
        sqlalchemy::raise_error(evaluator, "CompileError",
                                fmt::format("Can't emit DROP CONSTRAINT for constraint {}; it has no name",
                                            python::repr(evaluator, constraint)));
    }
    perform(call,
            catalog::DropConstraint{sqlalchemy::lower_name(table, session(evaluator).target),
                                    sqlalchemy::as_text(name).value_or(""),
                                    sqlalchemy::is_conv(name),
                                    !sqlalchemy::is_none(call[if_exists]) && call.truth(if_exists),
                                    false,
                                    {}},
            constraint);
    return Value::none();
}

}  // namespace

std::vector<Directive> constraint_directives() {
    return {
        {"create_primary_key", "constraint_name, table_name, columns, *, schema=None, **kw", create_primary_key},
        {"create_unique_constraint", "constraint_name, table_name, columns, *, schema=None, **kw",
         create_unique_constraint},
        {"create_check_constraint", "constraint_name, table_name, condition, *, schema=None, **kw",
         create_check_constraint},
        {"create_exclude_constraint", "constraint_name, table_name, *elements, **kw", create_exclude_constraint},
        {"create_foreign_key",
         "constraint_name, source_table, referent_table, local_cols, remote_cols, *, onupdate=None, ondelete=None, "
         "deferrable=None, initially=None, match=None, source_schema=None, referent_schema=None, **dialect_kw",
         create_foreign_key},
        {"drop_constraint", "constraint_name, table_name, type_=None, *, schema=None, if_exists=None", drop_constraint},
    };
}

}  // namespace aludel::script::alembic
