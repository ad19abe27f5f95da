#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/column_type.hpp"
#include "catalog/constraint.hpp"

namespace aludel::catalog {

/// What a sequence, or the one behind an identity column, does. Absent: the database's default.
struct SequenceOptions {
    std::optional<std::int64_t> increment;
    std::optional<std::int64_t> start;
    std::optional<std::int64_t> minimum;
    std::optional<std::int64_t> maximum;
    std::optional<std::int64_t> cache;
    bool no_minimum = false;
    bool no_maximum = false;
    std::optional<bool> cycle;
    friend bool operator==(const SequenceOptions&, const SequenceOptions&) = default;
};

/// GENERATED … AS IDENTITY.
struct Identity {
    bool always = false;
    SequenceOptions options;
    friend bool operator==(const Identity&, const Identity&) = default;
};

/// GENERATED ALWAYS AS (expression).
struct Computed {
    std::string expression;
    std::optional<bool> stored;  ///< absent: the database's way
    friend bool operator==(const Computed&, const Computed&) = default;
};

// Of all values here that are large, what makes, copies and destroys them is not inline: the floors above hold many,
// and each of their source files would have it all over again.

/// Its comment, and the index and the constraints that an author asks for with it, are operations or constraints of the
/// table.
struct Column {
    Column();
    Column(const Column&);
    Column(Column&&) noexcept;
    Column& operator=(const Column&);
    Column& operator=(Column&&) noexcept;
    ~Column();

    std::string name;
    ColumnType type;
    bool nullable = true;
    std::optional<std::string> default_expression;  ///< SQL of the dialect behind DEFAULT
    std::optional<Identity> identity;               ///< on a database without identity columns: not written
    std::optional<Computed> computed;
    std::vector<Constraint> checks;  ///< written with the column; each rule is a Check
    // PostgreSQL
    bool serial = false;  ///< SERIAL, BIGSERIAL, SMALLSERIAL by the type's size; then there is no default
    // SQLite
    bool inline_key = false;              ///< `PRIMARY KEY AUTOINCREMENT` stands with the column
    std::string on_conflict_not_null;     ///< "IGNORE"; empty: not said
    std::string on_conflict_primary_key;  ///< with `inline_key`
    friend bool operator==(const Column&, const Column&) = default;
};

}  // namespace aludel::catalog
