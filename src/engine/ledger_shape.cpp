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

namespace {

/// A statement of a revision has dropped it, or renamed it.
Error ledger_gone(const dialect::Dialect& dialect, const dialect::QualifiedName& ledger, const Error& why) {
    return std::move(
        Error(ErrorCode::ledger_invalid,
              fmt::format("{} is not there any more: a statement before this one has dropped or renamed it",
                          dialect.quote(ledger)))
            .detail(why.message())
            .statement(why.statement(), why.sqlstate())
            .hint("the table is aludel's own: leave that statement out, or keep no ledger (ledger = false)"));
}

}  // namespace

Error not_our_intents(const dialect::Dialect& dialect, const dialect::QualifiedName& table, const Error& why) {
    return std::move(
        Error(ErrorCode::ledger_invalid, fmt::format("{} is not of the shape that aludel writes", dialect.quote(table)))
            .detail(why.message())
            .statement(why.statement(), why.sqlstate())
            .hint("rename that table; aludel makes one of its own when a section runs outside a transaction"));
}

Error told_of_ledger(const dialect::Dialect& dialect, const dialect::QualifiedName& ledger, const Error& error) {
    const std::string& state = error.sqlstate();
    // A value that does not fit, a constraint, a column that is not there.
    const bool of_class = state.starts_with("22") || state.starts_with("23") || state.starts_with("42");
    const bool not_allowed = state == "42501";
    const bool of_shape =
        (of_class && !not_allowed) || state == "SQLITE_ERROR" || state.starts_with("SQLITE_CONSTRAINT");
    const bool untranslatable = state == "22P05";  // the encoding of the database lacks a character of the message
    const bool a_row = error.statement().starts_with(fmt::format("INSERT INTO {} (", dialect.quote(ledger)));
    if (!of_shape || untranslatable || !a_row || !error.place().file.empty()) {
        return error;
    }
    const bool gone = state == "42P01" || error.message().starts_with("no such table");
    return gone ? ledger_gone(dialect, ledger, error) : not_our_ledger(dialect, ledger, error);
}

}  // namespace aludel::engine
