#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/clauses.hpp"
#include "dialect/postgresql/compile_parts.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

using catalog::AlterColumn;
using catalog::SequenceOptions;

/// SET … for each option that `to` says and `from` does not say so, by the alphabet of Alembic's names for them.
std::string changed_options(const catalog::Identity& from, const catalog::Identity& to) {
    std::vector<std::string> parts;
    if (to.always != from.always)
        parts.push_back(fmt::format("SET GENERATED {}", to.always ? "ALWAYS" : "BY DEFAULT"));
    const auto compare = [&](auto member) {
        if (to.options.*member == from.options.*member || !(to.options.*member))
            return;
        SequenceOptions one;
        one.*member = to.options.*member;
        parts.push_back("SET " + sequence_options(one));
    };
    compare(&SequenceOptions::cache);
    compare(&SequenceOptions::cycle);
    compare(&SequenceOptions::increment);
    compare(&SequenceOptions::maximum);
    compare(&SequenceOptions::minimum);
    compare(&SequenceOptions::no_maximum);
    compare(&SequenceOptions::no_minimum);
    compare(&SequenceOptions::start);
    return join(parts, " ");
}

std::string identity_change(const AlterColumn::IdentityChange& change) {
    if (!change.to)
        return "DROP IDENTITY";
    if (!change.from)
        return "ADD " + identity_text(*change.to);
    const std::string options = changed_options(*change.from, *change.to);
    if (options.empty())
        throw Error(ErrorCode::not_supported, "nothing of the identity changes").hint("leave the change out");
    return options;
}

/// The statement's end for a change of the default; empty: it stays.
struct DefaultChange {
    std::string operator()(std::monostate /*stays*/) const { return {}; }
    std::string operator()(const AlterColumn::Default& change) const {
        return change.expression ? "SET DEFAULT " + *change.expression : "DROP DEFAULT";
    }
    std::string operator()(const AlterColumn::IdentityChange& change) const { return identity_change(change); }
};

std::string type_change(const AlterColumn& operation) {
    return fmt::format("TYPE {}{}", type_text(*operation.type),
                       operation.type_using.empty() ? "" : " USING " + operation.type_using);
}

}  // namespace

std::vector<std::string> alter_column(const AlterColumn& operation) {
    const std::string table = alter_table(names(), operation.table);
    const std::string column = names().quote(operation.column);
    std::vector<std::string> statements;
    const auto alter = [&](std::string_view change) {
        statements.push_back(fmt::format("{}ALTER COLUMN {} {}", table, column, change));
    };
    if (operation.type)
        alter(type_change(operation));
    else if (!operation.type_using.empty())
        throw Error(ErrorCode::not_supported, "USING stands only with a change of the type")
            .hint("give type_ too, or leave out postgresql_using");
    if (operation.nullable)
        alter(*operation.nullable ? "DROP NOT NULL" : "SET NOT NULL");
    if (const std::string change = std::visit(DefaultChange{}, operation.default_change); !change.empty())
        alter(change);
    if (operation.comment)
        statements.push_back(fmt::format("COMMENT ON COLUMN {}.{} IS {}", names().dotted(operation.table), column,
                                         operation.comment->text ? quote_literal(*operation.comment->text) : "NULL"));
    if (operation.rename_to)
        statements.push_back(fmt::format("{}RENAME {} TO {}", table, column, names().quote(*operation.rename_to)));
    return statements;
}

}  // namespace aludel::dialect::postgresql
