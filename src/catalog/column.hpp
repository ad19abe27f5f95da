#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "catalog/column_type.hpp"

namespace aludel::catalog {

/// What a sequence, or the one behind an identity column, does. Absent: the database's default.
struct SequenceOptions {
    std::optional<std::int64_t> increment, start, minimum, maximum, cache;
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

struct Column {
    std::string name;
    ColumnType type;
    bool nullable = true;
    std::optional<std::string> default_expression;  ///< SQL of the dialect, as it stands behind DEFAULT
    std::optional<Identity> identity;
    std::optional<Computed> computed;
    std::string comment;
    bool serial = false;       ///< PostgreSQL: SERIAL, BIGSERIAL, SMALLSERIAL by the type's size
    bool inline_key = false;   ///< SQLite: `PRIMARY KEY AUTOINCREMENT` stands with the column
    std::string on_conflict_not_null;  ///< SQLite's ON CONFLICT clauses
    std::string on_conflict_primary_key;
    friend bool operator==(const Column&, const Column&) = default;
};

}  // namespace aludel::catalog
