#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/project.hpp"
#include "script/context.hpp"

namespace aludel::engine {

/// What one revision would do in one direction, as far as it can be said without a database.
struct RevisionOperations {
    struct One {
        std::string kind;                     ///< "create table"
        std::vector<std::string> statements;  ///< of the dialect
        Place place;
        bool outside_transaction = false;
    };
    const script::Revision* revision = nullptr;
    script::Direction direction = script::Direction::upgrade;
    std::vector<One> operations;
    std::optional<Error> refusal;  ///< why it cannot be said, or cannot be done
};

/// Both directions of each revision, with the dialect of the project's URL; PostgreSQL where it has none.
std::vector<RevisionOperations> operations_of(const Project& project,
                                              const std::vector<const script::Revision*>& revisions);

}  // namespace aludel::engine
