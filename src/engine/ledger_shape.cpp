#include "engine/ledger_shape.hpp"

#include <fmt/format.h>

#include <utility>

namespace aludel::engine {

Error not_our_ledger(const dialect::Dialect& dialect, const dialect::QualifiedName& ledger, const Error& why) {
    return std::move(Error(ErrorCode::ledger_invalid,
                           fmt::format("{} is not of the shape that aludel writes", dialect.quote(ledger)))
                         .detail(why.message())
                         .statement(why.statement(), why.sqlstate())
                         .hint("rename that table; aludel makes a new ledger with the next run"));
}

Error told_of_ledger(const dialect::Dialect& dialect, const dialect::QualifiedName& ledger, const Error& error) {
    const std::string& state = error.sqlstate();
    // A value that does not fit, a constraint, a column that is not there.
    const bool of_class = state.starts_with("22") || state.starts_with("23") || state.starts_with("42");
    const bool not_allowed = state == "42501";
    const bool of_shape =
        (of_class && !not_allowed) || state == "SQLITE_ERROR" || state.starts_with("SQLITE_CONSTRAINT");
    const bool a_row = error.statement().starts_with(fmt::format("INSERT INTO {} (", dialect.quote(ledger)));
    return of_shape && a_row && error.place().file.empty() ? not_our_ledger(dialect, ledger, error) : error;
}

}  // namespace aludel::engine
