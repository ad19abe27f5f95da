#include <fmt/format.h>

#include <algorithm>

#include "script/sqlalchemy/clause.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/text_binds.hpp"

namespace aludel::script::sqlalchemy {
namespace {

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

/// `:name` is a bind where no colon, letter, digit, `$` or backslash stands before it and no colon behind.
void split_binds(std::string_view text, const std::function<void(std::string_view)>& plain,
                 const std::function<void(std::string_view)>& bind) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == ':') {
            // An escaped colon is plain text, with the name behind it. Of \:: the first stays as it is written.
            std::size_t end = at + 2;
            while (end < text.size() && is_name(text[end])) {
                ++end;
            }
            if (end < text.size() && text[end] == ':') {
                at = end;
                continue;
            }
            plain(text.substr(begin, at - begin));
            plain(text.substr(at + 1, end - at - 1));
            at = begin = end;
            continue;
        }
        bool starts =
            text[at] == ':' && (at == 0 || (text[at - 1] != ':' && text[at - 1] != '\\' && !is_name(text[at - 1])));
        std::size_t end = at + 1;
        while (starts && end < text.size() && is_name(text[end])) {
            ++end;
        }
        if (!starts || end == at + 1 || (end < text.size() && text[end] == ':')) {
            ++at;
            continue;
        }
        plain(text.substr(begin, at - begin));
        bind(text.substr(at + 1, end - at - 1));
        at = begin = end;
    }
    plain(text.substr(begin));
}

Value make_text(Evaluator& evaluator, std::string text) {
    Ref<python::Dict> binds = evaluator.dict();
    split_binds(
        text, [](std::string_view) {},
        [&](std::string_view name) {
            if (binds->table.find(name)) {
                return;
            }
            Value bind = make_bind(evaluator, Value::none(), make_type(evaluator, "NullType"), name);
            set_field(evaluator, bind, "required", Value::boolean(true));
            binds->table.set(evaluator.intern(name), bind);
        });
    return make(evaluator, clause_class("TextClause"),
                {{"text", evaluator.str(std::move(text))}, {"_bindparams", Value(binds)}});
}

namespace {

Value bind_parameters(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Ref<python::Dict> binds = evaluator.dict();
    std::size_t position = 0;
    Value key;
    Value value;
    while (field(call.self, "_bindparams").as<python::Dict>().table.next(position, key, value)) {
        binds->table.set(key, value);
    }
    auto existing = [&](const Value& name) -> Value& {
        Value* found = binds->table.find(name.as<python::Str>());
        if (!found) {
            raise_argument_error(evaluator,
                                 fmt::format("This text() construct doesn't define a bound parameter named {}",
                                             python::repr(evaluator, name)));
        }
        return *found;
    };
    for (const Value& bind : call.rest(0)) {
        Value name = field(bind, "key");
        existing(name) = bind;
    }
    for (const auto& entry : call.keywords(1).table.entries()) {
        if (!entry.key.defined()) {
            continue;
        }
        Value& old = existing(entry.key);
        Value fresh = clone(evaluator, old);
        set_field(evaluator, fresh, "value", entry.value);
        set_field(evaluator, fresh, "required", Value::boolean(false));
        if (is_null_type(some_field(fresh, "type")) && !entry.value.is_none()) {
            set_field(evaluator, fresh, "type", type_for_value(evaluator, entry.value));
        }
        old = fresh;
    }
    Value made = clone(evaluator, call.self);
    set_field(evaluator, made, "_bindparams", Value(binds));
    return made;
}

Value text_columns(Call& call) {
    Evaluator& evaluator = call.evaluator;
    std::vector<Value> columns;
    for (const Value& one : call.rest(0)) {
        columns.push_back(clause_element(evaluator, one));
    }
    for (const auto& entry : call.keywords(1).table.entries()) {
        if (entry.key.defined()) {
            columns.push_back(make_column(evaluator, entry.key, entry.value));
        }
    }
    return make(evaluator, clause_class("TextualSelect"),
                {{"element", call.self}, {"column_args", evaluator.list(std::move(columns))}});
}

Value bind_parameter(Call& call) {
    Evaluator& evaluator = call.evaluator;
    bool has_value = call.given(1);
    Value value = has_value ? call[1] : Value::none();
    bool expanding = call.given(7) && call.truth(7);
    Value checked = value;
    if (expanding && !is_none(value)) {
        std::vector<Value> all = python::to_vector(evaluator, value);
        value = evaluator.list(all);
        checked = all.empty() ? Value::none() : all.front();
    }
    Value type = call.is_none(2)
                     ? is_none(checked) ? make_type(evaluator, "NullType") : type_for_value(evaluator, checked)
                     : type_instance(evaluator, call[2]);
    Value made = make(evaluator, clause_class("BindParameter"), {{"key", call[0]}, {"value", value}, {"type", type}});
    bool required = call.given(4) ? call.truth(4) : !has_value && call.is_none(6);
    set_field(evaluator, made, "required", Value::boolean(required));
    set_field(evaluator, made, "unique", call[3]);
    if (!call.is_none(6)) {
        set_field(evaluator, made, "callable", call[6]);
    }
    if (expanding) {
        set_field(evaluator, made, "expanding", Value::boolean(true));
    }
    return made;
}

Value make_case(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Value value = call.is_none(0) ? Value() : expression(evaluator, call[0]);
    std::vector<std::pair<Value, Value>> whens;
    auto add_mapping = [&](const Value& mapping) {
        for (const auto& entry : python::plain(mapping).as<python::Dict>().table.entries()) {
            if (entry.key.defined()) {
                whens.emplace_back(entry.key, entry.value);
            }
        }
    };
    for (const Value& one : call.rest(2)) {
        if (python::plain(one).is(python::Kind::dict)) {
            add_mapping(one);
        } else if (const auto& pair = items(one); pair.size() == 2 && one.is(python::Kind::tuple)) {
            whens.emplace_back(pair[0], pair[1]);
        } else {
            raise_argument_error(
                evaluator,
                "The \"whens\" argument to case(), when referring to a sequence of items, is now passed as a series of "
                "positional elements, rather than as a list. ");
        }
    }
    std::vector<Value> pairs;
    Value type;
    for (const auto& [condition, result] : whens) {
        Value when =
            value.defined() ? operand(evaluator, condition, value, Operator::eq) : expression(evaluator, condition);
        Value then = expression(evaluator, result);
        Value own = type_of_clause(evaluator, then);
        if (!type.defined() || is_null_type(type)) {
            type = own;
        }
        pairs.push_back(evaluator.tuple({self_group(evaluator, when, Operator::none), then}));
    }
    Value made =
        make(evaluator, clause_class("Case"), {{"whens", evaluator.list(std::move(pairs))}, {"type", or_none(type)}});
    if (value.defined()) {
        set_field(evaluator, made, "value", value);
    }
    if (!call.is_none(1)) {
        set_field(evaluator, made, "else_", expression(evaluator, call[1]));
    }
    return made;
}

void add_literals(python::NativeModule& m) {
    m.function("text", "text", [](Call& call) { return make_text(call.evaluator, std::string(call.text(0))); });
    m.function("literal", "value, type_=None, literal_execute=False", [](Call& call) {
        Value value = clause_element(call.evaluator, call[0]);
        if (is_clause(value)) {
            return value;
        }
        return make_bind(
            call.evaluator, value,
            call.is_none(1) ? type_for_value(call.evaluator, value) : type_instance(call.evaluator, call[1]));
    });
    m.function("literal_column", "text, type_=None",
               [](Call& call) { return make_column(call.evaluator, call[0], call[1], {}, true); });
    m.function("column", "text, type_=None, is_literal=False, _selectable=None",
               [](Call& call) { return make_column(call.evaluator, call[0], call[1], {}, call.truth(2)); });
    m.function("bindparam",
               "key, value=..., type_=None, unique=False, required=..., quote=None, callable_=None, expanding=False, "
               "isoutparam=False, "
               "literal_execute=False",
               bind_parameter);
    m.function("outparam", "key, type_=None", [](Call& call) {
        return make_bind(call.evaluator, Value::none(), type_instance(call.evaluator, call[1]), call.text(0));
    });
    m.function("null", "", [](Call& call) { return make_null(call.evaluator); });
    m.function("true", "", [](Call& call) { return make_truth(call.evaluator, true); });
    m.function("false", "", [](Call& call) { return make_truth(call.evaluator, false); });
}

void add_logic(python::NativeModule& m) {
    for (auto [name, operation] : {std::pair("and_", Operator::and_), std::pair("or_", Operator::or_)}) {
        m.function(name, "*clauses", [operation = operation](Call& call) {
            std::vector<Value> clauses;
            for (const Value& one : call.rest(0)) {
                clauses.push_back(criterion(call.evaluator, one));
            }
            if (clauses.empty() && operation == Operator::or_) {
                python::refuse(call.evaluator, "or_() without arguments, which says nothing to SQLAlchemy",
                               "leave it out, or say false()");
            }
            return conjunction(call.evaluator, operation, clauses);
        });
    }
    m.function("not_", "clause", [](Call& call) { return negate(call.evaluator, criterion(call.evaluator, call[0])); });
    m.function("case", "*whens, value=None, else_=None", make_case);
    m.function("between", "expr, lower_bound, upper_bound, symmetric=False", [](Call& call) {
        return python::call_method(call.evaluator, expression(call.evaluator, call[0]), "between",
                                   {call[1], call[2], call[3]});
    });
}

void add_types_of_expressions(python::NativeModule& m) {
    m.function("cast", "expression, type_", [](Call& call) {
        Value type = type_instance(call.evaluator, call[1]);
        Value given = clause_element(call.evaluator, call[0]);
        return make(call.evaluator, clause_class("Cast"),
                    {{"clause", is_none(given) ? make_null(call.evaluator) : expression(call.evaluator, given, type)},
                     {"type", type}});
    });
    m.function("type_coerce", "expression, type_", [](Call& call) {
        Value type = type_instance(call.evaluator, call[1]);
        Value inner = clause_element(call.evaluator, call[0]);
        if (!is_clause(inner)) {
            return make_bind(call.evaluator, inner, type);
        }
        return make(call.evaluator, clause_class("TypeCoerce"), {{"clause", inner}, {"type", type}});
    });
    m.function("extract", "field, expr", [](Call& call) {
        return make(call.evaluator, clause_class("Extract"),
                    {{"field", call[0]},
                     {"expr", expression(call.evaluator, call[1])},
                     {"type", make_type(call.evaluator, "Integer")}});
    });
    m.function("tuple_", "*clauses, types=None", [](Call& call) {
        std::vector<Value> clauses;
        for (const Value& one : call.rest(1)) {
            clauses.push_back(expression(call.evaluator, one));
        }
        return make(
            call.evaluator, clause_class("Tuple"),
            {{"clauses", call.evaluator.list(std::move(clauses))}, {"operator", operator_value(Operator::comma)}});
    });
}

void add_modifiers(python::NativeModule& m) {
    for (const char* name :
         {"asc", "desc", "nulls_first", "nullsfirst", "nulls_last", "nullslast", "any_", "all_", "bitwise_not"}) {
        m.function(name, "expr", [name](Call& call) {
            Value given = clause_element(call.evaluator, call[0]);
            if (std::optional<std::string> text = as_text(given)) {
                given = make_column(call.evaluator, given);  // a label or a column, which the SELECT tells
                set_field(call.evaluator, given, "_textual", Value::boolean(true));
            }
            if (is_select_base(given)) {
                given = scalar_subquery(call.evaluator, given);
            }
            return python::call_method(call.evaluator, is_clause(given) ? given : expression(call.evaluator, given),
                                       name);
        });
    }
    m.function("distinct", "expr", [](Call& call) {
        return python::call_method(call.evaluator, expression(call.evaluator, call[0]), "distinct");
    });
    m.function("label", "name, element, type_=None", [](Call& call) {
        return make_label(call.evaluator, call[0], expression(call.evaluator, call[1]), call[2]);
    });
    m.function("collate", "expression, collation", [](Call& call) {
        return python::call_method(call.evaluator, expression(call.evaluator, call[0]), "collate", {call[1]});
    });
    m.function(
        "over", "element, partition_by=None, order_by=None, range_=None, rows=None, groups=None",
        [](Call& call) { return make_over(call.evaluator, call[0], call[1], call[2], call[4], call[3], call[5]); });
    m.function("within_group", "element, *order_by",
               [](Call& call) { return make_within_group(call.evaluator, call[0], call.rest(1)); });
    m.function("funcfilter", "func, *criterion",
               [](Call& call) { return make_filter(call.evaluator, call[0], call.rest(1)); });
}

}  // namespace

void add_text_members(NativeClass& text) {
    text.method("bindparams", "*binds, **names_to_values", bind_parameters);
    text.method("columns", "*cols, **types", text_columns);
    text.method("__str__", "", [](Call& call) { return field(call.self, "text"); });
    for (auto [name, operation] : {std::pair("__and__", Operator::and_), std::pair("__or__", Operator::or_)}) {
        text.method(name, "other", [operation = operation](Call& call) {
            return conjunction(call.evaluator, operation, {call.self, ddl_expression(call.evaluator, call[0])});
        });
    }
    text.method("self_group", "against=None", [](Call& call) { return call.self; });
}

void add_constructors(python::NativeModule& module) {
    add_literals(module);
    add_logic(module);
    add_types_of_expressions(module);
    add_modifiers(module);
}

}  // namespace aludel::script::sqlalchemy
