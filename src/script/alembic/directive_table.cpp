#include <utility>

#include "python/object.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/directive.hpp"
#include "script/sqlalchemy/event.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/schema.hpp"

// create_table, drop_table, rename_table, comments on tables.
namespace aludel::script::alembic {
namespace {

/// A type that a table needs is made with it: each once in a run, however many tables need it.
void bring_type(Call& call, const Value& type) {
    Evaluator& evaluator = call.evaluator;
    if (sqlalchemy::is_enum(type)) {
        catalog::CreateEnum create = sqlalchemy::lower_enum_type(evaluator, type);
        create.implied = true;
        perform(call, std::move(create));
        return;
    }
    catalog::CreateDomain create = sqlalchemy::lower_domain_type(evaluator, type, session(evaluator).target);
    create.implied = true;
    perform(call, std::move(create));
}

Value create_table(Call& call) {
    enum { table_name, if_not_exists, columns, keywords };
    Evaluator& evaluator = call.evaluator;
    const sqlalchemy::Target& target = session(evaluator).target;
    const Value table = make_table(evaluator, call[table_name], call.rest(columns), {}, &call.keywords(keywords));
    sqlalchemy::notify_table(evaluator, table, "before_create", connection_of(evaluator));
    for (const Value& type : sqlalchemy::named_types(evaluator, table, target, false)) {
        bring_type(call, type);
    }
    catalog::CreateTable create;
    create.table = sqlalchemy::lower_table(evaluator, table, target);
    create.if_not_exists = !sqlalchemy::is_none(call[if_not_exists]) && call.truth(if_not_exists);
    const catalog::QualifiedName name = create.table.name;
    perform(call, std::move(create));
    sqlalchemy::notify_table(evaluator, table, "after_create", connection_of(evaluator));
    for (const Value& index : sqlalchemy::indexes_of(table)) {
        create_index(call, index, false);
    }
    if (const auto comment = sqlalchemy::text_field(table, "comment");
        comment && !comment->empty() && target.is_postgresql()) {
        perform(call, catalog::SetTableComment{name, *comment, {}});
    }
    for (const Value& column : sqlalchemy::columns_of(table)) {
        set_column_comment(call, name, column);
    }
    return table;
}

Value drop_table(Call& call) {
    enum { table_name, schema, if_exists, keywords };
    Evaluator& evaluator = call.evaluator;
    const Value table = make_table(evaluator, call[table_name], {}, call[schema], &call.keywords(keywords));
    const catalog::QualifiedName name = sqlalchemy::lower_name(table, session(evaluator).target);
    sqlalchemy::notify_table(evaluator, table, "before_drop", connection_of(evaluator));
    perform(call, catalog::DropTable{name, !sqlalchemy::is_none(call[if_exists]) && call.truth(if_exists), {}});
    sqlalchemy::notify_table(evaluator, table, "after_drop", connection_of(evaluator));
    return Value::none();
}

Value rename_table(Call& call) {
    enum { old_table_name, new_table_name, schema };
    perform(call,
            catalog::RenameTable{
                qualified(call.evaluator, call[old_table_name], call[schema]), identifier(call, new_table_name), {}});
    return Value::none();
}

Value create_table_comment(Call& call) {
    enum { table_name, comment, existing_comment, schema };
    perform(call,
            catalog::SetTableComment{
                qualified(call.evaluator, call[table_name], call[schema]), sqlalchemy::as_text(call[comment]), {}});
    return Value::none();
}

Value drop_table_comment(Call& call) {
    enum { table_name, existing_comment, schema };
    perform(call,
            catalog::SetTableComment{qualified(call.evaluator, call[table_name], call[schema]), std::nullopt, {}});
    return Value::none();
}

}  // namespace

std::vector<Directive> table_directives() {
    return {
        {"create_table", "table_name, *columns, if_not_exists=None, **kw", create_table},
        {"drop_table", "table_name, *, schema=None, if_exists=None, **kw", drop_table},
        {"rename_table", "old_table_name, new_table_name, *, schema=None", rename_table},
        {"create_table_comment", "table_name, comment, *, existing_comment=None, schema=None", create_table_comment},
        {"drop_table_comment", "table_name, *, existing_comment=None, schema=None", drop_table_comment},
    };
}

}  // namespace aludel::script::alembic
