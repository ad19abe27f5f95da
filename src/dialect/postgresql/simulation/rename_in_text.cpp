#include "dialect/postgresql/simulation/rename_in_text.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/analyze.hpp"
#include "dialect/postgresql/simulation/names.hpp"
#include "dialect/postgresql/write_sql.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;
using Form = CatalogText::Form;
using Visit = std::function<void(const CatalogText&)>;

void visit_expression(const Visit& visit, const Reference& object, std::string& text, Form form = Form::expression) {
    if (!text.empty())
        visit({object, form, text});
}

void visit_keys(const Visit& visit, const Reference& object, std::vector<object::IndexKey>& keys) {
    for (object::IndexKey& key : keys) visit_expression(visit, object, key.expression);
}

void visit_index(const Visit& visit, const QualifiedName& table, const std::string& name, object::Index& index) {
    const Reference self{Kind::index, table.schema, table.name, name};
    visit_keys(visit, self, index.keys);
    visit_expression(visit, self, index.condition);
}

void visit_constraint(const Visit& visit, const Reference& self, object::Constraint& constraint) {
    if (auto* check = std::get_if<object::Check>(&constraint.rule))
        visit_expression(visit, self, check->condition);
    if (auto* exclusion = std::get_if<object::Exclusion>(&constraint.rule)) {
        visit_keys(visit, self, exclusion->keys);
        visit_expression(visit, self, exclusion->condition);
    }
}

template <typename Owner>
void visit_shared(const Visit& visit, const QualifiedName& name, Owner& of) {
    for (object::Column& column : of.columns)
        visit_expression(visit, {Kind::default_value, name.schema, name.name, column.name}, column.expression);
    for (auto& [trigger, value] : of.triggers)
        visit_expression(visit, {Kind::trigger, name.schema, name.name, trigger}, value.condition);
    for (auto& [rule, value] : of.rules)
        visit_expression(visit, {Kind::rule, name.schema, name.name, rule}, value.definition, Form::statement);
}

void visit_table(const Visit& visit, const QualifiedName& name, object::Table& table) {
    visit_shared(visit, name, table);
    for (auto& [constraint, value] : table.constraints)
        visit_constraint(visit, {Kind::constraint, name.schema, name.name, constraint}, value);
    for (auto& [index, value] : table.indexes) visit_index(visit, name, index, value);
    if (table.partition_key)
        visit_keys(visit, {Kind::table, name.schema, name.name, ""}, table.partition_key->keys);
    for (auto& [policy, value] : table.policies) {
        const Reference self{Kind::policy, name.schema, name.name, policy};
        visit_expression(visit, self, value.condition);
        visit_expression(visit, self, value.check);
    }
}

Node* tree_of(Node& statement, Form form) {
    if (form != Form::expression)
        return &statement;
    Node* targets = field_of(statement, "targetList");
    return targets == nullptr || targets->items.size() != 1 ? nullptr : field_of(targets->items.front(), "val");
}

void each_node(Node& node, const std::function<void(Node&)>& visit) {
    visit(node);
    for (auto& [name, value] : node.fields) each_node(value, visit);
    for (Node& one : node.items) each_node(one, visit);
}

void set_text(Node& node, std::string_view name, const std::string& text) {
    if (Node* field = field_of(node, name))
        field->text = text;
    else
        node.fields.emplace_back(std::string(name), Node{Node::Form::text, {}, text, {}, {}});
}

bool is_same(const Node& a, const Node& b) {
    return a.form == b.form && a.kind == b.kind && a.text == b.text &&
           std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), is_same) &&
           std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
                      [](const auto& x, const auto& y) { return x.first == y.first && is_same(x.second, y.second); });
}

bool names_type(const Node& type_name, const QualifiedName& type) {
    return name_in(type_name.list("names")) == type;
}

}  // namespace

void each_text(catalog::Catalog& catalog, const Visit& visit) {
    for (auto& [name, table] : catalog.tables) visit_table(visit, name, table);
    for (auto& [name, view] : catalog.views) {
        visit_shared(visit, name, view);
        visit_expression(visit, {Kind::view, name.schema, name.name, ""}, view.definition, Form::query);
    }
    for (auto& [name, view] : catalog.materialized_views) {
        visit_expression(visit, {Kind::materialized_view, name.schema, name.name, ""}, view.definition, Form::query);
        for (auto& [index, value] : view.indexes) visit_index(visit, name, index, value);
    }
    for (auto& [name, type] : catalog.types)
        if (auto* domain = std::get_if<object::Domain>(&type.definition)) {
            visit_expression(visit, {Kind::type, name.schema, name.name, ""}, domain->default_expression);
            for (auto& [check, value] : domain->checks)
                visit_expression(visit, {Kind::domain_constraint, name.schema, name.name, check}, value.condition);
        }
    for (auto& [signature, function] : catalog.functions)
        for (object::Argument& argument : function.arguments)
            visit_expression(visit, {Kind::function, signature.name.schema, signature.name.name, signature.arguments},
                             argument.default_expression);
    for (auto& [name, statistics] : catalog.statistics)
        for (std::string& expression : statistics.expressions)
            visit_expression(visit, {Kind::statistics, name.schema, name.name, ""}, expression);
}

void rewrite_texts(const Context& context, const std::string& word,
                   const std::function<void(const Reference& object, Node& tree)>& rewrite) {
    each_text(context.catalog, [&](const CatalogText& one) {
        if (one.text.find(word) == std::string::npos)
            return;
        Parsed parsed = parse(one.form == Form::expression ? "SELECT " + one.text : one.text);
        Node* tree = parsed.statement ? tree_of(parsed.statement, one.form) : nullptr;
        if (tree == nullptr) {
            context.not_sure_of(one.object, "its text names what has another name now");
            return;
        }
        const Node before = *tree;
        rewrite(one.object, *tree);
        if (!is_same(before, *tree))
            one.text = one.form == Form::expression ? write_expression(*tree)
                       : one.form == Form::query    ? write_query(*tree)
                                                    : write_statement(*tree);
    });
}

void rename_label_in_text(const Context& context, const QualifiedName& type, const std::string& from,
                          const std::string& to) {
    rewrite_texts(context, quote_literal(from), [&](const Reference& object, Node& tree) {
        int bare = 0;  // a constant whose type only its surroundings tell
        each_node(tree, [&](Node& node) {
            if (node.is("A_Const") && node["sval"].word("sval") == from)
                ++bare;
            if (node.is("TypeCast") && node["arg"].is("A_Const") && node["arg"]["sval"].word("sval") == from)
                --bare;
        });
        if (bare > 0)
            context.not_sure_of(object, "'" + from + "' in it may be the label that is renamed");
        each_node(tree, [&](Node& node) {
            if (!node.is("TypeCast") || !names_type(node["typeName"], type))
                return;
            Node* constant = field_of(node, "arg");
            if (constant->is("A_Const") && (*constant)["sval"].word("sval") == from)
                set_text(*field_of(*constant, "sval"), "sval", to);
        });
    });
}

namespace {

/// "public.t" as a constant of the type regclass has it.
QualifiedName name_of_constant(const std::string& text) {
    const Parsed parsed = parse("SELECT FROM " + text);
    const auto& from = parsed.statement.list("fromClause");
    return from.size() == 1 ? name_in(from.front()) : QualifiedName{};
}

void change_list(Node& names, NameKind kind, const ChangeName& change) {
    if (names.items.size() != 2)
        return;
    QualifiedName name = name_in(names.items);
    change(kind, name);
    names.items = {string_node(name.schema), string_node(name.name)};
}

/// Where a relation has no other name in a query, its columns are called by its own.
void change_range(Node& range, const ChangeName& change, std::map<std::string, std::string>& tables) {
    const QualifiedName before = name_in(range);
    if (before.schema.empty())
        return;
    QualifiedName name = before;
    change(NameKind::relation, name);
    set_text(range, "schemaname", name.schema);
    set_text(range, "relname", name.name);
    if (!range["alias"] && name.name != before.name)
        tables[before.name] = name.name;
}

void change_constant(Node& cast, const ChangeName& change) {
    if (name_in(cast["typeName"].list("names")).name != "regclass")
        return;
    Node* constant = field_of(cast, "arg");
    if (!constant->is("A_Const") || !(*constant)["sval"])
        return;
    QualifiedName name = name_of_constant((*constant)["sval"].word("sval"));
    if (name.schema.empty())
        return;
    change(NameKind::relation, name);
    set_text(*field_of(*constant, "sval"), "sval", quote_name(name));
}

}  // namespace

void rename_names_in_text(const Context& context, const std::string& word, const ChangeName& change) {
    rewrite_texts(context, word, [&](const Reference& /*object*/, Node& tree) {
        std::map<std::string, std::string> tables;
        each_node(tree, [&](Node& node) {
            if (Node* names = field_of(node, "funcname"))
                change_list(*names, NameKind::function, change);
            if (Node* names = field_of(node, "names"); names != nullptr && field_of(node, "typemod") != nullptr)
                change_list(*names, NameKind::type, change);
            if (field_of(node, "relname") != nullptr)
                change_range(node, change, tables);
            if (node.is("TypeCast"))
                change_constant(node, change);
        });
        if (!tables.empty())
            each_node(tree, [&](Node& node) {
                Node* fields = node.is("ColumnRef") ? field_of(node, "fields") : nullptr;
                if (fields == nullptr || fields->items.size() != 2)
                    return;
                if (const auto found = tables.find(string_of(fields->items.front())); found != tables.end())
                    fields->items.front() = string_node(found->second);
            });
    });
}

namespace {

bool is_flat(const Node& node) {
    if (node.is("SubLink") || node.is("RangeSubselect") || node["withClause"] || node["larg"].is("SelectStmt"))
        return false;
    return std::all_of(node.fields.begin(), node.fields.end(), [](const auto& one) { return is_flat(one.second); }) &&
           std::all_of(node.items.begin(), node.items.end(), [](const Node& one) { return is_flat(one); });
}

/// In one SELECT without others inside: it is clear then whose column a name is. False: it is not.
bool rename_in_query(const Context& context, Node& select, const QualifiedName& relation, const std::string& from,
                     const std::string& to) {
    if (!select.is("SelectStmt") || select["op"].text != "SETOP_NONE" || !is_flat(select))
        return false;
    std::set<std::string> aliases;
    bool others = false;
    each_node(select, [&](Node& node) {
        if (field_of(node, "relname") == nullptr)
            return;
        const std::string& alias = node["alias"].word("aliasname");
        if (name_in(node) == relation) {
            aliases.insert(alias.empty() ? relation.name : alias);
        } else {
            const auto* columns =
                columns_of(std::as_const(context.catalog), find_relation(context.state, name_in(node)));
            others = others || columns == nullptr || find_column(*columns, from) != nullptr;
        }
        others = others || !node["usingClause"].items.empty();
    });
    const auto is_it = [&](const Node& node) {
        const auto& fields = node.list("fields");
        if (!node.is("ColumnRef") || string_of(fields.back()) != from)
            return false;
        return fields.size() == 1 ? !others : aliases.count(string_of(fields[fields.size() - 2])) != 0;
    };
    bool clear = true;
    if (Node* targets = field_of(select, "targetList"))
        for (Node& target : targets->items)
            if (is_it(target["val"]) && target.word("name").empty())
                target.fields.emplace_back("name", Node{Node::Form::text, {}, from, {}, {}});
    each_node(select, [&](Node& node) {
        if (is_it(node))
            field_of(node, "fields")->items.back() = string_node(to);
        else if (node.is("ColumnRef") && node.list("fields").size() == 1 &&
                 string_of(node.list("fields").back()) == from)
            clear = false;
        if (node.is("JoinExpr") && (!node.list("usingClause").empty() || node.flag("isNatural")))
            clear = false;
    });
    return clear;
}

}  // namespace

void rename_column_in_text(const Context& context, const QualifiedName& relation, const std::string& from,
                           const std::string& to) {
    rewrite_texts(context, from, [&](const Reference& object, Node& tree) {
        const bool own = object.schema == relation.schema && object.name == relation.name;
        // A view's own columns are what comes out of its query, not what stands in it.
        if (own && (object.kind == Kind::view || object.kind == Kind::materialized_view))
            return;
        if (!own) {
            const bool uses = std::any_of(context.catalog.dependencies.begin(), context.catalog.dependencies.end(),
                                          [&](const object::Dependency& one) {
                                              return one.object == object && one.on.kind == Kind::column &&
                                                     one.on.schema == relation.schema && one.on.name == relation.name &&
                                                     (one.on.part == from || one.on.part == to);
                                          });
            if (uses && !rename_in_query(context, tree, relation, from, to))
                context.not_sure_of(object, "a column that it names has another name now");
            return;
        }
        each_node(tree, [&](Node& node) {
            if (!node.is("ColumnRef"))
                return;
            Node* fields = field_of(node, "fields");
            if (string_of(fields->items.back()) == from)
                fields->items.back() = string_node(to);
        });
    });
}

void rename_references(State& state, const std::function<void(Reference&)>& rename) {
    for (object::Dependency& one : state.catalog.dependencies) {
        rename(one.object);
        rename(one.on);
    }
    std::map<Reference, Unsure> unsure;
    for (auto& [reference, one] : state.unsure) {
        Unsure renamed = std::move(one);
        rename(renamed.object);
        const Reference key = renamed.object;
        unsure.emplace(key, std::move(renamed));
    }
    state.unsure = std::move(unsure);
    std::set<QualifiedName, object::ByName> filled;
    for (const QualifiedName& name : state.filled) {
        Reference reference{Kind::table, name.schema, name.name, ""};
        rename(reference);
        filled.insert({reference.schema, reference.name});
    }
    state.filled = std::move(filled);
    state.known_rows.clear();
}

}  // namespace aludel::dialect::postgresql::simulation
