#include <algorithm>
#include <iterator>

#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_sql_parts.hpp"

namespace aludel::dialect::postgresql::sql_text {

namespace {

/// The fields that EXTRACT takes without quotes.
constexpr std::string_view plain_fields[] = {
    "century", "day",     "decade", "dow",          "doy",           "epoch",           "hour",
    "isodow",  "isoyear", "julian", "microseconds", "millennium",    "milliseconds",    "minute",
    "month",   "quarter", "second", "timezone",     "timezone_hour", "timezone_minute", "week",
    "year"};

std::string extract(const std::vector<Node>& args) {
    const std::string& field = args.at(0)["sval"].word("sval");
    const bool plain = std::find(std::begin(plain_fields), std::end(plain_fields), field) != std::end(plain_fields);
    return "EXTRACT(" + (plain ? field : quote_literal(field)) + " FROM " + expression(args.at(1)) + ")";
}

std::string overlay(const std::vector<Node>& args) {
    return "OVERLAY(" + expression(args.at(0)) + " PLACING " + expression(args.at(1)) + " FROM " +
           expression(args.at(2)) + (args.size() > 3 ? " FOR " + expression(args[3]) : "") + ")";
}

std::string substring(const std::vector<Node>& args) {
    return "SUBSTRING(" + expression(args.at(0)) + " FROM " + expression(args.at(1)) +
           (args.size() > 2 ? " FOR " + expression(args[2]) : "") + ")";
}

std::string position(const std::vector<Node>& args) {
    return "POSITION(" + narrow_operand(args.at(1)) + " IN " + narrow_operand(args.at(0)) + ")";
}

/// What is cut off stands first in SQL, and last in the arguments.
std::string trim(std::string_view side, const std::vector<Node>& args) {
    std::string text = "TRIM(" + std::string(side) + " ";
    if (args.size() == 2)
        return text + expression(args[1]) + " FROM " + expression(args[0]) + ")";
    return text + "FROM " + expressions(args) + ")";
}

std::string normalize(const std::vector<Node>& args) {
    return "NORMALIZE(" + expression(args.at(0)) + (args.size() > 1 ? ", " + args[1]["sval"].word("sval") : "") + ")";
}

std::string overlaps(const std::vector<Node>& args) {
    return "(" + expression(args.at(0)) + ", " + expression(args.at(1)) + ") OVERLAPS (" + expression(args.at(2)) +
           ", " + expression(args.at(3)) + ")";
}

/// The forms that SQL has words for, where they were written with these words.
Piece sql_syntax(const Node& node) {
    const std::string& name = string_of(node.list("funcname").back());
    const std::vector<Node>& args = node.list("args");
    if (name == "timezone" && args.size() == 2)
        return {operand(args[1], Level::zone) + " AT TIME ZONE " + operand(args[0], Level::collation), Level::zone};
    if (name == "is_normalized")
        return {operand(args.at(0), Level::operation) + " IS " +
                    (args.size() > 1 ? args[1]["sval"].word("sval") + " " : "") + "NORMALIZED",
                Level::test};
    if (name == "overlaps" && args.size() == 4)
        return {overlaps(args), Level::comparison};
    if (name == "pg_collation_for")
        return {"COLLATION FOR (" + expression(args.at(0)) + ")"};
    if (name == "xmlexists")
        return {"XMLEXISTS(" + operand(args.at(0), Level::primary) + " PASSING " + operand(args.at(1), Level::primary) +
                ")"};
    if (name == "extract")
        return {extract(args)};
    if (name == "overlay")
        return {overlay(args)};
    if (name == "substring" && args.size() > 1)
        return {substring(args)};
    if (name == "position")
        return {position(args)};
    if (name == "btrim")
        return {trim("BOTH", args)};
    if (name == "ltrim")
        return {trim("LEADING", args)};
    if (name == "rtrim")
        return {trim("TRAILING", args)};
    if (name == "normalize")
        return {normalize(args)};
    refuse(node);
}

std::string arguments(const Node& node) {
    if (node.flag("agg_star"))
        return "*";
    std::string text = node.flag("agg_distinct") ? "DISTINCT " : "";
    const std::vector<Node>& args = node.list("args");
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (i > 0)
            text += ", ";
        if (node.flag("func_variadic") && i + 1 == args.size())
            text += "VARIADIC ";
        text += expression(args[i]);
    }
    if (!node.flag("agg_within_group") && !node.list("agg_order").empty())
        text += " ORDER BY " + sort_list(node.list("agg_order"));
    return text;
}

// parsenodes.h, FRAMEOPTION_…
enum Frame : std::int64_t {
    frame_written = 0x1,
    frame_range = 0x2,
    frame_rows = 0x4,
    frame_groups = 0x8,
    frame_between = 0x10,
    frame_exclude_current_row = 0x8000,
    frame_exclude_group = 0x10000,
    frame_exclude_ties = 0x20000,
};

/// A bound's bits: those of the end are one to the left.
std::string bound(std::int64_t options, const Node& offset) {
    if ((options & 0x20) != 0)
        return "UNBOUNDED PRECEDING";
    if ((options & 0x80) != 0)
        return "UNBOUNDED FOLLOWING";
    if ((options & 0x200) != 0)
        return "CURRENT ROW";
    return operand(offset, Level::primary) + ((options & 0x800) != 0 ? " PRECEDING" : " FOLLOWING");
}

std::string frame(const Node& definition) {
    const std::int64_t options = definition.number("frameOptions");
    std::string text = (options & frame_range) != 0 ? "RANGE " : (options & frame_rows) != 0 ? "ROWS " : "GROUPS ";
    const std::string start = bound(options, definition["startOffset"]);
    if ((options & frame_between) != 0)
        text += "BETWEEN " + start + " AND " + bound(options >> 1, definition["endOffset"]);
    else
        text += start;
    if ((options & frame_exclude_current_row) != 0)
        text += " EXCLUDE CURRENT ROW";
    if ((options & frame_exclude_group) != 0)
        text += " EXCLUDE GROUP";
    if ((options & frame_exclude_ties) != 0)
        text += " EXCLUDE TIES";
    return text;
}

}  // namespace

std::string window(const Node& definition) {
    std::vector<std::string> parts;
    if (!definition.word("refname").empty())
        parts.push_back(quote_identifier(definition.word("refname")));
    if (!definition.list("partitionClause").empty())
        parts.push_back("PARTITION BY " + expressions(definition.list("partitionClause")));
    if (!definition.list("orderClause").empty())
        parts.push_back("ORDER BY " + sort_list(definition.list("orderClause")));
    if ((definition.number("frameOptions") & frame_written) != 0)
        parts.push_back(frame(definition));
    return "(" + join(parts, " ") + ")";
}

Piece function_call(const Node& node) {
    if (node.word("funcformat") == "COERCE_SQL_SYNTAX")
        return sql_syntax(node);
    std::string text = qualified(node.list("funcname")) + "(" + arguments(node) + ")";
    if (node.flag("agg_within_group"))
        text += " WITHIN GROUP (ORDER BY " + sort_list(node.list("agg_order")) + ")";
    if (node["agg_filter"])
        text += " FILTER (WHERE " + expression(node["agg_filter"]) + ")";
    if (const Node& over = node["over"])
        text += " OVER " + (over.word("name").empty() ? window(over) : quote_identifier(over.word("name")));
    return {text};
}

}  // namespace aludel::dialect::postgresql::sql_text
