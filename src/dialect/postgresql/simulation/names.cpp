#include "dialect/postgresql/simulation/names.hpp"

#include <algorithm>

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// The first bytes, without half a character at the end.
std::string_view cut_to(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return text.substr(0, bytes);
}

bool constraint_named(const catalog::Catalog& catalog, const std::string& schema, const std::string& name) {
    for (auto at = catalog.tables.lower_bound({schema, ""}); at != catalog.tables.end() && at->first.schema == schema;
         ++at)
        if (at->second.constraints.count(name) != 0)
            return true;
    for (auto at = catalog.types.lower_bound({schema, ""}); at != catalog.types.end() && at->first.schema == schema;
         ++at)
        if (const auto* domain = std::get_if<object::Domain>(&at->second.definition))
            if (domain->checks.count(name) != 0)
                return true;
    return false;
}

/// How much the name of an expression is worth: of a function more than of the type that it is cast to.
enum class Worth { none, type, whole };

Worth figure_name(const Node& node, std::string& name) {
    const auto take = [&](std::string word) {
        name = std::move(word);
        return Worth::whole;
    };
    if (node.is("ColumnRef")) {
        for (const Node& field : node.list("fields"))
            if (field.is("String"))
                name = string_of(field);
        return name.empty() ? Worth::none : Worth::whole;
    }
    if (node.is("FuncCall"))
        return take(string_of(node.list("funcname").back()));
    if (node.is("A_Indirection")) {
        std::string field;
        for (const Node& step : node.list("indirection"))
            if (step.is("String"))
                field = string_of(step);
        return field.empty() ? figure_name(node["arg"], name) : take(field);
    }
    if (node.is("A_Expr") && node.word("kind") == "AEXPR_NULLIF")
        return take("nullif");
    if (node.is("TypeCast")) {
        const Worth inner = figure_name(node["arg"], name);
        if (inner == Worth::whole)
            return inner;
        const auto& names = node["typeName"].list("names");
        if (!names.empty()) {
            name = string_of(names.back());
            return Worth::type;
        }
        return inner;
    }
    if (node.is("CollateClause"))
        return figure_name(node["arg"], name);
    if (node.is("GroupingFunc"))
        return take("grouping");
    if (node.is("SubLink")) {
        const std::string& kind = node.word("subLinkType");
        if (kind == "EXISTS_SUBLINK")
            return take("exists");
        if (kind == "ARRAY_SUBLINK")
            return take("array");
        if (kind == "EXPR_SUBLINK") {
            const auto& targets = node["subselect"].list("targetList");
            if (!targets.empty()) {
                if (const std::string& alias = targets.front().word("name"); !alias.empty())
                    return take(alias);
                return figure_name(targets.front()["val"], name);
            }
        }
        return Worth::none;
    }
    if (node.is("CaseExpr")) {
        if (figure_name(node["defresult"], name) != Worth::whole) {
            name = "case";
            return Worth::type;
        }
        return Worth::whole;
    }
    if (node.is("A_ArrayExpr"))
        return take("array");
    if (node.is("RowExpr"))
        return take("row");
    if (node.is("CoalesceExpr"))
        return take("coalesce");
    if (node.is("MinMaxExpr"))
        return take(node.word("op") == "IS_LEAST" ? "least" : "greatest");
    if (node.is("XmlSerialize"))
        return take("xmlserialize");
    if (node.is("SQLValueFunction")) {
        std::string out;
        for (const char c : std::string(node.word("op")).substr(6)) out += static_cast<char>(c | (c == '_' ? 0 : 0x20));
        if (out.ends_with("_n"))
            out.resize(out.size() - 2);
        return take(out);
    }
    return Worth::none;
}

}  // namespace

std::string object_name(std::string_view first, std::string_view second, std::string_view label) {
    std::size_t overhead = label.empty() ? 0 : label.size() + 1;
    if (!second.empty())
        ++overhead;
    const std::size_t room = longest_name - overhead;
    std::size_t a = first.size();
    std::size_t b = second.size();
    while (a + b > room) --(a > b ? a : b);
    std::string name(cut_to(first, a));
    if (!second.empty())
        name.append("_").append(cut_to(second, b));
    if (!label.empty())
        name.append("_").append(label);
    return name;
}

std::string free_relation_name(const catalog::Catalog& catalog, std::string_view first, std::string_view second,
                               std::string_view label, const std::string& schema, bool of_constraint) {
    std::string tried(label);
    for (int pass = 1;; ++pass) {
        std::string name = object_name(first, second, tried);
        if (!relation_named(catalog, {schema, name}) && !(of_constraint && constraint_named(catalog, schema, name)))
            return name;
        tried = std::string(label) + std::to_string(pass);
    }
}

std::string free_constraint_name(const catalog::Catalog& catalog, std::string_view first, std::string_view second,
                                 std::string_view label, const std::string& schema,
                                 const std::set<std::string>& others) {
    std::string tried(label);
    for (int pass = 1;; ++pass) {
        std::string name = object_name(first, second, tried);
        if (others.count(name) == 0 && !constraint_named(catalog, schema, name))
            return name;
        tried = std::string(label) + std::to_string(pass);
    }
}

std::string names_joined(const std::vector<std::string>& names) {
    std::string joined;
    for (const std::string& name : names) {
        if (!joined.empty())
            joined += '_';
        joined += name;
        if (joined.size() > longest_name)
            break;
    }
    return joined;
}

std::string expression_name(const Node& expression) {
    std::string name;
    figure_name(expression, name);
    return name;
}

std::vector<std::string> index_column_names(const std::vector<Node>& elements) {
    std::vector<std::string> names;
    for (const Node& element : elements) {
        std::string origin = element.word("name");
        if (origin.empty())
            origin = expression_name(element["expr"]);
        if (origin.empty())
            origin = "expr";
        std::string name = origin;
        for (int i = 1; std::find(names.begin(), names.end(), name) != names.end(); ++i) {
            const std::string number = std::to_string(i);
            name = std::string(cut_to(origin, longest_name - number.size())) + number;
        }
        names.push_back(std::move(name));
    }
    return names;
}

}  // namespace aludel::dialect::postgresql::simulation
