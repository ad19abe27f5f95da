#include <fmt/format.h>

#include "base/text.hpp"
#include "script/sqlalchemy/compiler.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/selectable.hpp"

namespace aludel::script::sqlalchemy {

std::string SqlCompiler::alias_name(const Value& alias) {
    if (std::optional<std::string> name = text_field(alias, "name")) {
        return *name;
    }
    const void* key = alias.object();
    auto found = alias_names_.find(key);
    if (found == alias_names_.end()) {
        std::string base = text_field(alias, "_base_name").value_or("");
        Value element = field(alias, "element");
        if (base.empty() && (node_of(element) == Node::table || node_of(element) == Node::function)) {
            base = text_field(element, "name").value_or("");
        }
        base = base.empty() ? "anon" : base;
        found = alias_names_.emplace(key, anonymous(base)).first;
    }
    return found->second;
}

std::string SqlCompiler::from(const Value& from) {
    switch (node_of(from)) {
        case Node::table: {
            std::string schema = text_field(from, "schema").value_or("");
            return schema.empty() ? quote(field(from, "name"))
                                  : quote_name(target_, schema) + "." + quote(field(from, "name"));
        }
        case Node::text:
            return text(from);
        case Node::join:
            return join(from);
        case Node::values:
            return values_clause(from);
        case Node::cte:
            return cte_reference(from);
        case Node::alias:
        case Node::subquery:
        case Node::lateral:
        case Node::table_sample:
        case Node::table_valued:
            break;
        default:
            return process(from);
    }
    Value element = field(from, "element");
    std::string inner;
    if (is_select_base(element)) {
        Scoped part(in_from_, true);
        Scoped beside(in_lateral_, node_of(from) == Node::lateral);
        inner = "(" + process(element) + ")";
    } else if (is_from(element)) {
        inner = this->from(element);
    } else {
        inner = process(element);
    }
    std::string name = quote_name(target_, alias_name(from));
    switch (node_of(from)) {
        case Node::lateral:
            return fmt::format("LATERAL {} AS {}", inner, name);
        case Node::table_sample:
            return fmt::format("{} AS {} TABLESAMPLE {}", inner, name, process(field(from, "sampling")));
        case Node::table_valued: {
            std::string ordinality = flag(evaluator_, from, "with_ordinality") ? " WITH ORDINALITY" : "";
            std::string columns;
            if (flag(evaluator_, from, "render_derived")) {
                for (const Value& column : items_of(from, "_columns")) {
                    std::string typed = flag(evaluator_, from, "with_types")
                                            ? " " + type_text(evaluator_, type_of_clause(evaluator_, column), target_)
                                            : "";
                    columns += (columns.empty() ? "" : ", ") + quote(field(column, "name")) + typed;
                }
                columns = "(" + columns + ")";
            }
            std::string_view lateral = flag(evaluator_, from, "is_lateral") ? "LATERAL " : "";
            return fmt::format("{}{}{} AS {}{}", lateral, inner, ordinality, name, columns);
        }
        default:
            return fmt::format("{} AS {}", inner, name);
    }
}

std::string SqlCompiler::join(const Value& join) {
    std::string_view word = flag(evaluator_, join, "full")      ? " FULL OUTER JOIN "
                            : flag(evaluator_, join, "isouter") ? " LEFT OUTER JOIN "
                                                                : " JOIN ";
    Value right = field(join, "right");
    std::string right_text = from(right);
    if (node_of(right) == Node::join) {
        right_text = "(" + right_text + ")";
    }
    Scoped tables(include_table_, true);
    return fmt::format("{}{}{} ON {}", from(field(join, "left")), word, right_text, process(field(join, "onclause")));
}

std::string SqlCompiler::values_clause(const Value& values) {
    std::vector<Value> columns = items_of(values, "_columns");
    std::string rows;
    for (const Value& row : items_of(values, "_data")) {
        std::string one;
        std::size_t at = 0;
        for (const Value& member : python::to_vector(evaluator_, row)) {
            Value type =
                at < columns.size() ? type_of_clause(evaluator_, columns[at]) : type_for_value(evaluator_, member);
            one += (at ? ", " : "") + bound(member, is_null_type(type) ? type_for_value(evaluator_, member) : type, {});
            ++at;
        }
        rows += (rows.empty() ? "" : ", ") + ("(" + one + ")");
    }
    std::string text = "VALUES " + rows;
    if (levels_.empty()) {
        return text;
    }
    std::string names;
    for (const Value& column : columns) {
        names += (names.empty() ? "" : ", ") + quote(field(column, "name"));
    }
    return fmt::format("({}) AS {} ({})", text, quote_name(target_, alias_name(values)), names);
}

std::string SqlCompiler::cte_reference(const Value& cte) {
    std::string name = quote_name(target_, alias_name(cte));
    if (Value original = some_field(cte, "_alias_of"); original.defined()) {
        cte_reference(original);
        return fmt::format("{} AS {}", quote_name(target_, alias_name(original)), name);
    }
    for (const Value& known : ctes_) {
        if (known.same(cte) || some_field(cte, "_restates").same(known)) {
            return name;
        }
    }
    // A recursive one is part of what it means itself: union() of it stands in its place.
    Value restated = some_field(cte, "_restates");
    ctes_.push_back(cte);
    if (restated.defined()) {
        ctes_.push_back(restated);
    }
    Value element = field(cte, "element");
    bool recursive = flag(evaluator_, cte, "recursive");
    recursive_ = recursive_ || recursive;
    std::string columns;
    if (recursive) {
        for (const Value& column : proxies(evaluator_, element, cte)) {
            columns += (columns.empty() ? "" : ", ") + quote(field(column, "name"));
        }
        columns = "(" + columns + ")";
    }
    std::vector<Level> outside = std::exchange(levels_, {Level{}});
    Scoped part(in_from_, true);
    std::string inner = process(element);
    levels_ = std::move(outside);
    std::string prefix;
    for (const Value& one : items_of(cte, "_prefixes")) {
        prefix += process(one) + " ";
    }
    cte_texts_.push_back(fmt::format("{}{} AS {}\n({})", name, columns, prefix, inner));
    return name;
}

std::string SqlCompiler::with_clause() {
    if (cte_texts_.empty()) {
        return {};
    }
    std::string text = fmt::format("WITH {}{}\n ", recursive_ ? "RECURSIVE " : "", aludel::join(cte_texts_, ", \n"));
    cte_texts_.clear();
    return text;
}

}  // namespace aludel::script::sqlalchemy
