#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "script/sqlalchemy/clause.hpp"
#include "script/sqlalchemy/error.hpp"

namespace aludel::script::sqlalchemy {
namespace {

/// The functions that SQLAlchemy knows itself: what they give, and how they are written.
struct KnownFunction {
    std::string_view name;
    std::string_view type;          ///< empty: that of the arguments
    std::string_view written = {};  ///< empty: as its name
    bool parentheses = true;        ///< false: only with arguments
};

constexpr KnownFunction known_functions[] = {{"coalesce", ""},
                                             {"max", ""},
                                             {"min", ""},
                                             {"sum", ""},
                                             {"now", "DateTime"},
                                             {"concat", "String"},
                                             {"char_length", "Integer"},
                                             {"random", "NullType"},
                                             {"count", "Integer"},
                                             {"current_date", "Date", "CURRENT_DATE", false},
                                             {"current_time", "Time", "CURRENT_TIME", false},
                                             {"current_timestamp", "DateTime", "CURRENT_TIMESTAMP", false},
                                             {"current_user", "String", "CURRENT_USER", false},
                                             {"localtime", "DateTime", "LOCALTIME", false},
                                             {"localtimestamp", "DateTime", "LOCALTIMESTAMP", false},
                                             {"session_user", "String", "SESSION_USER", false},
                                             {"sysdate", "DateTime", "sysdate", false},
                                             {"user", "String", "USER", false},
                                             {"rank", "Integer"},
                                             {"dense_rank", "Integer"},
                                             {"percent_rank", "Numeric"},
                                             {"cume_dist", "Numeric"},
                                             {"cube", "NullType", "CUBE"},
                                             {"rollup", "NullType", "ROLLUP"},
                                             {"grouping_sets", "NullType", "GROUPING SETS"},
                                             {"aggregate_strings", "String"},
                                             {"array_agg", "ARRAY"}};

const KnownFunction* find_known(std::string_view name) {
    std::string lower = lower_case(name);
    const auto* found = std::find_if(std::begin(known_functions), std::end(known_functions),
                                     [&](const KnownFunction& one) { return one.name == lower; });
    return found == std::end(known_functions) ? nullptr : found;
}

Value known_type(Evaluator& evaluator, const KnownFunction& known, const std::vector<Value>& arguments) {
    if (known.type == "ARRAY") {
        Value item =
            arguments.empty() ? make_type(evaluator, "NullType") : type_of_clause(evaluator, arguments.front());
        return make(evaluator, type_class("ARRAY"), {{"item_type", item}});
    }
    if (!known.type.empty()) {
        return make_type(evaluator, known.type);
    }
    for (const Value& argument : arguments) {
        Value type = type_of_clause(evaluator, argument);
        if (!is_null_type(type)) {
            return type;
        }
    }
    return make_type(evaluator, "NullType");
}

/// What `func.a.b` is before it is called.
const NativeClass& generator_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("_FunctionGenerator", "sqlalchemy.sql.functions");
        made->method("__getattr__", "name", [](Call& call) {
            std::string name(call.text(0));
            if (name.starts_with("__")) {
                python::raise(call.evaluator, python::ExceptionType::AttributeError,
                              fmt::format("'_FunctionGenerator' object has no attribute '{}'", name));
            }
            if (name.ends_with('_')) {
                name.pop_back();
            }
            std::vector<Value> path = items_of(call.self, "path");
            path.push_back(call.evaluator.str(std::move(name)));
            return make(call.evaluator, generator_class(), {{"path", call.evaluator.list(std::move(path))}});
        });
        made->method("__call__", "*args, **kwargs", [](Call& call) {
            std::vector<Value> path = items_of(call.self, "path");
            if (path.empty()) {
                python::raise(call.evaluator, python::ExceptionType::TypeError,
                              "'_FunctionGenerator' object is not callable");
            }
            Value type = take(call.evaluator, call.keywords(1), "type_");
            Value last = path.back();
            path.pop_back();
            if (path.empty() && as_text(last) == "next_value") {
                const auto& given = call.rest(0);
                return make(call.evaluator, clause_class("next_value"),
                            {{"sequence", given.empty() ? Value::none() : given[0]},
                             {"name", last},
                             {"type", make_type(call.evaluator, "Integer")}});
            }
            Value made = make_function(call.evaluator, *as_text(last), call.rest(0), type);
            if (!path.empty()) {
                set_field(call.evaluator, made, "packagenames", call.evaluator.list(std::move(path)));
            }
            return made;
        });
        return made;
    }();
    return *type;
}

/// One expression or several, as a list of clauses.
Value clause_list(Evaluator& evaluator, const Value& given) {
    std::vector<Value> clauses;
    if (given.is(python::Kind::list) || given.is(python::Kind::tuple)) {
        for (const Value& one : items(given)) {
            clauses.push_back(as_text(one) ? make_text(evaluator, *as_text(one)) : expression(evaluator, one));
        }
    } else {
        clauses.push_back(as_text(given) ? make_text(evaluator, *as_text(given)) : expression(evaluator, given));
    }
    return make_list(evaluator, std::move(clauses), false);
}

}  // namespace

Value make_over(Evaluator& evaluator, const Value& element, const Value& partition, const Value& order,
                const Value& rows, const Value& range, const Value& groups) {
    Value made =
        make(evaluator, clause_class("Over"), {{"element", element}, {"type", type_of_clause(evaluator, element)}});
    if (!is_none(partition)) {
        set_field(evaluator, made, "partition_by", clause_list(evaluator, partition));
    }
    if (!is_none(order)) {
        set_field(evaluator, made, "order_by", clause_list(evaluator, order));
    }
    for (auto [name, given] : {std::pair("rows", &rows), std::pair("range_", &range), std::pair("groups", &groups)}) {
        if (!is_none(*given)) {
            set_field(evaluator, made, name, *given);
        }
    }
    return made;
}

Value make_within_group(Evaluator& evaluator, const Value& element, const std::vector<Value>& order) {
    return make(evaluator, clause_class("WithinGroup"),
                {{"element", element},
                 {"order_by", clause_list(evaluator, evaluator.list(order))},
                 {"type", type_of_clause(evaluator, element)}});
}

Value make_filter(Evaluator& evaluator, const Value& element, const std::vector<Value>& criteria) {
    std::vector<Value> clauses;
    for (const Value& one : criteria) {
        clauses.push_back(criterion(evaluator, one));
    }
    return make(evaluator, clause_class("FunctionFilter"),
                {{"func", element},
                 {"criterion", where_clause(evaluator, clauses)},
                 {"type", type_of_clause(evaluator, element)}});
}

Value make_function(Evaluator& evaluator, std::string_view name, const std::vector<Value>& given, const Value& type) {
    std::vector<Value> arguments;
    arguments.reserve(given.size());
    for (const Value& one : given) {
        arguments.push_back(self_group(evaluator, expression(evaluator, one), Operator::comma));
    }
    const KnownFunction* known = find_known(name);
    if (known && known->name == "count" && arguments.empty()) {
        arguments.push_back(make_column(evaluator, evaluator.str("*"), {}, {}, true));
    }
    std::string written(known ? known->written.empty() ? known->name : known->written : name);
    Value made = make(evaluator, clause_class("Function"),
                      {{"name", evaluator.str(known ? std::string(known->name) : std::string(name))}});
    set_field(evaluator, made, "type",
              !is_none(type) ? type_instance(evaluator, type)
              : known        ? known_type(evaluator, *known, arguments)
                             : make_type(evaluator, "NullType"));
    if (known && !known->written.empty()) {
        set_field(evaluator, made, "written", evaluator.str(std::move(written)));
    }
    if (known && !known->parentheses && arguments.empty()) {
        set_field(evaluator, made, "bare", Value::boolean(true));
    }
    set_field(evaluator, made, "clauses", evaluator.list(std::move(arguments)));
    return made;
}

void add_function_members(NativeClass& function) {
    // Classes of a script's own: class my_function(FunctionElement): name = "…"
    function.initialise("*clauses, type_=None", [](Call& call) {
        std::vector<Value> arguments;
        for (const Value& one : call.rest(1)) {
            arguments.push_back(self_group(call.evaluator, expression(call.evaluator, one), Operator::comma));
        }
        set_field(call.evaluator, call.self, "clauses", call.evaluator.list(std::move(arguments)));
        if (!call.is_none(0)) {
            set_field(call.evaluator, call.self, "type", type_instance(call.evaluator, call[0]));
        }
        return Value::none();
    });
    function.method("over", "partition_by=None, order_by=None, rows=None, range_=None, groups=None", [](Call& call) {
        return make_over(call.evaluator, call.self, call[0], call[1], call[2], call[3], call[4]);
    });
    function.method("filter", "*criterion",
                    [](Call& call) { return make_filter(call.evaluator, call.self, call.rest(0)); });
    function.method("within_group", "*order_by",
                    [](Call& call) { return make_within_group(call.evaluator, call.self, call.rest(0)); });
    function.method("alias", "name=None, joins_implicitly=False", [](Call& call) {
        return make(call.evaluator, clause_class("TableValuedAlias"), {{"element", call.self}, {"name", call[0]}});
    });
    function.method("column_valued", "name=None, joins_implicitly=False", [](Call& call) {
        Value alias =
            make(call.evaluator, clause_class("TableValuedAlias"), {{"element", call.self}, {"name", call[0]}});
        Value column = make_column(call.evaluator, call[0], type_of_clause(call.evaluator, call.self));
        set_field(call.evaluator, column, "scalar_alias", alias);
        return column;
    });
    function.method("table_valued", "*expr, name=None, with_ordinality=None, joins_implicitly=False", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Value alias = make(evaluator, clause_class("TableValuedAlias"), {{"element", call.self}, {"name", call[0]}});
        std::vector<Value> columns;
        auto add = [&](const Value& one) {
            Value column = as_text(one) ? make_column(evaluator, one) : clone(evaluator, one);
            set_field(evaluator, column, "table", alias);
            columns.push_back(column);
        };
        for (const Value& one : call.rest(3)) {
            add(one);
        }
        if (!call.is_none(1)) {
            add(call[1]);
            set_field(evaluator, alias, "with_ordinality", Value::boolean(true));
        }
        set_field(evaluator, alias, "_columns", evaluator.list(std::move(columns)));
        return alias;
    });
    function.method("select", "", [](Call& call) {
        return make(call.evaluator, clause_class("Select"), {{"_raw_columns", call.evaluator.list({call.self})}});
    });
}

void add_functions(python::NativeModule& module) {
    module.value("func", [](Evaluator& evaluator) { return make(evaluator, generator_class()); });
    module.value("modifier", [](Evaluator& evaluator) { return make(evaluator, generator_class()); });
    for (const KnownFunction& known : known_functions) {
        module.function(std::string(known.name), "*args, type_=None", [name = known.name](Call& call) {
            return make_function(call.evaluator, name, call.rest(1), call[0]);
        });
    }
    for (const char* name : {"FunctionElement", "Function", "GenericFunction"}) {
        const NativeClass* type = &clause_class(name);
        module.value(name, [type](Evaluator& evaluator) { return Value(&evaluator.type(*type)); });
    }
}

}  // namespace aludel::script::sqlalchemy
