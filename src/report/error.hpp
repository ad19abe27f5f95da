#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "report/paint.hpp"

namespace aludel::report {

/// An error for a person:
///     error: migrations/0002_pay.sql:4:8: relation "pay" already exists (SQLSTATE 42P07)
///     the server's detail and what is applied
///       4 | CREATE TABLE pay (
///         |              ^
///     hint: what to do next
/// The excerpt is the line of the SQL file, or the statement where no file is known. Nothing of a configuration
/// file is ever shown: there are passwords in them.
std::string error_text(const Error& error, Paint paint);

/// "warning: place: message" and the hint below it.
std::string warning_text(const Place& place, std::string_view message, std::string_view hint, Paint paint);
std::string warnings_text(const std::vector<Error>& warnings, Paint paint);

/// The document "error", which takes the place of a command's document with --format json.
std::string error_json(const Error& error, int exit_status);

}  // namespace aludel::report
