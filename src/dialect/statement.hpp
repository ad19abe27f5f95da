#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace aludel::dialect {

using Value = std::optional<std::string>; ///< a parameter or a cell, as text; nullopt is NULL

/// One SQL statement of one dialect.
struct Statement {
    std::string sql;                      ///< without the closing semicolon
    Place place;                          ///< of its first token; no file: made by us
    std::vector<Value> parameters;        ///< $1… (PostgreSQL) or ?1… (SQLite)
    std::optional<std::string> copy_data; ///< for COPY … FROM stdin: the lines, each ended by '\n'
    std::optional<long> expect_rows;      ///< the statement fails with version_table_mismatch if it touches another number
    /// PostgreSQL, inside a transaction: the server answers when this statement ends. False: with the next one that
    /// does, which is cheaper; its duration then comes out as that of both.
    bool answer_at_once = true;
};

/// What must be known of a statement before it is run; found with the dialect's own lexer or parser.
struct Traits {
    /// Empty: may run in a transaction. Else what the statement is: "CREATE INDEX CONCURRENTLY".
    std::string not_transactional;
    std::string advice; ///< with not_transactional: what to do instead, one sentence
    /// BEGIN, COMMIT, ROLLBACK, SAVEPOINT …: what the text itself says of transactions ("COMMIT").
    std::string transaction_control;
    /// Running it again, after nobody knows whether it ran, changes nothing more (VACUUM, ANALYZE, REINDEX …).
    bool repeatable = false;
    /// May commit inside (CALL, DO): not to be wrapped in a transaction where its section says transaction=off.
    bool may_commit = false;
};

}  // namespace aludel::dialect
