#include <fmt/format.h>

#include "script/sqlalchemy/clause.hpp"
#include "script/sqlalchemy/error.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using O = Operator;

constexpr int index_precedence = 15;

void add_comparisons(NativeClass& c) {
    for (auto [name, operation] :
         {std::pair("__eq__", O::eq), std::pair("__ne__", O::ne), std::pair("__lt__", O::lt),
          std::pair("__le__", O::le), std::pair("__gt__", O::gt), std::pair("__ge__", O::ge), std::pair("is_", O::is_),
          std::pair("is_not", O::is_not), std::pair("isnot", O::is_not),
          std::pair("is_distinct_from", O::is_distinct_from), std::pair("isnot_distinct_from", O::is_not_distinct_from),
          std::pair("is_not_distinct_from", O::is_not_distinct_from)}) {
        c.method(name, "other", [operation = operation](Call& call) {
            return compare(call.evaluator, operation, call.self, call[0]);
        });
    }
}

void add_arithmetic(NativeClass& c) {
    struct Row {
        const char* name;
        Operator operation;
        bool reverse;
    };
    for (Row row : {Row{"__add__", O::add, false},
                    {"__radd__", O::add, true},
                    {"__sub__", O::sub, false},
                    {"__rsub__", O::sub, true},
                    {"__mul__", O::mul, false},
                    {"__rmul__", O::mul, true},
                    {"__truediv__", O::truediv, false},
                    {"__rtruediv__", O::truediv, true},
                    {"__floordiv__", O::floordiv, false},
                    {"__rfloordiv__", O::floordiv, true},
                    {"__mod__", O::mod, false},
                    {"__rmod__", O::mod, true},
                    {"concat", O::concat, false},
                    {"bitwise_xor", O::bitwise_xor, false},
                    {"bitwise_or", O::bitwise_or, false},
                    {"bitwise_and", O::bitwise_and, false},
                    {"bitwise_lshift", O::bitwise_lshift, false},
                    {"bitwise_rshift", O::bitwise_rshift, false}}) {
        c.method(row.name, "other", [row](Call& call) {
            return arithmetic(call.evaluator, row.operation, call.self, call[0], row.reverse);
        });
    }
    c.method("__neg__", "", [](Call& call) {
        return make_unary(call.evaluator, call.self, O::neg, O::none, type_of_clause(call.evaluator, call.self));
    });
    c.method("bitwise_not", "", [](Call& call) {
        return make_unary(call.evaluator, call.self, O::bitwise_not, O::none,
                          type_of_clause(call.evaluator, call.self));
    });
}

void add_logic(NativeClass& c) {
    for (bool reverse : {false, true}) {
        for (auto [name, operation] : {std::pair("and__", O::and_), std::pair("or__", O::or_)}) {
            c.method(fmt::format("__{}{}", reverse ? "r" : "", name), "other",
                     [operation = operation, reverse](Call& call) {
                         Value other = criterion(call.evaluator, call[0]);
                         return reverse ? conjunction(call.evaluator, operation, {other, call.self})
                                        : conjunction(call.evaluator, operation, {call.self, other});
                     });
        }
    }
    c.method("__invert__", "", [](Call& call) { return negate(call.evaluator, call.self); });
    c.method("__bool__", "", [](Call& call) {
        Operator operation = operator_of(call.self);
        if (node_of(call.self) == Node::binary && (operation == O::eq || operation == O::ne)) {
            bool same = field(call.self, "left").same(field(call.self, "right"));
            return Value::boolean(same == (operation == O::eq));
        }
        if (node_of(call.self) == Node::true_ || node_of(call.self) == Node::false_) {
            return Value::boolean(node_of(call.self) == Node::true_);
        }
        python::raise(call.evaluator, python::ExceptionType::TypeError, "Boolean value of this clause is not defined");
    });
}

Value in_operand(Evaluator& evaluator, const Value& self, const Value& given) {
    Value value = clause_element(evaluator, given);
    if (is_select_base(value)) {
        return scalar_subquery(evaluator, value);
    }
    if (is_clause(value)) {
        if (node_of(value) == Node::bind) {
            value = clone(evaluator, value);
            set_field(evaluator, value, "expanding", Value::boolean(true));
            if (is_null_type(some_field(value, "type"))) {
                set_field(evaluator, value, "type", type_of_clause(evaluator, self));
            }
        }
        return value;
    }
    if (as_text(value) || is_none(value) || value.is(python::Kind::instance) || python::is_integer(value) ||
        value.is(python::Kind::floating)) {
        raise_argument_error(
            evaluator, fmt::format("IN expression list, SELECT construct, or bound parameter object expected, got {}.",
                                   python::repr(evaluator, value)));
    }
    std::vector<Value> members = python::to_vector(evaluator, value);
    bool has_clauses = false;
    for (Value& member : members) {
        member = clause_element(evaluator, member);
        has_clauses = has_clauses || is_clause(member);
    }
    if (has_clauses) {
        for (Value& member : members) {
            member = is_none(member) ? make_null(evaluator) : operand(evaluator, member, self, O::in_);
        }
        Value list = make_list(evaluator, std::move(members), false);
        return make(evaluator, clause_class("Grouping"), {{"element", list}});
    }
    Value type = type_of_clause(evaluator, self);
    if (!members.empty()) {
        type = coerce_compared(evaluator, type, members.front(), O::in_);
    }
    Value bound = make_bind(evaluator, evaluator.list(std::move(members)), type);
    set_field(evaluator, bound, "expanding", Value::boolean(true));
    return bound;
}

void add_membership(NativeClass& c) {
    for (auto [name, operation] :
         {std::pair("in_", O::in_), std::pair("not_in", O::not_in), std::pair("notin_", O::not_in)}) {
        c.method(name, "other", [operation = operation](Call& call) {
            Value other = in_operand(call.evaluator, call.self, call[0]);
            return make_binary(call.evaluator, call.self, other, operation, make_type(call.evaluator, "Boolean"),
                               facts_of(operation).negation);
        });
    }
    for (auto [name, operation] : {std::pair("between", O::between), std::pair("not_between", O::not_between)}) {
        c.method(name, "cleft, cright, symmetric=False", [operation = operation](Call& call) {
            Evaluator& evaluator = call.evaluator;
            std::vector<Value> bounds;
            for (std::size_t i : {0, 1}) {
                bounds.push_back(self_group(evaluator, operand(evaluator, call[i], call.self, O::and_), O::and_));
            }
            Value both = make(evaluator, clause_class("ClauseList"),
                              {{"clauses", evaluator.list(std::move(bounds))},
                               {"operator", operator_value(O::and_)},
                               {"group", Value::boolean(false)}});
            Value made = make_binary(evaluator, call.self, both, operation, make_type(evaluator, "Boolean"),
                                     facts_of(operation).negation);
            if (call.truth(2)) {
                set_field(evaluator, made, "symmetric", Value::boolean(true));
            }
            return made;
        });
    }
}

/// LIKE and its family.
void add_patterns(NativeClass& c) {
    for (auto [name, operation] :
         {std::pair("like", O::like), std::pair("not_like", O::not_like), std::pair("notlike", O::not_like),
          std::pair("ilike", O::ilike), std::pair("not_ilike", O::not_ilike), std::pair("notilike", O::not_ilike)}) {
        c.method(name, "other, escape=None", [operation = operation](Call& call) {
            Value made = compare(call.evaluator, operation, call.self, call[0]);
            set_field(call.evaluator, made, "escape", call[1]);
            return made;
        });
    }
    for (auto [name, operation] : {std::pair("contains", O::contains), std::pair("icontains", O::icontains),
                                   std::pair("startswith", O::startswith), std::pair("istartswith", O::istartswith),
                                   std::pair("endswith", O::endswith), std::pair("iendswith", O::iendswith)}) {
        c.method(name, "other, autoescape=False, escape=None", [operation = operation](Call& call) {
            Evaluator& evaluator = call.evaluator;
            Value type = type_of_clause(evaluator, call.self);
            Affinity affinity = affinity_of(evaluator, type);
            if (operation == O::contains && (affinity == Affinity::json || affinity == Affinity::array ||
                                             affinity == Affinity::hstore || affinity == Affinity::range)) {
                return make_custom(evaluator, call.self, operand(evaluator, call[0], call.self, O::custom), "@>",
                                   index_precedence, make_type(evaluator, "Boolean"), true, true);
            }
            Value other = call[0];
            Value escape = call[2];
            if (call.truth(1)) {
                std::string sign = is_none(escape) ? "/" : std::string(call.text(2));
                std::string escaped;
                for (char one : call.text(0)) {
                    escaped += one == '%' || one == '_' || std::string_view(&one, 1) == sign ? sign : "";
                    escaped += one;
                }
                other = evaluator.str(std::move(escaped));
                escape = evaluator.str(std::move(sign));
            }
            Value made = compare(evaluator, operation, call.self, other);
            set_field(evaluator, made, "escape", escape);
            return made;
        });
    }
    c.method("match", "other, **kwargs", [](Call& call) {
        Value made = compare(call.evaluator, O::match, call.self, call[0]);
        if (Value* configuration = call.keywords(1).table.find("postgresql_regconfig")) {
            set_field(call.evaluator, made, "postgresql_regconfig", *configuration);
        }
        return made;
    });
    c.method("regexp_match", "pattern, flags=None", [](Call& call) {
        Value made = make_binary(call.evaluator, call.self, operand(call.evaluator, call[0], call.self, O::comma),
                                 O::regexp_match, make_type(call.evaluator, "Boolean"), O::not_regexp_match);
        set_field(call.evaluator, made, "flags", call[1]);
        return made;
    });
    c.method("regexp_replace", "pattern, replacement, flags=None", [](Call& call) {
        Value both = make_list(call.evaluator,
                               {operand(call.evaluator, call[0], call.self, O::comma),
                                operand(call.evaluator, call[1], call.self, O::comma)},
                               false);
        Value made =
            make_binary(call.evaluator, call.self, both, O::regexp_replace, type_of_clause(call.evaluator, call.self));
        set_field(call.evaluator, made, "flags", call[2]);
        return made;
    });
}

void add_orders(NativeClass& c) {
    for (auto [name, operation] : {std::pair("asc", O::asc), std::pair("desc", O::desc),
                                   std::pair("nulls_first", O::nulls_first), std::pair("nullsfirst", O::nulls_first),
                                   std::pair("nulls_last", O::nulls_last), std::pair("nullslast", O::nulls_last)}) {
        c.method(name, "", [operation = operation](Call& call) {
            return make_unary(call.evaluator, call.self, O::none, operation, Value::none());
        });
    }
    c.method("distinct", "", [](Call& call) {
        return make_unary(call.evaluator, call.self, O::distinct, O::none, type_of_clause(call.evaluator, call.self));
    });
    c.method("label", "name=None", [](Call& call) {
        Value name = call.is_none(0)
                         ? call.evaluator.str(fmt::format("anon_{}", state(call.evaluator).next_anonymous++))
                         : call[0];
        return make_label(call.evaluator, name, call.self);
    });
    c.method("cast", "type_", [](Call& call) {
        return make(call.evaluator, clause_class("Cast"),
                    {{"clause", call.self}, {"type", type_instance(call.evaluator, call[0])}});
    });
    c.method("collate", "collation", [](Call& call) {
        Value collation = make(call.evaluator, clause_class("CollationClause"), {{"collation", call[0]}});
        return make_binary(call.evaluator, call.self, collation, O::collate, type_of_clause(call.evaluator, call.self));
    });
    for (auto [name, operation] : {std::pair("any_", O::any_), std::pair("all_", O::all_)}) {
        c.method(name, "", [operation = operation](Call& call) {
            return make(call.evaluator, clause_class("CollectionAggregate"),
                        {{"element", self_group(call.evaluator, call.self, operation)},
                         {"operator", operator_value(operation)}});
        });
    }
    c.method("self_group", "against=None", [](Call& call) { return call.self; });
}

const NativeClass& custom_operator_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("custom_op", "sqlalchemy.sql.operators");
        made->method("__call__", "other", [](Call& call) {
            Evaluator& evaluator = call.evaluator;
            Value left = field(call.self, "left");
            bool comparison = flag(evaluator, call.self, "is_comparison");
            Value type = some_field(call.self, "return_type");
            if (!type.defined()) {
                type = comparison ? make_type(evaluator, "Boolean") : type_of_clause(evaluator, left);
            }
            int precedence = static_cast<int>(integer_field(evaluator, call.self, "precedence").value_or(0));
            return make_custom(evaluator, left, operand(evaluator, call[0], left, O::custom),
                               *text_field(call.self, "opstring"), precedence, type_instance(evaluator, type),
                               comparison);
        });
        return made;
    }();
    return *type;
}

void add_custom(NativeClass& c) {
    c.method("op", "opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None", [](Call& call) {
        return make(call.evaluator, custom_operator_class(),
                    {{"left", call.self},
                     {"opstring", call[0]},
                     {"precedence", call[1]},
                     {"is_comparison", call[2]},
                     {"return_type", call[3]}});
    });
    c.method("bool_op", "opstring, precedence=0, python_impl=None", [](Call& call) {
        return make(call.evaluator, custom_operator_class(),
                    {{"left", call.self},
                     {"opstring", call[0]},
                     {"precedence", call[1]},
                     {"is_comparison", Value::boolean(true)}});
    });
    struct Row {
        const char* name;
        const char* text;
    };
    for (Row row : {Row{"has_key", "?"},
                    {"has_all", "?&"},
                    {"has_any", "?|"},
                    {"contained_by", "<@"},
                    {"path_exists", "@?"},
                    {"path_match", "@@"},
                    {"overlap", "&&"},
                    {"overlaps", "&&"}}) {
        c.method(row.name, "other", [row](Call& call) {
            return make_custom(call.evaluator, call.self, operand(call.evaluator, call[0], call.self, O::custom),
                               row.text, index_precedence, make_type(call.evaluator, "Boolean"), true, true);
        });
    }
    for (auto [name, aggregate] : {std::pair("any", O::any_), std::pair("all", O::all_)}) {
        c.method(name, "other, operator=None", [aggregate = aggregate](Call& call) {
            Evaluator& evaluator = call.evaluator;
            Value collection = make(
                evaluator, clause_class("CollectionAggregate"),
                {{"element", self_group(evaluator, call.self, aggregate)}, {"operator", operator_value(aggregate)}});
            Value item = some_field(type_of_clause(evaluator, call.self), "item_type");
            Value left = clause_element(evaluator, call[0]);
            if (!is_clause(left)) {
                left = make_bind(evaluator, left, item.defined() ? item : type_for_value(evaluator, left));
            }
            if (!call.is_none(1)) {
                return python::call(evaluator, call[1], {left, collection});
            }
            return make_binary(evaluator, left, collection, O::eq, make_type(evaluator, "Boolean"), O::ne);
        });
    }
}

Value index_json(Evaluator& evaluator, const Value& self, const Value& index) {
    Value type = type_of_clause(evaluator, self);
    bool path = index.is(python::Kind::list) || index.is(python::Kind::tuple);
    Value key = clause_element(evaluator, index);
    if (!is_clause(key)) {
        key = make_bind(evaluator, key, make_type(evaluator, python::is_integer(key) ? "Integer" : "String"));
        set_field(evaluator, key, "json_index", Value::boolean(true));
        set_field(evaluator, key, "json_path", Value::boolean(path));
    }
    return make_binary(evaluator, self, key, path ? O::json_path_getitem : O::json_getitem, type);
}

Value index_array(Evaluator& evaluator, const Value& self, const Value& index) {
    Value type = type_of_clause(evaluator, self);
    Value integer = make_type(evaluator, "Integer");
    auto bound = [&](const Value& one) {
        return is_none(one) ? make_null(evaluator) : expression(evaluator, one, integer);
    };
    if (index.is(python::Kind::slice)) {
        auto& slice = index.as<python::SliceObject>();
        Value range =
            make(evaluator, clause_class("Slice"), {{"start", bound(slice.start)}, {"stop", bound(slice.stop)}});
        return make_binary(evaluator, self, range, O::getitem, type);
    }
    Value item =
        integer_field(evaluator, type, "dimensions").value_or(1) > 1 ? type : or_none(some_field(type, "item_type"));
    return make_binary(evaluator, self, bound(index), O::getitem, item);
}

void add_indexing(NativeClass& c) {
    c.method("__getitem__", "index", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        switch (affinity_of(evaluator, type_of_clause(evaluator, call.self))) {
            case Affinity::json:
                return index_json(evaluator, call.self, call[0]);
            case Affinity::array:
                return index_array(evaluator, call.self, call[0]);
            case Affinity::hstore:
                return make_custom(evaluator, call.self, expression(evaluator, call[0], make_type(evaluator, "Text")),
                                   "->", index_precedence, make_type(evaluator, "Text"), false, true);
            default:
                break;
        }
        python::raise(evaluator, python::ExceptionType::NotImplementedError,
                      "Operator 'getitem' is not supported on this expression");
    });
    c.property("astext", [](Evaluator& evaluator, const Value& self) {
        if (!is_a(type_of_clause(evaluator, field(self, "left")), type_class("postgresql.JSON"))) {
            python::raise(evaluator, python::ExceptionType::AttributeError,
                          fmt::format("Neither '{}' object nor 'Comparator' object has an attribute 'astext'",
                                      python::type_name(evaluator, self)));
        }
        bool path = operator_of(self) == O::json_path_getitem;
        return make_custom(evaluator, field(self, "left"), field(self, "right"), path ? "#>>" : "->>", index_precedence,
                           make_type(evaluator, "Text"), false, true);
    });
    for (auto [name, type] :
         {std::pair("as_string", "Unicode"), std::pair("as_integer", "Integer"), std::pair("as_boolean", "Boolean"),
          std::pair("as_float", "Float"), std::pair("as_numeric", "Numeric"), std::pair("as_json", "")}) {
        c.method(name, "precision=None, scale=None, asdecimal=True", [type = std::string(type)](Call& call) {
            if (type.empty()) {
                return call.self;
            }
            Value wanted = make_type(call.evaluator, type);
            if (type == "Numeric") {
                set_field(call.evaluator, wanted, "precision", call[0]);
                set_field(call.evaluator, wanted, "scale", call[1]);
            }
            Value made = clone(call.evaluator, call.self);
            set_field(call.evaluator, made, "type", wanted);
            return made;
        });
    }
}

}  // namespace

void add_operator_members(NativeClass& c) {
    add_comparisons(c);
    add_arithmetic(c);
    add_logic(c);
    add_membership(c);
}

void add_operator_methods(NativeClass& c) {
    add_patterns(c);
    add_orders(c);
    add_custom(c);
    add_indexing(c);
    c.property("comparator", [](Evaluator&, const Value& self) { return self; });
    c.property("expression", [](Evaluator&, const Value& self) { return self; });
    defaults(c, {"type", "key", "name", "description"});
}

}  // namespace aludel::script::sqlalchemy
