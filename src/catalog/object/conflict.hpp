#pragma once

namespace aludel::catalog::object {

/// SQLite's ON CONFLICT of a constraint: what becomes of a statement that violates it.
enum class Conflict { abort, rollback, fail, ignore, replace };

}  // namespace aludel::catalog::object
