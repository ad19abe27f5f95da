#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/project.hpp"

namespace aludel::engine {

/// What the database says of itself before a run: everything a decision rests on.
struct DatabaseState {
    dialect::QualifiedName version_table;  ///< with the schema that it is in, or would be made in
    bool version_table_exists = false;
    bool ledger_exists = false;
    std::vector<std::string> rows = {};  ///< of the version table, sorted
    /// What stands applied are the rows and all below them, from files that are still as they were: `applied`, which
    /// would say no more, was not read.
    bool files_unchanged = false;
    std::map<std::string, Ledger::Applied> applied = {};  ///< by the ledger; empty where none is kept
    std::vector<Intent> intents = {};                     ///< of a section that did not end
    bool intent_table_exists = false;
    long ledger_end = 0;  ///< sequence of the ledger's last row; 0 where there is none, or it was not asked for
};

/// What is wanted of the ledger.
enum class FromLedger {
    /// `files_unchanged`, and then the version table's schema is open still; or else `applied`. Short where the
    /// project's graph was loaded with hashes.
    if_changed,
    applied,          ///< `applied`
    applied_and_end,  ///< `ledger_end` too
};

/// Of one moment, also while a run is at work: what is read of several tables is read in one statement. Where version
/// table and ledger are there, in the one schema that is searched, and no section is under way, that is one round trip.
/// Throws version_table_mismatch, ledger_invalid.
DatabaseState read_database_state(const Project& project, dialect::Connection& connection,
                                  FromLedger wanted = FromLedger::applied);

/// The rows of the version table alone, sorted: one round trip where the table is there.
std::vector<std::string> read_version_rows(const Project& project, dialect::Connection& connection);

}  // namespace aludel::engine
