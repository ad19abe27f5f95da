#include <algorithm>

#include "dialect/postgresql/normal_rewrite.hpp"

namespace aludel::dialect::postgresql::normal {

namespace {

std::string name_of_value_function(const std::string& op) {
    std::string name;
    for (const char c : op.substr(std::string_view("SVFOP_").size()))
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return name.ends_with("_n") ? name.substr(0, name.size() - 2) : name;
}

/// The name, and whether it is one that a cast or a CASE around it takes over.
std::pair<std::string, bool> figured_name(const Node& node) {
    if (node.is("ColumnRef")) {
        const std::string& last = string_of(node.list("fields").back());
        return {last, !last.empty()};
    }
    if (node.is("A_Indirection")) {
        for (auto step = node.list("indirection").rbegin(); step != node.list("indirection").rend(); ++step)
            if (step->is("String"))
                return {string_of(*step), true};
        return figured_name(node["arg"]);
    }
    if (node.is("FuncCall"))
        return {function_of(node), true};
    if (node.is("A_Expr") && node.word("kind") == "AEXPR_NULLIF")
        return {"nullif", true};
    if (node.is("TypeCast")) {
        std::pair<std::string, bool> inner = figured_name(node["arg"]);
        return inner.second ? inner : std::pair(string_of(node["typeName"].list("names").back()), false);
    }
    if (node.is("CollateClause"))
        return figured_name(node["arg"]);
    if (node.is("SubLink")) {
        const std::string& kind = node.word("subLinkType");
        if (kind == "EXISTS_SUBLINK" || kind == "ARRAY_SUBLINK")
            return {kind == "EXISTS_SUBLINK" ? "exists" : "array", true};
        const std::vector<Node>& targets = node["subselect"].list("targetList");
        if (kind != "EXPR_SUBLINK" || targets.empty())
            return {"", false};
        return targets[0].word("name").empty() ? figured_name(targets[0]["val"])
                                               : std::pair(targets[0].word("name"), true);
    }
    if (node.is("CaseExpr")) {
        std::pair<std::string, bool> inner = figured_name(node["defresult"]);
        return inner.second ? inner : std::pair(std::string("case"), false);
    }
    if (node.is("A_ArrayExpr"))
        return {"array", true};
    if (node.is("RowExpr"))
        return {"row", true};
    if (node.is("CoalesceExpr"))
        return {"coalesce", true};
    if (node.is("GroupingFunc"))
        return {"grouping", true};
    if (node.is("MinMaxExpr"))
        return {node.word("op") == "IS_GREATEST" ? "greatest" : "least", true};
    if (node.is("SQLValueFunction"))
        return {name_of_value_function(node.word("op")), true};
    return {"", false};
}

std::vector<std::string> names_of(const std::vector<Output>& outputs) {
    std::vector<std::string> names;
    for (const Output& output : outputs) names.push_back(output.name);
    return names;
}

void rename_outputs(std::vector<Output>& outputs, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < std::min(outputs.size(), names.size()); ++i) outputs[i].name = names[i];
}

std::optional<std::size_t> position_of(const Node& node, const std::vector<Node>& targets) {
    if (!node.is("A_Const") || !node["ival"])
        return std::nullopt;
    const std::int64_t number = node["ival"].number("ival");
    if (number < 1 || static_cast<std::size_t>(number) > targets.size())
        return std::nullopt;
    return static_cast<std::size_t>(number) - 1;
}

std::optional<std::size_t> target_named(const Node& node, const std::vector<Node>& targets) {
    if (!node.is("ColumnRef") || node.list("fields").size() != 1)
        return std::nullopt;
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (targets[i].word("name") == string_of(node.list("fields")[0]))
            return i;
    return std::nullopt;
}

bool has_query(const Node& node) {
    return node.is("SubLink") || std::any_of(node.items.begin(), node.items.end(), has_query) ||
           std::any_of(node.fields.begin(), node.fields.end(),
                       [](const auto& field) { return has_query(field.second); });
}

/// The targets of the first of united queries: its names are those of all.
const std::vector<Node>& first_targets(const Node& select) {
    return select["larg"] ? first_targets(select["larg"]) : select.list("targetList");
}

}  // namespace

std::string own_name(const Node& expression) {
    const std::string name = figured_name(expression).first;
    return name.empty() ? "?column?" : name;
}

void drop_names(Node& select) {
    for (Node& target : list_of(select, "targetList")) drop_field(target, "name");
    for (const std::string_view side : {"larg", "rarg"})
        if (Node* const inner = field_of(select, side))
            drop_names(*inner);
}

void normalize_direction(Node& sort_by) {
    if (sort_by.word("sortby_dir") == "SORTBY_ASC")
        set_field(sort_by, "sortby_dir", word_node("SORTBY_DEFAULT"));
    const bool descends = sort_by.word("sortby_dir") == "SORTBY_DESC";
    const bool ascends = sort_by.word("sortby_dir") == "SORTBY_DEFAULT";
    const std::string& nulls = sort_by.word("sortby_nulls");
    if ((descends && nulls == "SORTBY_NULLS_FIRST") || (ascends && nulls == "SORTBY_NULLS_LAST"))
        set_field(sort_by, "sortby_nulls", word_node("SORTBY_NULLS_DEFAULT"));
}

std::vector<Output> Rewriter::query(Node& select, const Scope& outer, const std::vector<std::string>* names) {
    Scope scope;
    scope.outer = &outer;
    common_tables(select, scope);
    std::vector<Output> outputs;
    if (std::vector<Node>& rows = list_of(select, "valuesLists"); !rows.empty()) {
        outputs = values(rows, scope);
    } else if (select["larg"]) {
        outputs = set_operation(select, scope, names);
    } else {
        outputs = plain_select(select, scope);
    }
    const std::vector<Node> targets = first_targets(select);
    for (Node& node : list_of(select, "sortClause")) {
        normalize_direction(node);
        sort_key(*field_of(node, "node"), targets, scope, static_cast<bool>(select["larg"]));
    }
    for (const std::string_view clause : {"limitCount", "limitOffset"})
        if (Node* const part = field_of(select, clause))
            expression(*part, scope);
    locks(list_of(select, "lockingClause"), scope);
    if (names != nullptr && !select["larg"] && select.list("targetList").size() == names->size()) {
        std::vector<Node>& written = list_of(select, "targetList");
        for (std::size_t i = 0; i < written.size(); ++i) set_field(written[i], "name", word_node((*names)[i]));
        rename_outputs(outputs, *names);
    }
    return outputs;
}

std::vector<Output> Rewriter::values(std::vector<Node>& rows, const Scope& scope) {
    std::vector<std::vector<Node*>> columns;
    std::vector<std::vector<TypeText>> types;
    for (Node& row : rows) {
        std::vector<Node>& items = list_of(row, "items");
        columns.resize(std::max(columns.size(), items.size()));
        types.resize(columns.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            types[i].push_back(expression(items[i], scope));
            columns[i].push_back(&items[i]);
        }
    }
    std::vector<Output> outputs;
    for (std::size_t i = 0; i < columns.size(); ++i)
        outputs.push_back({"column" + std::to_string(i + 1), unify(columns[i], types[i], scope)});
    return outputs;
}

/// Each relation has a clause of its own, as the server writes them.
void Rewriter::locks(std::vector<Node>& clauses, const Scope& scope) {
    std::vector<Node> single;
    for (const Node& clause : clauses) {
        std::vector<Node> relations = clause.list("lockedRels");
        if (relations.empty() && scope.ranges.size() == 1)
            relations.push_back(
                object_node("RangeVar", {{"relname", word_node(scope.ranges[0].written)}, {"inh", flag_node()}}));
        if (relations.empty())
            single.push_back(clause);
        for (Node& relation : relations) {
            for (const Range& range : scope.ranges)
                if (range.name == relation.word("relname"))
                    set_field(relation, "relname", word_node(range.written));
            single.push_back(clause);
            set_field(single.back(), "lockedRels", list_node({relation}));
        }
    }
    clauses = std::move(single);
}

std::vector<Output> Rewriter::plain_select(Node& select, Scope& scope) {
    for (Node& item : list_of(select, "fromClause"))
        for (Visible& visible : from_item(item, scope)) scope.visible.push_back(std::move(visible));
    std::vector<Node>& list = list_of(select, "targetList");
    std::vector<Output> outputs = targets(list, scope);
    if (Node* const condition = field_of(select, "whereClause"))
        expression_of(*condition, scope, "bool");
    for (Node& key : list_of(select, "groupClause")) group_key(key, list, scope);
    if (Node* const condition = field_of(select, "havingClause"))
        expression_of(*condition, scope, "bool");
    for (Node& window : list_of(select, "windowClause")) expression(window, scope);
    for (Node& key : list_of(select, "distinctClause"))
        if (!key.kind.empty())
            sort_key(key, list, scope, false);
    return outputs;
}

std::vector<Output> Rewriter::set_operation(Node& select, Scope& scope, const std::vector<std::string>* names) {
    Node& left = *field_of(select, "larg");
    Node& right = *field_of(select, "rarg");
    std::vector<Output> outputs = query(left, scope, names);
    const std::vector<std::string> own = names_of(outputs);
    const std::vector<Output> others = query(right, scope, &own);
    std::vector<Node>& left_list = list_of(left, "targetList");
    std::vector<Node>& right_list = list_of(right, "targetList");
    for (std::size_t i = 0; i < std::min(outputs.size(), others.size()); ++i) {
        const bool left_literal = is_null(i < left_list.size() ? left_list[i]["val"] : Node{});
        // What has its type from a column gives it to a bare NULL on the other side.
        if (!left_literal && i < right_list.size())
            settle(*field_of(right_list[i], "val"), outputs[i].type);
        else if (left_literal && i < right_list.size() && !is_null(right_list[i]["val"]))
            settle(*field_of(left_list[i], "val"), others[i].type);
        outputs[i].type = common_type(outputs[i].type, others[i].type);
    }
    return outputs;
}

std::vector<Output> Rewriter::targets(std::vector<Node>& nodes, Scope& scope) {
    std::vector<Node> all;
    std::vector<Output> outputs;
    for (Node& target : nodes) {
        if (expand(target, scope, all, outputs))
            continue;
        const Node& written = target["val"];
        const bool star = written.is("ColumnRef") && written.list("fields").back().is("A_Star");
        if (target.word("name").empty() && !star)
            set_field(target, "name", word_node(own_name(written)));
        const TypeText type = expression(*field_of(target, "val"), scope);
        outputs.push_back({target.word("name"), type});
        all.push_back(std::move(target));
    }
    nodes = std::move(all);
    return outputs;
}

/// `*` and `t.*`, where all columns are known.
bool Rewriter::expand(const Node& target, const Scope& scope, std::vector<Node>& out, std::vector<Output>& outputs) {
    const std::vector<Node>& fields = target["val"].list("fields");
    if (!target["val"].is("ColumnRef") || !fields.back().is("A_Star"))
        return false;
    const auto add = [&](const std::string& range, const Output& column) {
        const std::string& name = column.name;
        outputs.push_back(column);
        out.push_back(object_node(
            "ResTarget",
            {{"name", word_node(name)}, {"val", range.empty() ? column_node({name}) : column_node({range, name})}}));
    };
    if (fields.size() == 1) {
        if (!scope.complete || scope.visible.empty())
            return false;
        for (const Visible& visible : scope.visible) add(visible.range, visible.column);
        return true;
    }
    for (const Range& range : scope.ranges) {
        if (!range.complete || range.written.empty() || range.name != string_of(fields[fields.size() - 2]))
            continue;
        for (const Output& column : range.columns) add(range.written, column);
        return true;
    }
    return false;
}

/// ORDER BY 1, or by the name of a column of the result. Of united queries nothing else is possible.
void Rewriter::sort_key(Node& node, const std::vector<Node>& targets, const Scope& scope, bool positions) {
    const std::optional<std::size_t> position = position_of(node, targets);
    const std::optional<std::size_t> target = position ? position : target_named(node, targets);
    if (!target)
        expression(node, scope);
    else if (positions || has_query(targets[*target]["val"]))  // a second query would have other names
        node = number_constant(std::to_string(*target + 1));
    else if (const Node& value = targets[*target]["val"]; !value.is("A_Const"))
        node = Node(value);
}

void Rewriter::group_key(Node& node, const std::vector<Node>& targets, const Scope& scope) {
    if (node.is("GroupingSet")) {
        for (Node& part : list_of(node, "content")) group_key(part, targets, scope);
        return;
    }
    std::optional<std::size_t> target = position_of(node, targets);
    const bool bare = node.is("ColumnRef") && node.list("fields").size() == 1;
    if (!target && bare && scope.complete) {
        const std::string& name = string_of(node.list("fields")[0]);
        const bool input = std::any_of(scope.visible.begin(), scope.visible.end(),
                                       [&](const Visible& visible) { return visible.column.name == name; });
        if (!input)
            target = target_named(node, targets);
    }
    if (!target)
        expression(node, scope);
    else if (has_query(targets[*target]["val"]))
        node = number_constant(std::to_string(*target + 1));
    else
        node = Node(targets[*target]["val"]);
}

void Rewriter::common_tables(Node& node, Scope& scope) {
    Node* const clause = field_of(node, "withClause");
    if (clause == nullptr)
        return;
    for (Node& table : list_of(*clause, "ctes")) {
        Node& inner = *field_of(table, "ctequery");
        const std::vector<std::string> names = strings_of(table.list("aliascolnames"));
        const std::string name = table.word("ctename");
        if (clause->flag("recursive") && inner["larg"]) {
            const int ranges = ranges_;
            Node first = inner["larg"];
            std::vector<Output> outputs = query(first, scope);
            rename_outputs(outputs, names);
            scope.common_tables[name] = std::move(outputs);
            ranges_ = ranges;
        }
        std::vector<Output> outputs = statement(inner, scope);
        rename_outputs(outputs, names);
        scope.common_tables[name] = std::move(outputs);
    }
}

}  // namespace aludel::dialect::postgresql::normal
