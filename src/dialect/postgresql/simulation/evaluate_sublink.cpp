#include <utility>

#include "dialect/postgresql/simulation/evaluate.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// Why the rows are not known; empty: they are.
std::string doubt(const RowSet& relation) {
    for (const TableRow& row : relation.rows)
        if (!row.maybe.empty())
            return row.maybe;
    return {};
}

}  // namespace

Datum Evaluator::sublink(const Node& node, const Frame* frame) {
    const std::string& kind = node.word("subLinkType");
    const RowSet relation = query(node["subselect"], frame, dry());
    if (kind == "EXISTS_SUBLINK") {
        for (const TableRow& row : relation.rows)
            if (row.maybe.empty())
                return Datum::boolean(true);
        return relation.rows.empty() ? Datum::boolean(false) : Datum::unknown(doubt(relation), type_id::boolean);
    }
    if (kind == "ANY_SUBLINK" || kind == "ALL_SUBLINK")
        return among(node, frame, relation);
    const TypeId type = relation.columns.empty() ? type_id::text : relation.columns.front().type;
    if (relation.columns.size() != 1 && kind != "EXISTS_SUBLINK")
        fail("42601", "subquery must return only one column", node);
    if (const std::string why = doubt(relation); !why.empty())
        return Datum::unknown(why, kind == "ARRAY_SUBLINK" ? array_of(type) : type);
    if (kind == "ARRAY_SUBLINK") {
        std::vector<Datum> items;
        TypeId element = type;
        for (const TableRow& row : relation.rows) {
            if (row.cells.front().is_unknown())
                return row.cells.front();
            element = row.cells.front().type;
            items.push_back(row.cells.front());
        }
        const TypeId array = array_of(element);
        return array == 0 ? Datum::unknown("an array of " + system_.type_text(element))
               : dry()    ? Datum::null(array)
                          : Datum::array(std::move(items), array);
    }
    if (kind != "EXPR_SUBLINK")
        return Datum::unknown("what a subquery of this kind gives");
    if (relation.rows.size() > 1)
        fail("21000", "more than one row returned by a subquery used as an expression");
    return relation.rows.empty() ? Datum::null(type) : relation.rows.front().cells.front();
}

Datum Evaluator::among(const Node& node, const Frame* frame, const RowSet& relation) {
    const bool all = node.word("subLinkType") == "ALL_SUBLINK";
    const auto& written = node.list("operName");
    const std::string name = written.empty() ? "=" : string_of(written.back());
    const Datum left = expression(node["testexpr"], frame);
    Datum result = Datum::boolean(all);
    for (const TableRow& row : relation.rows) {
        Datum right = row.cells.size() == 1 ? row.cells.front() : Datum::array(row.cells, type_id::record);
        Datum one = applied(name, left, std::move(right), node);
        if (one.is_known() && (one.number != 0) != all) {
            if (row.maybe.empty())
                return one;
            one = Datum::unknown(row.maybe, type_id::boolean);
        }
        if (one.is_unknown() ? !result.is_unknown() : one.is_null() && result.is_known())
            result = std::move(one);
    }
    return result;
}

}  // namespace aludel::dialect::postgresql::simulation
