#pragma once

#include <functional>

#include "script/sqlalchemy/support.hpp"

namespace aludel::script::sqlalchemy {

/// What only somebody with a database can do. Whoever runs the evaluator sets them; where one is not set, its use is
/// refused by name.
struct Hooks {
    /// element.create(bind, checkfirst), element.drop(bind, checkfirst): a type, Table, Index, Sequence or MetaData
    /// (with `tables`, a list, or None).
    std::function<void(Evaluator&, const Value&element, const Value&bind, bool check_first, const Value&tables)> create,
        drop;
    /// Table(…, autoload_with=bind): appends what the database has to the table. `only`: names of columns, or None.
    std::function<void(Evaluator&, const Value& table, const Value& bind, const Value& only, bool resolve_foreign_keys)>
        reflect_table;
    /// Loads what may put tables into this MetaData and has not been loaded yet.
    std::function<void(Evaluator&, const Value& metadata)> load_models;
    /// metadata.reflect(bind, **keywords)
    std::function<void(Evaluator&, const Value& metadata, const Value& bind, python::Dict& keywords)> reflect_metadata;
    /// sqlalchemy.inspect(subject)
    std::function<Value(Evaluator&, const Value& subject)> inspect;
};

Hooks& hooks(Evaluator& evaluator);

void create_element(Evaluator& evaluator, const Value& element, const Value& bind, bool check_first,
                    const Value& tables = Value::none());
void drop_element(Evaluator& evaluator, const Value& element, const Value& bind, bool check_first,
                  const Value& tables = Value::none());

}  // namespace aludel::script::sqlalchemy
