#include <fmt/format.h>

#include "script/sqlalchemy/clause.hpp"
#include "script/sqlalchemy/error.hpp"

namespace aludel::script::sqlalchemy {

Value make_bind(Evaluator& evaluator, const Value& value, const Value& type, std::string_view key) {
    Value made = make(evaluator, clause_class("BindParameter"), {{"value", value}, {"type", type}});
    if (!key.empty()) {
        set_field(evaluator, made, "key", evaluator.str(std::string(key)));
    }
    return made;
}

Value make_null(Evaluator& evaluator) {
    return make(evaluator, clause_class("Null"));
}

Value make_truth(Evaluator& evaluator, bool value) {
    return make(evaluator, clause_class(value ? "True_" : "False_"), {{"type", make_type(evaluator, "Boolean")}});
}

Value make_column(Evaluator& evaluator, const Value& name, const Value& type, const Value& table, bool literal) {
    Value made = make(evaluator, clause_class("ColumnClause"), {{"name", name}, {"key", name}});
    set_field(evaluator, made, "type", type_instance(evaluator, type));
    if (table.defined()) {
        set_field(evaluator, made, "table", table);
    }
    if (literal) {
        set_field(evaluator, made, "is_literal", Value::boolean(true));
    }
    return made;
}

namespace {

Value binary_node(Evaluator& evaluator, const Value& left, const Value& right, Operator operation, const Value& type) {
    return make(evaluator, clause_class("BinaryExpression"),
                {{"left", left},
                 {"right", right},
                 {"operator", operator_value(operation)},
                 {"type", type_instance(evaluator, type)}});
}

/// The operands of a + b + c, so that no parentheses come between them.
bool precedence_of(const Value& clause, Operator& operation, int& precedence) {
    switch (node_of(clause)) {
        case Node::binary:
            operation = operator_of(clause);
            break;
        case Node::unary:
        case Node::exists:
            operation = operator_of(clause);
            if (operation == Operator::none) {
                operation = operator_of(clause, "modifier");
            }
            break;
        case Node::boolean_list:
        case Node::list:
            operation = operator_of(clause);
            break;
        case Node::tuple:
        case Node::array:
            return false;
        default:
            return false;
    }
    precedence = facts_of(operation).precedence;
    if (operation == Operator::custom) {
        Value own = field(clause, "precedence");
        precedence = own.is(python::Kind::integer) ? static_cast<int>(own.as_integer()) : 0;
    }
    return true;
}

Value grouping(Evaluator& evaluator, const Value& clause) {
    return make(evaluator, clause_class("Grouping"),
                {{"element", clause}, {"type", type_of_clause(evaluator, clause)}});
}

bool is_boolean(Evaluator& evaluator, const Value& clause) {
    Value type = some_field(clause, "type");
    return type.defined() && affinity_of(evaluator, type) == Affinity::boolean;
}

Value as_boolean(Evaluator& evaluator, const Value& clause, Operator operation) {
    return make(
        evaluator, clause_class("AsBoolean"),
        {{"element", clause}, {"operator", operator_value(operation)}, {"type", make_type(evaluator, "Boolean")}});
}

}  // namespace

Value self_group(Evaluator& evaluator, const Value& clause, Operator against, int precedence) {
    if (precedence == 1000) {
        precedence = facts_of(against).precedence;
    }
    switch (node_of(clause)) {
        case Node::text:
            return against == Operator::in_ || against == Operator::not_in ? grouping(evaluator, clause) : clause;
        case Node::select:
        case Node::compound:
        case Node::textual_select:
        case Node::scalar_select:
            return clause;
        case Node::label:
            return self_group(evaluator, field(clause, "element"), against, precedence);
        case Node::order_in_aggregate:
            return clause;
        case Node::type_coerce: {
            Value inner = field(clause, "clause");
            Value grouped = self_group(evaluator, inner, against, precedence);
            if (grouped.same(inner)) {
                return clause;
            }
            return make(evaluator, clause_class("TypeCoerce"),
                        {{"clause", grouped}, {"type", type_of_clause(evaluator, clause)}});
        }
        case Node::over:
        case Node::within_group:
        case Node::cast:
        case Node::case_:
        case Node::function:
        case Node::bind:
        case Node::column:
        case Node::filter:
            if (node_of(clause) == Node::filter && needs_grouping(Operator::filter, 6, against, precedence) &&
                against != Operator::none) {
                return grouping(evaluator, clause);
            }
            if ((against == Operator::and_ || against == Operator::or_ || against == Operator::as_boolean) &&
                is_boolean(evaluator, clause)) {
                return as_boolean(evaluator, clause, Operator::is_true);
            }
            if (against == Operator::any_ || against == Operator::all_) {
                return grouping(evaluator, clause);
            }
            if (node_of(clause) == Node::function && against == Operator::getitem) {
                return grouping(evaluator, clause);
            }
            return clause;
        case Node::true_:
        case Node::false_:
            return against == Operator::and_ || against == Operator::or_ || against == Operator::as_boolean
                       ? as_boolean(evaluator, clause, Operator::is_true)
                       : clause;
        case Node::null:
        case Node::grouping:
            return clause;
        default:
            break;
    }
    Operator own = Operator::none;
    int inner = 0;
    if (!precedence_of(clause, own, inner)) {
        return clause;
    }
    if (Value group = field(clause, "group"); group.is(python::Kind::boolean) && !group.as_boolean()) {
        return clause;
    }
    if (node_of(clause) == Node::list && items_of(clause, "clauses").size() < 2) {
        return clause;
    }
    bool modified = node_of(clause) == Node::unary && operator_of(clause) == Operator::none;
    if (own == Operator::is_true || own == Operator::is_false || modified) {
        return clause;
    }
    return needs_grouping(own, inner, against, precedence) ? grouping(evaluator, clause) : clause;
}

Value make_binary(Evaluator& evaluator, const Value& left, const Value& right, Operator operation, const Value& type,
                  Operator negation) {
    Value made = binary_node(evaluator, self_group(evaluator, left, operation), self_group(evaluator, right, operation),
                             operation, type);
    if (negation != Operator::none) {
        set_field(evaluator, made, "negate", operator_value(negation));
    }
    return made;
}

Value make_custom(Evaluator& evaluator, const Value& left, const Value& right, std::string_view text, int precedence,
                  const Value& type, bool comparison, bool eager) {
    Value made = binary_node(evaluator, self_group(evaluator, left, Operator::custom, precedence),
                             self_group(evaluator, right, Operator::custom, precedence), Operator::custom, type);
    set_field(evaluator, made, "opstring", evaluator.str(std::string(text)));
    set_field(evaluator, made, "precedence", Value::integer(precedence));
    set_field(evaluator, made, "comparison", Value::boolean(comparison));
    if (eager) {
        set_field(evaluator, made, "eager", Value::boolean(true));
    }
    return made;
}

Value make_unary(Evaluator& evaluator, const Value& element, Operator before, Operator behind, const Value& type) {
    Operator operation = before == Operator::none ? behind : before;
    Value made =
        make(evaluator, clause_class("UnaryExpression"), {{"element", self_group(evaluator, element, operation)}});
    set_field(evaluator, made, "type", type_instance(evaluator, type));
    set_field(evaluator, made, before == Operator::none ? "modifier" : "operator", operator_value(operation));
    return made;
}

Value make_list(Evaluator& evaluator, std::vector<Value> clauses, bool group) {
    Value made = make(evaluator, clause_class("ClauseList"),
                      {{"clauses", evaluator.list(std::move(clauses))}, {"operator", operator_value(Operator::comma)}});
    if (!group) {
        set_field(evaluator, made, "group", Value::boolean(false));
    }
    return made;
}

Value make_label(Evaluator& evaluator, const Value& name, const Value& element, const Value& type) {
    Value made = make(evaluator, clause_class("Label"),
                      {{"name", name}, {"key", name}, {"element", self_group(evaluator, element, Operator::as_)}});
    set_field(evaluator, made, "type",
              is_none(type) ? type_of_clause(evaluator, element) : type_instance(evaluator, type));
    return made;
}

Value conjunction(Evaluator& evaluator, Operator operation, const std::vector<Value>& clauses) {
    Node passes = operation == Operator::and_ ? Node::true_ : Node::false_;
    Node decides = operation == Operator::and_ ? Node::false_ : Node::true_;
    std::vector<Value> kept;
    Value constant;
    for (const Value& clause : clauses) {
        Node node = node_of(clause);
        if (node == decides) {
            return clause;
        }
        if (node == passes) {
            constant = clause;
        } else {
            kept.push_back(clause);
        }
    }
    if (kept.empty()) {
        if (constant.defined()) {
            return constant;
        }
        const Value nothing = make_truth(evaluator, operation == Operator::and_);
        set_field(evaluator, nothing, "_says_nothing", Value::boolean(true));
        return nothing;
    }
    if (kept.size() == 1) {
        return kept.front();
    }
    std::vector<Value> grouped;
    for (const Value& clause : kept) {
        if (node_of(clause) == Node::boolean_list && operator_of(clause) == operation) {
            for (const Value& inner : items_of(clause, "clauses")) {
                grouped.push_back(inner);
            }
        } else {
            grouped.push_back(self_group(evaluator, clause, operation));
        }
    }
    return make(evaluator, clause_class("BooleanClauseList"),
                {{"clauses", evaluator.list(std::move(grouped))},
                 {"operator", operator_value(operation)},
                 {"type", make_type(evaluator, "Boolean")}});
}

Value where_clause(Evaluator& evaluator, const std::vector<Value>& clauses) {
    Value all = conjunction(evaluator, Operator::and_, clauses);
    return node_of(all) == Node::boolean_list ? all : self_group(evaluator, all, Operator::as_boolean);
}

Value negate(Evaluator& evaluator, const Value& clause) {
    switch (node_of(clause)) {
        case Node::true_:
            return make_truth(evaluator, false);
        case Node::false_:
            return make_truth(evaluator, true);
        case Node::grouping:
            return make_unary(evaluator, clause, Operator::inv, Operator::none, make_type(evaluator, "Boolean"));
        case Node::binary: {
            Operator opposite = operator_of(clause, "negate");
            if (opposite != Operator::none) {
                Value made = clone(evaluator, clause);
                set_field(evaluator, made, "operator", operator_value(opposite));
                set_field(evaluator, made, "negate", field(clause, "operator"));
                return made;
            }
            break;
        }
        case Node::unary: {
            Operator own = operator_of(clause);
            if (own == Operator::is_true || own == Operator::is_false) {
                return as_boolean(evaluator, field(clause, "element"), facts_of(own).negation);
            }
            break;
        }
        case Node::boolean_list:
        case Node::exists:
            break;
        default:
            if (is_boolean(evaluator, clause)) {
                return as_boolean(evaluator, clause, Operator::is_false);
            }
            break;
    }
    return make_unary(evaluator, clause, Operator::inv, Operator::none, make_type(evaluator, "Boolean"));
}

// ---- operators

namespace {

/// `a < b` read from the other side.
Operator mirrored(Operator operation) {
    switch (operation) {
        case Operator::lt:
            return Operator::gt;
        case Operator::gt:
            return Operator::lt;
        case Operator::le:
            return Operator::ge;
        case Operator::ge:
            return Operator::le;
        default:
            return operation;
    }
}

}  // namespace

Value compare(Evaluator& evaluator, Operator operation, const Value& left, const Value& right, bool reverse) {
    Value other = clause_element(evaluator, right);
    if (is_a(left, clause_class("CollectionAggregate"))) {
        // ANY and ALL stand on the right.
        Operator turned = mirrored(operation);
        Value first = is_clause(other) ? other : make_bind(evaluator, other, type_for_value(evaluator, other));
        return make_binary(evaluator, first, left, turned, make_type(evaluator, "Boolean"), facts_of(turned).negation);
    }
    Value boolean = make_type(evaluator, "Boolean");
    Operator negation = facts_of(operation).negation;
    Node node = node_of(other);
    bool truth = other.is(python::Kind::boolean) || node == Node::true_ || node == Node::false_;
    bool constant = is_none(other) || node == Node::null || truth;
    bool equality = operation == Operator::eq || operation == Operator::ne;
    if (constant) {
        Value value = is_none(other)                    ? make_null(evaluator)
                      : other.is(python::Kind::boolean) ? make_truth(evaluator, other.as_boolean())
                                                        : other;
        if ((truth && equality) || operation == Operator::is_distinct_from ||
            operation == Operator::is_not_distinct_from) {
            return make_binary(evaluator, left, value, operation, boolean, negation);
        }
        if (equality || operation == Operator::is_ || operation == Operator::is_not) {
            bool positive = operation == Operator::eq || operation == Operator::is_;
            return make_binary(evaluator, left, value, positive ? Operator::is_ : Operator::is_not, boolean,
                               positive ? Operator::is_not : Operator::is_);
        }
        if (operation == Operator::lt || operation == Operator::le || operation == Operator::gt ||
            operation == Operator::ge) {
            raise_argument_error(
                evaluator,
                "Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' operators "
                "can be used with None/True/False");
        }
    }
    Value operand_value = operand(evaluator, other, left, operation);
    return reverse ? make_binary(evaluator, operand_value, left, operation, boolean, negation)
                   : make_binary(evaluator, left, operand_value, operation, boolean, negation);
}

namespace {

/// Of what type a result is, by the types of both sides.
Value result_type(Evaluator& evaluator, Operator operation, const Value& left, const Value& right) {
    Value left_type = type_of_clause(evaluator, left);
    Value right_type = type_of_clause(evaluator, right);
    Affinity a = affinity_of(evaluator, left_type);
    Affinity b = affinity_of(evaluator, right_type);
    if (a == Affinity::null) {
        return right_type;
    }
    if (a == Affinity::integer && (b == Affinity::numeric || b == Affinity::date || b == Affinity::interval)) {
        return right_type;
    }
    if (a == Affinity::integer && b == Affinity::integer && operation == Operator::truediv) {
        return make_type(evaluator, "Numeric");
    }
    if (operation == Operator::sub && (a == b || (a == Affinity::date && b == Affinity::datetime))) {
        if (a == Affinity::datetime || a == Affinity::time || (a == Affinity::date && b == Affinity::datetime)) {
            return make_type(evaluator, "Interval");
        }
        if (a == Affinity::date) {
            return make_type(evaluator, "Integer");
        }
    }
    if (a == Affinity::date && b == Affinity::interval) {
        return make_type(evaluator, "DateTime");
    }
    return left_type;
}

}  // namespace

Value arithmetic(Evaluator& evaluator, Operator operation, const Value& left, const Value& right, bool reverse) {
    Value other = operand(evaluator, right, left, operation);
    const Value& first = reverse ? other : left;
    const Value& second = reverse ? left : other;
    Affinity a = affinity_of(evaluator, type_of_clause(evaluator, first));
    Affinity b = affinity_of(evaluator, type_of_clause(evaluator, second));
    auto joins = [](Affinity one) {
        return one == Affinity::string || one == Affinity::array || one == Affinity::binary || one == Affinity::hstore;
    };
    // A side without a type takes the other one's way.
    if (operation == Operator::add &&
        ((joins(a) && (joins(b) || b == Affinity::null)) || (a == Affinity::null && joins(b)))) {
        operation = Operator::concat;
    }
    return make_binary(evaluator, first, second, operation, result_type(evaluator, operation, first, second));
}

}  // namespace aludel::script::sqlalchemy
