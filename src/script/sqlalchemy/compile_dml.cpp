#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "python/object.hpp"
#include "python/syntax.hpp"
#include "script/sqlalchemy/compiler.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/selectable.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using Row = std::vector<std::pair<Value, Value>>;  ///< columns and their values

std::string key_of(const Value& column) {
    return text_field(column, "key").value_or(text_field(column, "name").value_or(""));
}

Value* find_in(Row& row, const Value& column) {
    for (auto& [one, value] : row) {
        if (one.same(column)) {
            return &value;
        }
    }
    return nullptr;
}

/// What a default that takes an argument is given: the values that the row has so far.
const NativeClass& default_context_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("DefaultExecutionContext", "sqlalchemy.engine.default");
        made->method("get_current_parameters", "isolate_multiinsert_groups=True",
                     [](Call& call) { return field(call.self, "current_parameters"); });
        made->method("__getattr__", "name", [](Call& call) -> Value {
            python::refuse(call.evaluator, fmt::format("'{}' of the context of a default", call.text(0)),
                           "get_current_parameters() is what there is");
        });
        return made;
    }();
    return *type;
}

Value default_context(Evaluator& evaluator, const Row& row) {
    Ref<python::Dict> values = evaluator.dict();
    for (const auto& [column, value] : row) {
        if (!is_clause(clause_element(evaluator, value))) {
            values->table.set(evaluator.intern(key_of(column)), value);
        }
    }
    return make(evaluator, default_context_class(), {{"current_parameters", Value(values)}});
}

/// What a Column says it gets when nobody gives it a value. Undefined: nothing. `wanted`: or is it the text alone?
Value default_of(Evaluator& evaluator, const Value& column, bool update, bool wanted, const Row& row) {
    Value generator = is_column(column) ? some_field(column, update ? "onupdate" : "default") : Value();
    if (!generator.defined()) {
        return {};
    }
    if (is_a(generator, schema_class("Sequence"))) {
        return make(evaluator, clause_class("next_value"),
                    {{"sequence", generator}, {"name", evaluator.intern("next_value")}});
    }
    Value argument = field(generator, "arg");
    if (!wanted) {
        return is_clause(argument) ? argument : Value::none();
    }
    switch (argument.kind()) {
        case python::Kind::function: {
            const auto& function = argument.as<python::Function>();
            const bool takes_context = function.code->parameters.positional > function.defaults.size();
            return takes_context ? python::call(evaluator, argument, {default_context(evaluator, row)})
                                 : python::call(evaluator, argument);
        }
        case python::Kind::native_function:
        case python::Kind::method:
        case python::Kind::class_:
            return python::call(evaluator, argument);
        default:
            return argument;
    }
}

}  // namespace

Value SqlCompiler::default_value(const Value& column, bool update, const Row& row) const {
    return bind_value(evaluator_, [&] { return default_of(evaluator_, column, update, values_wanted_, row); });
}

/// A value in VALUES or SET.
std::string SqlCompiler::assigned(const Value& given, const Value& column) {
    Value value = clause_element(evaluator_, given);
    Value type = type_of_clause(evaluator_, column);
    Scoped named(bind_name_, text_field(column, "key").value_or(text_field(column, "name").value_or("param")));
    Scoped whole(bind_is_column_, !is_clause(value));
    if (!is_clause(value)) {
        return bound(value, is_null_type(type) && !value.is_none() ? type_for_value(evaluator_, value) : type, {});
    }
    if (is_select_base(value)) {
        value = scalar_subquery(evaluator_, value);
    }
    if (node_of(value) == Node::bind && is_null_type(some_field(value, "type"))) {
        value = clone(evaluator_, value);
        set_field(evaluator_, value, "type", type);
    }
    return process(self_group(evaluator_, value, Operator::none));
}

/// Values given by name or by column, in the order of the table's columns.
Row SqlCompiler::row_of(const Value& statement, const Value& given) {
    Value table = field(statement, "table");
    std::vector<Value> columns = from_columns(evaluator_, table);
    Row named;
    if (given.is(python::Kind::tuple) || given.is(python::Kind::list)) {
        const auto& values = items(given);
        for (std::size_t i = 0; i < std::min(values.size(), columns.size()); ++i) {
            named.emplace_back(columns[i], values[i]);
        }
        return named;
    }
    std::vector<std::string> unknown;
    for (const auto& entry : python::plain(given).as<python::Dict>().table.entries()) {
        if (!entry.key.defined()) {
            continue;
        }
        Value key = clause_element(evaluator_, entry.key);
        Value column;
        for (const Value& one : columns) {
            if (one.same(key) || (python::as_str(key) && key_of(one) == *as_text(key))) {
                column = one;
            }
        }
        if (!column.defined() && node_of(key) == Node::column) {
            for (const Value& one : columns) {
                if (key_of(one) == key_of(key)) {
                    column = one;
                }
            }
        }
        if (!column.defined() && columns.empty() && python::as_str(key)) {
            column = make_column(evaluator_, key);  // a table() that names no columns
        }
        if (!column.defined()) {
            unknown.push_back(python::as_str(key) ? *as_text(key) : key_of(key));
            continue;
        }
        named.emplace_back(column, entry.value);
    }
    if (!unknown.empty()) {
        raise_error(evaluator_, "CompileError", "Unconsumed column names: " + aludel::join(unknown, ", "));
    }
    if (columns.empty()) {
        return named;
    }
    Row ordered;
    for (const Value& column : columns) {
        if (Value* value = find_in(named, column)) {
            ordered.emplace_back(column, *value);
        }
    }
    return ordered;
}

std::string SqlCompiler::returning(const Value& statement) {
    std::vector<Value> columns;
    for (const Value& one : items_of(statement, "_returning")) {
        if (is_from(one)) {
            std::vector<Value> all = from_columns(evaluator_, one);
            columns.insert(columns.end(), all.begin(), all.end());
        } else {
            columns.push_back(one);
        }
    }
    if (columns.empty()) {
        return {};
    }
    Scoped tables(include_table_, target_.is_postgresql());
    std::string text;
    std::vector<std::string> taken;
    bool top = levels_.size() <= 1;
    for (const Value& column : columns) {
        ResultColumn result;
        text += (text.empty() ? "" : ", ") + select_column(column, taken, result);
        if (top) {
            columns_.push_back(std::move(result));
        }
    }
    return " RETURNING " + text;
}

/// On PostgreSQL the keys that the database makes come back, as SQLAlchemy asks for them.
std::string SqlCompiler::implicit_returning(const Value& insert, const Row& row, CompiledSql& into) {
    Value table = field(insert, "table");
    if (!is_table(table) || !items_of(insert, "_returning").empty()) {
        return {};
    }
    std::vector<Value> keys = columns_of(field(table, "primary_key"));
    Value counting = autoincrement_column(evaluator_, table);
    std::string text;
    std::vector<ResultColumn> results;
    Scoped tables(include_table_, true);
    for (const Value& key : keys) {
        Value* given = find_in(const_cast<Row&>(row), key);
        bool known = given && !is_clause(clause_element(evaluator_, *given));
        into.primary_key.push_back(known ? *given : Value());
        into.key_names.push_back(text_field(key, "name").value_or(""));
        bool made_there = given || key.same(counting) || some_field(key, "server_default").defined();
        if (known || !made_there) {
            continue;
        }
        text += (text.empty() ? "" : ", ") + process(key);
        results.push_back({text_field(key, "name").value_or(""), some_field(key, "type"), key});
    }
    if (text.empty() || !target_.is_postgresql() || !flag(evaluator_, table, "implicit_returning", true) ||
        flag(evaluator_, insert, "_inline")) {
        return {};
    }
    into.implicit_returning = true;
    columns_ = std::move(results);
    return " RETURNING " + text;
}

std::string SqlCompiler::conflict_target(const Value& conflict) {
    Scoped tables(include_table_, false);
    if (Value constraint = some_field(conflict, "constraint"); constraint.defined()) {
        if (!target_.is_postgresql()) {
            return {};
        }
        return "ON CONSTRAINT " + quote_name(target_, bounded_name(evaluator_, constraint, target_));
    }
    Value elements = some_field(conflict, "index_elements");
    if (!elements.defined()) {
        return {};
    }
    std::string text;
    for (const Value& one : python::to_vector(evaluator_, elements)) {
        text += (text.empty() ? "" : ", ") + (as_text(one) ? quote(one) : process(one));
    }
    text = "(" + text + ")";
    if (Value where = some_field(conflict, "index_where"); where.defined()) {
        text += " WHERE " + process(ddl_expression(evaluator_, where));
    }
    return text;
}

std::string SqlCompiler::conflict_update(const Value& insert, const Value& conflict) {
    Value set = python::plain(field(conflict, "set_"));
    Row given;
    if (set.is(python::Kind::dict)) {
        for (const auto& entry : set.as<python::Dict>().table.entries()) {
            if (entry.key.defined()) {
                given.emplace_back(clause_element(evaluator_, entry.key), entry.value);
            }
        }
    } else {
        Value collection = python::call_method(evaluator_, set, "items");
        for (const Value& pair : python::to_vector(evaluator_, collection)) {
            given.emplace_back(items(pair)[0], items(pair)[1]);
        }
    }
    std::vector<std::string> parts;
    std::vector<bool> used(given.size());
    for (const Value& column : from_columns(evaluator_, field(insert, "table"))) {
        for (std::size_t i = 0; i < given.size(); ++i) {
            if (given[i].first.same(column) ||
                (python::as_str(given[i].first) && *as_text(given[i].first) == key_of(column))) {
                used[i] = true;
                parts.push_back(
                    fmt::format("{} = {}", quote(field(column, "name")), assigned(given[i].second, column)));
                break;
            }
        }
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (!used[i]) {
            Value column = python::as_str(given[i].first) ? make_column(evaluator_, given[i].first) : given[i].first;
            parts.push_back(fmt::format("{} = {}", quote(field(column, "name")), assigned(given[i].second, column)));
        }
    }
    std::string text = aludel::join(parts, ", ");
    if (Value where = some_field(conflict, "where"); where.defined()) {
        Scoped tables(include_table_, true);
        Scoped schemas(use_schema_, false);
        text += " WHERE " + process(ddl_expression(evaluator_, where));
    }
    return text;
}

std::string SqlCompiler::conflict(const Value& insert) {
    Value conflict = some_field(insert, "_conflict");
    if (!conflict.defined()) {
        return {};
    }
    std::string target = conflict_target(conflict);
    if (!flag(evaluator_, conflict, "updates")) {
        return target.empty() ? " ON CONFLICT DO NOTHING" : fmt::format(" ON CONFLICT {} DO NOTHING", target);
    }
    return fmt::format(" ON CONFLICT {} DO UPDATE SET {}", target, conflict_update(insert, conflict));
}

/// Adds what columns get by themselves, and puts all in the order of the table.
void SqlCompiler::complete_row(const Value& table, Row& row, bool update) {
    std::vector<Value> order = from_columns(evaluator_, table);
    for (const Value& column : order) {
        if (!find_in(row, column)) {
            if (Value value = default_value(column, update, row); value.defined()) {
                row.emplace_back(column, value);
            }
        }
    }
    if (update) {
        return;  // what the author says comes first
    }
    auto at = [&](const Value& column) {
        return std::find_if(order.begin(), order.end(), [&](const Value& one) { return one.same(column); }) -
               order.begin();
    };
    std::stable_sort(row.begin(), row.end(), [&](const auto& a, const auto& b) { return at(a.first) < at(b.first); });
}

/// The dict of what values(…) said, and of the parameters that name columns; others are for binds.
Value SqlCompiler::merged_values(const Value& statement, bool with_parameters) {
    Ref<python::Dict> merged = evaluator_.dict();
    auto add = [&](const Value& more, const std::vector<Value>* columns) {
        for (const auto& entry : python::plain(more).as<python::Dict>().table.entries()) {
            bool wanted = entry.key.defined() && (!columns || columns->empty() ||
                                                  std::any_of(columns->begin(), columns->end(), [&](const Value& one) {
                                                      return key_of(one) == python::str_text(evaluator_, entry.key);
                                                  }));
            if (wanted) {
                merged->table.set(evaluator_, entry.key, entry.value);
            }
        }
    };
    for (const Value& values : items_of(statement, "_values")) {
        if (python::plain(values).is(python::Kind::dict)) {
            add(values, nullptr);
        }
    }
    if (with_parameters && python::plain(parameters_).is(python::Kind::dict)) {
        std::vector<Value> columns = from_columns(evaluator_, field(statement, "table"));
        add(parameters_, &columns);
    }
    return Value(merged);
}

/// The rows that an INSERT … VALUES writes.
std::vector<Row> SqlCompiler::inserted_rows(const Value& insert) {
    Value merged = merged_values(insert, true);
    std::vector<Row> rows;
    for (const Value& one : items_of(insert, "_rows")) {
        Value values = python::plain(one);
        if (values.is(python::Kind::dict)) {
            Ref<python::Dict> all = evaluator_.dict();
            for (const python::Dict* more : {&values.as<python::Dict>(), &merged.as<python::Dict>()}) {
                for (const auto& entry : more->table.entries()) {
                    if (entry.key.defined()) {
                        all->table.set(evaluator_, entry.key, entry.value);
                    }
                }
            }
            values = Value(all);
        }
        rows.push_back(row_of(insert, values));
    }
    if (rows.empty()) {
        Row row;
        for (const Value& values : items_of(insert, "_values")) {
            if (!python::plain(values).is(python::Kind::dict)) {
                row = row_of(insert, values);
            }
        }
        rows.push_back(row.empty() ? row_of(insert, merged) : row);
    }
    for (Row& row : rows) {
        complete_row(field(insert, "table"), row, false);
    }
    return rows;
}

std::string SqlCompiler::values_of_insert(std::vector<Row>& rows) {
    const Row first = rows.front();
    if (first.empty()) {
        return " DEFAULT VALUES";
    }
    std::string names;
    for (const auto& [column, value] : first) {
        names += (names.empty() ? "" : ", ") + quote(field(column, "name"));
    }
    std::string all;
    for (Row& row : rows) {
        std::string one;
        for (const auto& [column, unused] : first) {
            Value* value = find_in(row, column);
            if (!value) {
                raise_error(evaluator_, "CompileError",
                            fmt::format("INSERT value for column {} is explicitly rendered as a bound parameter in the "
                                        "VALUES clause; a Python-side "
                                        "value or SQL expression is required",
                                        python::str_text(evaluator_, column)));
            }
            one += (one.empty() ? "" : ", ") + assigned(*value, column);
        }
        all += (all.empty() ? "" : ", ") + ("(" + one + ")");
    }
    return fmt::format(" ({}) VALUES {}", names, all);
}

std::string SqlCompiler::select_of_insert(const Value& insert) {
    std::string names;
    for (const Value& name : items_of(insert, "_select_names")) {
        names += (names.empty() ? "" : ", ") + (as_text(name) ? quote(name) : quote(field(name, "name")));
    }
    std::vector<Level> outside = std::exchange(levels_, {Level{}});
    std::string text = fmt::format(" ({}) {}", names, process(field(insert, "select")));
    levels_ = std::move(outside);
    columns_.clear();
    return text;
}

std::string SqlCompiler::insert(const Value& insert, CompiledSql& into) {
    bool top = levels_.empty();
    Level level;
    level.statement = insert;
    levels_.push_back(level);
    std::string text = "INSERT ";
    for (const Value& prefix : items_of(insert, "_prefixes")) {
        text += process(prefix) + " ";
    }
    text += "INTO " + from(field(insert, "table"));
    if (some_field(insert, "select").defined()) {
        text += select_of_insert(insert);
        text += conflict(insert) + returning(insert);
    } else {
        std::vector<Row> rows = inserted_rows(insert);
        text += values_of_insert(rows);
        text += conflict(insert) + returning(insert);
        if (top && items_of(insert, "_rows").empty()) {
            text += implicit_returning(insert, rows.front(), into);
        }
    }
    levels_.pop_back();
    return levels_.empty() ? with_clause() + text : text;
}

}  // namespace aludel::script::sqlalchemy
