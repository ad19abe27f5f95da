#include "dialect/clauses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"

namespace aludel::dialect {

namespace {

constexpr std::array<std::string_view, 5> actions_of_keys{"RESTRICT", "CASCADE", "SET NULL", "NO ACTION",
                                                          "SET DEFAULT"};

bool is_one_of(std::string_view phrase, std::span<const std::string_view> phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view one) { return iequals(one, phrase); });
}

/// "SET NULL (a, b)", "SET DEFAULT(a)".
bool sets_columns(std::string_view phrase) {
    for (const std::string_view verb : {std::string_view("SET NULL"), std::string_view("SET DEFAULT")}) {
        if (!iequals(phrase.substr(0, verb.size()), verb))
            continue;
        const std::string_view rest = trim(phrase.substr(verb.size()));
        if (rest.size() > 2 && rest.front() == '(' && phrase.back() == ')' && rest.find('\n') == std::string_view::npos)
            return true;
    }
    return false;
}

std::string action(std::string_view event, const std::string& phrase, bool columns) {
    if (phrase.empty())
        return {};
    if (!is_one_of(phrase, actions_of_keys) && !(columns && sets_columns(phrase)))
        throw Error(ErrorCode::not_supported, fmt::format("ON {} cannot be \"{}\"", event, phrase))
            .hint("it is one of CASCADE, RESTRICT, NO ACTION, SET NULL, SET DEFAULT");
    return fmt::format(" ON {} {}", event, phrase);
}

}  // namespace

std::string constraint_preamble(const Names& names, const catalog::Constraint& constraint) {
    return constraint.name.empty()
               ? std::string()
               : fmt::format("CONSTRAINT {} ", names.limited(constraint.name, constraint.name_may_be_cut));
}

std::string deferrability(const std::optional<bool>& deferrable, std::string_view initially) {
    std::string text;
    if (deferrable)
        text += *deferrable ? " DEFERRABLE" : " NOT DEFERRABLE";
    if (initially.empty())
        return text;
    constexpr std::array<std::string_view, 2> words{"DEFERRED", "IMMEDIATE"};
    if (!is_one_of(initially, words))
        throw Error(ErrorCode::not_supported, fmt::format("INITIALLY cannot be \"{}\"", initially))
            .hint("it is DEFERRED or IMMEDIATE");
    return fmt::format("{} INITIALLY {}", text, initially);
}

std::string references(const Names& names, std::string_view table, const catalog::ForeignKey& key,
                       DeleteActions actions) {
    return fmt::format("REFERENCES {} ({}){}{}{}", table, names.list(key.referred_columns),
                       key.match.empty() ? std::string() : " MATCH " + key.match,
                       action("DELETE", key.on_delete, actions == DeleteActions::with_columns),
                       action("UPDATE", key.on_update, false));
}

std::string check_text(const Names& names, const catalog::Constraint& constraint, const catalog::Check& check) {
    return fmt::format("{}CHECK ({}){}", constraint_preamble(names, constraint), check.condition,
                       deferrability(constraint.deferrable, constraint.initially));
}

std::string column_checks(const Names& names, const catalog::Column& column) {
    std::string text;
    for (const catalog::Constraint& constraint : column.checks) {
        const auto* check = std::get_if<catalog::Check>(&constraint.rule);
        if (check == nullptr)
            throw Error(ErrorCode::internal, "only a CHECK stands with its column");
        if (!constraint.on_conflict.empty())
            throw Error(ErrorCode::not_supported,
                        fmt::format("the CHECK of column {} cannot have an ON CONFLICT clause", column.name))
                .hint("make it a constraint of the table");
        text += " " + check_text(names, constraint, *check);
    }
    return text;
}

std::string create_table_text(const Names& names, const catalog::CreateTable& operation,
                              const std::vector<std::string>& items, std::string_view options) {
    std::string prefixes;
    for (const std::string& prefix : operation.table.prefixes) prefixes += prefix + " ";
    return fmt::format("CREATE {}TABLE {}{} ({}{}\n){}", prefixes, operation.if_not_exists ? "IF NOT EXISTS " : "",
                       names.qualified(operation.table.name), items.empty() ? "" : "\n\t", join(items, ", \n\t"),
                       options);
}

std::string drop_table_text(const Names& names, const catalog::DropTable& operation) {
    return fmt::format("DROP TABLE {}{}", operation.if_exists ? "IF EXISTS " : "", names.qualified(operation.table));
}

std::string alter_table(const Names& names, const catalog::QualifiedName& table) {
    return fmt::format("ALTER TABLE {} ", names.dotted(table));
}

std::string add_column_text(const Names& names, const catalog::AddColumn& operation, std::string_view column,
                            DeleteActions actions) {
    std::string reference;
    if (operation.inline_reference) {
        const auto& [key, deferrable, initially] = *operation.inline_reference;
        reference =
            " " + references(names, names.qualified(key.referred), key, actions) + deferrability(deferrable, initially);
    }
    return fmt::format(
        "{}ADD COLUMN {}{}{}{}{}", alter_table(names, operation.table), operation.if_not_exists ? "IF NOT EXISTS " : "",
        column, operation.inline_primary_key ? " PRIMARY KEY" : "", reference, column_checks(names, operation.column));
}

}  // namespace aludel::dialect
