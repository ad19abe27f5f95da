#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/sqlite/rebuild_parts.hpp"

namespace aludel::dialect::sqlite {

namespace {

using catalog::Constraint;

bool in_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// As reflected, it stands in no parentheses; SQLite wants them around an expression. What Alembic takes for none: one
/// digit, quoted text, what is in parentheses.
std::string default_of_column(const std::string& reflected) {
    const bool one_line = reflected.find('\n') == std::string::npos;
    const bool digit = reflected.size() == 1 && ((reflected[0] >= '0' && reflected[0] <= '9') || reflected[0] == '.');
    const bool inside = one_line && reflected.size() > 2;
    const bool quoted = inside && reflected.front() == '\'' && reflected.back() == '\'';
    const bool grouped = inside && reflected.front() == '(' && reflected.back() == ')';
    return through_text(reflected.empty() || digit || quoted || grouped ? reflected : "(" + reflected + ")");
}

/// Names by the convention that a batch was given.
class Convention {
public:
    Convention(const catalog::RebuildTable& operation) : operation_(operation) {}

    void name(Constraint& constraint) const {
        const std::string* pattern = pattern_for(constraint);
        if (pattern == nullptr || (!constraint.name.empty() && pattern->find("constraint_name") == std::string::npos)) {
            return;
        }
        constraint.name = fill(*pattern, constraint);
        constraint.name_may_be_cut = true;
    }

private:
    const std::string* pattern_for(const Constraint& constraint) const {
        static constexpr std::string_view keys[] = {"pk", "uq", "fk", "ck", "ex"};
        const std::string_view key = keys[constraint.rule.index()];
        for (const auto& [name, pattern] : operation_.naming_convention) {
            if (name == key) {
                return &pattern;
            }
        }
        return nullptr;
    }

    std::string fill(const std::string& pattern, const Constraint& constraint) const {
        std::string text;
        for (std::size_t at = 0; at < pattern.size();) {
            if (pattern[at] != '%') {
                text += pattern[at++];
                continue;
            }
            const std::size_t close = pattern.find(")s", at);
            if (pattern.compare(at, 2, "%%") == 0) {
                text += '%';
                at += 2;
            } else if (pattern.compare(at, 2, "%(") == 0 && close != std::string::npos) {
                text += token(pattern.substr(at + 2, close - at - 2), constraint);
                at = close + 2;
            } else {
                raise_python("ValueError", "incomplete format");
            }
        }
        return text;
    }

    std::string token(const std::string& token, const Constraint& constraint) const {
        const auto* key = std::get_if<catalog::ForeignKey>(&constraint.rule);
        if (token == "table_name") {
            return operation_.table.name;
        }
        if (token == "constraint_name") {
            if (constraint.name.empty()) {
                raise_python("sqlalchemy.exc.InvalidRequestError",
                             "Naming convention including %(constraint_name)s token requires that constraint is "
                             "explicitly named.");
            }
            return constraint.name;
        }
        if (token == "referred_table_name" && key != nullptr) {
            return key->referred.name;
        }
        const bool referred = token.starts_with("referred_column_");
        if (referred ? key != nullptr : token.starts_with("column_")) {
            const std::string_view rest = std::string_view(token).substr(referred ? 16 : 7);
            if (std::optional<std::string> text =
                    columns(rest, referred ? key->referred_columns : columns_of(constraint), referred)) {
                return *text;
            }
        }
        raise_python("KeyError", python_repr(token));
    }

    static std::vector<std::string> columns_of(const Constraint& constraint) {
        if (const auto* key = std::get_if<catalog::PrimaryKey>(&constraint.rule)) {
            return key->columns;
        }
        if (const auto* unique = std::get_if<catalog::Unique>(&constraint.rule)) {
            return unique->columns;
        }
        const auto* foreign = std::get_if<catalog::ForeignKey>(&constraint.rule);
        return foreign != nullptr ? foreign->columns : std::vector<std::string>();
    }

    /// "0_name", "0N_name", "0_N_name", "0_label"
    std::optional<std::string> columns(std::string_view rest, const std::vector<std::string>& names,
                                       bool referred) const {
        const std::size_t digits = rest.find_first_not_of("0123456789");
        if (digits == 0 || digits == std::string_view::npos) {
            return std::nullopt;
        }
        const std::size_t index = std::stoul(std::string(rest.substr(0, digits)));
        rest.remove_prefix(digits);
        const bool separated = rest.starts_with("_N_");
        const bool all = separated || rest.starts_with("N_");
        rest.remove_prefix(std::min(rest.size(), std::size_t(separated ? 3 : all ? 2 : 1)));
        const bool label = rest == "label" && !referred;
        if (!label && rest != "name" && (referred || rest != "key")) {
            return std::nullopt;
        }
        const std::string& schema = operation_.table.schema;
        const std::string prefix = !label           ? ""
                                   : schema.empty() ? operation_.table.name + "_"
                                                    : schema + "_" + operation_.table.name + "_";
        if (!all) {
            return index < names.size() ? prefix + names[index] : std::string();
        }
        std::vector<std::string> parts;
        for (const std::string& name : names) {
            parts.push_back(prefix + name);
        }
        return join(parts, separated ? "_" : "");
    }

    const catalog::RebuildTable& operation_;
};

}  // namespace

void raise_python(std::string_view type, const std::string& message) {
    throw Error(ErrorCode::python_raised, fmt::format("{}: {}", type, message));
}

std::string python_repr(std::string_view text) {
    const bool single = text.find('\'') == std::string_view::npos || text.find('"') != std::string_view::npos;
    return single ? fmt::format("'{}'", replace_all(replace_all(text, "\\", "\\\\"), "'", "\\'"))
                  : fmt::format("\"{}\"", replace_all(text, "\\", "\\\\"));
}

std::string through_text(const std::string& sql) {
    std::string text;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        const std::size_t colon = sql[at] == '\\' ? at + 1 : at;
        std::size_t end = colon + 1;
        while (end < sql.size() && in_name(sql[end])) {
            ++end;
        }
        const bool ends = end >= sql.size() || sql[end] != ':';
        if (colon >= sql.size() || sql[colon] != ':') {
            text += sql[at];
        } else if (colon > at) {
            text += sql.substr(colon, end - colon);
            at = end - 1;
        } else if (end > colon + 1 && ends && (at == 0 || (sql[at - 1] != ':' && !in_name(sql[at - 1])))) {
            raise_python("sqlalchemy.exc.CompileError",
                         fmt::format("Bind parameter {} without a renderable value not allowed here.",
                                     python_repr(sql.substr(colon + 1, end - colon - 1))));
        } else {
            text += sql[at];
        }
    }
    return text;
}

catalog::RebuildTable::Definition definition_of(const catalog::ReflectedTable& table,
                                                const catalog::RebuildTable& operation) {
    catalog::RebuildTable::Definition made;
    for (const catalog::Column& column : table.table.columns) {
        catalog::RebuiltColumn one;
        one.column = column;
        one.affinity = catalog::affinity_of(column.type.kind);
        if (column.default_expression) {
            one.column.default_expression = default_of_column(*column.default_expression);
        }
        if (column.computed) {
            one.column.computed->expression = through_text(column.computed->expression);
        }
        made.columns.push_back(std::move(one));
    }
    const Convention convention(operation);
    bool keyed = false;
    for (const Constraint& constraint : table.table.constraints) {
        catalog::RebuiltConstraint one;
        one.constraint = constraint;
        if (auto* check = std::get_if<catalog::Check>(&one.constraint.rule)) {
            check->condition = through_text(check->condition);
        }
        const auto* key = std::get_if<catalog::PrimaryKey>(&constraint.rule);
        for (catalog::RebuiltColumn& column : made.columns) {
            column.primary_key =
                column.primary_key || (key != nullptr && std::find(key->columns.begin(), key->columns.end(),
                                                                   column.column.name) != key->columns.end());
        }
        keyed = keyed || key != nullptr;
        convention.name(one.constraint);
        const bool unnamed_check =
            std::holds_alternative<catalog::Check>(one.constraint.rule) && one.constraint.name.empty();
        if (!unnamed_check) {  // Alembic cannot tell whose it is
            made.constraints.push_back(std::move(one));
        }
    }
    if (!keyed) {
        catalog::RebuiltConstraint none;
        none.constraint.rule = catalog::PrimaryKey{};
        convention.name(none.constraint);
        made.constraints.insert(made.constraints.begin(), std::move(none));
    }
    made.indexes = table.indexes;
    for (catalog::Index& index : made.indexes) {
        index.condition = through_text(index.condition);
    }
    return made;
}

}  // namespace aludel::dialect::sqlite
