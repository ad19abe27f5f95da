#include <algorithm>

#include "dialect/postgresql/normal_rewrite.hpp"

namespace aludel::dialect::postgresql::normal {

namespace {

struct RowFunction {
    std::string_view name;
    std::vector<Output> columns;
};

/// What functions of pg_catalog give in FROM; a column without a name is called as the function is there.
const std::vector<RowFunction>& row_functions() {
    static const std::vector<RowFunction> functions = {
        {"generate_series", {{"", "="}}},
        {"generate_subscripts", {{"", "int4"}}},
        {"json_array_elements", {{"value", "json"}}},
        {"json_array_elements_text", {{"value", "text"}}},
        {"json_each", {{"key", "text"}, {"value", "json"}}},
        {"json_each_text", {{"key", "text"}, {"value", "text"}}},
        {"json_object_keys", {{"", "text"}}},
        {"jsonb_array_elements", {{"value", "jsonb"}}},
        {"jsonb_array_elements_text", {{"value", "text"}}},
        {"jsonb_each", {{"key", "text"}, {"value", "jsonb"}}},
        {"jsonb_each_text", {{"key", "text"}, {"value", "text"}}},
        {"jsonb_object_keys", {{"", "text"}}},
        {"regexp_matches", {{"", "text[]"}}},
        {"regexp_split_to_table", {{"", "text"}}},
        {"string_to_table", {{"", "text"}}},
        {"unnest", {{"", "=[]"}}},
    };
    return functions;
}

void write_alias(Node& item, const std::string& name, const std::vector<std::string>& columns) {
    std::vector<Node> names;
    for (const std::string& column : columns) names.push_back(string_node(column));
    Node alias = object_node("", {{"aliasname", word_node(name)}});
    if (!names.empty())
        alias.fields.emplace_back("colnames", list_node(std::move(names)));
    set_field(item, "alias", std::move(alias));
}

const Output* find_column(const std::vector<Visible>& all, const std::string& name, std::string& range) {
    for (const Visible& visible : all) {
        if (visible.column.name != name)
            continue;
        range = visible.range;
        return &visible.column;
    }
    return nullptr;
}

/// The columns that both have.
std::vector<Node> shared_names(const std::vector<Visible>& left, const std::vector<Visible>& right) {
    std::vector<Node> names;
    std::string range;
    for (const Visible& visible : left)
        if (find_column(right, visible.column.name, range) != nullptr)
            names.push_back(string_node(visible.column.name));
    return names;
}

/// Of a join with USING: the columns that are one stand first.
std::vector<Visible> merged(const std::vector<Visible>& left, const std::vector<Visible>& right,
                            const std::vector<std::string>& names, const std::string& type) {
    std::vector<Visible> all;
    for (const std::string& name : names) {
        std::string range;
        const Output* const column = find_column(type == "JOIN_RIGHT" ? right : left, name, range);
        all.push_back({type == "JOIN_FULL" ? "" : range, column != nullptr ? *column : Output{name, ""}});
    }
    for (const auto* const side : {&left, &right})
        for (const Visible& visible : *side)
            if (std::find(names.begin(), names.end(), visible.column.name) == names.end())
                all.push_back(visible);
    return all;
}

}  // namespace

std::optional<std::vector<Output>> Rewriter::columns_of(const catalog::QualifiedName& name) const {
    const std::vector<catalog::object::Column>* columns = nullptr;
    if (const auto table = catalog_.tables.find(name); table != catalog_.tables.end())
        columns = &table->second.columns;
    else if (const auto view = catalog_.views.find(name); view != catalog_.views.end())
        columns = &view->second.columns;
    else if (const auto stored = catalog_.materialized_views.find(name); stored != catalog_.materialized_views.end())
        columns = &stored->second.columns;
    if (columns == nullptr)
        return std::nullopt;
    std::vector<Output> outputs;
    for (const catalog::object::Column& column : *columns)
        outputs.push_back({column.name, type_of(column.type, catalog_)});
    return outputs;
}

std::vector<Visible> Rewriter::from_item(Node& item, Scope& scope) {
    if (item.is("JoinExpr"))
        return join(item, scope);
    if (item.is("RangeVar"))
        return relation(item, scope);
    if (item.is("RangeSubselect"))
        return subselect(item, scope);
    if (item.is("RangeFunction"))
        return function(item, scope);
    if (item.is("RangeTableSample")) {
        for (Node& arg : list_of(item, "args")) expression(arg, scope);
        return from_item(*field_of(item, "relation"), scope);
    }
    children(item, scope);  // XMLTABLE
    Range range{item["alias"].word("aliasname"), {}, {}, {}, false, false};
    return named(item, scope, std::move(range));
}

/// Takes it into the scope, under the name that the normal form gives it.
std::vector<Visible> Rewriter::named(Node& item, Scope& scope, Range range) {
    range.written = "r" + std::to_string(++ranges_);
    std::vector<std::string> names = strings_of(item["alias"].list("colnames"));
    for (std::size_t i = 0; i < std::min(names.size(), range.columns.size()); ++i) range.columns[i].name = names[i];
    if (!names.empty() && range.complete) {
        names.clear();
        for (const Output& column : range.columns) names.push_back(column.name);
    }
    write_alias(item, range.written, names);
    std::vector<Visible> all;
    for (const Output& column : range.columns) all.push_back({range.written, column});
    scope.complete = scope.complete && range.complete;
    scope.ranges.push_back(std::move(range));
    return all;
}

std::vector<Visible> Rewriter::relation(Node& item, Scope& scope) {
    const std::string& alias = item["alias"].word("aliasname");
    Range range{alias.empty() ? item.word("relname") : alias,
                alias.empty() ? item.word("schemaname") : "",
                {},
                {},
                false,
                false};
    if (range.schema.empty() && alias.empty())
        range.schema = "public";
    range.columns = relation_columns(item, scope, range.complete);
    if (item.word("schemaname") == "public")
        drop_field(item, "schemaname");
    return named(item, scope, std::move(range));
}

std::vector<Output> Rewriter::relation_columns(const Node& item, const Scope& scope, bool& complete) const {
    const std::string& schema = item.word("schemaname");
    complete = true;
    if (schema.empty())
        for (const Scope* at = &scope; at != nullptr; at = at->outer)
            if (const auto found = at->common_tables.find(item.word("relname")); found != at->common_tables.end())
                return found->second;
    const auto columns = columns_of({schema.empty() ? "public" : schema, item.word("relname")});
    complete = columns.has_value();
    return columns ? *columns : std::vector<Output>();
}

std::vector<Visible> Rewriter::subselect(Node& item, Scope& scope) {
    Range range{item["alias"].word("aliasname"), {}, {}, {}, true, false};
    range.columns = query(*field_of(item, "subquery"), scope);
    for (const Output& column : range.columns) range.complete = range.complete && !column.name.empty();
    return named(item, scope, std::move(range));
}

std::vector<Visible> Rewriter::function(Node& item, Scope& scope) {
    drop_field(item, "lateral");  // the server sees by itself what a function needs
    std::vector<Node>& functions = list_of(item, "functions");
    for (Node& function : functions)
        for (Node& part : list_of(function, "items")) {
            // The grammar takes nothing but a call: a cast stays one.
            if (part.is("TypeCast"))
                children(part, scope);
            else
                expression(part, scope);
        }
    for (Node& definition : list_of(item, "coldeflist")) children(definition, scope);
    const Node& call = functions.at(0).list("items").at(0);
    const std::string name = call.is("FuncCall") ? function_of(call) : "";
    const std::string& alias = item["alias"].word("aliasname");
    Range range{alias.empty() ? name : alias, {}, {}, {}, false, false};
    const bool plain = functions.size() == 1 && call.is("FuncCall") && call.list("funcname").size() == 1;
    for (const Node& definition : item.list("coldeflist"))
        range.columns.push_back({definition.word("colname"), type_of(definition["typeName"])});
    for (const RowFunction& known_function : row_functions()) {
        if (!plain || known_function.name != name || (name == "unnest" && call.list("args").size() > 1))
            continue;
        const TypeText argument = call.list("args").empty() ? "" : type_again(call.list("args")[0], scope);
        for (Output column : known_function.columns) {
            if (column.name.empty())
                column.name = range.name;
            if (column.type == "=" || column.type == "=[]")
                column.type = column.type == "=[]" ? element_of(argument)
                              : argument == "date" ? TypeText("timestamptz")
                                                   : argument;
            range.columns.push_back(std::move(column));
        }
    }
    range.scalar = range.columns.size() == 1 && item.list("coldeflist").empty();
    range.complete = !range.columns.empty();
    if (range.complete && item.flag("ordinality"))
        range.columns.push_back({"ordinality", "int8"});
    if (range.complete && item.list("coldeflist").empty() && item["alias"].list("colnames").empty()) {
        std::vector<std::string> names;
        for (const Output& column : range.columns) names.push_back(column.name);
        write_alias(item, range.name, names);
    }
    return named(item, scope, std::move(range));
}

std::vector<Visible> Rewriter::join(Node& item, Scope& scope) {
    const std::vector<Visible> before = scope.visible;
    const std::size_t first_range = scope.ranges.size();
    const std::vector<Visible> left = from_item(*field_of(item, "larg"), scope);
    scope.visible.insert(scope.visible.end(), left.begin(), left.end());
    const std::vector<Visible> right = from_item(*field_of(item, "rarg"), scope);
    const bool complete = std::all_of(scope.ranges.begin() + static_cast<std::ptrdiff_t>(first_range),
                                      scope.ranges.end(), [](const Range& range) { return range.complete; });
    if (item.flag("isNatural") && complete) {
        drop_field(item, "isNatural");
        set_field(item, "usingClause", list_node(shared_names(left, right)));
    }
    scope.visible.insert(scope.visible.end(), right.begin(), right.end());
    if (Node* const condition = field_of(item, "quals"))
        expression_of(*condition, scope, "bool");
    scope.visible = before;
    std::vector<Visible> all = merged(left, right, strings_of(item.list("usingClause")), item.word("jointype"));
    if (!item["alias"])
        return all;
    Range range{item["alias"].word("aliasname"), {}, {}, {}, complete, false};
    for (const Visible& visible : all) range.columns.push_back(visible.column);
    return named(item, scope, std::move(range));
}

}  // namespace aludel::dialect::postgresql::normal
