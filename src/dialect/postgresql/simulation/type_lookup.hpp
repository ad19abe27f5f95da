#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dialect/postgresql/simulation/relation.hpp"
#include "dialect/postgresql/simulation/system_names.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A type of pg_catalog.
object::TypeName own_type(std::string_view name);
bool is_own_type(std::string_view name);
/// nullptr: there is none in pg_catalog.
const SystemTypeName* system_type_named(std::string_view name);
/// As messages write a type: "character varying(10)".
std::string type_words(const object::TypeName& type);

/// What a TypeName of the grammar means; nothing where there is no such type.
std::optional<object::TypeName> find_type(const Context& context, const Node& type_name);
/// Throws 42704, and 42601 for modifiers where the type takes none.
object::TypeName need_type(const Context& context, const Node& type_name);
/// The name of a type that stands alone (DROP TYPE, COMMENT ON TYPE). Throws 42704.
QualifiedName need_type_name(const Context& context, const std::vector<Node>& names);
std::optional<QualifiedName> find_type_name(const State& state, const QualifiedName& name);
/// As it was written: "a.b".
std::string shown_type(const Node& type_name);

/// It is one of catalog.types, of an extension, or a table's row: not of the server's own.
bool is_users(const object::TypeName& type);
/// A domain's base type, as far down as it goes; another type itself.
object::TypeName base_type(const catalog::Catalog& catalog, const object::TypeName& type);
/// Throws 42P07 or 42710, as there is a relation or another type of this name.
void need_free_type_name(const Context& context, const QualifiedName& name);

/// What COLLATE says; empty where it is the one that the type has by itself. Throws 42704.
QualifiedName collation_of(const Context& context, const Node& clause, const object::TypeName& type);

}  // namespace aludel::dialect::postgresql::simulation
