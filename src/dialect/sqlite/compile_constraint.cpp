#include <fmt/format.h>

#include "base/error.hpp"
#include "dialect/clauses.hpp"
#include "dialect/sqlite/compile_parts.hpp"

namespace aludel::dialect::sqlite {

namespace {

using catalog::Constraint;

/// What stands between the name and the deferrability.
struct RuleText {
    std::string operator()(const catalog::PrimaryKey& rule) const {
        return fmt::format("PRIMARY KEY ({})", names().list(rule.columns));
    }
    std::string operator()(const catalog::Unique& rule) const {
        return fmt::format("UNIQUE ({})", names().list(rule.columns));
    }
    std::string operator()(const catalog::ForeignKey& rule) const {
        return fmt::format("FOREIGN KEY({}) {}", names().list(rule.columns),
                           references(names(), names().quote(rule.referred.name), rule, DeleteActions::plain));
    }
    std::string operator()(const catalog::Check& rule) const { return fmt::format("CHECK ({})", rule.condition); }
    std::string operator()(const catalog::Exclusion& /*rule*/) const {
        throw Error(ErrorCode::not_supported, "SQLite has no EXCLUDE constraints")
            .hint("leave it out, or ask for the dialect first");
    }
};

}  // namespace

std::optional<std::string> constraint_text(const Constraint& constraint, const std::string& schema) {
    const auto* key = std::get_if<catalog::ForeignKey>(&constraint.rule);
    if (key != nullptr && key->referred.schema != schema)
        return std::nullopt;
    std::string text = constraint_preamble(names(), constraint) + std::visit(RuleText{}, constraint.rule) +
                       deferrability(constraint.deferrable, constraint.initially);
    if (key == nullptr && !constraint.on_conflict.empty())
        text += " ON CONFLICT " + constraint.on_conflict;
    return text;
}

}  // namespace aludel::dialect::sqlite
