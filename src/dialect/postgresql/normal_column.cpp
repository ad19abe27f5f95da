#include "dialect/postgresql/normal_rewrite.hpp"

namespace aludel::dialect::postgresql::normal {

namespace {

/// What the table of a check or a policy is called within a query, where its columns alone could be the query's own.
constexpr std::string_view outside_name = "r0";

/// In a tree that is rewritten already the names are those of the normal form.
bool is_called(const Range& range, const std::string& name, bool rewritten) {
    const std::string& called = rewritten && !range.written.empty() ? range.written : range.name;
    return called == name || (range.written.empty() && name == outside_name);
}

const Range* range_named(const Scope& scope, const std::string& schema, const std::string& name, bool rewritten,
                         bool& inner) {
    inner = true;
    for (const Scope* at = &scope; at != nullptr; at = at->outer, inner = false)
        for (const Range& range : at->ranges)
            if (is_called(range, name, rewritten) && (schema.empty() || range.schema == schema))
                return &range;
    return nullptr;
}

std::string written_name(const std::string& written, bool inner) {
    return written.empty() && !inner ? std::string(outside_name) : written;
}

TypeText type_in(const Range& range, const std::string& column) {
    for (const Output& output : range.columns)
        if (output.name == column)
            return output.type;
    return {};
}

std::vector<Node> fields_of(const std::string& range, Node last) {
    std::vector<Node> fields;
    if (!range.empty())
        fields.push_back(string_node(range));
    fields.push_back(std::move(last));
    return fields;
}

}  // namespace

TypeText Rewriter::column(Node& node, const Scope& scope) {
    std::vector<Node>& fields = list_of(node, "fields");
    bool inner = true;
    if (fields.size() > 1) {
        const std::string schema = fields.size() > 2 ? string_of(fields[fields.size() - 3]) : "";
        const Range* const range = range_named(scope, schema, string_of(fields[fields.size() - 2]), rewritten_, inner);
        if (range == nullptr)
            return {};
        const TypeText type = type_in(*range, string_of(fields.back()));
        fields = fields_of(written_name(range->written, inner), std::move(fields.back()));
        return type;
    }
    const std::string name = string_of(fields.at(0));
    if (name.empty())
        return {};
    for (const Scope* at = &scope; at != nullptr; at = at->outer, inner = false) {
        for (const Visible& visible : at->visible) {
            if (visible.column.name != name)
                continue;
            fields = fields_of(written_name(visible.range, inner), std::move(fields[0]));
            return visible.column.type;
        }
        for (const Range& range : at->ranges) {
            if (range.name != name || range.written.empty())
                continue;
            // The row as a whole; of a function that gives single values, the value.
            const bool value = range.scalar;
            fields = fields_of(range.written, value ? string_node(range.columns[0].name) : object_node("A_Star"));
            return value ? range.columns[0].type : TypeText();
        }
        if (at->complete)
            continue;
        if (at->ranges.size() == 1)
            fields = fields_of(written_name(at->ranges[0].written, inner), std::move(fields[0]));
        return {};
    }
    return {};
}

TypeText Rewriter::subquery(Node& node, const Scope& scope) {
    if (Node* const tested = field_of(node, "testexpr"))
        expression(*tested, scope);
    Node& select = *field_of(node, "subselect");
    const std::vector<Output> outputs = query(select, scope);
    drop_names(select);
    const std::string kind = node.word("subLinkType");
    const TypeText type = outputs.size() == 1 ? outputs[0].type : TypeText();
    if (kind == "EXPR_SUBLINK")
        return type;
    if (kind == "ARRAY_SUBLINK")
        return known(type) && !is_array(type) ? type + "[]" : TypeText();
    std::vector<Node>& symbol = list_of(node, "operName");
    drop_default_schema(symbol);
    if (kind == "ANY_SUBLINK" && symbol.size() == 1 && string_of(symbol[0]) == "=")
        symbol.clear();
    if (Node* const tested = field_of(node, "testexpr"))
        settle(*tested, type);
    return "bool";
}

}  // namespace aludel::dialect::postgresql::normal
