#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "script/sqlalchemy/compiler.hpp"
#include "script/sqlalchemy/custom_compiler.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/value.hpp"

namespace aludel::script::sqlalchemy {

std::string SqlCompiler::function(const Value& clause) {
    if (has_custom_compiler(evaluator_, clause)) {
        return custom_text(evaluator_, clause, target_);
    }
    Value name_value = field(clause, "name");
    if (!name_value.defined()) {
        name_value = class_field(evaluator_, clause, "name");
    }
    std::string name = as_text(name_value).value_or("");
    std::vector<Value> arguments = items_of(clause, "clauses");
    if (!target_.is_postgresql()) {
        if (name == "now" && some_field(clause, "name").defined()) {
            return "CURRENT_TIMESTAMP";
        }
        if (name == "localtimestamp") {
            return "DATETIME(CURRENT_TIMESTAMP, 'localtime')";
        }
        name = name == "char_length" ? "length" : name == "aggregate_strings" ? "group_concat" : name;
    } else if (lower_case(name) == "substring" && arguments.size() >= 2) {
        std::string length = arguments.size() > 2 ? " FOR " + process(arguments[2]) : "";
        return fmt::format("SUBSTRING({} FROM {}{})", process(arguments[0]), process(arguments[1]), length);
    } else if (name == "aggregate_strings") {
        name = "string_agg";
    }
    if (std::optional<std::string> written = text_field(clause, "written")) {
        name = *written;
    }
    auto written_name = [&](const std::string& one) {
        bool plain = std::all_of(one.begin(), one.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
                   c == ' ';
        });
        return plain && !is_a(name_value, quoted_name_class()) ? one
                                                               : fmt::format("\"{}\"", replace_all(one, "\"", "\"\""));
    };
    std::string path;
    for (const Value& package : items_of(clause, "packagenames")) {
        path += written_name(*as_text(package)) + ".";
    }
    if (flag(evaluator_, clause, "bare")) {
        return path + name;
    }
    Scoped operators(in_operator_, false);
    return fmt::format("{}{}({})", path, written_name(name), list(arguments, ", "));
}

std::string SqlCompiler::sequence(const Value& clause) {
    if (!target_.is_postgresql()) {
        python::raise(evaluator_, python::ExceptionType::NotImplementedError,
                      "Dialect 'sqlite' does not support sequence increments.");
    }
    Value of = field(clause, "sequence");
    return fmt::format("nextval({})", quote_text(quote_path(target_, text_field(of, "schema").value_or(""),
                                                            text_field(of, "name").value_or(""))));
}

std::string SqlCompiler::extract(const Value& clause) {
    std::string part = *text_field(clause, "field");
    std::string inner = process(field(clause, "expr"));
    if (target_.is_postgresql()) {
        return fmt::format("EXTRACT({} FROM {})", part, inner);
    }
    static constexpr std::pair<std::string_view, std::string_view> formats[] = {
        {"month", "%m"}, {"day", "%d"},    {"year", "%Y"},  {"second", "%S"}, {"hour", "%H"},
        {"doy", "%j"},   {"minute", "%M"}, {"epoch", "%s"}, {"dow", "%w"},    {"week", "%W"}};
    for (const auto& [name, format] : formats) {
        if (name == part) {
            return fmt::format("CAST(STRFTIME('{}', {}) AS INTEGER)", format, inner);
        }
    }
    raise_error(evaluator_, "CompileError", fmt::format("{} is not a valid extract argument.", part));
}

std::string SqlCompiler::frame(const Value& range) {
    auto bound_text = [&](const Value& edge, bool first) -> std::string {
        if (is_none(edge)) {
            return first ? "UNBOUNDED PRECEDING" : "UNBOUNDED FOLLOWING";
        }
        std::int64_t rows = python::to_index(evaluator_, edge);
        return rows == 0 ? "CURRENT ROW"
                         : fmt::format("{} {}", rows < 0 ? -rows : rows, rows < 0 ? "PRECEDING" : "FOLLOWING");
    };
    const auto& edges = items(range);
    return edges.size() == 2 ? fmt::format("{} AND {}", bound_text(edges[0], true), bound_text(edges[1], false))
                             : std::string();
}

std::string SqlCompiler::over(const Value& clause) {
    std::vector<std::string> parts;
    for (auto [name, word] : {std::pair("partition_by", "PARTITION BY"), std::pair("order_by", "ORDER BY")}) {
        if (Value given = some_field(clause, name); given.defined()) {
            parts.push_back(fmt::format("{} {}", word, process(given)));
        }
    }
    for (auto [name, word] : {std::pair("range_", "RANGE"), std::pair("rows", "ROWS"), std::pair("groups", "GROUPS")}) {
        if (Value given = some_field(clause, name); given.defined()) {
            parts.push_back(fmt::format("{} BETWEEN {}", word, frame(given)));
            break;
        }
    }
    return fmt::format("{} OVER ({})", process(field(clause, "element")), aludel::join(parts, " "));
}

}  // namespace aludel::script::sqlalchemy
