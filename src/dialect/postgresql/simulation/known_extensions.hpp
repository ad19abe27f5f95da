#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// What CREATE EXTENSION brings, as far as others may name it.
struct KnownExtension {
    std::string_view name;
    std::string_view version;  ///< the default one of PostgreSQL 15; empty: it has a life of its own
    std::string_view comment;
    std::string_view types;      ///< between blanks
    std::string_view functions;  ///< likewise
    std::string_view requires_extension;
    std::string_view schema;  ///< it is always there; empty: anywhere
};

/// nullptr: one that nothing is known about.
const KnownExtension* known_extension(std::string_view name);

/// The extension of the database that has brought this type, and where the type is then. Empty: none has.
std::string extension_with_type(const State& state, const QualifiedName& type);
std::string extension_with_function(const State& state, const QualifiedName& function);
/// One of the database is unknown here: whatever is not found may be its own.
bool has_unknown_extension(const State& state);

}  // namespace aludel::dialect::postgresql::simulation
