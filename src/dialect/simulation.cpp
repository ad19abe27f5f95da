#include "dialect/simulation.hpp"

#include "base/error.hpp"
#include "dialect/dialect.hpp"

namespace aludel::dialect {

const Simulation& simulation_of(const Dialect& dialect) {
    if (const auto* simulation = dynamic_cast<const Simulation*>(&dialect))
        return *simulation;
    throw Error(ErrorCode::not_supported,
                "a " + std::string(dialect.name()) + " database cannot be simulated by this version")
        .hint("run the revisions on a real one: --database ephemeral:" + std::string(dialect.name()));
}

}  // namespace aludel::dialect
