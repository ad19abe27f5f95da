#include "script/sqlalchemy/result_set.hpp"

#include "python/import.hpp"
#include "script/sqlalchemy/result.hpp"
#include "script/sqlalchemy/result_text.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::NativeModule;

/// The plain value of sqlite3, by how the database keeps it.
Value sqlite_value(Evaluator& evaluator, const std::string& text, dialect::Storage storage) {
    switch (storage) {
        case dialect::Storage::integer:
            return Value::integer(std::strtoll(text.c_str(), nullptr, 10));
        case dialect::Storage::real:
            return Value::floating(std::strtod(text.c_str(), nullptr));
        case dialect::Storage::blob:
            return evaluator.bytes(text);
        default:
            return evaluator.str(text);
    }
}

Value cell(Evaluator& evaluator, const Target& target, const dialect::Result& result, std::size_t row,
           std::size_t column, const Value& type) {
    const dialect::Value& text = result.rows[row][column];
    if (target.is_postgresql()) {
        return from_database(evaluator, text ? std::optional<std::string_view>(*text) : std::nullopt,
                             result.types[column], type, target);
    }
    const Value plain = text ? sqlite_value(evaluator, *text, result.storage[row][column]) : Value::none();
    return result_value(evaluator, plain, type, target);
}

/// Column names and values of `inserted_primary_key`.
Value inserted_key(Evaluator& evaluator, const Target& target, const dialect::Result& result,
                   const CompiledSql& compiled, const std::vector<Value>& returned) {
    std::vector<Value> names;
    std::vector<Value> values;
    std::size_t next = 0;
    for (std::size_t i = 0; i < compiled.primary_key.size(); ++i) {
        names.push_back(evaluator.str(i < compiled.key_names.size() ? compiled.key_names[i] : std::string()));
        if (compiled.primary_key[i].defined()) {
            values.push_back(compiled.primary_key[i]);
        } else if (next < returned.size()) {
            values.push_back(returned[next++]);
        } else if (!target.is_postgresql()) {
            values.push_back(Value::integer(result.last_row_id));
        } else {
            values.push_back(Value::none());
        }
    }
    return evaluator.tuple({evaluator.list(std::move(names)), evaluator.list(std::move(values))});
}

}  // namespace

void add_results(python::Registry& registry) {
    add_source(registry, "sqlalchemy.engine.row", row_text);
    add_source(registry, "sqlalchemy.engine.result", result_text);
    add_source(registry, "sqlalchemy.engine.cursor", cursor_text);
}

Value result_class(Evaluator& evaluator, std::string_view name) {
    for (const char* module : {"sqlalchemy.engine.cursor", "sqlalchemy.engine.result", "sqlalchemy.engine.row"}) {
        const Value found = python::find_attribute(evaluator, python::import_now(evaluator, module), name);
        if (found.defined()) {
            return found;
        }
    }
    return {};
}

Value make_result(Evaluator& evaluator, const Target& target, const dialect::Result& result, const Executed& executed) {
    if (!result.unknown.empty()) {
        return evaluator.unknown(result.unknown);
    }
    static const CompiledSql nothing;
    const CompiledSql& compiled = executed.compiled != nullptr ? *executed.compiled : nothing;
    const bool typed = compiled.columns.size() == result.columns.size();
    std::vector<Value> names;
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        names.push_back(evaluator.str(typed && !compiled.is_text && !compiled.columns[i].name.empty()
                                          ? compiled.columns[i].name
                                          : result.columns[i]));
    }
    std::vector<Value> rows;
    std::vector<Value> first;
    for (std::size_t row = 0; row < result.rows.size(); ++row) {
        std::vector<Value> values;
        for (std::size_t column = 0; column < result.columns.size(); ++column) {
            values.push_back(
                cell(evaluator, target, result, row, column, typed ? compiled.columns[column].type : Value()));
        }
        if (row == 0) {
            first = values;
        }
        rows.push_back(evaluator.tuple(std::move(values)));
    }
    const bool implicit = compiled.implicit_returning;
    const Value key = inserted_key(evaluator, target, result, compiled, implicit ? first : std::vector<Value>());
    if (implicit) {
        rows.clear();  // SQLAlchemy has read them, for the key
    }
    const Value kind = executed.compiled == nullptr || compiled.is_text ? Value::none()
                       : executed.is_insert                             ? evaluator.intern("insert")
                                                                        : evaluator.intern("other");
    Arguments arguments;
    arguments.positional = {evaluator.list(std::move(names)),
                            evaluator.list(std::move(rows)),
                            Value::boolean(result.returns_rows && !(implicit && executed.many)),
                            Value::integer(result.counted ? result.affected : -1),
                            Value::integer(target.is_postgresql() ? 0 : result.last_row_id),
                            kind,
                            Value::boolean(executed.many),
                            key};
    return python::call(evaluator, result_class(evaluator, "CursorResult"), std::move(arguments));
}

}  // namespace aludel::script::sqlalchemy
