#include "dialect/postgresql/simulation/define_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dialect/postgresql/simulation/known_extensions.hpp"
#include "dialect/postgresql/simulation/names.hpp"
#include "dialect/postgresql/write_sql.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

struct ClassOwner {
    std::string_view prefix;
    std::string_view extension;
};

constexpr ClassOwner class_owners[] = {
    {"gin_trgm_ops", "pg_trgm"},   {"gist_trgm_ops", "pg_trgm"},     {"vector_", "vector"},
    {"halfvec_", "vector"},        {"sparsevec_", "vector"},         {"bit_hamming_ops", "vector"},
    {"bit_jaccard_ops", "vector"}, {"gist_geometry_ops", "postgis"}, {"gist_geography_ops", "postgis"},
    {"gin__int_ops", "intarray"},  {"gist__int_ops", "intarray"},    {"gist__intbig_ops", "intarray"},
    {"gist_ltree_ops", "ltree"},   {"gist_hstore_ops", "hstore"},    {"gin_hstore_ops", "hstore"},
    {"citext_", "citext"},
};

/// Empty where it is the one that the type has by itself.
QualifiedName operator_class_of(const Context& context, const Node& element,
                                const std::optional<object::TypeName>& type) {
    QualifiedName name = name_in(element.list("opclass"));
    if (name.name.empty())
        return {};
    if (name.schema.empty()) {
        name.schema = "pg_catalog";
        for (const ClassOwner& one : class_owners)
            if (name.name.starts_with(one.prefix))
                if (const auto found = context.catalog.extensions.find(std::string(one.extension));
                    found != context.catalog.extensions.end())
                    name.schema = found->second.schema;
        if (name.schema == "pg_catalog" && (name.name.ends_with("_trgm_ops")))
            throw context.error("42704", fmt::format("operator class \"{}\" does not exist for access method \"{}\"",
                                                     name.name, name.name.starts_with("gin") ? "gin" : "gist"));
    }
    if (!type || name.schema != "pg_catalog")
        return name;
    const object::TypeName base = type->dimensions > 0 ? *type : base_type(context.catalog, *type);
    const std::string& own = base.name.name;
    const bool standard = (base.dimensions > 0 && name.name == "array_ops") ||
                          (base.dimensions == 0 && name.name == own + "_ops" && own != "varchar") ||
                          ((own == "varchar" || own == "text") && base.dimensions == 0 && name.name == "text_ops") ||
                          (context.catalog.types.count(base.name) != 0 && name.name == "enum_ops");
    return standard ? QualifiedName{} : name;
}

void need_default_class(const Context& context, const std::optional<object::TypeName>& type,
                        const std::string& method) {
    if (!type)
        return;
    const object::TypeName base = type->dimensions > 0 ? *type : base_type(context.catalog, *type);
    if (is_users(base))
        return;
    static constexpr std::array no_btree = {"json", "xml", "point", "lseg", "path", "box", "polygon", "line", "circle"};
    static constexpr std::array with_gin = {"jsonb", "tsvector"};
    bool lacks = false;
    if (base.dimensions == 0 && (method == "btree" || method == "hash"))
        lacks = std::find(no_btree.begin(), no_btree.end(), base.name.name) != no_btree.end();
    else if (base.dimensions == 0 && method == "gin")
        lacks = std::find(with_gin.begin(), with_gin.end(), base.name.name) == with_gin.end() &&
                context.catalog.extensions.count("btree_gin") == 0;
    if (!lacks)
        return;
    object::TypeName plain = base;
    plain.modifiers.clear();
    throw context
        .error("42704", fmt::format("data type {} has no default operator class for access method \"{}\"",
                                    type_words(plain), method))
        .hint("You must specify an operator class for the index or define a default operator class for the data type.");
}

bool is_ordered(const std::string& method) {
    return method == "btree";
}

}  // namespace

std::vector<object::IndexKey> cook_keys(const Context& context, const std::vector<Node>& elements, const Scope& scope,
                                        const std::string& method, Cooked& needs) {
    std::vector<object::IndexKey> keys;
    for (const Node& element : elements) {
        object::IndexKey& key = keys.emplace_back();
        std::optional<object::TypeName> type;
        QualifiedName collation;
        const Node& expression = element["expr"];
        key.column = element.word("name");
        // A column in parentheses is a column.
        if (key.column.empty() && expression.is("ColumnRef") && expression.list("fields").size() == 1)
            key.column = string_of(expression.list("fields").front());
        if (!key.column.empty()) {
            const auto& columns = scope.tables.front().columns;
            const auto found = std::find_if(columns.begin(), columns.end(),
                                            [&](const QueryColumn& one) { return one.name == key.column; });
            if (found == columns.end()) {
                if (!scope.tables.front().certain)
                    needs.doubt = "the columns of the relation are not known";
                else
                    throw context.error("42703", fmt::format("column \"{}\" does not exist", key.column));
            } else {
                type = found->type;
                collation = found->collation;
            }
            if (std::find(needs.columns.begin(), needs.columns.end(), key.column) == needs.columns.end())
                needs.columns.push_back(key.column);
        } else {
            Cooked cooked = cook(context, expression, scope);
            key.expression = cooked.text;
            type = cooked.type;
            needs.uses.merge(cooked.uses);
            for (const std::string& column : cooked.columns)
                if (std::find(needs.columns.begin(), needs.columns.end(), column) == needs.columns.end())
                    needs.columns.push_back(column);
            if (!cooked.doubt.empty())
                needs.doubt = cooked.doubt;
        }
        if (!element.list("collation").empty()) {
            const Node clause{Node::Form::object, {}, {}, {}, {{"collname", element["collation"]}}};
            key.collation = collation_of(context, clause, type.value_or(own_type("text")));
            if (key.collation == collation)
                key.collation = {};
        }
        key.operator_class = operator_class_of(context, element, type);
        if (element.list("opclass").empty())
            need_default_class(context, type, method);
        key.options = settings_of(element.list("opclassopts"));
        if (is_ordered(method)) {
            key.descending = element.word("ordering") == "SORTBY_DESC";
            const std::string& nulls = element.word("nulls_ordering");
            key.nulls_first = nulls == "SORTBY_NULLS_FIRST" || (key.descending && nulls != "SORTBY_NULLS_LAST");
        }
    }
    return keys;
}

std::map<std::string, object::Index>& indexes_of(catalog::Catalog& catalog, const QualifiedName& relation) {
    if (const auto view = catalog.materialized_views.find(relation); view != catalog.materialized_views.end())
        return view->second.indexes;
    return catalog.tables.at(relation).indexes;
}

std::vector<QualifiedName> children_of(const catalog::Catalog& catalog, const QualifiedName& table) {
    std::vector<QualifiedName> children;
    for (const auto& [name, one] : catalog.tables)
        if (std::find(one.inherits.begin(), one.inherits.end(), table) != one.inherits.end())
            children.push_back(name);
    return children;
}

std::vector<QualifiedName> partitions_of(const catalog::Catalog& catalog, const QualifiedName& table) {
    std::vector<QualifiedName> partitions = children_of(catalog, table);
    std::erase_if(partitions, [&](const QualifiedName& one) { return catalog.tables.at(one).partition_bound.empty(); });
    return partitions;
}

std::vector<std::string> name_parts(const object::Index& index) {
    std::vector<Node> elements;
    for (const object::IndexKey& key : index.keys) {
        Node element{Node::Form::object, "IndexElem", {}, {}, {}};
        if (!key.column.empty())
            element.fields.emplace_back("name", Node{Node::Form::text, {}, key.column, {}, {}});
        else if (Parsed parsed = parse("SELECT " + key.expression); parsed.statement)
            element.fields.emplace_back("expr", parsed.statement.list("targetList").front()["val"]);
        elements.push_back(std::move(element));
    }
    for (const std::string& column : index.include) {
        Node element{Node::Form::object, "IndexElem", {}, {}, {}};
        element.fields.emplace_back("name", Node{Node::Form::text, {}, column, {}, {}});
        elements.push_back(std::move(element));
    }
    return index_column_names(elements);
}

void add_index(const Context& context, const QualifiedName& relation, const std::string& name,
               const object::Index& index, const Cooked& needs, bool partitions) {
    indexes_of(context.catalog, relation)[name] = index;
    const object::Reference self{object::Kind::index, relation.schema, relation.name, name};
    add_dependencies(context, self, needs);
    if (!partitions)
        return;
    for (const QualifiedName& partition : partitions_of(context.catalog, relation)) {
        object::Index own = index;
        own.parent = {relation.schema, name};
        const std::string chosen = free_relation_name(context.catalog, partition.name, names_joined(name_parts(index)),
                                                      "idx", partition.schema, false);
        add_index(context, partition, chosen, own, needs, true);
    }
}

}  // namespace aludel::dialect::postgresql::simulation
