#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "script/sqlalchemy/target.hpp"
#include "script/sqlalchemy/type.hpp"

namespace aludel::script::sqlalchemy {

/// What the driver itself makes of a value that PostgreSQL sends as text, by the oid of its type: int, float, Decimal,
/// datetime, UUID, lists, json's values; a str for types it does not know. psycopg2's ways.
Value driver_value(Evaluator& evaluator, std::string_view text, std::uint32_t oid);

/// What a column of a statement gives to the script: `value` is what the driver made (driver_value; for SQLite the
/// plain int, float, str, bytes or None), `type` the type of SQLAlchemy that the column has. An undefined or NullType
/// leaves it as it is. TypeDecorators' process_result_value is called.
Value result_value(Evaluator& evaluator, const Value& value, const Value& type, const Target& target);

/// Both at once, for PostgreSQL: nullopt is NULL.
Value from_database(Evaluator& evaluator, std::optional<std::string_view> text, std::uint32_t oid, const Value& type,
                    const Target& target);

}  // namespace aludel::script::sqlalchemy
