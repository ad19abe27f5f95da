#pragma once

#include <string>
#include <vector>

#include "dialect/dialect.hpp"
#include "script/context.hpp"

namespace aludel::engine {

/// What is about to be done outside a transaction, written down first, so that after a crash it is known.
struct Intent {
    std::string revision;
    script::Direction direction = script::Direction::upgrade;
    int index = 0;         ///< statement of the section, from 1
    int total = 0;
    std::string checksum;  ///< of the statement
    std::string sql;       ///< its text
    std::string state;     ///< "started", "done", "failed"
    std::string message;   ///< of the failure
    Place place;
};

/// The table `aludel_intent`, beside the version table. It exists only while a section outside a transaction
/// runs or has been left unfinished: the last "done" of a section removes its rows and the empty table.
class IntentTable {
public:
    explicit IntentTable(dialect::QualifiedName version_table);
    const dialect::QualifiedName& name() const { return name_; }

    /// In order; none where there is no table.
    std::vector<Intent> read(dialect::Connection& connection) const;
    dialect::Statement create(const dialect::Dialect& dialect) const;
    dialect::Statement start(const dialect::Dialect& dialect, const Intent& intent) const;
    dialect::Statement mark(const dialect::Dialect& dialect, const Intent& intent, std::string_view state, std::string_view message = {}) const;
    dialect::Statement drop(const dialect::Dialect& dialect) const;

private:
    dialect::QualifiedName name_;
};

}  // namespace aludel::engine
