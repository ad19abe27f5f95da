#include <fmt/format.h>
#include <fmt/ranges.h>

#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::sqlalchemy {
namespace {

/// The column that an index expression is about: func.lower(t.c.x), t.c.x.desc() …
Value column_within(const Value& expression) {
    if (is_column(expression)) {
        return expression;
    }
    if (expression.is(python::Kind::list) || expression.is(python::Kind::tuple)) {
        for (const Value& one : items(expression)) {
            if (Value found = column_within(one); found.defined()) {
                return found;
            }
        }
        return {};
    }
    if (is_clause(expression) && !is_from(expression)) {
        for (const char* part : {"element", "left", "right", "clauses", "clause"}) {
            if (Value found = column_within(field(expression, part)); found.defined()) {
                return found;
            }
        }
    }
    return {};
}

Value initialise_index(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const Value& self = call.self;
    set_field(evaluator, self, "name", make_quoted(evaluator, call[0], call[2]));
    set_field(evaluator, self, "unique", call[1]);
    if (!call.is_none(3)) {
        set_field(evaluator, self, "info", call[3]);
    }
    std::vector<Value> expressions;
    std::vector<Value> pending;
    for (const Value& given : call.rest(6)) {
        Value value = clause_element(evaluator, given);
        if (!python::as_str(value) && !is_clause(value)) {
            raise_argument_error(evaluator,
                                 fmt::format("String column name or Column object for DDL constraint expected, got {}.",
                                             python::repr(evaluator, value)));
        }
        expressions.push_back(value);
        Value column = python::as_str(value) ? value : column_within(value);
        if (column.defined()) {
            pending.push_back(column);
        }
    }
    set_field(evaluator, self, "_given", evaluator.list(std::move(expressions)));
    set_field(evaluator, self, "_pending", evaluator.list(std::move(pending)));
    keep_options(evaluator, self, call.keywords(7), "Index");
    if (!call.is_none(4)) {
        attach_index(evaluator, call[4], self);
    } else {
        attach_when_possible(evaluator, self);
    }
    return Value::none();
}

}  // namespace

void attach_index(Evaluator& evaluator, const Value& table, const Value& index) {
    if (Value owner = some_field(index, "table"); owner.defined()) {
        if (!owner.same(table)) {
            raise_argument_error(
                evaluator, fmt::format("Index '{}' is against table '{}', and cannot be associated with table '{}'.",
                                       python::str_text(evaluator, or_none(field(index, "name"))),
                                       text_field(owner, "name").value_or(""), text_field(table, "name").value_or("")));
        }
        return;
    }
    std::vector<Value> given = items_of(index, "_given");
    if (given.empty()) {
        given = items_of(index, "_pending");
    }
    std::vector<Value> expressions;
    std::vector<Value> columns;
    for (const Value& one : given) {
        Value expression = one;
        if (std::optional<std::string> name = as_text(one)) {
            expression = column_of(table, *name);
            if (!expression.defined()) {
                raise_error(
                    evaluator, "ConstraintColumnNotFoundError",
                    fmt::format("Can't create {} on table '{}': no column named '{}' is present.",
                                python::type_name(evaluator, index), text_field(table, "name").value_or(""), *name));
            }
        }
        expressions.push_back(expression);
        if (Value column = column_within(expression); column.defined()) {
            columns.push_back(column);
        }
    }
    set_field(evaluator, index, "table", table);
    set_field(evaluator, index, "expressions", evaluator.list(std::move(expressions)));
    set_field(evaluator, index, "_columns", evaluator.list(std::move(columns)));
    add_part(evaluator, table, "_indexes", index);
    name_by_convention(evaluator, index, table);
}

void add_index_members(NativeClass& index) {
    index.initialise(
        "name=None, *expressions, unique=False, quote=None, info=None, _table=None, _column_flag=False, **dialect_kw",
        initialise_index);
    defaults(index, {"table"});
    for (const char* name : {"columns", "c"}) {
        index.property(name, [](Evaluator& evaluator, const Value& self) {
            Ref<python::Dict> by_key = evaluator.dict();
            for (const Value& column : columns_of(self)) {
                by_key->table.set(evaluator.intern(text_field(column, "key").value_or("")), column);
            }
            return make(evaluator, column_collection_class(), {{"_columns", Value(by_key)}});
        });
    }
    for (const char* name : {"dialect_kwargs", "kwargs"}) {
        index.property(name, [](Evaluator& evaluator, const Value& self) {
            Value options = field(self, "_options");
            return options.defined() ? options : Value(evaluator.dict());
        });
    }
    for (bool create : {true, false}) {
        index.method(create ? "create" : "drop", "bind, checkfirst=False", [create](Call& call) {
            (create ? create_element : drop_element)(call.evaluator, call.self, call[0], call.truth(1), Value::none());
            return Value::none();
        });
    }
    index.method("__repr__", "", [](Call& call) {
        std::vector<std::string> parts = {python::repr(call.evaluator, or_none(field(call.self, "name")))};
        std::vector<Value> shown = items_of(call.self, "expressions");
        for (const Value& one : shown.empty() ? items_of(call.self, "_given") : shown) {
            parts.push_back(python::repr(call.evaluator, one));
        }
        if (flag(call.evaluator, call.self, "unique")) {
            parts.emplace_back("unique=True");
        }
        return call.evaluator.str(fmt::format("Index({})", fmt::join(parts, ", ")));
    });
}

}  // namespace aludel::script::sqlalchemy
