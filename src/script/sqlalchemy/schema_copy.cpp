#include <fmt/format.h>

#include "script/sqlalchemy/schema_sort.hpp"

// Table.to_metadata(): the table once more, in another MetaData or under another name.
namespace aludel::script::sqlalchemy {
namespace {

/// What is being copied, and into what.
struct Copying {
    Evaluator& evaluator;
    const Value& from;
    Value into;
    Value schema;           ///< of the copy; undefined: none
    Value schema_function;  ///< referred_schema_fn, or undefined
};

/// "schema.table.column" as the copy of a foreign key says it.
std::string target_text(Copying& copying, const Value& key, const std::optional<std::string>& schema) {
    const Reference to = reference_of(copying.evaluator, key);
    const bool itself = table_key(to.schema, to.table) == text_field(copying.from, "fullname").value_or("");
    const std::string name = itself ? text_field(copying.into, "name").value_or("") : to.table;
    const std::string column = to.column;
    return fmt::format("{}.{}", table_key(schema ? *schema : to.schema, name), column);
}

void copy_foreign_key(Copying& copying, const Value& constraint) {
    Evaluator& evaluator = copying.evaluator;
    const std::vector<Value> keys = items_of(constraint, "elements");
    const std::string named = keys.empty() ? "" : reference_of(evaluator, keys.front()).schema;
    const Value refers = named.empty() ? Value::none() : evaluator.str(named);
    const Value own = or_none(field(copying.from, "schema"));
    Value schema;
    if (copying.schema_function.defined()) {
        schema = python::call(evaluator, copying.schema_function,
                              {copying.from, or_none(copying.schema), constraint, refers});
    } else if (python::equal(evaluator, refers, own)) {
        schema = copying.schema;
    }
    const Value made = python::call_method(evaluator, constraint, "_copy");
    const std::vector<Value> copies = items_of(made, "elements");
    for (std::size_t i = 0; i < copies.size(); ++i) {
        set_field(evaluator, copies[i], "_colspec", evaluator.str(target_text(copying, keys[i], as_text(schema))));
    }
    set_field(evaluator, made, "_of_column", Value::boolean(false));
    attach_constraint(evaluator, copying.into, made);
}

void copy_constraints(Copying& copying) {
    for (const Value& constraint : constraints_of(copying.from)) {
        if (is_a(constraint, schema_class("ForeignKeyConstraint"))) {
            copy_foreign_key(copying, constraint);
            continue;
        }
        const bool comes_with_column = flag(copying.evaluator, constraint, "_column_flag") ||
                                       flag(copying.evaluator, constraint, "_type_bound") ||
                                       flag(copying.evaluator, constraint, "_of_column");
        if (!comes_with_column) {
            attach_constraint(copying.evaluator, copying.into,
                              python::call_method(copying.evaluator, constraint, "_copy"));
        }
    }
}

void copy_indexes(Copying& copying) {
    Evaluator& evaluator = copying.evaluator;
    for (const Value& index : indexes_of(copying.from)) {
        if (flag(evaluator, index, "_column_flag")) {
            continue;
        }
        const Value made = clone(evaluator, index);
        erase_field(evaluator, made, "table");
        std::vector<Value> parts;
        for (const Value& part : items_of(index, "expressions")) {
            parts.push_back(is_column(part) ? field(part, "key") : part);
        }
        set_field(evaluator, made, "_given", evaluator.list(std::move(parts)));
        attach_index(evaluator, copying.into, made);
    }
}

Value to_metadata(Call& call) {
    enum { metadata, schema, referred_schema_fn, name };
    Evaluator& evaluator = call.evaluator;
    Copying copying{
        evaluator, call.self, {}, {}, call.is_none(referred_schema_fn) ? Value() : call[referred_schema_fn]};
    const bool retains = !call.given(schema) || (call[schema].is(python::Kind::instance) &&
                                                 text_field(call[schema], "_symbol") == "RETAIN_SCHEMA");
    copying.schema = retains                ? some_field(call.self, "schema")
                     : call.is_none(schema) ? some_field(call[metadata], "schema")
                                            : call[schema];
    const Value called = call.is_none(name) ? field(call.self, "name") : call[name];
    const std::string key = table_key(as_text(copying.schema).value_or(""), as_text(called).value_or(""));
    if (Value* there = field(call[metadata], "_tables").as<python::Dict>().table.find(key)) {
        warn(evaluator, fmt::format("Table '{}' already exists within the given MetaData - not copying.",
                                    text_field(call.self, "name").value_or("")));
        return *there;
    }
    Arguments arguments;
    arguments.positional = {called, call[metadata]};
    for (const Value& column : columns_of(call.self)) {
        arguments.positional.push_back(python::call_method(evaluator, column, "_copy"));
    }
    arguments.keywords = {{evaluator.intern("schema"), or_none(copying.schema)},
                          {evaluator.intern("comment"), or_none(field(call.self, "comment"))}};
    if (const Value options = field(call.self, "_options"); options.is(python::Kind::dict)) {
        for (const auto& entry : options.as<python::Dict>().table.entries()) {
            if (entry.key.defined()) {
                arguments.keywords.emplace_back(entry.key, entry.value);
            }
        }
    }
    copying.into = python::call(evaluator, Value(&evaluator.type(schema_class("Table"))), std::move(arguments));
    copy_constraints(copying);
    copy_indexes(copying);
    if (const Value info = some_field(call.self, "info"); info.defined()) {
        set_field(evaluator, copying.into, "info", python::call_method(evaluator, info, "copy"));
    }
    return copying.into;
}

}  // namespace

void add_table_copying(NativeClass& table) {
    for (const char* name : {"to_metadata", "tometadata"}) {
        table.method(name, "metadata, schema=..., referred_schema_fn=None, name=None", to_metadata);
    }
}

}  // namespace aludel::script::sqlalchemy
