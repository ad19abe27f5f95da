#include "dialect/postgresql/simulation/analyze.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/simulation/known_extensions.hpp"
#include "dialect/postgresql/simulation/names.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

bool is_literal(const Node& node) {
    return node.is("A_Const") && (node["sval"] || node.flag("isnull"));
}

/// Blanks, quotes and parentheses are others then.
constexpr const char* jsonpath_doubt = "a jsonpath is written by the server in its own way";

/// literal::type
Node cast_node(Node literal, const std::string& type) {
    Node names{Node::Form::list, {}, {}, {string_node(type)}, {}};
    Node type_name{Node::Form::object, "TypeName", {}, {}, {}};
    type_name.fields.emplace_back("names", std::move(names));
    type_name.fields.emplace_back("typemod", Node{Node::Form::number, {}, "-1", {}, {}});
    Node cast{Node::Form::object, "TypeCast", {}, {}, {}};
    cast.fields.emplace_back("arg", std::move(literal));
    cast.fields.emplace_back("typeName", std::move(type_name));
    return cast;
}

object::Kind kind_of(RelationKind kind) {
    switch (kind) {
        case RelationKind::view:
            return object::Kind::view;
        case RelationKind::materialized_view:
            return object::Kind::materialized_view;
        case RelationKind::sequence:
            return object::Kind::sequence;
        default:
            return object::Kind::table;
    }
}

}  // namespace

Node* field_of(Node& node, std::string_view name) {
    for (auto& [field, value] : node.fields)
        if (field == name)
            return &value;
    return nullptr;
}

Node string_node(std::string text) {
    return {Node::Form::object, "String", {}, {}, {{"sval", {Node::Form::text, {}, std::move(text), {}, {}}}}};
}

Node column_node(const std::string& table, const std::string& column) {
    Node fields{Node::Form::list, {}, {}, {}, {}};
    if (!table.empty())
        fields.items.push_back(string_node(table));
    fields.items.push_back(string_node(column));
    return {Node::Form::object, "ColumnRef", {}, {}, {{"fields", std::move(fields)}}};
}

Scope scope_of(const QualifiedName& table, const std::vector<object::Column>& columns) {
    ScopeTable one{table.name, object::Reference{object::Kind::table, table.schema, table.name, ""}, {}, true};
    for (const object::Column& column : columns) one.columns.push_back({column.name, column.type, column.collation});
    return {{std::move(one)}, {}, nullptr};
}

Scope scope_of(const catalog::Catalog& catalog, const Relation& relation) {
    static const std::vector<object::Column> none;
    const auto* columns = columns_of(catalog, relation);
    Scope scope = scope_of(relation.name, columns == nullptr ? none : *columns);
    scope.tables.front().relation->kind = kind_of(relation.kind);
    scope.tables.front().certain = columns != nullptr;
    return scope;
}

void Analysis::use_type(const object::TypeName& type) {
    if (!is_users(type))
        return;
    if (const std::string extension = extension_with_type(context_.state, type.name); !extension.empty())
        uses.insert({object::Kind::extension, "", extension, ""});
    else if (context_.catalog.types.count(type.name) != 0)
        uses.insert({object::Kind::type, type.name.schema, type.name.name, ""});
}

void Analysis::use_column(const ScopeTable& table, const std::string& column) {
    if (!table.relation)
        return;
    uses.insert({object::Kind::column, table.relation->schema, table.relation->name, column});
}

std::optional<object::TypeName> Analysis::constant(const Node& node) const {
    if (node["ival"])
        return own_type("int4");
    if (node["boolval"])
        return own_type("bool");
    if (node["bsval"])
        return own_type("bit");
    if (node["fval"]) {
        const std::string& text = node["fval"].word("fval");
        const bool whole = text.find_first_not_of("-0123456789") == std::string::npos;
        return own_type(whole && text.size() <= 18 ? "int8" : "numeric");
    }
    return std::nullopt;
}

std::optional<object::TypeName> Analysis::column_ref(Node& node, const Scope& scope) {
    std::vector<std::string> names;
    for (const Node& part : node.list("fields")) {
        if (part.is("A_Star"))
            return std::nullopt;  // count(t.*): the row
        names.push_back(string_of(part));
    }
    const std::string column = names.back();
    const std::string table = names.size() > 1 ? names[names.size() - 2] : std::string();
    bool certain = true;
    bool table_found = false;
    for (const Scope* at = &scope; at != nullptr; at = at->outer) {
        if (table.empty())
            for (const MergedColumn& merged : at->merged)
                if (merged.name == column) {
                    for (const std::size_t i : merged.tables) use_column(at->tables[i], column);
                    const auto& columns = at->tables[merged.tables.front()].columns;
                    for (const QueryColumn& one : columns)
                        if (one.name == column)
                            return one.type;
                }
        for (const ScopeTable& one : at->tables) {
            if (!table.empty() && one.alias != table)
                continue;
            table_found = true;
            for (const QueryColumn& known : one.columns)
                if (known.name == column) {
                    use_column(one, column);
                    return known.type;
                }
            certain = certain && one.certain;
        }
    }
    // A whole row by the name of its table.
    if (table.empty())
        for (const Scope* at = &scope; at != nullptr; at = at->outer)
            for (const ScopeTable& one : at->tables)
                if (one.alias == column) {
                    if (one.relation)
                        uses.insert(*one.relation);
                    return std::nullopt;
                }
    if (!certain) {
        doubt = fmt::format("where the column {} comes from is not known", column);
        return std::nullopt;
    }
    if (!table.empty() && !table_found)
        throw context_.error("42P01", fmt::format("missing FROM-clause entry for table \"{}\"", table),
                             node.location());
    throw context_.error("42703",
                         table.empty() ? fmt::format("column \"{}\" does not exist", column)
                                       : fmt::format("column {}.{} does not exist", table, column),
                         node.location());
}

/// 't_id_seq'::regclass names a relation: with its schema, so that every search path finds it.
void Analysis::name_constant(Node& literal, const object::TypeName& type) {
    if (type.name.schema != "pg_catalog" || !type.name.name.starts_with("reg") || type.dimensions > 0)
        return;
    Node* text = field_of(*field_of(literal, "sval"), "sval");
    if (text == nullptr || type.name.name != "regclass")
        return;
    QualifiedName name;
    for (std::size_t i = 0; i < text->text.size(); ++i) {
        const char letter = text->text[i];
        if (letter == '"') {
            const std::size_t end = text->text.find('"', i + 1);
            name.name += text->text.substr(i + 1, end - i - 1);
            i = end == std::string::npos ? text->text.size() : end;
        } else if (letter == '.') {
            name.schema = std::move(name.name);
            name.name.clear();
        } else {
            name.name += ascii_lower(std::string_view(&letter, 1));
        }
    }
    const Relation found = find_relation(context_.state, name);
    if (!found)
        throw context_.error("42P01", fmt::format("relation \"{}\" does not exist", shown(name)), literal.location());
    if (found.kind == RelationKind::system)
        return;
    text->text = quote_name(found.name);
    uses.insert({kind_of(found.kind), found.name.schema, found.name.name, ""});
}

void Analysis::qualify_type(Node& type_name, const object::TypeName& type) {
    if (!is_users(type))
        return;
    if (Node* names = field_of(type_name, "names")) {
        names->items.clear();
        names->items.push_back(string_node(type.name.schema));
        names->items.push_back(string_node(type.name.name));
    }
}

std::optional<object::TypeName> Analysis::cast(Node& node, const Scope& scope) {
    Node& type_name = *field_of(node, "typeName");
    const object::TypeName type = need_type(context_, type_name);
    Node& argument = *field_of(node, "arg");
    if (type.name == QualifiedName{"pg_catalog", "jsonpath"})
        doubt = jsonpath_doubt;
    if (is_literal(argument) && argument["sval"]) {
        name_constant(argument, type);
        use_type(type);
    } else if (argument.is("A_ArrayExpr")) {
        object::TypeName element = type;
        element.dimensions = 0;
        if (Node* elements = field_of(argument, "elements"))
            for (Node& one : elements->items) expression_as(one, scope, element);
        use_type(type);
    } else {
        // A cast of a column to the type that it has is none.
        const auto from = expression(argument, scope);
        if (!from || from->name != type.name || is_literal(argument))
            use_type(type);
    }
    qualify_type(type_name, type);
    return type;
}

void Analysis::expression_as(Node& node, const Scope& scope, const std::optional<object::TypeName>& wanted) {
    if (is_literal(node)) {
        if (wanted && node["sval"]) {
            const object::TypeName base =
                wanted->dimensions == 0 ? base_type(context_.catalog, *wanted) : object::TypeName(*wanted);
            name_constant(node, base);
            use_type(base);
        }
        return;
    }
    expression(node, scope);
}

std::optional<object::TypeName> Analysis::operation(Node& node, const Scope& scope) {
    const std::string& kind = node.word("kind");
    const std::string name = node.list("name").empty() ? std::string() : string_of(node.list("name").back());
    Node* left = field_of(node, "lexpr");
    Node* right = field_of(node, "rexpr");
    if (kind == "AEXPR_IN" || kind.starts_with("AEXPR_BETWEEN") || kind == "AEXPR_NOT_BETWEEN") {
        const auto type = expression(*left, scope);
        for (Node& one : right->is("List") ? field_of(*right, "items")->items : right->items)
            expression_as(one, scope, type);
        return own_type("bool");
    }
    if (kind == "AEXPR_OP_ANY" || kind == "AEXPR_OP_ALL") {
        auto type = expression(*left, scope);
        if (type)
            ++type->dimensions;
        if (right->is("A_ArrayExpr") && type) {
            object::TypeName element = *type;
            element.dimensions = 0;
            if (Node* elements = field_of(*right, "elements"))
                for (Node& one : elements->items) expression_as(one, scope, element);
        } else {
            expression_as(*right, scope, type);
        }
        return own_type("bool");
    }
    std::optional<object::TypeName> left_type;
    std::optional<object::TypeName> right_type;
    if (left != nullptr && !is_literal(*left))
        left_type = expression(*left, scope);
    if (right != nullptr && !is_literal(*right))
        right_type = expression(*right, scope);
    if (name == "@?" || (name == "@@" && left_type && left_type->name.name == "jsonb"))
        doubt = jsonpath_doubt;
    // Of ->> and the like a literal is a key, of others what the other side is.
    const bool same_kind = name != "->" && name != "->>" && name != "#>" && name != "#>>" && name != "?" &&
                           name != "~~" && name != "~~*" && name != "@@" && name != "~" && name != "~*";
    if (left != nullptr && is_literal(*left) && same_kind)
        expression_as(*left, scope, right_type);
    if (right != nullptr && is_literal(*right) && same_kind)
        expression_as(*right, scope, left_type);
    if (kind == "AEXPR_NULLIF")
        return left_type ? left_type : right_type;
    if (kind != "AEXPR_OP")
        return own_type("bool");  // LIKE, ILIKE, SIMILAR, DISTINCT
    return operator_type(name, left_type, right_type);
}

std::optional<object::TypeName> Analysis::chosen(std::vector<Node*> nodes, const Scope& scope) {
    std::vector<std::optional<object::TypeName>> types;
    for (Node* one : nodes)
        if (!is_literal(*one))
            types.push_back(expression(*one, scope));
    const auto type = common_type(types);
    for (Node* one : nodes)
        if (is_literal(*one))
            expression_as(*one, scope, type);
    if (types.empty())
        return own_type("text");
    return type;
}

std::optional<object::TypeName> Analysis::call(Node& node, const Scope& scope) {
    const QualifiedName written = name_in(node.list("funcname"));
    std::vector<std::optional<object::TypeName>> types;
    Node* arguments = field_of(node, "args");
    if (arguments != nullptr)
        for (Node& one : arguments->items) {
            // nextval('s'): its argument is a regclass.
            const bool of_relation = written.name == "nextval" || written.name == "currval" || written.name == "setval";
            if (of_relation && types.empty() && is_literal(one) && one["sval"]) {
                name_constant(one, own_type("regclass"));
                one = cast_node(std::move(one), "regclass");
                types.emplace_back();
                continue;
            }
            Node& value = one.is("NamedArgExpr") ? *field_of(one, "arg") : one;
            if (written.name.starts_with("jsonb_path_") && types.size() == 1 && is_literal(value))
                doubt = jsonpath_doubt;
            types.push_back(is_literal(value) ? std::nullopt : expression(value, scope));
        }
    for (const char* part : {"agg_order", "agg_filter", "over"})
        if (Node* inner = field_of(node, part)) {
            if (inner->form == Node::Form::list)
                for (Node& one : inner->items) children(one, scope);
            else if (std::string_view(part) == "over")
                children(*inner, scope);
            else
                expression(*inner, scope);
        }
    const FoundFunction found = find_function(context_.state, written, types.size());
    if (!found.extension.empty()) {
        uses.insert({object::Kind::extension, "", found.extension, ""});
    } else if (found.signature) {
        const object::Signature& signature = *found.signature;
        uses.insert({object::Kind::function, signature.name.schema, signature.name.name, signature.arguments});
        Node* names = field_of(node, "funcname");
        names->items = {string_node(signature.name.schema), string_node(signature.name.name)};
        return context_.catalog.functions.at(signature).returns;
    } else if (found.several) {
        doubt = fmt::format("which of the functions {} is called is not known", written.name);
        return std::nullopt;
    }
    if (!found.schema.empty()) {
        field_of(node, "funcname")->items = {string_node(found.schema), string_node(written.name)};
        return found.returns;
    }
    return function_type(written.name, types);
}

std::optional<object::TypeName> Analysis::indirection(Node& node, const Scope& scope) {
    auto type = expression(*field_of(node, "arg"), scope);
    if (Node* steps = field_of(node, "indirection"))
        for (Node& step : steps->items) {
            if (step.is("A_Indices")) {
                for (const char* bound : {"lidx", "uidx"})
                    if (Node* inner = field_of(step, bound))
                        expression(*inner, scope);
                if (type && type->dimensions > 0 && !step.flag("is_slice"))
                    type->dimensions = 0;
            } else if (type) {
                const auto found = context_.catalog.types.find(type->name);
                const auto* composite = found == context_.catalog.types.end()
                                            ? nullptr
                                            : std::get_if<object::Composite>(&found->second.definition);
                const object::Column* attribute =
                    composite == nullptr ? nullptr : find_column(composite->attributes, string_of(step));
                if (attribute == nullptr)
                    type.reset();
                else
                    type = attribute->type;
            }
        }
    return type;
}

void Analysis::children(Node& node, const Scope& scope) {
    for (auto& [name, value] : node.fields) {
        if (value.form == Node::Form::list) {
            for (Node& one : value.items)
                if (one.form == Node::Form::object && !one.is("String"))
                    expression(one, scope);
        } else if (value.form == Node::Form::object && !value.is("String")) {
            expression(value, scope);
        }
    }
}

std::optional<object::TypeName> Analysis::other(Node& node, const Scope& scope) {
    if (node.is("SubLink")) {
        if (Node* test = field_of(node, "testexpr"))
            expression(*test, scope);
        const auto columns = query(*field_of(node, "subselect"), &scope);
        const std::string& kind = node.word("subLinkType");
        if (kind != "EXPR_SUBLINK" && kind != "ARRAY_SUBLINK")
            return own_type("bool");
        if (columns.size() != 1 || !columns.front().type)
            return std::nullopt;
        object::TypeName type = *columns.front().type;
        if (kind == "ARRAY_SUBLINK")
            type.dimensions = 1;
        return type;
    }
    if (node.is("CaseExpr")) {
        std::vector<Node*> results;
        std::optional<object::TypeName> tested;
        if (Node* argument = field_of(node, "arg"))
            tested = expression(*argument, scope);
        for (Node& when : field_of(node, "args")->items) {
            expression_as(*field_of(when, "expr"), scope, tested);
            results.push_back(field_of(when, "result"));
        }
        if (Node* otherwise = field_of(node, "defresult"))
            results.push_back(otherwise);
        return chosen(results, scope);
    }
    if (node.is("CoalesceExpr") || node.is("MinMaxExpr") || node.is("A_ArrayExpr")) {
        std::vector<Node*> all;
        if (Node* list = field_of(node, node.is("A_ArrayExpr") ? "elements" : "args"))
            for (Node& one : list->items) all.push_back(&one);
        auto type = chosen(all, scope);
        if (type && node.is("A_ArrayExpr"))
            type->dimensions = 1;
        return type;
    }
    if (node.is("SQLValueFunction")) {
        const std::string& op = node.word("op");
        if (op.starts_with("SVFOP_CURRENT_DATE"))
            return own_type("date");
        if (op.starts_with("SVFOP_CURRENT_TIMESTAMP"))
            return own_type("timestamptz");
        if (op.starts_with("SVFOP_CURRENT_TIME"))
            return own_type("timetz");
        if (op.starts_with("SVFOP_LOCALTIMESTAMP"))
            return own_type("timestamp");
        return own_type(op.starts_with("SVFOP_LOCALTIME") ? "time" : "name");
    }
    children(node, scope);
    if (node.is("BoolExpr") || node.is("NullTest") || node.is("BooleanTest"))
        return own_type("bool");
    return std::nullopt;
}

std::optional<object::TypeName> Analysis::expression(Node& node, const Scope& scope) {
    if (node.is("ColumnRef"))
        return column_ref(node, scope);
    if (node.is("A_Const"))
        return constant(node);
    if (node.is("TypeCast"))
        return cast(node, scope);
    if (node.is("A_Expr"))
        return operation(node, scope);
    if (node.is("FuncCall"))
        return call(node, scope);
    if (node.is("A_Indirection"))
        return indirection(node, scope);
    if (node.is("CollateClause"))
        return expression(*field_of(node, "arg"), scope);
    return other(node, scope);
}

}  // namespace aludel::dialect::postgresql::simulation
