#include <fmt/format.h>

#include "base/text.hpp"
#include "script/sqlalchemy/compiler.hpp"
#include "script/sqlalchemy/error.hpp"

namespace aludel::script::sqlalchemy {

using O = Operator;

std::string SqlCompiler::generic_binary(const Value& clause, std::string_view text, bool eager) {
    bool within = in_operator_;
    Scoped operators(in_operator_, true);
    Scoped grouping(eager_, eager);
    std::string made = process(field(clause, "left")) + std::string(text) + process(field(clause, "right"));
    return within && eager ? "(" + made + ")" : made;
}

std::string SqlCompiler::binary(const Value& clause) {
    Scoped named(bind_name_, text_field(field(clause, "left"), "name").value_or("param"));
    Scoped whole(bind_is_column_, false);
    Operator operation = operator_of(clause);
    auto side = [&](std::string_view name) { return process(field(clause, name)); };
    switch (operation) {
        case O::like:
        case O::not_like:
        case O::ilike:
        case O::not_ilike:
        case O::contains:
        case O::not_contains:
        case O::icontains:
        case O::not_icontains:
        case O::startswith:
        case O::not_startswith:
        case O::istartswith:
        case O::not_istartswith:
        case O::endswith:
        case O::not_endswith:
        case O::iendswith:
        case O::not_iendswith:
            return pattern(clause, operation);
        case O::in_:
            return in_list(clause, false);
        case O::not_in:
            return in_list(clause, true);
        case O::between:
        case O::not_between:
            return generic_binary(clause, fmt::format(" {}BETWEEN {}", operation == O::between ? "" : "NOT ",
                                                      flag(evaluator_, clause, "symmetric") ? "SYMMETRIC " : ""));
        case O::truediv:
            return truediv(clause);
        case O::floordiv: {
            bool whole =
                affinity_of(evaluator_, type_of_clause(evaluator_, field(clause, "left"))) == Affinity::integer &&
                affinity_of(evaluator_, type_of_clause(evaluator_, field(clause, "right"))) == Affinity::integer;
            std::string made = side("left") + " / " + side("right");
            return whole ? made : fmt::format("FLOOR({})", made);
        }
        case O::mod:
            return side("left") + (target_.double_percents ? " %% " : " % ") + side("right");
        case O::match:
        case O::not_match:
            return (operation == O::not_match ? "NOT " : "") + match(clause);
        case O::regexp_match:
            return regular_expression(clause, target_.is_postgresql() ? "~" : "REGEXP");
        case O::not_regexp_match:
            return regular_expression(clause, target_.is_postgresql() ? "!~" : "NOT REGEXP");
        case O::regexp_replace: {
            if (!target_.is_postgresql()) {
                raise_error(evaluator_, "CompileError",
                            "sqlite dialect does not support regular expression replacements");
            }
            Value flags = some_field(clause, "flags");
            return fmt::format("REGEXP_REPLACE({}, {}{})", side("left"), side("right"),
                               flags.defined() ? ", " + literal(flags, "String") : "");
        }
        case O::getitem:
            if (!target_.is_postgresql()) {
                unsupported(clause);
            }
            return fmt::format("{}[{}]", side("left"), side("right"));
        case O::json_getitem:
        case O::json_path_getitem:
            return json_index(clause, operation);
        case O::bitwise_xor:
            if (!target_.is_postgresql()) {
                return fmt::format("({} - {})", generic_binary(clause, " | ", true),
                                   generic_binary(clause, " & ", true));
            }
            return generic_binary(clause, " # ");
        case O::is_distinct_from:
        case O::is_not_distinct_from:
            if (!target_.is_postgresql()) {
                return side("left") + (operation == O::is_distinct_from ? " IS NOT " : " IS ") + side("right");
            }
            return generic_binary(clause, facts_of(operation).text);
        case O::custom:
            return generic_binary(clause, " " + plain_text(*text_field(clause, "opstring")) + " ",
                                  flag(evaluator_, clause, "eager"));
        default:
            return generic_binary(clause, facts_of(operation).text);
    }
}

std::string SqlCompiler::truediv(const Value& clause) {
    std::string left = process(field(clause, "left"));
    Value right = field(clause, "right");
    if (!target_.is_postgresql()) {
        return fmt::format("{} / ({} + 0.0)", left, process(right));
    }
    // Whole numbers divide as whole numbers there, which Python's / does not.
    Value type = type_of_clause(evaluator_, right);
    Value wanted = affinity_of(evaluator_, type) == Affinity::numeric ? type : make_type(evaluator_, "Numeric");
    return fmt::format("{} / CAST({} AS {})", left, process(right), type_text(evaluator_, wanted, target_));
}

/// LIKE, and what is made of it: contains, startswith, endswith.
std::string SqlCompiler::pattern(const Value& clause, Operator operation) {
    bool negative = facts_of(operation).negation < operation;
    Operator positive = negative ? facts_of(operation).negation : operation;
    bool blind =
        positive == O::ilike || positive == O::icontains || positive == O::istartswith || positive == O::iendswith;
    Scoped operators(in_operator_, true);
    auto folded = [&](std::string text) {
        return blind && !target_.is_postgresql() ? fmt::format("lower({})", text) : text;
    };
    std::string left = folded(process(field(clause, "left")));
    std::string right = folded(process(field(clause, "right")));
    std::string percent = target_.double_percents ? "'%%'" : "'%'";
    if (positive == O::contains || positive == O::icontains) {
        right = fmt::format("{} || {} || {}", percent, right, percent);
    } else if (positive == O::startswith || positive == O::istartswith) {
        right = fmt::format("{} || {}", right, percent);
    } else if (positive == O::endswith || positive == O::iendswith) {
        right = fmt::format("{} || {}", percent, right);
    }
    Value escape = some_field(clause, "escape");
    return fmt::format("{}{} {} {}{}", left, negative ? " NOT" : "",
                       blind && target_.is_postgresql() ? "ILIKE" : "LIKE", right,
                       escape.defined() ? " ESCAPE " + literal(escape, "String") : "");
}

std::string SqlCompiler::in_list(const Value& clause, bool negative) {
    Value right = field(clause, "right");
    Scoped operators(in_operator_, true);
    std::string left = process(field(clause, "left"));
    std::string list_text;
    if (node_of(right) == Node::bind) {
        list_text = "(" + expanding(right, negative ? O::not_in : O::in_) + ")";
    } else {
        list_text = process(right);
    }
    std::string made = fmt::format("{} {}IN {}", left, negative ? "NOT " : "", list_text);
    return negative ? "(" + made + ")" : made;
}

/// The values of an expanding bind, between the parentheses.
std::string SqlCompiler::expanding(const Value& bind, Operator operation) {
    bool found = true;
    Value value = value_for(bind, found);
    if (!found) {
        raise_missing_value(evaluator_, text_field(bind, "key").value_or(""));
    }
    std::vector<Value> members = is_none(value) ? std::vector<Value>() : python::to_vector(evaluator_, value);
    if (members.empty()) {
        if (!target_.is_postgresql()) {
            return "SELECT 1 FROM (SELECT 1) WHERE 1!=1";
        }
        return operation == O::not_in ? "NULL) OR (1 = 1" : "NULL) AND (1 != 1";
    }
    Value type = type_of_clause(evaluator_, bind);
    std::vector<std::string> texts;
    for (const Value& member : members) {
        bool row = is_null_type(type) && (member.is(python::Kind::tuple) || member.is(python::Kind::list));
        Value own = is_null_type(type) ? type_for_value(evaluator_, member) : type;
        if (row) {
            std::vector<std::string> parts;
            for (const Value& part : items(member)) {
                parts.push_back(bound(part, type_for_value(evaluator_, part), {}));
            }
            texts.push_back("(" + aludel::join(parts, ", ") + ")");
        } else {
            texts.push_back(bound(member, own, {}));
        }
    }
    bool rows =
        is_null_type(type) && (members.front().is(python::Kind::tuple) || members.front().is(python::Kind::list));
    return (rows && !target_.is_postgresql() ? "VALUES " : "") + aludel::join(texts, ", ");
}

std::string SqlCompiler::json_index(const Value& clause, Operator operation) {
    Value type = type_of_clause(evaluator_, clause);
    bool json = affinity_of(evaluator_, type) == Affinity::json;
    bool path = operation == O::json_path_getitem;
    if (!target_.is_postgresql()) {
        std::string made =
            fmt::format("JSON_EXTRACT({}, {})", process(field(clause, "left")), process(field(clause, "right")));
        return json ? fmt::format("JSON_QUOTE({})", made) : made;
    }
    if (!json) {
        return fmt::format("CAST({} AS {})", generic_binary(clause, path ? " #>> " : " ->> ", true),
                           type_text(evaluator_, type, target_));
    }
    Value left = field(clause, "left");
    if (!path && is_a(type_of_clause(evaluator_, left), type_class("postgresql.JSONB"))) {
        bool group = node_of(left) == Node::function || node_of(left) == Node::cast;
        Scoped operators(in_operator_, true);
        std::string inner = process(left);
        return fmt::format("{}[{}]", group ? "(" + inner + ")" : inner, process(field(clause, "right")));
    }
    return generic_binary(clause, path ? " #> " : " -> ", true);
}

std::string SqlCompiler::regular_expression(const Value& clause, std::string_view operation) {
    Value flags = some_field(clause, "flags");
    if (!flags.defined() || !target_.is_postgresql()) {
        return generic_binary(clause, fmt::format(" {} ", operation));
    }
    if (as_text(flags) == "i") {
        return generic_binary(clause, fmt::format(" {}* ", operation));
    }
    return fmt::format("{} {} CONCAT('(?', {}, ')', {})", process(field(clause, "left")), operation,
                       literal(flags, "String"), process(field(clause, "right")));
}

std::string SqlCompiler::match(const Value& clause) {
    if (!target_.is_postgresql()) {
        return generic_binary(clause, " MATCH ");
    }
    Value configuration = some_field(clause, "postgresql_regconfig");
    std::string first = configuration.defined() ? literal(configuration, "String") + ", " : "";
    return fmt::format("{} @@ plainto_tsquery({}{})", process(field(clause, "left")), first,
                       process(field(clause, "right")));
}

}  // namespace aludel::script::sqlalchemy
