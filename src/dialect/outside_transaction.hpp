#pragma once

#include <string_view>

namespace aludel::dialect {

/// In a hint: where a statement belongs that cannot run inside a transaction. Who knows the section that it stands in
/// says that in place of these words.
inline constexpr std::string_view into_own_section =
    "put it into a section outside a transaction (-- aludel: … transaction=off)";
/// SQLite's: there the autocommit_block() of a Python revision leaves the transaction of the run open.
inline constexpr std::string_view into_section_of_sql =
    "only a section outside a transaction (-- aludel: … transaction=off) of an SQL revision runs it";
/// The same for a statement of a Python revision on PostgreSQL.
inline constexpr std::string_view into_autocommit_block = "put it into `with op.get_context().autocommit_block():`";
/// Of SET TRANSACTION ISOLATION LEVEL, which PostgreSQL takes only before the first query of a transaction.
inline constexpr std::string_view isolation_level_first =
    "begin the revision with it and run with --transaction each, where the version table is there already; or set "
    "default_transaction_isolation for the whole run, as with PGOPTIONS='-c "
    "default_transaction_isolation=serializable'";

}  // namespace aludel::dialect
