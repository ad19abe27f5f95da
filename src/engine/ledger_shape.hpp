#pragma once

#include "base/error.hpp"
#include "dialect/dialect.hpp"

namespace aludel::engine {

/// ledger_invalid, for what `why` says of it.
Error not_our_ledger(const dialect::Dialect& dialect, const dialect::QualifiedName& ledger, const Error& why);
/// The same of the table of intents.
Error not_our_intents(const dialect::Dialect& dialect, const dialect::QualifiedName& table, const Error& why);

/// What a failed statement is told as: ledger_invalid where it writes a row of ours, which the ledger does not take as
/// it is; else as it was.
Error told_of_ledger(const dialect::Dialect& dialect, const dialect::QualifiedName& ledger, const Error& error);

}  // namespace aludel::engine
