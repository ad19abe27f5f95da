#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "dialect/postgresql/simulation/evaluate.hpp"

namespace aludel::dialect::postgresql::simulation {

enum class JoinKind { inner, left, right, full };

/// One item of FROM, joined to those before it.
struct FromItem {
    std::shared_ptr<const Base> base;  ///< none: `lateral` is evaluated for each row before
    const Node* lateral = nullptr;
    std::vector<ColumnInfo> columns;
    std::size_t first = 0;  ///< of its columns among all of the level
    JoinKind kind = JoinKind::inner;
    std::vector<const Node*> on;  ///< conditions of the join
};

/// FROM and WHERE of one SELECT: the rows that are left, with the columns of all items side by side.
class FromRun {
public:
    FromRun(Evaluator& evaluator, const Frame* outer) : evaluator_(evaluator), outer_(outer) {}

    void run(const Node& select);
    const std::vector<ColumnInfo>& columns() const { return columns_; }
    std::vector<TableRow>& rows() { return rows_; }

private:
    void add(const Node& item, JoinKind kind, std::vector<const Node*> on);
    void add_join(const Node& join, JoinKind kind, std::vector<const Node*> on);
    void add_base(std::shared_ptr<const Base> base, std::vector<ColumnInfo> columns, JoinKind kind,
                  std::vector<const Node*> on);
    std::shared_ptr<const Base> subselect(const Node& item, const Frame* outer);
    RowSet function_rows(const Node& item, const Frame* frame);
    std::vector<const Node*> using_conditions(const std::vector<std::string>& names, std::size_t first_right);
    const Node* keep(Node node);
    static void split(const Node& condition, std::vector<const Node*>& conjuncts);
    /// The items whose columns the condition needs, by their number; all where that is not plain.
    std::set<std::size_t> items_of(const Node& condition);
    void collect_items(const Node& node, std::set<std::size_t>& items);
    std::optional<std::size_t> place_of(const Node& column);
    void join(std::size_t number, const std::vector<const Node*>& match, const std::vector<const Node*>& after);
    /// What the conditions say of a row: false, true, or why nobody knows.
    bool holds(const std::vector<const Node*>& conditions, const Frame& frame, std::string& why);
    const std::vector<std::size_t>* probe(const FromItem& item, std::size_t number,
                                          const std::vector<const Node*>& match, const Frame& frame, bool& none);

    Evaluator& evaluator_;
    const Frame* outer_;
    std::vector<FromItem> items_;
    std::vector<ColumnInfo> columns_;
    std::vector<TableRow> rows_;
    std::vector<std::unique_ptr<Node>> made_;  ///< what no statement has in these words
    bool outer_joins_right_ = false;
};

/// A SELECT with or without FROM, without LIMIT: from the rows of FROM to those of the answer.
RowSet run_select(Evaluator& evaluator, const Node& select, const Frame* outer, bool with_types);

/// "t" of "t AS a(x, y)" given its columns' names.
void apply_alias(const Node& alias, std::vector<ColumnInfo>& columns);

}  // namespace aludel::dialect::postgresql::simulation
