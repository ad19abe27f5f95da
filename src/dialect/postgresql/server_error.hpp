#pragma once

#include <string>

#include "base/error.hpp"
#include "dialect/connection.hpp"
#include "dialect/postgresql/libpq.hpp"

namespace aludel::dialect::postgresql {

/// The Error of a failed result, as connection.hpp maps them: SQLSTATE, DETAIL, HINT and CONTEXT kept, the server's
/// position turned into a place inside the statement's file. `interrupted`: a signal came while it ran.
Error server_error(const PGresult* result, const Statement& statement, bool interrupted);

/// The session is gone; `message` is libpq's.
Error connection_lost(std::string_view message, const Statement* statement);

/// The session is over when the server says this (severity FATAL or PANIC).
bool ends_session(const PGresult* result);

/// Where the `position`th character (from 1) of the statement stands in its file.
Place place_of_position(const Statement& statement, int position);

/// The server's answer in full, as its client library words it, and in parts.
Failure to_failure(const PGresult* result);

Notice to_notice(const PGresult* result);

}  // namespace aludel::dialect::postgresql
