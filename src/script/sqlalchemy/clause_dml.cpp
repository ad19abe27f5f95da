#include <fmt/format.h>

#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/selectable.hpp"

namespace aludel::script::sqlalchemy {
namespace {

Value statement_of(Evaluator& evaluator, std::string_view type, const Value& given) {
    Value table = clause_element(evaluator, given);
    if (!is_from(table)) {
        refuse_unmapped_class(evaluator, table);
        raise_argument_error(evaluator, fmt::format("subject table for an INSERT, UPDATE or DELETE expected, got {}.",
                                                    python::repr(evaluator, table)));
    }
    const Value made = make(evaluator, clause_class(type), {{"table", table}});
    if (const Value model = python::force(evaluator, given); model.is(python::Kind::class_)) {
        set_field(evaluator, made, "_entity", model);  // a session minds its instances
    }
    return made;
}

/// values(a=1), values({"a": 1}), values([{…}, {…}]), values((1, 2))
Value add_values(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Value made = clone(evaluator, call.self);
    const auto& given = call.rest(0);
    if (given.size() > 1) {
        raise_argument_error(evaluator,
                             "Only a single dictionary/tuple or list of dictionaries/tuples is accepted positionally.");
    }
    if (!given.empty()) {
        Value values = python::plain(python::force(evaluator, given.front()));
        bool rows = values.is(python::Kind::list) && !items(values).empty() &&
                    (python::plain(items(values)[0]).is(python::Kind::dict) ||
                     items(values)[0].is(python::Kind::tuple) || items(values)[0].is(python::Kind::list));
        if (rows) {
            if (node_of(call.self) == Node::update) {
                raise_error(evaluator, "InvalidRequestError",
                            "UPDATE construct does not support multiple parameter sets.");
            }
            extend_field(evaluator, made, "_rows", items(values));
            return made;
        }
        if (values.is(python::Kind::dict)) {
            extend_field(evaluator, made, "_values", {values});
        } else if (values.is(python::Kind::tuple) || values.is(python::Kind::list)) {
            extend_field(evaluator, made, "_values", {values});
        } else {
            raise_argument_error(evaluator,
                                 fmt::format("values() takes a dictionary, a tuple or a list of them, got {}",
                                             python::repr(evaluator, values)));
        }
    }
    if (!call.keywords(1).table.empty()) {
        extend_field(evaluator, made, "_values", {call.values[1]});
    }
    return made;
}

void add_returning(NativeClass& base) {
    base.method("returning", "*cols, sort_by_parameter_order=False", [](Call& call) {
        Value made = clone(call.evaluator, call.self);
        std::vector<Value> columns;
        for (const Value& one : call.rest(1)) {
            columns.push_back(column_expression(call.evaluator, one,
                                                "Column expression, FROM clause, or other columns clause element"));
        }
        extend_field(call.evaluator, made, "_returning", columns);
        return made;
    });
    base.method("cte", "name=None, recursive=False, nesting=False",
                [](Call& call) { return make_alias(call.evaluator, "CTE", call.self, call[0]); });
    base.method("prefix_with", "*prefixes, dialect='*'", [](Call& call) {
        Value made = clone(call.evaluator, call.self);
        std::vector<Value> prefixes;
        for (const Value& one : call.rest(1)) {
            prefixes.push_back(ddl_expression(call.evaluator, one));
        }
        extend_field(call.evaluator, made, "_prefixes", prefixes);
        return made;
    });
}

Value conflict_clause(Call& call, bool updates) {
    Evaluator& evaluator = call.evaluator;
    const auto& names = call.function.signature.names;
    Value made = make(evaluator, clause_class("ClauseElement"), {{"updates", Value::boolean(updates)}});
    for (std::size_t i = 0; i < names.size(); ++i) {
        set_field(evaluator, made, names[i], call[i]);
    }
    Value constraint = some_field(made, "constraint");
    if (constraint.defined() && is_clause(clause_element(evaluator, constraint))) {
        constraint = clause_element(evaluator, constraint);
    }
    if (is_constraint(constraint)) {
        // An unnamed one is meant by its columns.
        if (Value name = some_field(constraint, "name"); name.defined()) {
            set_field(evaluator, made, "constraint", name);
        } else {
            set_field(evaluator, made, "constraint", Value::none());
            set_field(evaluator, made, "index_elements", evaluator.list(columns_of(constraint)));
        }
    }
    if (!updates) {
        return made;
    }
    if (!some_field(made, "constraint").defined() && !some_field(made, "index_elements").defined()) {
        python::raise(evaluator, python::ExceptionType::ValueError,
                      "Either constraint or index_elements, but not both, must be specified unless DO NOTHING");
    }
    Value set = some_field(made, "set_");
    if (!set.defined() || !python::truth(evaluator, set)) {
        python::raise(evaluator, python::ExceptionType::ValueError, "set parameter dictionary must not be empty");
    }
    return made;
}

void add_conflicts(NativeClass& insert) {
    insert.method("on_conflict_do_nothing", "constraint=None, index_elements=None, index_where=None", [](Call& call) {
        Value made = clone(call.evaluator, call.self);
        set_field(call.evaluator, made, "_conflict", conflict_clause(call, false));
        return made;
    });
    insert.method("on_conflict_do_update",
                  "constraint=None, index_elements=None, index_where=None, set_=None, where=None", [](Call& call) {
                      Value made = clone(call.evaluator, call.self);
                      set_field(call.evaluator, made, "_conflict", conflict_clause(call, true));
                      return made;
                  });
    insert.property("excluded", [](Evaluator& evaluator, const Value& self) {
        Value held = some_field(self, "_excluded");
        if (held.defined()) {
            return python::get_attribute(evaluator, held, "c");
        }
        Value alias = make_alias(evaluator, "Alias", field(self, "table"), evaluator.str("excluded"));
        set_field(evaluator, self, "_excluded", alias);
        return python::get_attribute(evaluator, alias, "c");
    });
}

}  // namespace

void add_dml_members(NativeClass& base, NativeClass& insert, NativeClass& update, NativeClass& remove) {
    add_returning(base);
    for (auto [type, name] :
         {std::pair(&insert, "Insert"), std::pair(&update, "Update"), std::pair(&remove, "Delete")}) {
        type->initialise("table, *args, **kw", [](Call& call) {
            set_field(call.evaluator, call.self, "table", clause_element(call.evaluator, call[0]));
            return Value::none();
        });
        static_cast<void>(name);
    }
    for (NativeClass* type : {&insert, &update}) {
        type->method("values", "*args, **kwargs", add_values);
    }
    for (NativeClass* type : {&update, &remove}) {
        type->method("where", "*whereclause", [](Call& call) {
            Value made = clone(call.evaluator, call.self);
            std::vector<Value> criteria;
            for (const Value& one : call.rest(0)) {
                criteria.push_back(criterion(call.evaluator, one));
            }
            extend_field(call.evaluator, made, "_where", criteria);
            return made;
        });
    }
    update.method("ordered_values", "*args", [](Call& call) {
        Value made = clone(call.evaluator, call.self);
        set_field(call.evaluator, made, "_ordered", call.evaluator.list(call.rest(0)));
        return made;
    });
    insert.method("from_select", "names, select, include_defaults=True", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Value made = clone(evaluator, call.self);
        std::vector<Value> names;
        for (const Value& one : python::to_vector(evaluator, call[0])) {
            names.push_back(one);
        }
        set_field(evaluator, made, "_select_names", evaluator.list(std::move(names)));
        set_field(evaluator, made, "select", clause_element(evaluator, call[1]));
        set_field(evaluator, made, "include_defaults", call[2]);
        return made;
    });
    insert.method("inline", "", [](Call& call) {
        Value made = clone(call.evaluator, call.self);
        set_field(call.evaluator, made, "_inline", Value::boolean(true));
        return made;
    });
    add_conflicts(insert);
}

Value make_compiled(Evaluator& evaluator, std::string text, const Value& statement) {
    static const ClassPointer compiled = [] {
        auto made = std::make_shared<NativeClass>("SQLCompiler", "sqlalchemy.sql.compiler");
        made->method("__str__", "", [](Call& inner) { return field(inner.self, "string"); });
        return made;
    }();
    return make(
        evaluator, *compiled,
        {{"string", evaluator.str(std::move(text))}, {"params", Value(evaluator.dict())}, {"statement", statement}});
}

void add_statement_members(NativeClass& clause) {
    clause.method("compile", "bind=None, dialect=None, **kw", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Value dialect = !call.is_none(1) ? call[1] : call[0];
        Target target = is_none(dialect) ? Target{.rendering = Rendering::literal}
                                         : target_of(evaluator, dialect, Rendering::literal);
        return make_compiled(evaluator, compile(evaluator, call.self, target).text, call.self);
    });
    clause.method("__str__", "", [](Call& call) { return call.evaluator.str(clause_text(call.evaluator, call.self)); });
    for (const char* name : {"execution_options", "options", "with_hint", "with_statement_hint"}) {
        clause.method(name, "*args, **kw", [](Call& call) {
            Value made = clone(call.evaluator, call.self);
            set_field(call.evaluator, made, "_execution_options", call.values[1]);
            return made;
        });
    }
    clause.method("params", "*optionaldict, **kwargs", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Value made = clone(evaluator, call.self);
        Ref<python::Dict> all = evaluator.dict();
        auto add = [&](const Value& more) {
            for (const auto& entry : python::plain(more).as<python::Dict>().table.entries()) {
                if (entry.key.defined()) {
                    all->table.set(evaluator, entry.key, entry.value);
                }
            }
        };
        if (Value before = some_field(call.self, "_parameters"); before.defined()) {
            add(before);
        }
        for (const Value& one : call.rest(0)) {
            add(one);
        }
        add(call.values[1]);
        set_field(evaluator, made, "_parameters", Value(all));
        return made;
    });
    clause.value("is_selectable", [](Evaluator&) { return Value::boolean(true); });
    clause.value("supports_execution", [](Evaluator&) { return Value::boolean(true); });
}

namespace {

void add_table_statements(python::NativeModule& m) {
    for (auto [name, type] :
         {std::pair("insert", "Insert"), std::pair("update", "Update"), std::pair("delete", "Delete")}) {
        m.function(name, "table", [type = type](Call& call) { return statement_of(call.evaluator, type, call[0]); });
    }
}

}  // namespace

void add_dml_constructors(python::NativeModule& module) {
    add_table_statements(module);
}

void add_table_dml(NativeClass& table) {
    for (auto [name, type] :
         {std::pair("insert", "Insert"), std::pair("update", "Update"), std::pair("delete", "Delete")}) {
        table.method(name, "", [type = type](Call& call) { return statement_of(call.evaluator, type, call.self); });
    }
}

}  // namespace aludel::script::sqlalchemy
