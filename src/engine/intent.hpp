#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/dialect.hpp"
#include "script/context.hpp"

namespace aludel::engine {

/// What is about to be done outside a transaction, written down first, so that after a crash it is known.
struct Intent {
    std::string revision;
    script::Direction direction = script::Direction::upgrade;
    int index = 0;  ///< statement of the revision, from 1
    int total = 0;
    std::string checksum;  ///< of the statement
    std::string sql;       ///< its text
    std::string state;     ///< "started", "done", "failed"
    std::string message;   ///< of the failure; of "started": what must be known to judge it, see effect_was_there
    std::string session;   ///< what the author had set for the session then (SectionSession); as read from the table
    Place place;
    std::string leftover;  ///< what it has left half done, where somebody has looked (find_leftovers); in no row
};

/// Message of a failed intent: what the database said, and what the statement has left behind (empty: nothing).
std::string failure_message(const std::string& said, const std::string& leftover);
/// Was this left behind when the statement failed?
bool has_left(const Intent& intent, const std::string& leftover);

/// Message of an intent whose effect was there before its statement ran: that it is there afterwards proves nothing.
constexpr std::string_view effect_was_there = "its effect was there before it ran";

/// The table `aludel_intent`, beside the version table. It exists only while a section outside a transaction
/// runs or has been left unfinished: the last "done" of a section removes its rows and the empty table.
class IntentTable {
public:
    explicit IntentTable(dialect::QualifiedName version_table);
    const dialect::QualifiedName& name() const { return name_; }

    /// In order; none where there is no table.
    std::vector<Intent> read(dialect::Connection& connection) const;
    /// The same for who reads several tables at once: expressions, each a text, and what their values mean.
    static const std::vector<std::string>& columns();
    static Intent from_row(std::span<const dialect::Value> values);
    dialect::Statement create(const dialect::Dialect& dialect) const;
    /// The row of one statement, in the state that `intent` says.
    dialect::Statement start(const dialect::Dialect& dialect, const Intent& intent) const;
    dialect::Statement mark(const dialect::Dialect& dialect, const Intent& intent, std::string_view state,
                            std::string_view message = {}) const;
    /// Of every row: the section has so many statements now.
    dialect::Statement note_total(const dialect::Dialect& dialect, int total) const;
    /// A row goes: its statement will be run again.
    dialect::Statement forget(const dialect::Dialect& dialect, int index) const;
    dialect::Statement drop(const dialect::Dialect& dialect) const;

private:
    dialect::QualifiedName name_;
};

}  // namespace aludel::engine
