#pragma once

#include <string>
#include <string_view>

#include "catalog/operation.hpp"

namespace aludel::script {

enum class Direction { upgrade, downgrade };
std::string_view to_string(Direction direction);

/// What a script talks to while it runs; never a connection. The runner's is live, `--sql`'s writes text,
/// the recording one keeps what it hears.
class MigrationContext {
public:
    virtual ~MigrationContext() = default;
    virtual std::string_view dialect() const = 0;
    /// Nothing is run: what is said is written out as SQL (`--sql`).
    virtual bool as_sql() const { return false; }
    virtual void perform(const catalog::Operation& operation) = 0;
    /// Until the matching end, operations run outside a transaction, each on its own.
    virtual void begin_autocommit() = 0;
    virtual void end_autocommit() = 0;
};

}  // namespace aludel::script
