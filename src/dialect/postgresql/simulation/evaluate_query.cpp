#include <algorithm>
#include <utility>

#include "dialect/postgresql/simulation/evaluate_from.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr int deepest = 60;

/// The rows that LIMIT and OFFSET leave.
void cut_rows(RowSet& relation, std::optional<std::int64_t> limit, std::int64_t offset) {
    const bool all_sure =
        std::all_of(relation.rows.begin(), relation.rows.end(), [](const TableRow& row) { return row.maybe.empty(); });
    if (limit == 0) {
        relation.rows.clear();
        return;
    }
    if (!all_sure) {  // what comes first depends on who is there
        for (TableRow& row : relation.rows)
            if (row.maybe.empty() && (offset > 0 || limit))
                row.maybe = std::find_if(relation.rows.begin(), relation.rows.end(), [](const TableRow& one) {
                                return !one.maybe.empty();
                            })->maybe;
        return;
    }
    const auto first = std::min<std::int64_t>(offset, static_cast<std::int64_t>(relation.rows.size()));
    relation.rows.erase(relation.rows.begin(), relation.rows.begin() + first);
    if (limit && *limit < static_cast<std::int64_t>(relation.rows.size()))
        relation.rows.resize(static_cast<std::size_t>(*limit));
}

}  // namespace

RowSet Evaluator::query(const Node& select, const Frame* outer, bool with_types) {
    if (!select.is("SelectStmt") && !select["targetList"] && !select["valuesLists"] && !select["op"]) {
        RowSet relation;
        const std::string why = "what " + select.kind + " gives back";
        relation.columns.push_back({"", "*", type_id::text, false});
        relation.rows.push_back({{Datum::unknown(why)}, why});
        return relation;
    }
    if (++depth_ > deepest)
        fail("54001", "stack depth limit exceeded");
    struct Leave {
        Evaluator& evaluator;
        std::size_t common;
        ~Leave() {
            --evaluator.depth_;
            evaluator.common_.resize(common);
        }
    } const leave{*this, common_.size()};
    if (const Node& clause = select["withClause"])
        with(clause, outer);
    RowSet relation;
    const std::string& op = select.word("op");
    if (!op.empty() && op != "SETOP_NONE")
        relation = set_operation(select, outer);
    else if (!select.list("valuesLists").empty())
        relation = values(select, outer);
    else
        relation = run_select(*this, select, outer, with_types);
    if (dry())
        return relation;
    const auto amount = [&](const Node& node) -> std::optional<std::int64_t> {
        if (!node || node.flag("isnull"))
            return std::nullopt;
        const Datum value = cast(expression(node, outer), type_id::int8, node);
        if (value.is_unknown())
            for (TableRow& row : relation.rows) row.maybe = value.text;
        return value.is_known() ? std::optional(value.number) : std::nullopt;
    };
    const auto limit = amount(select["limitCount"]);
    const auto offset = amount(select["limitOffset"]);
    if (limit || offset)
        cut_rows(relation, limit, offset.value_or(0));
    return relation;
}

void Evaluator::with(const Node& clause, const Frame* outer) {
    common_.emplace_back();
    for (const Node& one : clause.list("ctes")) {
        RowSet relation;
        if (clause.flag("recursive")) {
            // Where it does not name itself it is as any other; where it does, its own rows are not known here.
            RowSet itself;
            for (const Node& target : one["ctequery"].list("targetList"))
                itself.columns.push_back({"", target.word("name"), type_id::text, false});
            itself.rows.push_back(
                {std::vector<Datum>(itself.columns.size(), Datum::unknown("what WITH RECURSIVE gives")),
                 "what WITH RECURSIVE gives"});
            common_.back()[one.word("ctename")] = std::make_shared<Base>(std::move(itself));
        }
        relation = query(one["ctequery"], outer, true);
        const auto& names = one.list("aliascolnames");
        for (std::size_t i = 0; i < relation.columns.size(); ++i) {
            relation.columns[i].table.clear();
            if (i < names.size())
                relation.columns[i].name = string_of(names[i]);
        }
        common_.back()[one.word("ctename")] = std::make_shared<Base>(std::move(relation));
    }
}

RowSet Evaluator::values(const Node& select, const Frame* outer) {
    RowSet relation;
    for (const Node& list : select.list("valuesLists")) {
        TableRow row;
        for (const Node& item : list.list("items")) row.cells.push_back(expression(item, outer));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i >= relation.columns.size())
                relation.columns.push_back({"", "column" + std::to_string(i + 1), type_id::unknown, false});
            if (relation.columns[i].type == type_id::unknown)
                relation.columns[i].type = row.cells[i].type;
        }
        relation.rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < relation.columns.size(); ++i) {
        TypeId& type = relation.columns[i].type;
        if (type == type_id::unknown)
            type = type_id::text;
        for (TableRow& row : relation.rows)
            if (row.cells.size() > i && row.cells[i].type == type_id::unknown)
                row.cells[i] = cast(row.cells[i], type, select);
    }
    if (dry())
        relation.rows.clear();
    return relation;
}

RowSet Evaluator::set_operation(const Node& select, const Frame* outer) {
    RowSet left = query(select["larg"], outer, true);
    RowSet right = query(select["rarg"], outer, true);
    const std::string& op = select.word("op");
    const std::string word = op == "SETOP_UNION" ? "UNION" : op == "SETOP_EXCEPT" ? "EXCEPT" : "INTERSECT";
    if (left.columns.size() != right.columns.size())
        fail("42601", "each " + word + " query must have the same number of columns", select["rarg"]);
    std::string why;
    const auto key = [&](const TableRow& row) {
        std::string text;
        for (const Datum& cell : row.cells) {
            const auto part = key_of(cell);
            if (!part)
                why = cell.text;
            else
                text += std::to_string(part->size()) + ":" + *part;
        }
        if (!row.maybe.empty())
            why = row.maybe;
        return text;
    };
    RowSet result{left.columns, {}};
    for (ColumnInfo& column : result.columns) column.table.clear();
    const bool all = select.flag("all");
    if (word == "UNION" && all) {
        result.rows = std::move(left.rows);
        result.rows.insert(result.rows.end(), right.rows.begin(), right.rows.end());
    } else {
        std::map<std::string, std::size_t> counts;
        for (const TableRow& row : right.rows) ++counts[key(row)];
        std::map<std::string, std::size_t> seen;
        if (word == "UNION")
            for (const TableRow& row : right.rows) left.rows.push_back(row);
        for (TableRow& row : left.rows) {
            const std::string text = key(row);
            if (word != "UNION") {
                std::size_t& count = counts[text];
                const bool there = count > 0;
                if (all && there)
                    --count;
                if (there == (word == "EXCEPT"))
                    continue;
            }
            if (all || seen.try_emplace(text, 0).second)
                result.rows.push_back(std::move(row));
        }
        if (!why.empty() && !(result.rows.empty() && word == "UNION")) {
            result.rows.assign(1, {});
            result.rows.front().maybe = why;
            for (const ColumnInfo& column : result.columns)
                result.rows.front().cells.push_back(Datum::unknown(why, column.type));
            return result;
        }
    }
    if (const auto& order = select.list("sortClause"); !order.empty() && !dry()) {
        // Only names and numbers of result columns may stand there: the same as a SELECT of all of them.
        auto base = std::make_shared<Base>(std::move(result));
        common_.emplace_back();
        common_.back()["*"] = base;
        Node star = parse("SELECT * FROM \"*\"").statement;
        star.fields.emplace_back("sortClause", select["sortClause"]);
        RowSet sorted = run_select(*this, star, outer, true);
        common_.pop_back();
        return sorted;
    }
    return result;
}

RowSet Evaluator::shape(const Node& select) {
    ++dry_;
    try {
        RowSet relation = query(select, nullptr, true);
        --dry_;
        return relation;
    } catch (...) {
        --dry_;
        throw;
    }
}

RowSet Evaluator::answer(const Node& select) {
    shape(select);
    return query(select, nullptr, true);
}

}  // namespace aludel::dialect::postgresql::simulation
