#include <fmt/format.h>

#include "script/sqlalchemy/compiler.hpp"
#include "script/sqlalchemy/selectable.hpp"

namespace aludel::script::sqlalchemy {

SqlCompiler::Row SqlCompiler::updated_row(const Value& update) {
    Row row;
    if (Value ordered_values = some_field(update, "_ordered"); ordered_values.defined()) {
        for (const Value& pair : items(ordered_values)) {
            Ref<python::Dict> one = evaluator_.dict();
            one->table.set(evaluator_, items(pair)[0], items(pair)[1]);
            for (auto& entry : row_of(update, Value(one))) {
                row.push_back(entry);
            }
        }
        return row;
    }
    return row_of(update, merged_values(update, items_of(update, "_values").empty()));
}

std::string SqlCompiler::update(const Value& update) {
    Value table = field(update, "table");
    Row row = updated_row(update);
    std::vector<Value> froms;
    for (const Value& criterion : items_of(update, "_where")) {
        collect_froms(criterion, froms);
    }
    for (const auto& [column, value] : row) {
        collect_froms(clause_element(evaluator_, value), froms);
    }
    std::erase_if(froms, [&](const Value& one) { return one.same(table); });
    Level level;
    level.statement = update;
    level.froms = froms;
    level.froms.push_back(table);
    complete_row(table, row, true);
    levels_.push_back(level);
    std::string text = "UPDATE ";
    for (const Value& prefix : items_of(update, "_prefixes")) {
        text += process(prefix) + " ";
    }
    text += from(table) + " SET ";
    std::string sets;
    for (const auto& [column, value] : row) {
        sets += (sets.empty() ? "" : ", ") + quote(field(column, "name")) + "=" + assigned(value, column);
    }
    text += sets;
    std::string others;
    for (const Value& one : froms) {
        others += (others.empty() ? "" : ", ") + from(one);
    }
    text += others.empty() ? "" : " FROM " + others;
    if (std::vector<Value> criteria = items_of(update, "_where"); !criteria.empty()) {
        text += " WHERE " + this->criteria(criteria);
    }
    text += returning(update);
    levels_.pop_back();
    return levels_.empty() ? with_clause() + text : text;
}

std::string SqlCompiler::remove(const Value& remove) {
    Value table = field(remove, "table");
    Level level;
    level.statement = remove;
    std::vector<Value> froms;
    for (const Value& criterion : items_of(remove, "_where")) {
        collect_froms(criterion, froms);
    }
    std::erase_if(froms, [&](const Value& one) { return one.same(table); });
    level.froms = froms;
    level.froms.push_back(table);
    levels_.push_back(level);
    std::string text = "DELETE FROM " + from(table);
    std::string others;
    for (const Value& one : froms) {
        others += (others.empty() ? "" : ", ") + from(one);
    }
    if (!others.empty() && !target_.is_postgresql()) {
        python::raise(evaluator_, python::ExceptionType::NotImplementedError,
                      "This backend does not support multiple-table criteria within DELETE");
    }
    text += others.empty() ? "" : " USING " + others;
    if (std::vector<Value> criteria = items_of(remove, "_where"); !criteria.empty()) {
        text += " WHERE " + this->criteria(criteria);
    }
    text += returning(remove);
    levels_.pop_back();
    return levels_.empty() ? with_clause() + text : text;
}

}  // namespace aludel::script::sqlalchemy
