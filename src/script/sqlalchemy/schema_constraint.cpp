#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::Kind;

void keep_common(Evaluator& evaluator, const Value& self, python::Dict& keywords) {
    for (const char* name : {"name", "deferrable", "initially", "info", "comment"}) {
        Value given = take(evaluator, keywords, name);
        set_field(evaluator, self, name, or_none(given));
    }
    for (const char* name : {"_type_bound", "_create_rule", "_column_flag"}) {
        if (Value given = take(evaluator, keywords, name); given.defined()) {
            set_field(evaluator, self, name, given);
        }
    }
    set_field(evaluator, self, "_order", Value::integer(state(evaluator).next_order++));
}

/// Which kind of item a class of constraints is, for its options.
std::string_view kind_of_constraint(const Value& self) {
    for (std::string_view name :
         {"PrimaryKeyConstraint", "UniqueConstraint", "CheckConstraint", "ForeignKeyConstraint", "ExcludeConstraint"}) {
        if (is_a(self, schema_class(name))) {
            return name;
        }
    }
    return "Constraint";
}

/// A column as a constraint may name it: its name or itself.
Value constraint_column(Evaluator& evaluator, const Value& given) {
    Value value = clause_element(evaluator, given);
    if (python::as_str(value) || is_clause(value)) {
        return value;
    }
    raise_argument_error(evaluator,
                         fmt::format("String column name or Column object for DDL constraint expected, got {}.",
                                     python::repr(evaluator, value)));
}

Value initialise_columns(Call& call) {
    Evaluator& evaluator = call.evaluator;
    std::vector<Value> pending;
    for (const Value& one : call.rest(0)) {
        pending.push_back(constraint_column(evaluator, one));
    }
    python::Dict& keywords = call.keywords(1);
    keep_common(evaluator, call.self, keywords);
    Value automatic = take(evaluator, keywords, "_autoattach");
    keep_options(evaluator, call.self, keywords, kind_of_constraint(call.self));
    set_field(evaluator, call.self, "_pending", evaluator.list(std::move(pending)));
    if (!automatic.defined() || python::truth(evaluator, automatic)) {
        attach_when_possible(evaluator, call.self);
    }
    return Value::none();
}

void collect_columns(const Value& value, std::vector<Value>& into) {
    if (is_column(value)) {
        into.push_back(value);
        return;
    }
    if (value.is(Kind::list) || value.is(Kind::tuple)) {
        for (const Value& one : items(value)) {
            collect_columns(one, into);
        }
        return;
    }
    if (!is_clause(value) || is_from(value)) {
        return;
    }
    for (const char* part : {"left", "right", "element", "clauses", "clause", "whens", "value", "else_", "expr", "func",
                             "criterion", "order_by"}) {
        if (Value inner = field(value, part); inner.on_heap()) {
            collect_columns(inner, into);
        }
    }
}

Value initialise_check(Call& call) {
    Evaluator& evaluator = call.evaluator;
    std::vector<Value> given = call.rest(0);
    python::Dict& keywords = call.keywords(1);
    static constexpr std::string_view names[] = {"sqltext", "name", "deferrable", "initially", "table", "info"};
    for (std::size_t i = 0; i < given.size() && i < std::size(names); ++i) {
        keywords.table.set(evaluator.intern(names[i]), given[i]);
    }
    Value text = take(evaluator, keywords, "sqltext");
    if (some_field(text, "_says_nothing").defined()) {
        python::refuse(evaluator, "a CHECK of and_() without arguments, which says nothing to SQLAlchemy",
                       "leave the constraint out");
    }
    Value table = take(evaluator, keywords, "table");
    Value automatic = take(evaluator, keywords, "_autoattach");
    set_field(evaluator, call.self, "sqltext", ddl_expression(evaluator, text));
    keep_common(evaluator, call.self, keywords);
    keep_options(evaluator, call.self, keywords, "CheckConstraint");
    std::vector<Value> columns;
    collect_columns(field(call.self, "sqltext"), columns);
    set_field(evaluator, call.self, "_pending", evaluator.list(std::move(columns)));
    if (!is_none(table)) {
        attach_constraint(evaluator, table, call.self);
    } else if (!automatic.defined() || python::truth(evaluator, automatic)) {
        attach_when_possible(evaluator, call.self);
    }
    return Value::none();
}

/// The columns of a table that a constraint's names stand for.
std::vector<Value> resolve_columns(Evaluator& evaluator, const Value& table, const Value& item) {
    std::vector<Value> columns;
    for (const Value& pending : items_of(item, "_pending")) {
        if (std::optional<std::string> name = as_text(pending)) {
            Value found = column_of(table, *name);
            if (!found.defined()) {
                raise_error(
                    evaluator, "ConstraintColumnNotFoundError",
                    fmt::format("Can't create {} on table '{}': no column named '{}' is present.",
                                python::type_name(evaluator, item), text_field(table, "name").value_or(""), *name));
            }
            columns.push_back(found);
        } else {
            columns.push_back(pending);
        }
    }
    return columns;
}

void attach_primary_key(Evaluator& evaluator, const Value& table, const Value& key) {
    Value old = field(table, "primary_key");
    if (!old.same(key)) {
        remove_part(evaluator, table, "_constraints", old);
        set_field(evaluator, table, "primary_key", key);
    }
    std::vector<Value> members = columns_of(key);
    std::vector<Value> flagged;
    for (const Value& column : columns_of(table)) {
        if (flag(evaluator, column, "primary_key")) {
            flagged.push_back(column);
        }
    }
    if (members.empty()) {
        members = flagged;
    }
    for (const Value& column : members) {
        set_field(evaluator, column, "primary_key", Value::boolean(true));
        if (!field(column, "_nullable_given").defined()) {
            set_field(evaluator, column, "nullable", Value::boolean(false));
        }
    }
    set_field(evaluator, key, "_columns", evaluator.list(std::move(members)));
}

Value copy_constraint(Evaluator& evaluator, const Value& self) {
    Value made = clone(evaluator, self);
    std::vector<Value> names;
    for (const Value& column : columns_of(self)) {
        names.push_back(is_column(column) ? field(column, "key") : column);
    }
    for (const char* name : {"parent", "_columns"}) {
        erase_field(evaluator, made, name);
    }
    if (!is_a(self, schema_class("CheckConstraint"))) {
        set_field(evaluator, made, "_pending", evaluator.list(std::move(names)));
    } else {
        set_field(evaluator, made, "_pending", evaluator.list());
    }
    if (is_a(self, schema_class("ForeignKeyConstraint"))) {
        std::vector<Value> keys;
        for (const Value& key : items_of(self, "elements")) {
            Value copied = clone(evaluator, key);
            erase_field(evaluator, copied, "parent");
            set_field(evaluator, copied, "constraint", made);
            keys.push_back(copied);
        }
        set_field(evaluator, made, "elements", evaluator.list(std::move(keys)));
    }
    set_field(evaluator, made, "_order", Value::integer(state(evaluator).next_order++));
    return made;
}

}  // namespace

void attach_constraint(Evaluator& evaluator, const Value& table, const Value& constraint) {
    if (some_field(constraint, "parent").same(table)) {
        return;
    }
    std::vector<Value> columns = resolve_columns(evaluator, table, constraint);
    set_field(evaluator, constraint, "parent", table);
    std::vector<Value> unique;
    for (const Value& column : columns) {
        if (std::none_of(unique.begin(), unique.end(), [&](const Value& one) { return one.same(column); })) {
            unique.push_back(column);
        }
    }
    set_field(evaluator, constraint, "_columns", evaluator.list(unique));
    add_part(evaluator, table, "_constraints", constraint);
    if (is_a(constraint, schema_class("PrimaryKeyConstraint"))) {
        attach_primary_key(evaluator, table, constraint);
    } else if (is_a(constraint, schema_class("ForeignKeyConstraint"))) {
        std::vector<Value> keys = items_of(constraint, "elements");
        for (std::size_t i = 0; i < std::min(keys.size(), columns.size()); ++i) {
            if (!some_field(keys[i], "parent").same(columns[i])) {
                set_field(evaluator, keys[i], "parent", columns[i]);
                append_field(evaluator, columns[i], "foreign_keys", keys[i]);
            }
            attach_foreign_key(evaluator, keys[i], columns[i], table);
        }
    }
    name_by_convention(evaluator, constraint, table);
}

void attach_when_possible(Evaluator& evaluator, const Value& item) {
    if (some_field(item, "parent").defined() || some_field(item, "table").defined()) {
        return;
    }
    std::vector<Value> columns;
    bool names = false;
    Value table;
    for (const Value& one : items_of(item, "_pending")) {
        if (!is_column(one)) {
            names = names || python::as_str(one);
            continue;
        }
        columns.push_back(one);
    }
    if (columns.empty() || names) {
        return;
    }
    for (const Value& column : columns) {
        Value owner = some_field(column, "table");
        if (!is_table(owner)) {
            for (const Value& waits : columns) {
                std::vector<Value> waiting = items_of(waits, "_waiting");
                if (!some_field(waits, "table").defined() &&
                    std::none_of(waiting.begin(), waiting.end(), [&](const Value& one) { return one.same(item); })) {
                    append_field(evaluator, waits, "_waiting", item);
                }
            }
            return;
        }
        if (table.defined() && !table.same(owner)) {
            if (is_a(item, schema_class("CheckConstraint"))) {
                return;
            }
            raise_argument_error(
                evaluator, fmt::format("Column(s) '{}' are not part of table '{}'.",
                                       python::str_text(evaluator, column), text_field(table, "name").value_or("")));
        }
        table = owner;
    }
    attach(evaluator, table, item);
}

void add_constraint_members(NativeClass& constraint, NativeClass& collection) {
    constraint.initialise("name=None, deferrable=None, initially=None, info=None, comment=None, **dialect_kw",
                          [](Call& call) {
                              Evaluator& evaluator = call.evaluator;
                              for (std::size_t i = 0; i < 5; ++i) {
                                  set_field(evaluator, call.self, call.function.signature.names[i], call[i]);
                              }
                              set_field(evaluator, call.self, "_order", Value::integer(state(evaluator).next_order++));
                              keep_options(evaluator, call.self, call.keywords(5), "Constraint");
                              return Value::none();
                          });
    defaults(constraint, {"name", "deferrable", "initially", "comment", "parent"});
    constraint.value("_type_bound", [](Evaluator&) { return Value::boolean(false); });
    constraint.property("table", [](Evaluator& evaluator, const Value& self) {
        Value parent = some_field(self, "parent");
        if (!is_table(parent)) {
            raise_error(
                evaluator, "InvalidRequestError",
                "This constraint is not bound to a table.  Did you mean to call table.append_constraint(constraint) ?");
        }
        return parent;
    });
    for (const char* name : {"copy", "_copy"}) {
        constraint.method(name, "**kw", [](Call& call) { return copy_constraint(call.evaluator, call.self); });
    }
    for (const char* name : {"dialect_kwargs", "kwargs"}) {
        constraint.property(name, [](Evaluator& evaluator, const Value& self) {
            Value options = field(self, "_options");
            return options.defined() ? options : Value(evaluator.dict());
        });
    }
    collection.initialise("*columns, **kw", initialise_columns);
    for (const char* name : {"columns", "c"}) {
        collection.property(name, [](Evaluator& evaluator, const Value& self) {
            Ref<python::Dict> by_key = evaluator.dict();
            for (const Value& column : columns_of(self)) {
                by_key->table.set(evaluator.intern(text_field(column, "key").value_or("")), column);
            }
            return make(evaluator, column_collection_class(), {{"_columns", Value(by_key)}});
        });
    }
    collection.method("__iter__", "", [](Call& call) {
        return python::iterate(call.evaluator, call.evaluator.list(columns_of(call.self)));
    });
    collection.method("__len__", "", [](Call& call) {
        return Value::integer(static_cast<std::int64_t>(columns_of(call.self).size()));
    });
    collection.method("__bool__", "", [](Call&) { return Value::boolean(true); });
    collection.method("__contains__", "x", [](Call& call) {
        for (const Value& column : columns_of(call.self)) {
            if (column.same(call[0]) || (python::as_str(call[0]) && text_field(column, "key") == as_text(call[0]))) {
                return Value::boolean(true);
            }
        }
        return Value::boolean(false);
    });
    collection.method("contains_column", "col", [](Call& call) {
        std::vector<Value> columns = columns_of(call.self);
        return Value::boolean(
            std::any_of(columns.begin(), columns.end(), [&](const Value& one) { return one.same(call[0]); }));
    });
    collection.method("__repr__", "", [](Call& call) {
        std::vector<std::string> parts;
        for (const Value& column : columns_of(call.self)) {
            parts.push_back(python::repr(call.evaluator, column));
        }
        if (parts.empty()) {
            for (const Value& column : items_of(call.self, "_pending")) {
                parts.push_back(python::repr(call.evaluator, column));
            }
        }
        if (Value name = some_field(call.self, "name"); name.defined() && !is_no_name(name)) {
            parts.push_back("name=" + python::repr(call.evaluator, name));
        }
        return call.evaluator.str(
            fmt::format("{}({})", python::type_name(call.evaluator, call.self), fmt::join(parts, ", ")));
    });
}

void add_primary_key_members(NativeClass& key) {
    key.value("_implicit_generated", [](Evaluator&) { return Value::boolean(false); });
    key.property("_autoincrement_column", [](Evaluator& evaluator, const Value& self) {
        Value table = some_field(self, "parent");
        return table.defined() ? or_none(autoincrement_column(evaluator, table)) : Value::none();
    });
}

void add_check_members(NativeClass& check) {
    check.initialise("*args, **kw", initialise_check);
}

namespace {

/// The parts of an EXCLUDE constraint: what and with which operator, as they were given.
Value initialise_exclude(Call& call) {
    Evaluator& evaluator = call.evaluator;
    python::Dict& keywords = call.keywords(1);
    std::vector<Value> elements;
    std::vector<Value> columns;
    for (const Value& given : call.rest(0)) {
        const auto& pair = items(given);
        if (pair.size() != 2) {
            python::raise(evaluator, python::ExceptionType::ValueError,
                          "an element of an ExcludeConstraint is a column or expression and its operator");
        }
        Value element = clause_element(evaluator, pair[0]);
        collect_columns(element, columns);
        elements.push_back(evaluator.tuple({element, pair[1]}));
    }
    Value method = take(evaluator, keywords, "using");
    Value where = take(evaluator, keywords, "where");
    Value classes = take(evaluator, keywords, "ops");
    keep_common(evaluator, call.self, keywords);
    keep_options(evaluator, call.self, keywords, "ExcludeConstraint");
    set_field(evaluator, call.self, "_elements", evaluator.list(std::move(elements)));
    set_field(evaluator, call.self, "using", method.defined() ? method : evaluator.str("gist"));
    set_field(evaluator, call.self, "where", is_none(where) ? Value::none() : ddl_expression(evaluator, where));
    set_field(evaluator, call.self, "ops", classes.defined() ? classes : Value(evaluator.dict()));
    set_field(evaluator, call.self, "_pending", evaluator.list(std::move(columns)));
    attach_when_possible(evaluator, call.self);
    return Value::none();
}

}  // namespace

void add_exclude_members(NativeClass& exclude) {
    exclude.initialise("*elements, **kw", initialise_exclude);
}

}  // namespace aludel::script::sqlalchemy
