#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aludel::dialect::postgresql {

/// The bits of an interval that is not limited to fields.
inline constexpr int every_interval_field = 0x7FFF;

/// "year to month": the fields that an interval is limited to, by their bits (PostgreSQL's utils/timestamp.h). Empty:
/// every field, or bits that no words of SQL say.
std::string_view interval_fields(int bits);
/// The bits of the fields that a text begins with: "day to second(3)"; 0: it begins with none.
int interval_bits(std::string_view text);
/// What stands in the parentheses of a type, by its oid and the modifier (pg_attribute.atttypmod) that it has: "100",
/// "12,2", of an interval "day to second(3)". Nothing for a type that is not the server's own, or has none.
std::optional<std::string> modifiers_of(std::uint32_t type, int modifier);

}  // namespace aludel::dialect::postgresql
