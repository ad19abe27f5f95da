#include "dialect/postgresql/simulation/evaluate_from.hpp"

#include <algorithm>
#include <utility>

namespace aludel::dialect::postgresql::simulation {

namespace {

Node string_node(const std::string& text) {
    Node node{Node::Form::object, "String", {}, {}, {}};
    node.fields.emplace_back("sval", Node{Node::Form::text, {}, text, {}, {}});
    return node;
}

Node column_node(const ColumnInfo& column) {
    Node names{Node::Form::list, {}, {}, {}, {}};
    names.items.push_back(string_node(column.table));
    names.items.push_back(string_node(column.name));
    Node node{Node::Form::object, "ColumnRef", {}, {}, {}};
    node.fields.emplace_back("fields", std::move(names));
    return node;
}

Node equality(const ColumnInfo& left, const ColumnInfo& right) {
    Node name{Node::Form::list, {}, {}, {}, {}};
    name.items.push_back(string_node("="));
    Node node{Node::Form::object, "A_Expr", {}, {}, {}};
    node.fields.emplace_back("kind", Node{Node::Form::text, {}, "AEXPR_OP", {}, {}});
    node.fields.emplace_back("name", std::move(name));
    node.fields.emplace_back("lexpr", column_node(left));
    node.fields.emplace_back("rexpr", column_node(right));
    return node;
}

/// unnest(a) of unnest(a, b).
Node unnest_of(const Node& call, const Node& argument) {
    Node one = call;
    for (auto& [name, field] : one.fields)
        if (name == "args")
            field.items = {argument};
    return one;
}

JoinKind kind_of_join(const Node& join) {
    const std::string& word = join.word("jointype");
    return word == "JOIN_LEFT"    ? JoinKind::left
           : word == "JOIN_RIGHT" ? JoinKind::right
           : word == "JOIN_FULL"  ? JoinKind::full
                                  : JoinKind::inner;
}

}  // namespace

void apply_alias(const Node& alias, std::vector<ColumnInfo>& columns) {
    if (!alias)
        return;
    const auto& names = alias.list("colnames");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].table = alias.word("aliasname");
        columns[i].merged = false;
        if (i < names.size())
            columns[i].name = string_of(names[i]);
    }
}

void FromRun::run(const Node& select) {
    for (const Node& item : select.list("fromClause")) add(item, JoinKind::inner, {});
    outer_joins_right_ = std::any_of(items_.begin(), items_.end(), [](const FromItem& item) {
        return item.kind == JoinKind::right || item.kind == JoinKind::full;
    });
    std::vector<const Node*> conjuncts;
    if (const Node& condition = select["whereClause"]) {
        split(condition, conjuncts);
        if (evaluator_.dry()) {
            const Frame frame{&columns_, nullptr, nullptr, nullptr, false, outer_};
            evaluator_.truth(evaluator_.expression(condition, &frame), condition);
        }
    }
    if (evaluator_.dry())
        return;
    // Each condition is asked for as soon as what it speaks of is there.
    std::vector<std::vector<const Node*>> early(items_.size() + 1);
    for (const Node* conjunct : conjuncts) {
        const std::set<std::size_t> needed = items_of(*conjunct);
        early[outer_joins_right_ ? items_.size() : needed.empty() ? 0 : *needed.rbegin() + 1].push_back(conjunct);
    }
    rows_.push_back({});
    std::string why;
    const Frame nothing{&columns_, &rows_.front().cells, nullptr, nullptr, false, outer_};
    if (!holds(early[0], nothing, why))
        rows_.clear();
    else if (!rows_.empty())
        rows_.front().maybe = why;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        std::vector<const Node*> match = items_[i].on;
        if (items_[i].kind == JoinKind::inner) {
            match.insert(match.end(), early[i + 1].begin(), early[i + 1].end());
            join(i, match, {});
        } else {
            join(i, match, early[i + 1]);
        }
    }
}

void FromRun::add(const Node& item, JoinKind kind, std::vector<const Node*> on) {
    if (item.is("JoinExpr")) {
        const JoinKind own = kind_of_join(item);
        if (kind == JoinKind::inner && on.empty() && !item["alias"] &&
            (items_.empty() || own == JoinKind::inner || own == JoinKind::left)) {
            add(item["larg"], JoinKind::inner, {});
            add_join(item, own, {});
            return;
        }
        // A join within parentheses: its rows first.
        FromRun inner(evaluator_, outer_);
        Node select{Node::Form::object, "SelectStmt", {}, {}, {}};
        Node list{Node::Form::list, {}, {}, {}, {}};
        Node plain = item;
        std::erase_if(plain.fields, [](const auto& field) { return field.first == "alias"; });
        list.items.push_back(std::move(plain));
        select.fields.emplace_back("fromClause", std::move(list));
        inner.run(select);
        std::vector<ColumnInfo> columns = inner.columns();
        apply_alias(item["alias"], columns);
        RowSet rows{columns, std::move(inner.rows())};
        add_base(std::make_shared<Base>(std::move(rows)), std::move(columns), kind, std::move(on));
        return;
    }
    if (item.is("RangeVar")) {
        auto base = evaluator_.table(item);
        std::vector<ColumnInfo> columns = base->columns();
        for (ColumnInfo& column : columns) {
            column.table = item.word("relname");
            column.relation = item["alias"] ? item.word("relname") : std::string();
        }
        apply_alias(item["alias"], columns);
        add_base(std::move(base), std::move(columns), kind, std::move(on));
        return;
    }
    const bool lateral =
        item.flag("lateral") || (item.is("RangeFunction") && !items_.empty() && !items_of(item["functions"]).empty());
    if (lateral && !items_.empty()) {
        FromItem made;
        made.lateral = &item;
        made.kind = kind;
        made.on = std::move(on);
        made.first = columns_.size();
        const Frame frame{&columns_, nullptr, nullptr, nullptr, false, outer_};
        ++evaluator_.dry_;
        RowSet shape;
        try {
            shape = item.is("RangeFunction") ? function_rows(item, &frame)
                                             : evaluator_.query(item["subquery"], &frame, true);
        } catch (...) {
            --evaluator_.dry_;
            throw;
        }
        --evaluator_.dry_;
        made.columns = shape.columns;
        apply_alias(item["alias"], made.columns);
        columns_.insert(columns_.end(), made.columns.begin(), made.columns.end());
        items_.push_back(std::move(made));
        return;
    }
    RowSet rows;
    if (item.is("RangeFunction")) {
        rows = function_rows(item, outer_);
    } else if (item.is("RangeSubselect")) {
        rows = evaluator_.query(item["subquery"], outer_, true);
    } else {
        rows.columns.push_back({"", "*", type_id::text, false});
        rows.rows.push_back(
            {{Datum::unknown("what " + item.kind + " in FROM gives")}, "what " + item.kind + " in FROM gives"});
    }
    std::vector<ColumnInfo> columns = rows.columns;
    for (ColumnInfo& column : columns) column.merged = false;
    apply_alias(item["alias"], columns);
    add_base(std::make_shared<Base>(std::move(rows)), std::move(columns), kind, std::move(on));
}

void FromRun::add_join(const Node& join, JoinKind kind, std::vector<const Node*> on) {
    if (const Node& quals = join["quals"])
        split(quals, on);
    const std::size_t first_right = columns_.size();
    add(join["rarg"], kind, on);
    std::vector<std::string> names = strings_of(join.list("usingClause"));
    if (join.flag("isNatural"))
        for (std::size_t i = 0; i < first_right; ++i)
            for (std::size_t j = first_right; j < columns_.size(); ++j)
                if (columns_[i].name == columns_[j].name && !columns_[i].merged)
                    names.push_back(columns_[i].name);
    const auto conditions = using_conditions(names, first_right);
    items_.back().on.insert(items_.back().on.end(), conditions.begin(), conditions.end());
    if (evaluator_.dry() && join["quals"]) {
        const Frame frame{&columns_, nullptr, nullptr, nullptr, false, outer_};
        evaluator_.truth(evaluator_.expression(join["quals"], &frame), join["quals"]);
    }
}

std::vector<const Node*> FromRun::using_conditions(const std::vector<std::string>& names, std::size_t first_right) {
    std::vector<const Node*> conditions;
    for (const std::string& name : names) {
        std::optional<std::size_t> left;
        std::optional<std::size_t> right;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].name == name && !columns_[i].merged)
                (i < first_right ? left : right) = i;
        if (!left || !right)
            evaluator_.fail("42703", "column \"" + name + "\" specified in USING clause does not exist in " +
                                         (left ? "right" : "left") + " table");
        conditions.push_back(keep(equality(columns_[*left], columns_[*right])));
        columns_[*right].merged = true;
    }
    return conditions;
}

void FromRun::add_base(std::shared_ptr<const Base> base, std::vector<ColumnInfo> columns, JoinKind kind,
                       std::vector<const Node*> on) {
    for (const FromItem& item : items_)
        if (!columns.empty() && !item.columns.empty() && !columns.front().table.empty() &&
            item.columns.front().table == columns.front().table)
            evaluator_.fail("42712", "table name \"" + columns.front().table + "\" specified more than once");
    FromItem item;
    item.base = std::move(base);
    item.kind = kind;
    item.on = std::move(on);
    item.first = columns_.size();
    columns_.insert(columns_.end(), columns.begin(), columns.end());
    item.columns = std::move(columns);
    items_.push_back(std::move(item));
}

RowSet FromRun::function_rows(const Node& item, const Frame* frame) {
    RowSet relation;
    std::vector<std::vector<std::vector<Datum>>> parts;
    std::string why;
    const auto& functions = item.list("functions");
    std::vector<const Node*> calls;
    for (const Node& function : functions) {
        const Node& call = function.list("items").at(0);
        const auto& arguments = call.list("args");
        const bool several =
            call.is("FuncCall") && arguments.size() > 1 && string_of(call.list("funcname").back()) == "unnest";
        if (several)
            for (const Node& argument : arguments) calls.push_back(keep(unnest_of(call, argument)));
        else
            calls.push_back(&call);
    }
    for (const Node* call : calls) {
        std::vector<ColumnInfo> columns;
        auto rows = evaluator_.set_of(*call, frame, why, columns);
        if (item["alias"] && columns.size() == 1)
            columns.front().name = item["alias"].word("aliasname");
        if (calls.size() > 1 && columns.size() == 1 && call->is("FuncCall"))
            columns.front().name = string_of(call->list("funcname").back());
        relation.columns.insert(relation.columns.end(), columns.begin(), columns.end());
        parts.push_back(rows ? std::move(*rows) : std::vector<std::vector<Datum>>{});
    }
    const bool numbered = item.flag("ordinality");
    if (numbered)
        relation.columns.push_back({"", "ordinality", type_id::int8, false});
    std::size_t longest = 0;
    for (const auto& part : parts) longest = std::max(longest, part.size());
    for (std::size_t i = 0; i < longest; ++i) {
        TableRow row;
        std::size_t at = 0;
        for (const auto& part : parts) {
            const std::size_t width = part.empty() ? 1 : part.front().size();
            for (std::size_t j = 0; j < width; ++j, ++at)
                row.cells.push_back(i < part.size() ? part[i][j] : Datum::null(relation.columns[at].type));
        }
        if (numbered)
            row.cells.push_back(Datum::of_number(static_cast<std::int64_t>(i) + 1, type_id::int8));
        relation.rows.push_back(std::move(row));
    }
    if (!why.empty()) {
        relation.rows.clear();
        TableRow row;
        for (const ColumnInfo& column : relation.columns) row.cells.push_back(Datum::unknown(why, column.type));
        row.maybe = why;
        relation.rows.push_back(std::move(row));
    }
    return relation;
}

const Node* FromRun::keep(Node node) {
    made_.push_back(std::make_unique<Node>(std::move(node)));
    return made_.back().get();
}

void FromRun::split(const Node& condition, std::vector<const Node*>& conjuncts) {
    if (condition.is("BoolExpr") && condition.word("boolop") == "AND_EXPR") {
        for (const Node& one : condition.list("args")) split(one, conjuncts);
        return;
    }
    conjuncts.push_back(&condition);
}

std::optional<std::size_t> FromRun::place_of(const Node& column) {
    const auto& fields = column.list("fields");
    if (fields.empty() || fields.size() > 2 || !fields.back().is("String"))
        return std::nullopt;
    const std::string& name = string_of(fields.back());
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const ColumnInfo& one = columns_[i];
        if (one.name == name && (fields.size() == 2 ? one.table == string_of(fields.front()) : !one.merged)) {
            if (found)
                return std::nullopt;
            found = i;
        }
    }
    return found;
}

void FromRun::collect_items(const Node& node, std::set<std::size_t>& items) {
    if (node.is("SubLink") || (node.is("ColumnRef") && node.list("fields").size() > 2)) {
        for (std::size_t i = 0; i < items_.size(); ++i) items.insert(i);
        return;
    }
    if (node.is("ColumnRef")) {
        const auto place = place_of(node);
        if (!place) {  // of an outer level, or the whole row of a table here
            const std::string& table = string_of(node.list("fields").front());
            for (std::size_t i = 0; i < items_.size(); ++i)
                if (std::any_of(items_[i].columns.begin(), items_[i].columns.end(), [&](const ColumnInfo& column) {
                        return column.table == table || column.name == table;
                    }))
                    items.insert(i);
            return;
        }
        for (std::size_t i = 0; i < items_.size(); ++i)
            if (*place >= items_[i].first && *place < items_[i].first + items_[i].columns.size())
                items.insert(i);
        return;
    }
    for (const Node& item : node.items) collect_items(item, items);
    for (const auto& [name, field] : node.fields) collect_items(field, items);
}

std::set<std::size_t> FromRun::items_of(const Node& condition) {
    std::set<std::size_t> items;
    collect_items(condition, items);
    return items;
}

bool FromRun::holds(const std::vector<const Node*>& conditions, const Frame& frame, std::string& why) {
    for (const Node* condition : conditions) {
        const Datum truth = evaluator_.truth(evaluator_.expression(*condition, &frame), *condition);
        if (truth.is_unknown()) {
            if (why.empty())
                why = truth.text;
        } else if (!truth.is_true()) {
            return false;
        }
    }
    return true;
}

const std::vector<std::size_t>* FromRun::probe(const FromItem& item, std::size_t number,
                                               const std::vector<const Node*>& match, const Frame& frame, bool& none) {
    for (const Node* condition : match) {
        if (!condition->is("A_Expr") || condition->word("kind") != "AEXPR_OP" ||
            string_of((*condition)["name"].items.back()) != "=")
            continue;
        for (const bool swapped : {false, true}) {
            const Node& mine = (*condition)[swapped ? "rexpr" : "lexpr"];
            const Node& other = (*condition)[swapped ? "lexpr" : "rexpr"];
            if (!mine.is("ColumnRef"))
                continue;
            const auto place = place_of(mine);
            if (!place || *place < item.first || *place >= item.first + item.columns.size())
                continue;
            const std::set<std::size_t> needed = items_of(other);
            if (!needed.empty() && *needed.rbegin() >= number)
                continue;
            const TypeId type = item.columns[*place - item.first].type;
            Datum value = evaluator_.expression(other, &frame);
            Datum like = Datum::null(type);
            evaluator_.agree(like, value, *condition);
            if (is_numbered(type) != is_numbered(value.type) && !value.is_null())
                continue;
            if (value.is_null()) {
                none = true;
                return nullptr;
            }
            if (const auto key = key_of(value))
                return &item.base->with_key(*place - item.first, *key);
        }
    }
    return nullptr;
}

void FromRun::join(std::size_t number, const std::vector<const Node*>& match, const std::vector<const Node*>& after) {
    const FromItem& item = items_[number];
    std::vector<TableRow> joined;
    std::vector<char> taken(item.base ? item.base->rows().size() : 0, 0);
    std::shared_ptr<const Base> base = item.base;
    const auto keep = [&](TableRow row) {
        const Frame frame{&columns_, &row.cells, nullptr, nullptr, false, outer_};
        std::string why = row.maybe;
        if (!holds(after, frame, why))
            return;
        row.maybe = std::move(why);
        joined.push_back(std::move(row));
    };
    for (const TableRow& left : rows_) {
        const Frame before{&columns_, &left.cells, nullptr, nullptr, false, outer_};
        if (item.lateral != nullptr) {
            RowSet rows = item.lateral->is("RangeFunction")
                              ? function_rows(*item.lateral, &before)
                              : evaluator_.query((*item.lateral)["subquery"], &before, true);
            base = std::make_shared<Base>(std::move(rows));
        }
        bool none = false;
        const std::vector<std::size_t>* chosen =
            item.lateral == nullptr ? probe(item, number, match, before, none) : nullptr;
        bool matched = false;
        std::string perhaps;
        const std::size_t count = none ? 0 : chosen != nullptr ? chosen->size() : base->rows().size();
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = chosen != nullptr ? (*chosen)[i] : i;
            const TableRow& right = base->rows()[at];
            const Frame both{&columns_, &left.cells, &right.cells, nullptr, false, outer_};
            std::string why = right.maybe;
            if (!holds(match, both, why))
                continue;
            matched = matched || why.empty();
            if (perhaps.empty())
                perhaps = why;
            if (!taken.empty() && at < taken.size() && why.empty() && left.maybe.empty())
                taken[at] = 1;
            TableRow row{left.cells, left.maybe.empty() ? why : left.maybe};
            row.cells.insert(row.cells.end(), right.cells.begin(), right.cells.end());
            keep(std::move(row));
        }
        if (!matched && (item.kind == JoinKind::left || item.kind == JoinKind::full)) {
            TableRow row{left.cells, left.maybe.empty() ? perhaps : left.maybe};
            for (const ColumnInfo& column : item.columns) row.cells.push_back(Datum::null(column.type));
            keep(std::move(row));
        }
    }
    if (item.kind == JoinKind::right || item.kind == JoinKind::full)
        for (std::size_t i = 0; i < taken.size(); ++i) {
            if (taken[i] != 0)
                continue;
            const TableRow& right = base->rows()[i];
            TableRow row;
            row.maybe = right.maybe;
            for (std::size_t j = 0; j < item.first; ++j) row.cells.push_back(Datum::null(columns_[j].type));
            row.cells.insert(row.cells.end(), right.cells.begin(), right.cells.end());
            for (const TableRow& one : joined)
                if (!one.maybe.empty() && row.maybe.empty())
                    row.maybe = one.maybe;
            keep(std::move(row));
        }
    rows_ = std::move(joined);
}

}  // namespace aludel::dialect::postgresql::simulation
