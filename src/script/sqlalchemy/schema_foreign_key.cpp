#include <fmt/format.h>

#include "base/text.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view key_options[] = {"onupdate", "ondelete", "deferrable", "initially",
                                            "match",    "comment",  "use_alter",  "name"};

Value initialise_key(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Value to = clause_element(evaluator, call[0]);
    if (!python::as_str(to) && !is_clause(to)) {
        raise_argument_error(
            evaluator,
            fmt::format("String column name or Column object for DDL foreign key constraint expected, got {}.",
                        python::repr(evaluator, to)));
    }
    set_field(evaluator, call.self, "_colspec", to);
    for (std::size_t i = 1; i < 12; ++i) {
        set_field(evaluator, call.self, call.function.signature.names[i], call[i]);
    }
    keep_options(evaluator, call.self, call.keywords(12), "ForeignKey");
    return Value::none();
}

bool has_duplicates(Evaluator& evaluator, const std::vector<Value>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (values[i].same(values[j]) || (python::as_str(values[i]) && as_text(values[i]) == as_text(values[j]))) {
                return true;
            }
        }
    }
    static_cast<void>(evaluator);
    return false;
}

Value initialise_constraint(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const Value& self = call.self;
    std::vector<Value> columns = python::to_vector(evaluator, call[0]);
    std::vector<Value> referred = python::to_vector(evaluator, call[1]);
    if (has_duplicates(evaluator, columns) && columns.size() >= referred.size()) {
        raise_argument_error(evaluator,
                             "ForeignKeyConstraint with duplicate source column references are not supported.");
    }
    if (columns.size() != referred.size()) {
        raise_argument_error(
            evaluator,
            "ForeignKeyConstraint number of constrained columns must match the number of referenced columns.");
    }
    for (std::size_t i = 2; i < 13; ++i) {
        if (call.function.signature.names[i] != "table") {
            set_field(evaluator, self, call.function.signature.names[i], call[i]);
        }
    }
    set_field(evaluator, self, "_order", Value::integer(state(evaluator).next_order++));
    keep_options(evaluator, self, call.keywords(13), "ForeignKeyConstraint");
    std::vector<Value> keys;
    for (const Value& to : referred) {
        Value key = make(evaluator, schema_class("ForeignKey"),
                         {{"_colspec", clause_element(evaluator, to)}, {"constraint", self}});
        for (std::string_view name : key_options) {
            set_field(evaluator, key, name, field(self, name));
        }
        set_field(evaluator, key, "link_to_name", field(self, "link_to_name"));
        set_field(evaluator, key, "_of_constraint", Value::boolean(true));
        keys.push_back(key);
    }
    set_field(evaluator, self, "elements", evaluator.list(std::move(keys)));
    set_field(evaluator, self, "_pending", evaluator.list(std::move(columns)));
    if (Value table = call[11]; !is_none(table)) {
        attach_constraint(evaluator, table, self);
    } else {
        attach_when_possible(evaluator, self);
    }
    return Value::none();
}

/// The constraint that a ForeignKey given with a column becomes.
void make_constraint(Evaluator& evaluator, const Value& key, const Value& column, const Value& table) {
    Value made = make(evaluator, schema_class("ForeignKeyConstraint"));
    for (std::string_view name : key_options) {
        set_field(evaluator, made, name, or_none(field(key, name)));
    }
    set_field(evaluator, made, "link_to_name", or_none(field(key, "link_to_name")));
    if (Value options = field(key, "_options"); options.defined()) {
        set_field(evaluator, made, "_options", options);
    }
    set_field(evaluator, made, "elements", evaluator.list({key}));
    set_field(evaluator, made, "_pending", evaluator.list({column}));
    set_field(evaluator, made, "_of_column", Value::boolean(true));
    set_field(evaluator, made, "_order", Value::integer(state(evaluator).next_order++));
    set_field(evaluator, key, "constraint", made);
    attach_constraint(evaluator, table, made);
}

std::string colspec(Evaluator& evaluator, const Value& key) {
    Value to = field(key, "_colspec");
    if (std::optional<std::string> text = as_text(to)) {
        return *text;
    }
    Value table = some_field(to, "table");
    std::string column = text_field(to, "key").value_or("");
    if (!table.defined()) {
        return column;
    }
    std::string name = text_field(table, "fullname").value_or(text_field(table, "name").value_or(""));
    static_cast<void>(evaluator);
    return name + "." + column;
}

}  // namespace

Reference reference_of(Evaluator& evaluator, const Value& key) {
    Value to = field(key, "_colspec");
    if (is_column(to)) {
        Value table = some_field(to, "table");
        if (table.defined()) {
            return {text_field(table, "schema").value_or(""), text_field(table, "name").value_or(""),
                    text_field(to, "name").value_or("")};
        }
    }
    std::vector<std::string> tokens = split(colspec(evaluator, key), '.');
    Reference made;
    if (tokens.size() > 1) {
        made.column = tokens.back();
        tokens.pop_back();
    }
    made.table = tokens.back();
    tokens.pop_back();
    made.schema = join(tokens, ".");
    Value parent = some_field(key, "parent");
    if (made.column.empty() && parent.defined()) {
        made.column = text_field(parent, "key").value_or("");
    }
    if (made.schema.empty() && parent.defined()) {
        if (Value table = some_field(parent, "table"); table.defined() && metadata_of(table).defined()) {
            made.schema = text_field(metadata_of(table), "schema").value_or("");
        }
    }
    return made;
}

Value referred_column(Evaluator& evaluator, const Value& key, bool must) {
    Value to = field(key, "_colspec");
    if (!python::as_str(to)) {
        return to;
    }
    Value parent = some_field(key, "parent");
    Value table = parent.defined() ? some_field(parent, "table") : Value();
    Reference reference = reference_of(evaluator, key);
    Value metadata = table.defined() ? metadata_of(table) : Value();
    if (!metadata.defined()) {
        if (must) {
            raise_error(evaluator, "InvalidRequestError",
                        "this ForeignKey object does not yet have a parent Column associated with it.");
        }
        return {};
    }
    std::string wanted = table_key(reference.schema, reference.table);
    Value* found = field(metadata, "_tables").as<python::Dict>().table.find(wanted);
    if (!found) {
        if (must) {
            Value error =
                python::call(evaluator, exception_class(evaluator, "NoReferencedTableError"),
                             {evaluator.str(fmt::format(
                                  "Foreign key associated with column '{}' could not find table '{}' with which to "
                                  "generate a foreign key to target column '{}'",
                                  python::str_text(evaluator, parent), wanted, reference.column)),
                              evaluator.str(wanted)});
            python::raise(evaluator, error);
        }
        return {};
    }
    Value column;
    if (flag(evaluator, key, "link_to_name")) {
        for (const Value& one : columns_of(*found)) {
            if (text_field(one, "name") == reference.column) {
                column = one;
            }
        }
    } else {
        column = column_of(*found, reference.column);
    }
    if (!column.defined() && must) {
        Value error =
            python::call(evaluator, exception_class(evaluator, "NoReferencedColumnError"),
                         {evaluator.str(fmt::format(
                              "Could not initialize target column for ForeignKey '{}' on table '{}': table '{}' has no "
                              "column named '{}'",
                              colspec(evaluator, key), text_field(table, "name").value_or(""),
                              text_field(*found, "name").value_or(""), reference.column)),
                          field(*found, "name"), evaluator.str(reference.column)});
        python::raise(evaluator, error);
    }
    return column;
}

void attach_foreign_key(Evaluator& evaluator, const Value& key, const Value& column, const Value& table) {
    if (!some_field(key, "constraint").defined()) {
        make_constraint(evaluator, key, column, table);
        return;
    }
    if (is_null_type(some_field(column, "type"))) {
        if (Value to = referred_column(evaluator, key); to.defined() && !is_null_type(some_field(to, "type"))) {
            set_field(evaluator, column, "type", field(to, "type"));
        }
    }
}

void add_foreign_key_members(NativeClass& key, NativeClass& constraint) {
    key.initialise(
        "column, _constraint=None, use_alter=False, name=None, onupdate=None, ondelete=None, deferrable=None, "
        "initially=None, "
        "link_to_name=False, match=None, info=None, comment=None, **dialect_kw",
        initialise_key);
    defaults(key, {"parent", "constraint"});
    for (const char* name : {"target_fullname", "_colspec_text"}) {
        key.property(name,
                     [](Evaluator& evaluator, const Value& self) { return evaluator.str(colspec(evaluator, self)); });
    }
    key.property("column",
                 [](Evaluator& evaluator, const Value& self) { return referred_column(evaluator, self, true); });
    key.method("__repr__", "", [](Call& call) {
        return call.evaluator.str(fmt::format("ForeignKey({})", python::quote(colspec(call.evaluator, call.self))));
    });
    for (const char* name : {"copy", "_copy"}) {
        key.method(name, "**kw", [](Call& call) {
            Value made = clone(call.evaluator, call.self);
            erase_field(call.evaluator, made, "parent");
            erase_field(call.evaluator, made, "constraint");
            return made;
        });
    }
    constraint.initialise(
        "columns, refcolumns, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None, "
        "use_alter=False, "
        "link_to_name=False, match=None, info=None, table=None, comment=None, **dialect_kw",
        initialise_constraint);
    constraint.property("column_keys", [](Evaluator& evaluator, const Value& self) {
        std::vector<Value> keys;
        std::vector<Value> columns = columns_of(self);
        for (const Value& one : columns.empty() ? items_of(self, "_pending") : columns) {
            keys.push_back(python::as_str(one) ? one : field(one, "key"));
        }
        return evaluator.list(std::move(keys));
    });
    constraint.property("referred_table", [](Evaluator& evaluator, const Value& self) {
        return field(referred_column(evaluator, items_of(self, "elements").at(0), true), "table");
    });
}

}  // namespace aludel::script::sqlalchemy
