#include "script/sqlalchemy/clause.hpp"

#include <fmt/format.h>

#include "script/sqlalchemy/error.hpp"

namespace aludel::script::sqlalchemy {

Operator operator_of(const Value& clause, std::string_view name) {
    Value found = field(clause, name);
    return found.is(python::Kind::integer) ? static_cast<Operator>(found.as_integer()) : Operator::none;
}

Value operator_value(Operator operation) {
    return Value::integer(static_cast<std::int64_t>(operation));
}

Value type_of_clause(Evaluator& evaluator, const Value& clause) {
    Value type = some_field(clause, "type");
    return type.defined() ? type : make_type(evaluator, "NullType");
}

// ---- what a value becomes

Value clause_element(Evaluator& evaluator, const Value& given) {
    Value value = given.defined() ? python::force(evaluator, given) : Value::none();
    const bool model = value.is(python::Kind::class_) && value.as<python::Class>().native == nullptr;
    if (model || (value.is(python::Kind::instance) && !is_clause(value))) {
        Value hook = python::find_attribute(evaluator, value, "__clause_element__");
        if (hook.defined()) {
            return python::call(evaluator, hook);
        }
    }
    return value;
}

Value type_for_value(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case python::Kind::boolean:
            return make_type(evaluator, "Boolean");
        case python::Kind::integer:
        case python::Kind::big_integer:
            return make_type(evaluator, "Integer");
        case python::Kind::floating:
            return make_type(evaluator, "Float");
        case python::Kind::str:
            return make_type(evaluator, "String");
        case python::Kind::bytes:
            return make_type(evaluator, "LargeBinary");
        default:
            break;
    }
    std::string_view known = known_class(evaluator, value);
    if (known == "datetime.datetime" || known == "datetime.time") {
        Value type = make_type(evaluator, known == "datetime.time" ? "Time" : "DateTime");
        if (!python::get_attribute(evaluator, value, "tzinfo").is_none()) {
            set_field(evaluator, type, "timezone", Value::boolean(true));
        }
        return type;
    }
    if (known == "datetime.date") {
        return make_type(evaluator, "Date");
    }
    if (known == "datetime.timedelta") {
        return make_type(evaluator, "Interval");
    }
    if (known == "decimal.Decimal") {
        return make_type(evaluator, "Numeric");
    }
    if (known == "uuid.UUID") {
        return make_type(evaluator, "Uuid");
    }
    if (is_from(value) || is_type(value)) {
        raise_argument_error(
            evaluator, fmt::format("Object {} is not legal as a SQL literal value", python::repr(evaluator, value)));
    }
    return make_type(evaluator, "NullType");
}

Value coerce_compared(Evaluator& evaluator, const Value& type, const Value& value, Operator) {
    Value hook = class_field(evaluator, type, "coerce_compared_value");
    if (hook.is(python::Kind::function)) {
        return python::call_method(evaluator, type, "coerce_compared_value", {Value::none(), value});
    }
    Affinity affinity = affinity_of(evaluator, type);
    if (is_decorator(type) || affinity == Affinity::network || is_a(type, type_class("postgresql.CITEXT"))) {
        return type;
    }
    Value own = type_for_value(evaluator, value);
    if (is_null_type(own) || affinity_of(evaluator, own) == affinity) {
        return type;
    }
    return own;
}

namespace {

/// A bound value that has no type yet takes the other side's.
Value with_type(Evaluator& evaluator, const Value& clause, const Value& type) {
    if (node_of(clause) == Node::bind && is_null_type(some_field(clause, "type")) && !is_null_type(type)) {
        Value typed = clone(evaluator, clause);
        set_field(evaluator, typed, "type", type);
        return typed;
    }
    return clause;
}

Value scalar_where_needed(Evaluator& evaluator, const Value& clause) {
    return is_select_base(clause) ? scalar_subquery(evaluator, clause) : clause;
}

}  // namespace

Value operand(Evaluator& evaluator, const Value& given, const Value& expression, Operator operation) {
    Value value = clause_element(evaluator, given);
    Value type = type_of_clause(evaluator, expression);
    if (is_clause(value)) {
        return with_type(evaluator, scalar_where_needed(evaluator, value), type);
    }
    return make_bind(evaluator, value, coerce_compared(evaluator, type, value, operation));
}

Value expression(Evaluator& evaluator, const Value& given, const Value& type) {
    Value value = clause_element(evaluator, given);
    if (is_clause(value)) {
        return scalar_where_needed(evaluator, value);
    }
    if (value.is_none() && !type.defined()) {
        return make_null(evaluator);
    }
    return make_bind(evaluator, value, type.defined() ? type : type_for_value(evaluator, value));
}

void refuse_unmapped_class(Evaluator& evaluator, const Value& value) {
    if (value.is(python::Kind::class_) && value.as<python::Class>().attributes != nullptr &&
        value.as<python::Class>().attributes->table.find("__module__") != nullptr) {
        python::refuse(evaluator,
                       python::repr(evaluator, value) + " in a statement, which is no model as far as it is known here",
                       "its table, or an import of the module that maps it");
    }
}

Value column_expression(Evaluator& evaluator, const Value& given, std::string_view where) {
    Value value = clause_element(evaluator, given);
    if (is_clause(value)) {
        return value;
    }
    refuse_unmapped_class(evaluator, value);
    if (is_none(value) || value.is(python::Kind::boolean)) {
        return value.is(python::Kind::boolean) ? make_truth(evaluator, value.as_boolean()) : make_null(evaluator);
    }
    bool number = python::is_integer(value) || value.is(python::Kind::floating) ||
                  known_class(evaluator, value) == "decimal.Decimal";
    if (number || as_text(value) == "*") {
        return make_column(evaluator, evaluator.str(python::str_text(evaluator, value)), {}, {}, true);
    }
    if (as_text(value)) {
        raise_argument_error(
            evaluator, fmt::format("Textual column expression {0} should be explicitly declared with text({0}), or use "
                                   "column({0}) for more specificity",
                                   python::repr(evaluator, value)));
    }
    raise_argument_error(evaluator, fmt::format("{} expected, got {}.", where, python::repr(evaluator, value)));
}

Value criterion(Evaluator& evaluator, const Value& given) {
    Value value = clause_element(evaluator, given);
    if (std::optional<std::string> text = as_text(value)) {
        std::string shown = python::quote(text->size() > 25 ? text->substr(0, 25) + "..." : *text);
        raise_argument_error(
            evaluator, fmt::format("Textual SQL expression {0} should be explicitly declared as text({0})", shown));
    }
    return value.is_none() ? make_null(evaluator) : ddl_expression(evaluator, value);
}

Value ddl_expression(Evaluator& evaluator, const Value& given) {
    Value value = clause_element(evaluator, given);
    if (is_clause(value)) {
        return value;
    }
    if (std::optional<std::string> text = as_text(value)) {
        return make_text(evaluator, *text);
    }
    if (value.is(python::Kind::boolean)) {
        return make_truth(evaluator, value.as_boolean());
    }
    raise_argument_error(evaluator,
                         fmt::format("SQL expression element expected, got {}.", python::repr(evaluator, value)));
}

}  // namespace aludel::script::sqlalchemy
