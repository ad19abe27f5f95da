#include "dialect/postgresql/simulation/answer.hpp"

#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/answer_setting.hpp"
#include "dialect/postgresql/simulation/evaluate.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

Result show(const State& state, const Node& node, const Statement& text) {
    const std::string& name = node.word("name");
    const SessionSetting setting = session_setting(state, name);
    if (setting.absent)
        throw Error(ErrorCode::statement_failed, "unrecognized configuration parameter \"" + name + "\"")
            .at(text.place)
            .statement(text.sql, "42704");
    Result result;
    result.columns = {name == "timezone" ? "TimeZone" : name};
    result.types = {type_id::text};
    result.returns_rows = true;
    result.counted = true;
    if (setting.value)
        result.rows.push_back({*setting.value});
    else
        result.unknown = "the setting " + name;
    result.affected = static_cast<std::int64_t>(result.rows.size());
    return result;
}

/// The name of the database is part of every row of the information schema; elsewhere somebody wants to know it.
bool asks_for_database(const std::string& column, const Datum& cell) {
    return cell.is_known() && cell.text.find(simulated_database) != std::string::npos &&
           column.find("catalog") == std::string::npos;
}

}  // namespace

Result answer(const State& state, const Node& select, const Statement& text) {
    if (select.is("VariableShowStmt"))
        return show(state, select, text);
    Evaluator evaluator(state, text);
    const RowSet relation = evaluator.answer(select);
    Result result;
    result.returns_rows = true;
    result.counted = true;
    for (const ColumnInfo& column : relation.columns) {
        result.columns.push_back(column.name);
        result.types.push_back(column.type);
    }
    for (const TableRow& row : relation.rows) {
        if (!row.maybe.empty())
            result.unknown = row.maybe;
        std::vector<Value> cells;
        for (const Datum& cell : row.cells) {
            if (cell.is_unknown() && result.unknown.empty())
                result.unknown = cell.text;
            if (asks_for_database(result.columns[cells.size()], cell))
                result.unknown = "the name of the database";
            cells.push_back(evaluator.output(cell));
        }
        result.rows.push_back(std::move(cells));
    }
    if (!result.unknown.empty())
        result.rows.clear();
    result.affected = static_cast<std::int64_t>(result.rows.size());
    return result;
}

}  // namespace aludel::dialect::postgresql::simulation
