#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/analyze.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/simulation/names.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

object::Kind kind_of_relation(RelationKind kind) {
    return kind == RelationKind::view                ? object::Kind::view
           : kind == RelationKind::materialized_view ? object::Kind::materialized_view
                                                     : object::Kind::table;
}

/// alias (a, b): other names for the first columns.
void rename_columns(const Node& alias, std::vector<QueryColumn>& columns) {
    const auto& names = alias.list("colnames");
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i >= columns.size())
            columns.push_back({string_of(names[i]), {}, {}});
        else
            columns[i].name = string_of(names[i]);
    }
}

void set_field(Node& node, std::string_view name, Node value) {
    if (Node* there = field_of(node, name))
        *there = std::move(value);
    else
        node.fields.emplace_back(std::string(name), std::move(value));
}

Node text_node(std::string text) {
    return {Node::Form::text, {}, std::move(text), {}, {}};
}

bool is_number(const Node& node) {
    return node.is("A_Const") && node["ival"];
}

}  // namespace

void Analysis::from_relation(Node& node, Scope& scope) {
    const QualifiedName name = name_in(node);
    const std::string& alias = node["alias"].word("aliasname");
    ScopeTable table{alias.empty() ? name.name : alias, {}, {}, true};
    if (name.schema.empty())
        for (auto with = with_.rbegin(); with != with_.rend(); ++with)
            if (with->name == name.name) {
                table.columns = with->columns;
                rename_columns(node["alias"], table.columns);
                scope.tables.push_back(std::move(table));
                return;
            }
    const Relation found = find_relation(context_.state, name);
    if (!found || found.kind == RelationKind::composite || found.kind == RelationKind::index)
        throw context_.error("42P01", fmt::format("relation \"{}\" does not exist", shown(name)), node.location());
    if (found.kind == RelationKind::system) {
        table.certain = false;
    } else {
        table.relation = object::Reference{kind_of_relation(found.kind), found.name.schema, found.name.name, ""};
        if (found.kind == RelationKind::sequence) {
            table.relation->kind = object::Kind::sequence;
            table.certain = false;
        } else {
            for (const object::Column& column : *columns_of(std::as_const(context_.catalog), found))
                table.columns.push_back({column.name, column.type, column.collation});
        }
        uses.insert(*table.relation);
        set_field(node, "schemaname", text_node(found.name.schema));
    }
    rename_columns(node["alias"], table.columns);
    // Names of columns that an alias has changed are not those of the relation.
    if (!node["alias"].list("colnames").empty() && table.relation) {
        doubt = "columns have other names by an alias";
        table.relation.reset();
    }
    scope.tables.push_back(std::move(table));
}

void Analysis::from_join(Node& node, Scope& scope) {
    const std::size_t first = scope.tables.size();
    from(*field_of(node, "larg"), scope);
    const std::size_t middle = scope.tables.size();
    from(*field_of(node, "rarg"), scope);
    const auto table_with = [&](std::size_t begin, std::size_t end, const std::string& name) {
        for (std::size_t i = begin; i < end; ++i)
            for (const QueryColumn& column : scope.tables[i].columns)
                if (column.name == name)
                    return i;
        return end;
    };
    std::vector<std::string> merged;
    for (const Node& name : node.list("usingClause")) merged.push_back(string_of(name));
    if (node.flag("isNatural"))
        for (std::size_t i = first; i < middle; ++i)
            for (const QueryColumn& column : scope.tables[i].columns)
                if (table_with(middle, scope.tables.size(), column.name) != scope.tables.size())
                    merged.push_back(column.name);
    for (const std::string& name : merged) {
        const std::size_t left = table_with(first, middle, name);
        const std::size_t right = table_with(middle, scope.tables.size(), name);
        if (left == middle || right == scope.tables.size()) {
            doubt = fmt::format("the column {} of USING is not found", name);
            continue;
        }
        use_column(scope.tables[left], name);
        use_column(scope.tables[right], name);
        const auto known = std::find_if(scope.merged.begin(), scope.merged.end(),
                                        [&](const MergedColumn& one) { return one.name == name; });
        if (known != scope.merged.end())
            known->tables.push_back(right);
        else
            scope.merged.push_back({name, {left, right}});
    }
    if (Node* condition = field_of(node, "quals"))
        expression(*condition, scope);
    if (node["alias"])
        doubt = "a join has an alias";
}

void Analysis::from_function(Node& node, Scope& scope) {
    ScopeTable table;
    const std::string& alias = node["alias"].word("aliasname");
    Node* functions = field_of(node, "functions");
    for (Node& one : functions->items) {
        // A list of the call and its definition of columns.
        Node* inner = one.is("List") ? field_of(one, "items") : &one;
        if (inner == nullptr || inner->items.empty())
            continue;
        Node& call = inner->items.front();
        const auto type = expression(call, scope);
        const std::string name = expression_name(call);
        if (table.alias.empty())
            table.alias = alias.empty() ? name : alias;
        const FoundFunction own =
            find_function(context_.state, name_in(call.list("funcname")), call.list("args").size());
        if (own.signature) {
            for (const object::Argument& argument : context_.catalog.functions.at(*own.signature).arguments)
                if (argument.mode != object::ArgumentMode::in && argument.mode != object::ArgumentMode::variadic)
                    table.columns.push_back({argument.name, argument.type, {}});
            if (!table.columns.empty())
                continue;
        }
        if (name == "jsonb_each" || name == "json_each" || name == "jsonb_each_text" || name == "json_each_text") {
            const bool text = name.ends_with("_text");
            table.columns.push_back({"key", own_type("text"), {}});
            table.columns.push_back({"value",
                                     own_type(text                        ? "text"
                                              : name.starts_with("jsonb") ? "jsonb"
                                                                          : "json"),
                                     {}});
            continue;
        }
        std::string column = alias.empty() ? name : alias;
        if (name.starts_with("json") && name.find("_elements") != std::string::npos)
            column = "value";
        table.columns.push_back({column, type, {}});
        if (!type || is_users(*type))
            table.certain = false;
    }
    if (!node.list("coldeflist").empty()) {
        table.columns.clear();
        table.certain = true;
        for (const Node& column : node.list("coldeflist"))
            table.columns.push_back({column.word("colname"), find_type(context_, column["typeName"]), {}});
    }
    if (node.flag("ordinality"))
        table.columns.push_back({"ordinality", own_type("int8"), {}});
    rename_columns(node["alias"], table.columns);
    scope.tables.push_back(std::move(table));
}

void Analysis::from(Node& node, Scope& scope) {
    if (node.is("RangeVar"))
        return from_relation(node, scope);
    if (node.is("JoinExpr"))
        return from_join(node, scope);
    if (node.is("RangeFunction"))
        return from_function(node, scope);
    if (node.is("RangeSubselect")) {
        ScopeTable table{node["alias"].word("aliasname"), {}, {}, true};
        // LATERAL sees what stands before it; without it these names are not looked for.
        table.columns = query(*field_of(node, "subquery"), node.flag("lateral") ? &scope : scope.outer);
        rename_columns(node["alias"], table.columns);
        scope.tables.push_back(std::move(table));
        return;
    }
    doubt = "a FROM clause has something that is not known here";
    scope.tables.push_back({node["alias"].word("aliasname"), {}, {}, false});
}

void Analysis::expand_star(const Node& reference, const Scope& scope, std::vector<Node>& out) {
    const auto& fields = reference.list("fields");
    const std::string table = fields.size() > 1 ? string_of(fields[fields.size() - 2]) : std::string();
    const auto put = [&](const std::string& alias, const std::string& column) {
        Node target{Node::Form::object, "ResTarget", {}, {}, {}};
        target.fields.emplace_back("val", column_node(alias, column));
        out.push_back(std::move(target));
    };
    std::set<std::string> merged;
    if (table.empty())
        for (const MergedColumn& one : scope.merged) {
            put("", one.name);
            merged.insert(one.name);
        }
    bool found = false;
    for (const ScopeTable& one : scope.tables) {
        if (!table.empty() && one.alias != table)
            continue;
        found = true;
        if (!one.certain)
            doubt = fmt::format("the columns of {} are not known", one.alias);
        for (const QueryColumn& column : one.columns)
            if (merged.count(column.name) == 0)
                put(one.alias, column.name);
    }
    if (!table.empty() && !found)
        throw context_.error("42P01", fmt::format("missing FROM-clause entry for table \"{}\"", table),
                             reference.location());
}

std::vector<QueryColumn> Analysis::targets(Node& select, const Scope& scope) {
    std::vector<QueryColumn> columns;
    Node* list = field_of(select, "targetList");
    if (list == nullptr)
        return columns;
    std::vector<Node> expanded;
    for (Node& target : list->items) {
        const Node& value = target["val"];
        if (value.is("ColumnRef") && value.list("fields").back().is("A_Star"))
            expand_star(value, scope, expanded);
        else
            expanded.push_back(std::move(target));
    }
    list->items = std::move(expanded);
    for (Node& target : list->items) {
        Node& value = *field_of(target, "val");
        QueryColumn column;
        column.name = target.word("name");
        if (column.name.empty())
            column.name = expression_name(value);
        if (column.name.empty())
            column.name = "?column?";
        column.type = expression(value, scope);
        // A literal without a type is text.
        if (value.is("A_Const") && !column.type)
            column.type = own_type("text");
        if (value.is("ColumnRef"))
            for (const ScopeTable& table : scope.tables)
                for (const QueryColumn& one : table.columns)
                    if (one.name == string_of(value.list("fields").back()) &&
                        (value.list("fields").size() == 1 || string_of(value.list("fields").front()) == table.alias))
                        column.collation = one.collation;
        columns.push_back(std::move(column));
    }
    return columns;
}

std::vector<QueryColumn> Analysis::values(Node& select, const Scope& scope) {
    std::vector<std::vector<std::optional<object::TypeName>>> types;
    for (Node& row : field_of(select, "valuesLists")->items) {
        Node* items = row.is("List") ? field_of(row, "items") : &row;
        if (items == nullptr)
            continue;
        for (std::size_t i = 0; i < items->items.size(); ++i) {
            if (types.size() <= i)
                types.emplace_back();
            if (auto type = expression(items->items[i], scope))
                types[i].push_back(std::move(type));
        }
    }
    std::vector<QueryColumn> columns;
    for (std::size_t i = 0; i < types.size(); ++i)
        columns.push_back({"column" + std::to_string(i + 1),
                           types[i].empty() ? std::optional(own_type("text")) : common_type(types[i]),
                           {}});
    return columns;
}

void Analysis::with_clause(Node& clause, const Scope* outer) {
    for (Node& one : field_of(clause, "ctes")->items) {
        Named named{one.word("ctename"), {}};
        const Node& aliases = one["aliascolnames"];
        Node& inner = *field_of(one, "ctequery");
        if (clause.flag("recursive") && inner.is("SelectStmt") && inner["larg"]) {
            // Its columns are those of the part that does not call itself.
            Node first = inner["larg"];
            Named own{named.name, query(first, outer)};
            for (std::size_t i = 0; i < aliases.items.size() && i < own.columns.size(); ++i)
                own.columns[i].name = string_of(aliases.items[i]);
            with_.push_back(own);
        }
        if (inner.is("SelectStmt"))
            named.columns = query(inner, outer);
        else
            doubt = "a WITH clause changes rows";
        for (std::size_t i = 0; i < aliases.items.size() && i < named.columns.size(); ++i)
            named.columns[i].name = string_of(aliases.items[i]);
        with_.push_back(std::move(named));
    }
}

void Analysis::order(Node& select, const Scope& scope, const std::vector<QueryColumn>& columns) {
    const auto is_output = [&](const Node& node) {
        return node.is("ColumnRef") && node.list("fields").size() == 1 &&
               std::any_of(columns.begin(), columns.end(),
                           [&](const QueryColumn& one) { return one.name == string_of(node.list("fields").front()); });
    };
    for (const char* part : {"groupClause", "sortClause", "distinctClause"}) {
        Node* list = field_of(select, part);
        if (list == nullptr)
            continue;
        for (Node& one : list->items) {
            Node& value = one.is("SortBy") ? *field_of(one, "node") : one;
            if (value.form == Node::Form::object && !is_number(value) && !is_output(value))
                expression(value, scope);
        }
    }
    if (Node* windows = field_of(select, "windowClause"))
        for (Node& one : windows->items) children(one, scope);
    for (const char* part : {"whereClause", "havingClause", "limitOffset", "limitCount"})
        if (Node* inner = field_of(select, part))
            expression(*inner, scope);
}

std::vector<QueryColumn> Analysis::query(Node& select, const Scope* outer) {
    const std::size_t with_before = with_.size();
    if (Node* clause = field_of(select, "withClause"))
        with_clause(*clause, outer);
    Scope scope;
    scope.outer = outer;
    std::vector<QueryColumn> columns;
    if (select["larg"]) {
        columns = query(*field_of(select, "larg"), outer);
        const auto right = query(*field_of(select, "rarg"), outer);
        for (std::size_t i = 0; i < columns.size() && i < right.size(); ++i)
            columns[i].type = common_type({columns[i].type, right[i].type});
        // ORDER BY names what comes out.
    } else if (select["valuesLists"]) {
        columns = values(select, scope);
    } else {
        if (Node* list = field_of(select, "fromClause"))
            for (Node& one : list->items) from(one, scope);
        columns = targets(select, scope);
        order(select, scope, columns);
    }
    with_.resize(with_before);
    return columns;
}

}  // namespace aludel::dialect::postgresql::simulation
