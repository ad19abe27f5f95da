#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/directive.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/schema.hpp"

// add_column, drop_column, alter_column.
namespace aludel::script::alembic {
namespace {

bool wanted(const Call& call, std::size_t parameter) {
    return !sqlalchemy::is_none(call[parameter]) && call.truth(parameter);
}

/// `False`: the way in which alter_column says that nothing was said.
bool is_false(const Value& value) {
    return value.is(python::Kind::boolean) && !value.as_boolean();
}

/// The one foreign key of the column, of this column alone, that REFERENCES can say with it. Undefined: none.
Value inline_key(const Value& table, const Value& column) {
    const std::vector<Value> keys = sqlalchemy::items_of(column, "foreign_keys");
    const Value constraint = keys.size() == 1 ? sqlalchemy::some_field(keys.front(), "constraint") : Value();
    if (!constraint.defined() || sqlalchemy::items_of(constraint, "elements").size() != 1) {
        return {};
    }
    for (const Value& one : sqlalchemy::constraints_of(table)) {
        if (one.same(constraint)) {
            return one;
        }
    }
    return {};
}

catalog::AddColumn::InlineReference lower_inline_key(Evaluator& evaluator, const Value& constraint,
                                                     const sqlalchemy::Target& target) {
    const std::optional<catalog::Constraint> lowered = sqlalchemy::lower_constraint(evaluator, constraint, target);
    return {std::get<catalog::ForeignKey>(lowered->rule), lowered->deferrable, lowered->initially};
}

Value add_column(Call& call) {
    enum { table_name, column_, schema, if_not_exists, inline_references, inline_primary_key };
    Evaluator& evaluator = call.evaluator;
    const sqlalchemy::Target& target = session(evaluator).target;
    if (!sqlalchemy::is_column(call[column_])) {
        python::raise(evaluator, python::ExceptionType::TypeError,
                      "add_column() wants a Column as its second argument");
    }
    const Value table = make_table(evaluator, call[table_name], {call[column_]}, call[schema]);
    const Value column = sqlalchemy::columns_of(table).front();
    const Value inlined = wanted(call, inline_references) ? inline_key(table, column) : Value();
    catalog::AddColumn add;
    add.table = sqlalchemy::lower_name(table, target);
    add.column = sqlalchemy::lower_column(evaluator, column, target);
    add.if_not_exists = wanted(call, if_not_exists);
    add.inline_primary_key = wanted(call, inline_primary_key) && sqlalchemy::flag(evaluator, column, "primary_key");
    if (inlined.defined()) {
        add.inline_reference = lower_inline_key(evaluator, inlined, target);
    }
    const catalog::QualifiedName name = add.table;
    perform(call, std::move(add));
    for (const Value& constraint : sqlalchemy::constraints_of(table)) {
        if (!is_primary_key(constraint) && !(inlined.defined() && constraint.same(inlined))) {
            add_constraint(call, table, constraint);
        }
    }
    for (const Value& index : sqlalchemy::indexes_of(table)) {
        create_index(call, index, false);
    }
    set_column_comment(call, name, column);
    return Value::none();
}

Value drop_column(Call& call) {
    enum { table_name, column_name, schema, if_exists };
    perform(call, catalog::DropColumn{qualified(call.evaluator, call[table_name], call[schema]),
                                      identifier(call, column_name),
                                      wanted(call, if_exists),
                                      {}});
    return Value::none();
}

enum AlterParameter : std::size_t {
    table_name,
    column_name,
    nullable,
    comment,
    server_default,
    new_column_name,
    type_,
    existing_type,
    existing_server_default,
    existing_nullable,
    existing_comment,
    schema,
    keywords
};

struct TypeConstraint {
    catalog::Constraint lowered;
    Value item;
};

/// The CHECK constraints that a type brings with it: Boolean and Enum kept as text.
std::vector<TypeConstraint> constraints_of_type(Call& call, const Value& type) {
    Evaluator& evaluator = call.evaluator;
    const Value column = make_item(evaluator, "Column", {call[column_name], type});
    const Value table = make_table(evaluator, call[table_name], {column}, call[schema]);
    std::vector<TypeConstraint> found;
    for (const Value& constraint : sqlalchemy::constraints_of(table)) {
        if (!is_primary_key(constraint)) {
            if (auto lowered = sqlalchemy::lower_constraint(evaluator, constraint, session(evaluator).target)) {
                found.push_back({std::move(*lowered), constraint});
            }
        }
    }
    return found;
}

bool is_item(const Value& value, std::string_view class_name) {
    return sqlalchemy::is_a(value, sqlalchemy::schema_class(class_name));
}

/// What becomes of the default: a value, an identity, or nothing of both.
void alter_default(Call& call, catalog::AlterColumn& alter) {
    Evaluator& evaluator = call.evaluator;
    const sqlalchemy::Target& target = session(evaluator).target;
    const Value& next = call[server_default];
    const Value& before = call[existing_server_default];
    if (is_item(next, "Computed") || is_item(before, "Computed")) {
        throw Error(ErrorCode::not_supported, "a generated column cannot become another one, or cease to be one")
            .at(call.place())
            .hint("drop the column and add it again");
    }
    if (is_item(next, "Identity") || is_item(before, "Identity")) {
        catalog::AlterColumn::IdentityChange change;
        if (!is_item(next, "Identity") && !sqlalchemy::is_none(next)) {
            throw Error(ErrorCode::not_supported, "a default in the place of an identity")
                .at(call.place())
                .hint("take the identity away first, by server_default=None, then set the default");
        }
        if (is_item(before, "Identity")) {
            change.from = sqlalchemy::lower_identity(evaluator, before);
        } else if (!sqlalchemy::is_none(before)) {
            change.from = catalog::Identity{};
        }
        if (is_item(next, "Identity")) {
            change.to = sqlalchemy::lower_identity(evaluator, next);
        }
        alter.default_change = std::move(change);
        return;
    }
    alter.default_change = catalog::AlterColumn::Default{
        sqlalchemy::is_none(next) ? std::nullopt : sqlalchemy::lower_server_default(evaluator, next, target)};
}

Value alter_column(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const sqlalchemy::Target& target = session(evaluator).target;
    python::Dict& more = call.keywords(keywords);
    const Value using_ = sqlalchemy::take(evaluator, more, "postgresql_using");
    const bool new_type = !sqlalchemy::is_none(call[type_]);
    if (!sqlalchemy::is_none(using_) && target.is_postgresql() && !new_type) {
        throw Error(ErrorCode::usage, "postgresql_using must be used with the type_ parameter").at(call.place());
    }
    const catalog::QualifiedName table = qualified(evaluator, call[table_name], call[schema]);
    if (new_type && !sqlalchemy::is_none(call[existing_type])) {
        for (const auto& [constraint, item] : constraints_of_type(call, call[existing_type])) {
            if (constraint.name.empty() && rebuilds(evaluator)) {
                continue;  // nobody can tell it from others
            }
            if (constraint.name.empty()) {
                throw Error(ErrorCode::not_supported,
                            "the CHECK of the column's old type has no name by which to drop it")
                    .at(call.place())
                    .hint("give the type a name, as it was created with");
            }
            perform(call, catalog::DropConstraint{table, constraint.name, constraint.name_may_be_cut, false, false, {}},
                    item);
        }
    }
    catalog::AlterColumn alter;
    alter.table = table;
    alter.column = identifier(call, column_name);
    if (new_type) {
        const Value instance = sqlalchemy::type_instance(evaluator, call[type_]);
        alter.type = sqlalchemy::lower_type(evaluator, instance, target);
        alter.type_using = sqlalchemy::as_text(using_).value_or("");
    }
    if (!sqlalchemy::is_none(call[nullable])) {
        alter.nullable = call.truth(nullable);
    }
    if (!is_false(call[server_default])) {
        alter_default(call, alter);
    }
    if (!is_false(call[comment])) {
        alter.comment = catalog::AlterColumn::Comment{sqlalchemy::as_text(call[comment])};
    }
    if (!sqlalchemy::is_none(call[new_column_name])) {
        alter.rename_to = identifier(call, new_column_name);
    }
    perform(call, std::move(alter));
    if (new_type) {
        for (auto& [constraint, item] : constraints_of_type(call, call[type_])) {
            perform(call, catalog::AddConstraint{table, std::move(constraint), {}}, item);
        }
    }
    return Value::none();
}

}  // namespace

std::vector<Directive> column_directives() {
    return {
        {"add_column",
         "table_name, column, *, schema=None, if_not_exists=None, inline_references=None, inline_primary_key=None",
         add_column},
        {"drop_column", "table_name, column_name, *, schema=None, if_exists=None, **kw", drop_column},
        {"alter_column",
         "table_name, column_name, *, nullable=None, comment=False, server_default=False, new_column_name=None, "
         "type_=None, "
         "existing_type=None, existing_server_default=False, existing_nullable=None, existing_comment=None, "
         "schema=None, **kw",
         alter_column},
    };
}

}  // namespace aludel::script::alembic
