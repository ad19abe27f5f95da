#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/intent.hpp"
#include "engine/patient_read.hpp"
#include "engine/project.hpp"
#include "script/implied_rows.hpp"

namespace aludel::engine {

/// Everything `aludel status` knows.
struct Status {
    std::string database;  ///< Connection::describe()
    std::string server;
    std::string user;
    /// SQLite: false while the migration that holds the lock keeps the file to itself. Then all that the database says
    /// is unknown.
    bool readable = true;
    bool version_table_exists = false;
    std::vector<std::string> current;  ///< version rows
    std::vector<std::string> doubled;  ///< ids that several rows have; a step that changes them fails
    std::vector<std::string> unknown;  ///< rows that no file has
    script::ImpliedRows implied;       ///< rows below others; `upgrade` refuses them
    std::vector<std::string> heads;
    bool up_to_date = false;                       ///< all heads are applied, and `upgrade` has nothing to refuse
    bool pending_known = true;                     ///< false: a fault of the graph or an unknown row leaves it open
    std::vector<const script::Revision*> pending;  ///< in the order of application, to all heads
    struct Changed {
        const script::Revision* revision;
        std::string applied_checksum;
        std::string checksum;
    };
    std::vector<Changed> changed;      ///< applied, but another body on disk now
    std::vector<std::string> missing;  ///< in the ledger as applied, no file
    std::optional<dialect::LockHolder> lock;
    /// While nobody holds the lock: the session of an earlier run that the server has not ended.
    std::optional<dialect::WorkSession> work_session;
    std::vector<Intent> unfinished;  ///< a section outside a transaction that did not end
    std::vector<script::Fault> faults;
    bool ledger = false;
    std::optional<LedgerEntry> last;
};

Status read_status(Project& project, const OnReadWait& on_wait = {});

}  // namespace aludel::engine
