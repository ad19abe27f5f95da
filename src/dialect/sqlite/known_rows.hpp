#pragma once

#include <set>
#include <string>
#include <string_view>

#include "dialect/connection.hpp"
#include "dialect/sqlite/access_watch.hpp"

namespace aludel::dialect::sqlite {

/// Of which tables the rows are known, once those of all that were there have been forgotten: those that were made
/// since, as long as nothing has come into them that depends on others. In doubt a table's rows are not known.
class KnownRows {
public:
    explicit KnownRows(Connection& connection) : connection_(connection) {}

    /// Before each statement.
    void before(std::string_view sql);
    /// After it. Returns what is unknown in its answer: "the rows of t", "what changes() tells"; empty: nothing.
    std::string after(std::string_view sql, const Accesses& seen);
    /// After one that failed: it may have written before it did.
    void failed(const Accesses& seen);
    /// What was made and written may have come back as it was.
    void rolled_back() { known_.clear(); }

private:
    std::set<std::string> tables();
    /// The table that is meant; empty: none, or one whose rows are known.
    std::string unknown_table(const Accesses::Table& one);
    bool is_trigger(const std::string& name);
    bool settle(const Accesses& seen);

    Connection& connection_;
    std::set<std::string> known_;   ///< names in lower case
    std::set<std::string> before_;  ///< tables that were there before a CREATE
};

}  // namespace aludel::dialect::sqlite
