#include <fmt/format.h>

#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/selectable.hpp"

namespace aludel::script::sqlalchemy {
namespace {

/// select(…).method(…): a new statement like the old one.
template <typename Change>
python::NativeBody generative(Change change) {
    return [change](Call& call) {
        Value made = clone(call.evaluator, call.self);
        change(call, made);
        return made;
    };
}

std::vector<Value> criteria_of(Call& call, std::size_t rest) {
    std::vector<Value> criteria;
    for (const Value& one : call.rest(rest)) {
        criteria.push_back(criterion(call.evaluator, one));
    }
    return criteria;
}

/// What ORDER BY, GROUP BY and DISTINCT ON take: a str is a label or a column, told when the statement is written.
std::vector<Value> order_items(Call& call, const std::vector<Value>& given) {
    std::vector<Value> clauses;
    for (const Value& one : given) {
        Value value = clause_element(call.evaluator, one);
        clauses.push_back(python::as_str(value) || is_clause(value)
                              ? value
                              : column_expression(call.evaluator, value, "ORDER BY expression"));
    }
    return clauses;
}

void set_order(Call& call, const Value& made, std::string_view name) {
    const auto& given = call.rest(0);
    if (given.size() == 1 && given[0].is_none()) {
        erase_field(call.evaluator, made, name);
        return;
    }
    extend_field(call.evaluator, made, name, order_items(call, given));
}

Value bound_number(Evaluator& evaluator, const Value& given) {
    Value value = clause_element(evaluator, given);
    return is_clause(value) ? value : make_bind(evaluator, value, make_type(evaluator, "Integer"));
}

void add_join(Call& call, const Value& made, const Value& left, const Value& right, const Value& condition, bool outer,
              bool full) {
    Evaluator& evaluator = call.evaluator;
    Value target = from_object(evaluator, right);
    extend_field(evaluator, made, "_joins",
                 {evaluator.tuple({is_none(left) ? Value::none() : from_object(evaluator, left), target, condition,
                                   Value::boolean(outer), Value::boolean(full)})});
}

void add_filters(NativeClass& select) {
    for (const char* name : {"where", "filter"}) {
        select.method(name, "*whereclause", generative([](Call& call, const Value& made) {
                          extend_field(call.evaluator, made, "_where", criteria_of(call, 0));
                      }));
    }
    select.method("having", "*having", generative([](Call& call, const Value& made) {
                      extend_field(call.evaluator, made, "_having", criteria_of(call, 0));
                  }));
    select.method(
        "filter_by", "**kwargs", generative([](Call& call, const Value& made) {
            Evaluator& evaluator = call.evaluator;
            std::vector<Value> froms = items_of(made, "_from");
            for (const Value& column : select_expressions(evaluator, made)) {
                if (Value table = some_field(column, "table"); table.defined()) {
                    froms.push_back(table);
                }
            }
            if (std::vector<Value> joins = items_of(made, "_joins"); !joins.empty()) {
                froms = {items(joins.back())[1]};
            }
            std::vector<Value> criteria;
            for (const auto& entry : call.keywords(0).table.entries()) {
                if (!entry.key.defined()) {
                    continue;
                }
                Value column;
                for (const Value& one : froms.empty() ? std::vector<Value>() : from_columns(evaluator, froms.front())) {
                    if (text_field(one, "key") == as_text(entry.key)) {
                        column = one;
                    }
                }
                if (!column.defined()) {
                    raise_error(evaluator, "InvalidRequestError",
                                fmt::format("Entity namespace for \"{}\" has no property \"{}\"",
                                            froms.empty() ? "" : text_field(froms.front(), "name").value_or(""),
                                            *as_text(entry.key)));
                }
                criteria.push_back(compare(evaluator, Operator::eq, column, entry.value));
            }
            extend_field(evaluator, made, "_where", criteria);
        }));
    for (auto [name, at] : {std::pair("order_by", "_order_by"), std::pair("group_by", "_group_by")}) {
        select.method(name, "*clauses",
                      generative([at = at](Call& call, const Value& made) { set_order(call, made, at); }));
    }
    for (auto [name, at] :
         {std::pair("limit", "_limit"), std::pair("offset", "_offset"), std::pair("fetch", "_fetch")}) {
        select.method(name, "value", generative([at = at](Call& call, const Value& made) {
                          set_field(call.evaluator, made, at,
                                    call.is_none(0) ? Value::none() : bound_number(call.evaluator, call[0]));
                      }));
    }
    select.method("slice", "start, stop", generative([](Call& call, const Value& made) {
                      set_field(call.evaluator, made, "_limit",
                                bound_number(call.evaluator, Value::integer(call.integer(1) - call.integer(0))));
                      set_field(call.evaluator, made, "_offset", bound_number(call.evaluator, call[0]));
                  }));
}

void add_sources(NativeClass& select) {
    select.method("select_from", "*froms", generative([](Call& call, const Value& made) {
                      std::vector<Value> froms;
                      for (const Value& one : call.rest(0)) {
                          froms.push_back(from_object(call.evaluator, one));
                      }
                      extend_field(call.evaluator, made, "_from", froms);
                  }));
    select.method("join", "target, onclause=None, *, isouter=False, full=False",
                  generative([](Call& call, const Value& made) {
                      add_join(call, made, {}, call[0], call[1], call.truth(2), call.truth(3));
                  }));
    select.method("outerjoin", "target, onclause=None, *, full=False", generative([](Call& call, const Value& made) {
                      add_join(call, made, {}, call[0], call[1], true, call.truth(2));
                  }));
    select.method("join_from", "from_, target, onclause=None, *, isouter=False, full=False",
                  generative([](Call& call, const Value& made) {
                      add_join(call, made, call[0], call[1], call[2], call.truth(3), call.truth(4));
                  }));
    select.method("outerjoin_from", "from_, target, onclause=None, *, full=False",
                  generative([](Call& call, const Value& made) {
                      add_join(call, made, call[0], call[1], call[2], true, call.truth(3));
                  }));
    for (auto [name, at] : {std::pair("correlate", "_correlate"), std::pair("correlate_except", "_correlate_except")}) {
        select.method(name, "*fromclauses", generative([at = at](Call& call, const Value& made) {
                          std::vector<Value> froms;
                          for (const Value& one : call.rest(0)) {
                              if (!one.is_none()) {
                                  froms.push_back(from_object(call.evaluator, one));
                              }
                          }
                          set_field(call.evaluator, made, at, call.evaluator.list(std::move(froms)));
                      }));
    }
    select.method("distinct", "*expr", generative([](Call& call, const Value& made) {
                      set_field(call.evaluator, made, "_distinct", Value::boolean(true));
                      extend_field(call.evaluator, made, "_distinct_on", order_items(call, call.rest(0)));
                  }));
    select.method("prefix_with", "*prefixes, dialect='*'", generative([](Call& call, const Value& made) {
                      std::vector<Value> prefixes;
                      for (const Value& one : call.rest(1)) {
                          prefixes.push_back(ddl_expression(call.evaluator, one));
                      }
                      extend_field(call.evaluator, made, "_prefixes", prefixes);
                  }));
    select.method(
        "with_for_update", "*, nowait=False, read=False, of=None, skip_locked=False, key_share=False",
        generative([](Call& call, const Value& made) {
            Evaluator& evaluator = call.evaluator;
            Value of = call.is_none(2)                                                     ? evaluator.list()
                       : call[2].is(python::Kind::list) || call[2].is(python::Kind::tuple) ? call[2]
                                                                                           : evaluator.list({call[2]});
            Value lock = make(
                evaluator, clause_class("ClauseElement"),
                {{"nowait", call[0]}, {"read", call[1]}, {"of", of}, {"skip_locked", call[3]}, {"key_share", call[4]}});
            set_field(evaluator, made, "_for_update", lock);
        }));
    for (const char* name : {"with_only_columns", "add_columns"}) {
        bool adds = std::string_view(name) == "add_columns";
        select.method(
            name, "*columns, maintain_column_froms=False", generative([adds](Call& call, const Value& made) {
                std::vector<Value> columns;
                for (const Value& one : call.rest(1)) {
                    columns.push_back(column_expression(
                        call.evaluator, one, "Column expression, FROM clause, or other columns clause element"));
                }
                if (adds) {
                    extend_field(call.evaluator, made, "_raw_columns", columns);
                } else {
                    set_field(call.evaluator, made, "_raw_columns", call.evaluator.list(std::move(columns)));
                }
            }));
    }
}

Value exists_of(Evaluator& evaluator, const Value& select) {
    return make(evaluator, clause_class("Exists"),
                {{"element", select},
                 {"operator", operator_value(Operator::exists)},
                 {"type", make_type(evaluator, "Boolean")}});
}

Value compound_of(Evaluator& evaluator, std::string_view keyword, const std::vector<Value>& given) {
    std::vector<Value> selects;
    for (const Value& one : given) {
        selects.push_back(clause_element(evaluator, one));
    }
    return make(evaluator, clause_class("CompoundSelect"),
                {{"keyword", evaluator.str(std::string(keyword))}, {"selects", evaluator.list(std::move(selects))}});
}

constexpr std::pair<const char*, const char*> compounds[] = {
    {"union", "UNION"},           {"union_all", "UNION ALL"}, {"except_", "EXCEPT"},
    {"except_all", "EXCEPT ALL"}, {"intersect", "INTERSECT"}, {"intersect_all", "INTERSECT ALL"}};

/// exists(), exists(select), exists(column), exists().where(…)
Value construct_exists(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const auto& given = call.rest(0);
    if (given.empty()) {
        return exists_of(evaluator, make_select(evaluator, {make_column(evaluator, evaluator.str("*"), {}, {}, true)}));
    }
    Value first = clause_element(evaluator, given.front());
    if (node_of(first) == Node::scalar_select) {
        first = field(first, "element");
    }
    if (is_select_base(first)) {
        return exists_of(evaluator, first);
    }
    return exists_of(evaluator, make_select(evaluator, given));
}

}  // namespace

Value make_select(Evaluator& evaluator, const std::vector<Value>& columns) {
    std::vector<Value> raw;
    for (const Value& one : columns) {
        raw.push_back(
            column_expression(evaluator, one, "Column expression, FROM clause, or other columns clause element"));
    }
    return make(evaluator, clause_class("Select"), {{"_raw_columns", evaluator.list(std::move(raw))}});
}

std::vector<Value> select_expressions(Evaluator& evaluator, const Value& select) {
    if (node_of(select) == Node::compound) {
        return select_expressions(evaluator, items_of(select, "selects").at(0));
    }
    if (node_of(select) == Node::textual_select) {
        return items_of(select, "column_args");
    }
    std::vector<Value> made;
    const bool returns = !items_of(select, "_returning").empty();  // of an INSERT, UPDATE or DELETE
    for (const Value& one : items_of(select, returns ? "_returning" : "_raw_columns")) {
        if (is_from(one)) {
            std::vector<Value> columns = from_columns(evaluator, one);
            made.insert(made.end(), columns.begin(), columns.end());
        } else if (is_select_base(one)) {
            made.push_back(scalar_subquery(evaluator, one));
        } else {
            made.push_back(one);
        }
    }
    return made;
}

Value scalar_subquery(Evaluator& evaluator, const Value& select) {
    Value made = make(evaluator, clause_class("ScalarSelect"), {{"element", select}});
    std::vector<Value> columns = is_select_base(select) ? select_expressions(evaluator, select) : std::vector<Value>();
    set_field(evaluator, made, "type",
              columns.empty() ? make_type(evaluator, "NullType") : type_of_clause(evaluator, columns.front()));
    return made;
}

void add_select_members(NativeClass& base, NativeClass& select) {
    for (const char* name : {"subquery", "alias"}) {
        base.method(name, "name=None, flat=False",
                    [](Call& call) { return make_alias(call.evaluator, "Subquery", call.self, call[0]); });
    }
    base.method("lateral", "name=None",
                [](Call& call) { return make_alias(call.evaluator, "Lateral", call.self, call[0]); });
    base.method("cte", "name=None, recursive=False, nesting=False", [](Call& call) {
        Value made = make_alias(call.evaluator, "CTE", call.self, call[0]);
        set_field(call.evaluator, made, "recursive", call[1]);
        return made;
    });
    for (const char* name : {"scalar_subquery", "as_scalar"}) {
        base.method(name, "", [](Call& call) { return scalar_subquery(call.evaluator, call.self); });
    }
    base.method("label", "name", [](Call& call) {
        return make_label(call.evaluator, call[0], scalar_subquery(call.evaluator, call.self));
    });
    base.method("exists", "", [](Call& call) { return exists_of(call.evaluator, call.self); });
    base.method("self_group", "against=None", [](Call& call) { return call.self; });
    for (const char* name : {"selected_columns", "exported_columns", "c", "columns"}) {
        base.property(name, [](Evaluator& evaluator, const Value& self) {
            Ref<python::Dict> by_key = evaluator.dict();
            for (const Value& column : select_expressions(evaluator, self)) {
                by_key->table.set(
                    evaluator.intern(text_field(column, "key").value_or(text_field(column, "name").value_or(""))),
                    column);
            }
            return make(evaluator, column_collection_class(), {{"_columns", Value(by_key)}});
        });
    }
    base.property("froms",
                  [](Evaluator& evaluator, const Value& self) { return evaluator.list(items_of(self, "_from")); });
    for (const auto& [name, keyword] : compounds) {
        base.method(name, "*other", [keyword = keyword](Call& call) {
            std::vector<Value> selects = {call.self};
            selects.insert(selects.end(), call.rest(0).begin(), call.rest(0).end());
            return compound_of(call.evaluator, keyword, selects);
        });
    }
    add_filters(select);
    add_sources(select);
}

void add_select_constructors(python::NativeModule& m) {
    m.function("select", "*entities, **kw", [](Call& call) {
        const auto& given = call.rest(0);
        if (given.size() == 1 && given[0].is(python::Kind::list)) {
            raise_argument_error(call.evaluator,
                                 fmt::format("Column expression, FROM clause, or other columns clause element "
                                             "expected, got {}. Did you mean to say select({})?",
                                             python::repr(call.evaluator, given[0]), [&] {
                                                 std::string inner = python::repr(call.evaluator, given[0]);
                                                 return inner.substr(1, inner.size() - 2);
                                             }()));
        }
        return make_select(call.evaluator, given);
    });
    for (const auto& [name, keyword] : compounds) {
        m.function(name, "*selects",
                   [keyword = keyword](Call& call) { return compound_of(call.evaluator, keyword, call.rest(0)); });
    }
    m.function("exists", "*args", construct_exists);
    m.function("table", "name, *columns, schema=None", [](Call& call) {
        Arguments arguments;
        arguments.positional = {call[0]};
        arguments.positional.insert(arguments.positional.end(), call.rest(2).begin(), call.rest(2).end());
        arguments.keywords = {{call.evaluator.intern("schema"), call[1]}};
        return python::call(call.evaluator, Value(&call.evaluator.type(clause_class("TableClause"))),
                            std::move(arguments));
    });
    for (auto [name, outer] : {std::pair("join", false), std::pair("outerjoin", true)}) {
        m.function(name, "left, right, onclause=None, isouter=False, full=False", [outer = outer](Call& call) {
            return make_join(call.evaluator, from_object(call.evaluator, call[0]), from_object(call.evaluator, call[1]),
                             call[2], outer || call.truth(3), call.truth(4));
        });
    }
    for (auto [name, type] : {std::pair("alias", "Alias"), std::pair("lateral", "Lateral"), std::pair("cte", "CTE")}) {
        m.function(name, "selectable, name=None, flat=False", [type = type](Call& call) {
            Value element = clause_element(call.evaluator, call[0]);
            bool subquery = std::string_view(type) == "Alias" && is_select_base(element);
            return make_alias(call.evaluator, subquery ? "Subquery" : type, element, call[1]);
        });
    }
    m.function("tablesample", "selectable, sampling, name=None, seed=None", [](Call& call) {
        return python::call_method(call.evaluator, call[0], "tablesample", {call[1], call[2]});
    });
    m.function("values", "*columns, name=None, literal_binds=False", [](Call& call) {
        Value made = make(call.evaluator, clause_class("Values"), {{"name", call[0]}});
        std::vector<Value> columns;
        for (const Value& column : call.rest(2)) {
            set_field(call.evaluator, column, "table", made);
            columns.push_back(column);
        }
        set_field(call.evaluator, made, "_columns", call.evaluator.list(std::move(columns)));
        return made;
    });
}

}  // namespace aludel::script::sqlalchemy
