#pragma once

#include <span>
#include <vector>

#include "dialect/dialect.hpp"
#include "script/script.hpp"

namespace aludel::engine {

/// What a script says for one direction, in order.
struct Recording {
    struct Spoken {
        catalog::Operation operation;
        bool autocommit;  ///< said within a section outside the transaction
    };
    std::vector<Spoken> spoken;
    /// The script has ended the run's transaction by a COMMIT of its own.
    bool gave_up_transaction = false;
};

/// Lets the script speak to nobody but us. `as_sql`: as to somebody who writes it out. Throws what Script::run throws
/// (irreversible …).
Recording record(const script::Script& script, script::Direction direction, const dialect::Dialect& dialect,
                 bool as_sql);

/// Takes out each type that an earlier table of the run has brought already. As in Alembic by the names as written,
/// whatever became of the type since, and whatever else has made one of that name.
void create_types_once(std::span<Recording> recordings);

}  // namespace aludel::engine
