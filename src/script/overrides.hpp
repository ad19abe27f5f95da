#pragma once

#include "script/directory.hpp"

namespace aludel::script {

/// Puts SQL revisions in the places of the Python revisions that have their ids: the file that is run is then the SQL
/// one, and so is what it says of itself; parents, labels and dependencies stay those of the Python file, which Alembic
/// goes by. An override of nothing, a second one of the same revision, and one that names other parents is a fault.
void apply_overrides(Scan& scan, Scan overrides);

}  // namespace aludel::script
