#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "script/sqlalchemy/compiler.hpp"
#include "script/sqlalchemy/custom_compiler.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/text_binds.hpp"
#include "script/sqlalchemy/value.hpp"

namespace aludel::script::sqlalchemy {

std::string SqlCompiler::plain_text(std::string_view text) const {
    return target_.double_percents ? replace_all(text, "%", "%%") : std::string(text);
}

std::string SqlCompiler::quote(const Value& name) {
    return quote_name(evaluator_, target_, name);
}

std::string SqlCompiler::literal(const Value& value, std::string_view type) {
    return value_text(evaluator_, value, make_type(evaluator_, type), target_);
}

std::string SqlCompiler::process(const Value& given) {
    const Value clause = clause_element(evaluator_, given);
    Scoped labels(in_columns_, in_columns_ && node_of(clause) == Node::label);
    switch (node_of(clause)) {
        case Node::null:
            return "NULL";
        case Node::true_:
            return target_.is_postgresql() ? "true" : "1";
        case Node::false_:
            return target_.is_postgresql() ? "false" : "0";
        case Node::column:
            return column(clause);
        case Node::bind:
            return bind(clause);
        case Node::text:
            return text(clause);
        case Node::binary:
            return binary(clause);
        case Node::unary:
            return unary(clause);
        case Node::boolean_list:
        case Node::list: {
            Operator operation = operator_of(clause);
            Scoped within(in_operator_, operation != Operator::comma ? true : in_operator_);
            return list(items_of(clause, "clauses"),
                        facts_of(operation == Operator::none ? Operator::comma : operation).text);
        }
        case Node::tuple:
            return "(" + list(items_of(clause, "clauses"), ", ") + ")";
        case Node::grouping:
            return "(" + process(field(clause, "element")) + ")";
        case Node::cast:
            return cast(clause);
        case Node::type_coerce:
            return process(field(clause, "clause"));
        case Node::case_:
            return case_expression(clause);
        case Node::label:
            return label(clause);
        case Node::function:
            return function(clause);
        case Node::next_value:
            return sequence(clause);
        case Node::extract:
            return extract(clause);
        case Node::over:
            return over(clause);
        case Node::within_group:
            return fmt::format("{} WITHIN GROUP (ORDER BY {})", process(field(clause, "element")),
                               process(field(clause, "order_by")));
        case Node::filter:
            return fmt::format("{} FILTER (WHERE {})", process(field(clause, "func")),
                               process(field(clause, "criterion")));
        case Node::array:
            return array(clause);
        case Node::order_in_aggregate:
            if (!target_.is_postgresql()) {
                unsupported(clause);
            }
            return fmt::format("{} ORDER BY {}", process(field(clause, "target")), process(field(clause, "order_by")));
        case Node::collation:
            return quote_name(target_, *text_field(clause, "collation"));
        case Node::slice:
            return fmt::format("{}:{}", process(field(clause, "start")), process(field(clause, "stop")));
        case Node::scalar_select:
            return "(" + process(field(clause, "element")) + ")";
        case Node::exists:
            return fmt::format("EXISTS ({})", process(field(clause, "element")));
        case Node::select:
            return select(clause);
        case Node::compound:
            return compound(clause);
        case Node::textual_select:
            return process(field(clause, "element"));
        case Node::table:
        case Node::alias:
        case Node::subquery:
        case Node::cte:
        case Node::lateral:
        case Node::table_sample:
        case Node::table_valued:
        case Node::join:
        case Node::values:
            return from(clause);
        case Node::update:
            return update(clause);
        case Node::delete_:
            return remove(clause);
        case Node::insert: {
            CompiledSql unused;
            return insert(clause, unused);
        }
        default:
            break;
    }
    if (is_a(clause, schema_class("Sequence"))) {
        raise_error(evaluator_, "InvalidRequestError",
                    "This Sequence cannot be used directly as a column expression.  Use func.next_value(sequence) to "
                    "produce a 'next value' "
                    "function that's usable as a column element.");
    }
    return custom_element(clause);
}

/// Elements of classes that are not ours.
std::string SqlCompiler::custom_element(const Value& clause) {
    if (has_custom_compiler(evaluator_, clause)) {
        return custom_text(evaluator_, clause, target_);
    }
    if (is_clause(clause)) {
        unsupported(clause);
    }
    raise_argument_error(evaluator_,
                         fmt::format("SQL expression element expected, got {}.", python::repr(evaluator_, clause)));
}

void SqlCompiler::unsupported(const Value& clause) {
    raise_error(evaluator_, "UnsupportedCompilationError",
                fmt::format("Compiler can't render element of type {}", class_repr(evaluator_, clause)));
}

std::string SqlCompiler::list(const std::vector<Value>& clauses, std::string_view separator) {
    std::string made;
    for (const Value& clause : clauses) {
        std::string one = process(clause);
        if (!one.empty()) {
            made += (made.empty() ? "" : std::string(separator)) + one;
        }
    }
    return made;
}

std::string SqlCompiler::column(const Value& column) {
    Value name = field(column, "name");
    if (is_none(name)) {
        raise_error(evaluator_, "CompileError", "Cannot compile Column object until its 'name' is assigned.");
    }
    if (flag(evaluator_, column, "is_literal")) {
        return plain_text(python::str_text(evaluator_, name));
    }
    std::string written = quote(name);
    Value table = some_field(column, "table");
    if (!table.defined() || !include_table_) {
        return written;
    }
    Node node = node_of(table);
    if (node == Node::table) {
        std::string schema = use_schema_ ? text_field(table, "schema").value_or("") : "";
        std::string prefix = schema.empty() ? "" : quote_name(target_, schema) + ".";
        return prefix + quote(field(table, "name")) + "." + written;
    }
    if (is_a(table, clause_class("Alias")) || node == Node::values) {
        return quote_name(target_, alias_name(table)) + "." + written;
    }
    return written;
}

Value SqlCompiler::value_for(const Value& bind, bool& found) {
    found = true;
    std::optional<std::string> key = text_field(bind, "key");
    if (key && python::plain(parameters_).is(python::Kind::dict)) {
        if (Value* given = python::plain(parameters_).as<python::Dict>().table.find(*key)) {
            return *given;
        }
    }
    if (Value callable = some_field(bind, "callable"); callable.defined()) {
        return python::call(evaluator_, callable);
    }
    found = !flag(evaluator_, bind, "required");
    return or_none(field(bind, "value"));
}

std::string SqlCompiler::bound(const Value& value, const Value& type, const Value& bind) {
    Value clause = clause_element(evaluator_, value);
    if (is_clause(clause) && node_of(clause) != Node::null) {
        return process(clause);
    }
    if (flag(evaluator_, bind, "json_index") && !python::is_integer(value)) {
        bool path = flag(evaluator_, bind, "json_path");
        std::string text;
        if (path) {
            for (const Value& step : items(value)) {
                bool number = python::is_integer(step);
                std::string one = python::str_text(evaluator_, step);
                text += target_.is_postgresql() ? (text.empty() ? "" : ", ") + one
                        : number                ? fmt::format("[{}]", one)
                                                : fmt::format(".\"{}\"", one);
            }
            text = target_.is_postgresql() ? fmt::format("{{{}}}", text) : "$" + text;
        } else {
            text = python::str_text(evaluator_, value);
            text = target_.is_postgresql() ? text : fmt::format("$.\"{}\"", text);
        }
        return literal(evaluator_.str(std::move(text)), "String");
    }
    if (flag(evaluator_, bind, "json_index") && !target_.is_postgresql()) {
        return quote_text(fmt::format("$[{}]", python::str_text(evaluator_, value)));
    }
    if (placeholders_ != nullptr) {
        return placeholder(value, type, bind);
    }
    if (target_.rendering == Rendering::literal) {
        return value_text(evaluator_, value, type, target_);
    }
    const Value sent = bind_value(evaluator_, [&] { return bound_value(evaluator_, value, type, target_); });
    return adapted_text(evaluator_, sent, target_) + driver_cast(type);
}

/// What SQLAlchemy writes behind a parameter for psycopg2, where the server would take it for another type.
std::string SqlCompiler::driver_cast(const Value& given) {
    if (!target_.is_postgresql()) {
        return "";
    }
    const Value type = resolve_type(evaluator_, given, target_);
    const bool wanted = facts_of(type).affinity == Affinity::array || is_a(type, type_class("postgresql.JSONB"));
    return wanted ? "::" + type_text(evaluator_, type, target_) : "";
}

std::string SqlCompiler::placeholder(const Value& value, const Value& type, const Value& bind) {
    std::string name = text_field(bind, "key").value_or("");
    if (name.empty()) {
        name = bind_is_column_ ? bind_name_ : fmt::format("{}_{}", bind_name_, ++anonymous_["bind " + bind_name_]);
    }
    placeholders_->emplace_back(name, values_wanted_ ? bound_value(evaluator_, value, type, target_) : Value::none());
    return target_.is_postgresql() ? fmt::format("%({})s{}", name, driver_cast(type)) : "?";
}

std::string SqlCompiler::bind(const Value& bind) {
    bool found = true;
    Value value = value_for(bind, found);
    if (!found && target_.rendering == Rendering::driver && values_wanted_) {
        raise_missing_value(evaluator_, text_field(bind, "key").value_or(""));
    }
    if (!found && values_wanted_) {
        return "NULL";
    }
    Value type = type_of_clause(evaluator_, bind);
    if (!found) {
        return bound(Value::none(), type, bind);
    }
    if (flag(evaluator_, bind, "expanding")) {
        return "(" + expanding(bind, Operator::in_) + ")";
    }
    if (is_null_type(type) && target_.rendering == Rendering::literal && !value.is_none()) {
        Value own = type_for_value(evaluator_, value);
        type = is_null_type(own) ? type : own;
    }
    return bound(value, type, bind);
}

std::string SqlCompiler::text(const Value& clause) {
    std::string made;
    Value binds = field(clause, "_bindparams");
    split_binds(
        *text_field(clause, "text"), [&](std::string_view plain) { made += plain_text(plain); },
        [&](std::string_view name) {
            Value* found = binds.is(python::Kind::dict) ? binds.as<python::Dict>().table.find(name) : nullptr;
            made += found ? bind(*found) : std::string(name);
        });
    return made;
}

std::string SqlCompiler::unary(const Value& clause) {
    Operator before = operator_of(clause);
    Value element = field(clause, "element");
    switch (before) {
        case Operator::none:
            return process(element) + std::string(facts_of(operator_of(clause, "modifier")).text);
        case Operator::is_true:
        case Operator::is_false: {
            bool positive = before == Operator::is_true;
            Node node = node_of(element);
            bool implicit = node == Node::binary || node == Node::boolean_list || node == Node::exists;
            std::string inner = process(element);
            if (implicit || target_.is_postgresql()) {
                return positive ? inner : "NOT " + inner;
            }
            return fmt::format("{} = {}", inner, positive ? 1 : 0);
        }
        default:
            return std::string(facts_of(before).text) + process(element);
    }
}

std::string SqlCompiler::case_expression(const Value& clause) {
    std::string made = "CASE ";
    if (Value value = some_field(clause, "value"); value.defined()) {
        made += process(value) + " ";
    }
    for (const Value& pair : items_of(clause, "whens")) {
        made += fmt::format("WHEN {} THEN {} ", process(items(pair)[0]), process(items(pair)[1]));
    }
    if (Value otherwise = some_field(clause, "else_"); otherwise.defined()) {
        made += fmt::format("ELSE {} ", process(otherwise));
    }
    return made + "END";
}

std::string SqlCompiler::cast(const Value& clause) {
    std::string type = type_text(evaluator_, field(clause, "type"), target_);
    std::size_t collate = type.find(" COLLATE ");
    std::string collation = collate == std::string::npos ? "" : type.substr(collate);
    return fmt::format("CAST({} AS {}){}", process(field(clause, "clause")), type.substr(0, collate), collation);
}

std::string SqlCompiler::label(const Value& clause) {
    if (in_columns_) {
        Scoped inner(in_columns_, false);
        return process(field(clause, "element")) + " AS " + quote(field(clause, "name"));
    }
    return process(field(clause, "element"));
}

std::string SqlCompiler::array(const Value& clause) {
    if (!target_.is_postgresql()) {
        unsupported(clause);
    }
    std::vector<Value> members = items_of(clause, "clauses");
    Value type = type_of_clause(evaluator_, clause);
    if (members.empty() && !is_null_type(some_field(type, "item_type"))) {
        return "ARRAY[]::" + type_text(evaluator_, type, target_);
    }
    return fmt::format("ARRAY[{}]", list(members, ", "));
}

// ---- the ways in

std::string ddl_text(Evaluator& evaluator, const Value& clause, const Target& target) {
    SqlCompiler compiler(evaluator, {target.database, Rendering::literal, target.double_percents}, {});
    compiler.without_tables();
    return compiler.process(clause);
}

std::string clause_text(Evaluator& evaluator, const Value& clause) {
    SqlCompiler compiler(evaluator, {Database::postgresql, Rendering::literal, false}, {});
    return compiler.statement(clause).text;
}

namespace {

/// The values given, with those that the statement has of its own (params()).
Value all_parameters(Evaluator& evaluator, const Value& statement, const Value& parameters) {
    Value all = parameters;
    if (Value own = some_field(statement, "_parameters"); own.defined()) {
        Ref<python::Dict> merged = evaluator.dict();
        for (const Value& more : {own, all}) {
            if (!python::plain(more).is(python::Kind::dict)) {
                continue;
            }
            for (const auto& entry : python::plain(more).as<python::Dict>().table.entries()) {
                if (entry.key.defined()) {
                    merged->table.set(evaluator, entry.key, entry.value);
                }
            }
        }
        all = Value(merged);
    }
    return all;
}

using Taken = std::vector<std::pair<std::string, Value>>;

/// The text with placeholders, and the values that `taken` gets. No `taken`: the text alone, also of a statement that
/// its values keep from being compiled.
std::string text_for_driver(Evaluator& evaluator, const Value& clause, const Target& given, const Value& parameters,
                            Taken* taken) {
    Target target = given;
    target.double_percents = target.is_postgresql();
    Value statement = clause_element(evaluator, clause);
    SqlCompiler compiler(evaluator, target, all_parameters(evaluator, statement, parameters));
    Taken unused;
    compiler.with_placeholders(taken != nullptr ? *taken : unused);
    if (taken == nullptr) {
        compiler.without_values();
    }
    return compiler.statement(statement).text;
}

bool is_wrapped(Evaluator& evaluator, const Value& exception) {
    return !python::is_exception(evaluator, exception, python::ExceptionType::Exception) ||
           python::is_instance(evaluator, exception, exception_class(evaluator, "StatementError")) ||
           python::is_instance(evaluator, exception, exception_class(evaluator, "DontWrapMixin"));
}

}  // namespace

Value bind_value(Evaluator& evaluator, const std::function<Value()>& work) {
    Value orig;
    try {
        return work();
    } catch (const python::Raised& raised) {
        if (is_wrapped(evaluator, raised.exception)) {
            throw;
        }
        orig = raised.exception;
    }
    raise_statement_error(evaluator, orig);
}

void complete_statement_error(Evaluator& evaluator, const Value& exception, const Value& clause, const Target& target,
                              const Value& parameters) {
    if (!python::is_instance(evaluator, exception, exception_class(evaluator, "StatementError")) ||
        !python::get_attribute(evaluator, exception, "statement").is_none()) {
        return;
    }
    const bool many = parameters.is(python::Kind::list) || parameters.is(python::Kind::tuple);
    const Value sets = many || is_none(parameters) ? parameters : evaluator.list({parameters});
    const Value one = many && !items(parameters).empty() ? items(parameters).front() : many ? Value() : parameters;
    std::string text;
    try {
        text = text_for_driver(evaluator, clause, target, one, nullptr);
    } catch (const python::Raised&) {
        return;  // what its values decide (the list of an IN) cannot be told without them
    }
    python::set_attribute(evaluator, exception, "statement", evaluator.str(std::move(text)));
    python::set_attribute(evaluator, exception, "params",
                          sets.defined() && !sets.is_none() ? sets : evaluator.tuple({}));
}

CompiledSql compile(Evaluator& evaluator, const Value& clause, const Target& target, const Value& parameters) {
    Value statement = clause_element(evaluator, clause);
    SqlCompiler compiler(evaluator, target, all_parameters(evaluator, statement, parameters));
    return compiler.statement(statement);
}

DriverStatement driver_statement(Evaluator& evaluator, const Value& clause, const Target& given,
                                 const Value& parameters) {
    Taken taken;
    DriverStatement made{text_for_driver(evaluator, clause, given, parameters, &taken), {}};
    if (given.is_postgresql()) {
        const Ref<python::Dict> values = evaluator.dict();
        for (const auto& [name, value] : taken) {
            values->table.set(evaluator.intern(name), value);
        }
        made.parameters = Value(values);
    } else {
        std::vector<Value> values;
        for (const auto& [name, value] : taken) {
            values.push_back(value);
        }
        made.parameters = evaluator.tuple(std::move(values));
    }
    return made;
}

}  // namespace aludel::script::sqlalchemy
