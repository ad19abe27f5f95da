#include <algorithm>
#include <utility>

#include "dialect/postgresql/simulation/evaluate_from.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// The name that a result column gets by itself.
std::string name_of_target(const Node& value) {
    if (value.is("ColumnRef") && value.list("fields").back().is("String"))
        return string_of(value.list("fields").back());
    if (value.is("FuncCall"))
        return strings_of(value.list("funcname")).back();
    if (value.is("TypeCast")) {
        // Of a cast of a cast, the outer one's type; of all else that has a name of its own, that.
        const Node& argument = value["arg"];
        const std::string inner = argument.is("TypeCast") ? std::string("?column?") : name_of_target(argument);
        if (inner != "?column?" && inner != "case")
            return inner;
        if (argument.is("TypeCast"))
            if (const std::string name = name_of_target(argument);
                name != strings_of(argument["typeName"].list("names")).back())
                return name;
        return strings_of(value["typeName"].list("names")).back();
    }
    if (value.is("A_Indirection")) {
        for (auto step = value.list("indirection").rbegin(); step != value.list("indirection").rend(); ++step)
            if (step->is("String"))
                return string_of(*step);
        return name_of_target(value["arg"]);
    }
    if (value.is("CollateClause"))
        return name_of_target(value["arg"]);
    if (value.is("A_Expr") && value.word("kind") == "AEXPR_NULLIF")
        return "nullif";
    if (value.is("CaseExpr")) {
        const std::string inner = value["defresult"] ? name_of_target(value["defresult"]) : "?column?";
        return inner != "?column?" ? inner : "case";
    }
    if (value.is("CoalesceExpr"))
        return "coalesce";
    if (value.is("MinMaxExpr"))
        return value.word("op") == "IS_LEAST" ? "least" : "greatest";
    if (value.is("A_ArrayExpr"))
        return "array";
    if (value.is("RowExpr"))
        return "row";
    if (value.is("SubLink")) {
        const std::string& kind = value.word("subLinkType");
        if (kind == "EXISTS_SUBLINK")
            return "exists";
        if (kind == "ARRAY_SUBLINK")
            return "array";
        if (kind == "EXPR_SUBLINK") {
            const auto& targets = value["subselect"].list("targetList");
            if (!targets.empty())
                return targets.front()["name"] ? targets.front().word("name") : name_of_target(targets.front()["val"]);
        }
        return "?column?";
    }
    if (value.is("SQLValueFunction")) {
        static const std::pair<std::string_view, std::string_view> names[] = {
            {"SVFOP_CURRENT_DATE", "current_date"},
            {"SVFOP_CURRENT_TIMESTAMP", "current_timestamp"},
            {"SVFOP_CURRENT_ROLE", "current_role"},
            {"SVFOP_CURRENT_USER", "current_user"},
            {"SVFOP_USER", "user"},
            {"SVFOP_SESSION_USER", "session_user"},
            {"SVFOP_CURRENT_CATALOG", "current_catalog"},
            {"SVFOP_CURRENT_SCHEMA", "current_schema"}};
        for (const auto& [word, name] : names)
            if (value.word("op") == word)
                return std::string(name);
    }
    return "?column?";
}

bool gives_set(const Node& value) {
    static const std::string_view names[] = {
        "unnest",          "generate_series",     "generate_subscripts",  "regexp_split_to_table",
        "string_to_table", "json_array_elements", "jsonb_array_elements", "regexp_matches"};
    if (!value.is("FuncCall"))
        return false;
    const std::string name = strings_of(value.list("funcname")).back();
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

/// One SELECT with FROM: from the rows of FROM to those of the answer.
class SelectRun {
public:
    SelectRun(Evaluator& evaluator, const Node& select, const Frame* outer)
        : evaluator_(evaluator), select_(select), outer_(outer), from_(evaluator, outer) {}

    RowSet run(bool with_types) {
        from_.run(select_);
        expand_targets();
        const auto& groups = select_.list("groupClause");
        grouped_ = !groups.empty() || select_["havingClause"] ||
                   std::any_of(targets_.begin(), targets_.end(),
                               [&](const Target& target) { return evaluator_.has_aggregate(*target.value); }) ||
                   std::any_of(select_.list("sortClause").begin(), select_.list("sortClause").end(),
                               [&](const Node& by) { return evaluator_.has_aggregate(by); });
        if (with_types || evaluator_.dry())
            take_types();
        if (!evaluator_.dry()) {
            if (grouped_)
                take_groups(groups);
            else
                for (TableRow& row : from_.rows()) {
                    const Frame frame{&from_.columns(), &row.cells, nullptr, nullptr, false, outer_};
                    take(frame, row.maybe);
                }
        }
        finish();
        return std::move(answer_);
    }

private:
    struct Target {
        const Node* value;
        std::string name;
    };
    struct Made {
        TableRow row;
        std::vector<Datum> keys;
    };

    void expand_targets() {
        for (const Node& target : select_.list("targetList")) {
            const Node& value = target["val"];
            const bool star = value.is("ColumnRef") && value.list("fields").back().is("A_Star");
            if (!star) {
                targets_.push_back({&value, target["name"] ? target.word("name") : name_of_target(value)});
                continue;
            }
            const auto& fields = value.list("fields");
            const std::string table = fields.size() > 1 ? string_of(fields[fields.size() - 2]) : std::string();
            bool found = fields.size() == 1;
            for (const ColumnInfo& column : from_.columns()) {
                if (fields.size() > 1 ? column.table != table : column.merged)
                    continue;
                found = true;
                stars_.push_back(std::make_unique<Node>(reference(column)));
                targets_.push_back({stars_.back().get(), column.name});
            }
            if (!found)
                evaluator_.fail("42P01", "missing FROM-clause entry for table \"" + table + "\"", value);
        }
        for (const Target& target : targets_) answer_.columns.push_back({"", target.name, type_id::text, false});
    }

    /// By its number, for names need not tell columns apart.
    Node reference(const ColumnInfo& column) const {
        Node node{Node::Form::object, "NumberedColumn", {}, {}, {}};
        node.fields.emplace_back(
            "number", Node{Node::Form::number, {}, std::to_string(&column - from_.columns().data()), {}, {}});
        return node;
    }

    void take_types() {
        ++evaluator_.dry_;
        const std::vector<TableRow> none;
        const Frame frame{&from_.columns(), nullptr, nullptr, grouped_ ? &none : nullptr, grouped_, outer_};
        try {
            for (std::size_t i = 0; i < targets_.size(); ++i)
                answer_.columns[i].type = type_of(*targets_[i].value, frame);
            if (const Node& having = select_["havingClause"])
                evaluator_.truth(evaluator_.expression(having, &frame), having);
            for (const Node& by : select_.list("groupClause"))
                if (!place_among_targets(by))
                    evaluator_.expression(by, &frame);
            for (const Node& by : select_.list("sortClause"))
                if (!place_among_targets(by["node"]))
                    evaluator_.expression(by["node"], &frame);
        } catch (...) {
            --evaluator_.dry_;
            throw;
        }
        --evaluator_.dry_;
    }

    TypeId type_of(const Node& value, const Frame& frame) {
        if (gives_set(value)) {
            std::string why;
            std::vector<ColumnInfo> columns;
            evaluator_.set_of(value, &frame, why, columns);
            return columns.empty() ? type_id::text : columns.front().type;
        }
        const TypeId type = evaluator_.expression(value, &frame).type;
        return type == type_id::unknown ? type_id::text : type;
    }

    /// "1", or a name that a result column has.
    std::optional<std::size_t> place_among_targets(const Node& by) const {
        if (by.is("A_Const") && by["ival"]) {
            const auto place = by["ival"].number("ival");
            if (place < 1 || place > static_cast<std::int64_t>(targets_.size()))
                evaluator_.fail("42P10", "ORDER BY position " + std::to_string(place) + " is not in select list", by);
            return static_cast<std::size_t>(place - 1);
        }
        if (by.is("ColumnRef") && by.list("fields").size() == 1)
            for (std::size_t i = 0; i < targets_.size(); ++i)
                if (targets_[i].name == string_of(by.list("fields").front()))
                    return i;
        return std::nullopt;
    }

    void take_groups(const std::vector<Node>& by) {
        std::vector<TableRow>& rows = from_.rows();
        std::string why;
        for (const TableRow& row : rows)
            if (!row.maybe.empty())
                why = row.maybe;
        if (by.empty()) {
            take_group(rows, why);
            return;
        }
        std::vector<std::pair<std::string, std::vector<TableRow>>> groups;
        std::map<std::string, std::size_t> places;
        for (TableRow& row : rows) {
            const Frame frame{&from_.columns(), &row.cells, nullptr, nullptr, false, outer_};
            std::string key;
            for (const Node& one : by) {
                std::optional<std::size_t> place;
                if (one.is("A_Const") || (one.is("ColumnRef") && !is_input(one)))
                    place = place_among_targets(one);
                const Datum value = evaluator_.expression(place ? *targets_[*place].value : one, &frame);
                const auto part = key_of(value);
                if (!part)
                    why = value.text;
                else
                    key += std::to_string(part->size()) + ":" + *part;
            }
            const auto [found, added] = places.try_emplace(key, groups.size());
            if (added)
                groups.emplace_back(key, std::vector<TableRow>());
            groups[found->second].second.push_back(std::move(row));
        }
        if (!why.empty()) {
            unknown_rows(why);
            return;
        }
        for (auto& [key, group] : groups) take_group(group, why);
    }

    bool is_input(const Node& name) const {
        return std::any_of(from_.columns().begin(), from_.columns().end(), [&](const ColumnInfo& column) {
            return column.name == string_of(name.list("fields").front());
        });
    }

    void take_group(const std::vector<TableRow>& group, const std::string& why) {
        const std::vector<Datum>* cells = group.empty() ? nullptr : &group.front().cells;
        std::vector<Datum> nulls;
        if (cells == nullptr) {
            for (const ColumnInfo& column : from_.columns()) nulls.push_back(Datum::null(column.type));
            cells = &nulls;
        }
        std::vector<TableRow> unsure;
        if (!why.empty())
            unsure.push_back({*cells, why});
        const Frame frame{&from_.columns(), cells, nullptr, why.empty() ? &group : &unsure, true, outer_};
        std::string maybe;
        if (const Node& having = select_["havingClause"]) {
            const Datum truth = evaluator_.truth(evaluator_.expression(having, &frame), having);
            if (truth.is_unknown())
                maybe = truth.text;
            else if (!truth.is_true())
                return;
        }
        take(frame, maybe);
    }

    void unknown_rows(const std::string& why) {
        Made made;
        for (const ColumnInfo& column : answer_.columns) made.row.cells.push_back(Datum::unknown(why, column.type));
        made.row.maybe = why;
        made_.clear();
        made_.push_back(std::move(made));
        unordered_ = true;
    }

    /// The row or rows that the targets make of one row.
    void take(const Frame& frame, const std::string& maybe) {
        Made made;
        made.row.maybe = maybe;
        std::vector<std::pair<std::size_t, std::vector<std::vector<Datum>>>> sets;
        std::size_t longest = 0;
        for (std::size_t i = 0; i < targets_.size(); ++i) {
            if (!gives_set(*targets_[i].value)) {
                made.row.cells.push_back(evaluator_.expression(*targets_[i].value, &frame));
                continue;
            }
            std::string why;
            std::vector<ColumnInfo> columns;
            auto rows = evaluator_.set_of(*targets_[i].value, &frame, why, columns);
            made.row.cells.push_back(Datum::null(columns.empty() ? type_id::text : columns.front().type));
            if (!rows) {
                made.row.cells.back() = Datum::unknown(why, made.row.cells.back().type);
                if (made.row.maybe.empty())
                    made.row.maybe = why;
                rows.emplace(1, std::vector<Datum>{made.row.cells.back()});
            }
            longest = std::max(longest, rows->size());
            sets.emplace_back(i, std::move(*rows));
        }
        if (sets.empty()) {
            keep(std::move(made), frame);
            return;
        }
        for (std::size_t line = 0; line < longest; ++line) {
            Made one = made;
            for (const auto& [place, rows] : sets)
                if (line < rows.size())
                    one.row.cells[place] = rows[line].front();
            keep(std::move(one), frame);
        }
    }

    void keep(Made made, const Frame& frame) {
        for (const Node& by : select_.list("sortClause")) {
            const Node& key = by["node"];
            const auto place = place_among_targets(key);
            made.keys.push_back(place ? made.row.cells[*place] : evaluator_.expression(key, &frame));
        }
        if (const auto& on = select_.list("distinctClause"); !on.empty() && !on.front().kind.empty())
            for (const Node& key : on) {
                const auto place = place_among_targets(key);
                made.keys.push_back(place ? made.row.cells[*place] : evaluator_.expression(key, &frame));
            }
        made_.push_back(std::move(made));
    }

    void finish() {
        const auto& order = select_.list("sortClause");
        if (!order.empty() && made_.size() > 1 && !unordered_)
            sort(order);
        if (!select_.list("distinctClause").empty() && made_.size() > 1)
            distinct(order.size());
        for (Made& made : made_) answer_.rows.push_back(std::move(made.row));
    }

    void sort(const std::vector<Node>& order) {
        for (const Made& made : made_)
            for (const Datum& key : made.keys)
                if (key.is_unknown()) {
                    unknown_rows(key.text);
                    return;
                }
        bool known = true;
        std::stable_sort(made_.begin(), made_.end(), [&](const Made& a, const Made& b) {
            for (std::size_t i = 0; i < order.size(); ++i) {
                const bool descending = order[i].word("sortby_dir") == "SORTBY_DESC";
                const std::string& nulls = order[i].word("sortby_nulls");
                const bool nulls_first = nulls == "SORTBY_NULLS_FIRST" || (nulls != "SORTBY_NULLS_LAST" && descending);
                const Datum& one = a.keys[i];
                const Datum& other = b.keys[i];
                if (one.is_null() || other.is_null()) {
                    if (one.is_null() == other.is_null())
                        continue;
                    return one.is_null() == nulls_first;
                }
                const auto compared = compare(one, other);
                if (!compared)
                    known = false;
                else if (*compared != 0)
                    return descending ? *compared > 0 : *compared < 0;
            }
            return false;
        });
        if (!known)
            unknown_rows("how these values are ordered");
    }

    void distinct(std::size_t first_key) {
        const auto& on = select_.list("distinctClause");
        const bool by_keys = !on.front().kind.empty();
        std::vector<Made> kept;
        std::map<std::string, std::size_t> seen;
        for (Made& made : made_) {
            std::string key;
            const auto& values = by_keys ? made.keys : made.row.cells;
            for (std::size_t i = by_keys ? first_key : 0; i < values.size(); ++i) {
                const auto part = key_of(values[i]);
                if (!part) {
                    unknown_rows(values[i].text);
                    return;
                }
                key += std::to_string(part->size()) + ":" + *part;
            }
            const auto [found, added] = seen.try_emplace(key, kept.size());
            if (added) {
                kept.push_back(std::move(made));
            } else if (made.row.maybe.empty() && !kept[found->second].row.maybe.empty()) {
                if (by_keys) {
                    unknown_rows(kept[found->second].row.maybe);
                    return;
                }
                kept[found->second].row.maybe.clear();
            }
        }
        made_ = std::move(kept);
    }

    Evaluator& evaluator_;
    const Node& select_;
    const Frame* outer_;
    FromRun from_;
    std::vector<std::unique_ptr<Node>> stars_;
    std::vector<Target> targets_;
    std::vector<Made> made_;
    RowSet answer_;
    bool grouped_ = false;
    bool unordered_ = false;
};

RowSet run_select(Evaluator& evaluator, const Node& select, const Frame* outer, bool with_types) {
    return SelectRun(evaluator, select, outer).run(with_types);
}

}  // namespace aludel::dialect::postgresql::simulation
