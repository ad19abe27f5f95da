#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "dialect/dialect.hpp"
#include "script/script.hpp"

namespace aludel::engine {

/// Are operations to be run, to be told of, or to be written out as SQL? Where nothing is run nothing fails, and nobody
/// waits to be told of it.
enum class Purpose { run, tell, write };

/// What a script says for one direction, in order.
struct Recording {
    struct Spoken {
        catalog::Operation operation;
        bool autocommit;  ///< said within a section outside the transaction
    };
    std::vector<Spoken> spoken;
    /// The script has ended the run's transaction by a COMMIT of its own.
    bool gave_up_transaction = false;
    /// What it asked; then `spoken` is what it said until then, or what it would say if nothing failed.
    std::optional<script::Question> question;
    std::string printed;
};

/// not_supported, for who has no database to ask.
Error asks_database(const script::Question& question);

/// A type made because a table brings it.
bool brings_type(const Recording::Spoken& one);

/// Runs the script with nobody to answer. What it asks ends it, and is no failure; and what it comes to where it was not
/// told whether an operation failed is known only when it is run. Throws what Script::run throws (irreversible …).
Recording record(const script::Script& script, script::Direction direction, const dialect::Dialect& dialect,
                 Purpose purpose);

/// Takes out each type that an earlier table of the run has brought already. As in Alembic by the names as written,
/// whatever became of the type since, and whatever else has made one of that name.
void create_types_once(std::span<Recording> recordings);

}  // namespace aludel::engine
