#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/clauses.hpp"
#include "dialect/postgresql/compile_parts.hpp"

namespace aludel::dialect::postgresql {

namespace {

using catalog::Constraint;

std::string include_clause(const std::vector<std::string>& columns) {
    return columns.empty() ? std::string() : fmt::format(" INCLUDE ({})", names().list(columns));
}

/// What stands between the name and the deferrability, and what stands behind it.
struct Rule {
    std::string body;
    std::string_view validity;
};

struct RuleText {
    Rule operator()(const catalog::PrimaryKey& rule) const {
        return {fmt::format("PRIMARY KEY ({}){}", names().list(rule.columns), include_clause(rule.include)), {}};
    }
    Rule operator()(const catalog::Unique& rule) const {
        std::string_view nulls;
        if (rule.nulls_not_distinct)
            nulls = *rule.nulls_not_distinct ? "NULLS NOT DISTINCT " : "NULLS DISTINCT ";
        return {fmt::format("UNIQUE {}({}){}", nulls, names().list(rule.columns), include_clause(rule.include)), {}};
    }
    Rule operator()(const catalog::ForeignKey& rule) const {
        return {fmt::format("FOREIGN KEY({}) {}", names().list(rule.columns),
                            references(names(), names().qualified(rule.referred), rule, DeleteActions::with_columns)),
                rule.not_valid ? " NOT VALID" : ""};
    }
    Rule operator()(const catalog::Check& rule) const {
        return {fmt::format("CHECK ({})", rule.condition), rule.not_valid ? " NOT VALID" : ""};
    }
    Rule operator()(const catalog::Exclusion& rule) const {
        std::vector<std::string> elements;
        for (const auto& [expression, with] : rule.elements)
            elements.push_back(fmt::format("{} WITH {}", expression, with));
        return {fmt::format("EXCLUDE USING {} ({}){}", access_method(rule.method), join(elements, ", "),
                            rule.condition.empty() ? "" : fmt::format(" WHERE ({})", rule.condition)),
                {}};
    }
};

}  // namespace

std::string constraint_text(const Constraint& constraint) {
    const Rule rule = std::visit(RuleText{}, constraint.rule);
    return fmt::format("{}{}{}{}", constraint_preamble(names(), constraint), rule.body,
                       deferrability(constraint.deferrable, constraint.initially), rule.validity);
}

}  // namespace aludel::dialect::postgresql
