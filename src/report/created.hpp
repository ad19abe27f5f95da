#pragma once

#include <string>

#include "engine/create_revision.hpp"
#include "report/paint.hpp"

namespace aludel::report {

/// "Generating /…/4f2a_users.sql ...  done", as Alembic prints it.
std::string created_text(const engine::CreatedRevision& created);
std::string created_warnings(const engine::CreatedRevision& created, Paint paint);
/// The document "revision".
std::string created_json(const engine::CreatedRevision& created);

}  // namespace aludel::report
