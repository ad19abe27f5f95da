#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/postgresql/simulation/context.hpp"

namespace aludel::dialect::postgresql::simulation {

/// Where temporary tables stand; it shows in no catalog.
inline constexpr std::string_view temporary_schema = "pg_temp";

/// What shares one space of names within a schema.
enum class RelationKind { none, table, view, materialized_view, sequence, index, composite, system };

struct Relation {
    RelationKind kind = RelationKind::none;
    QualifiedName name;
    std::string of;  ///< of an index: the table or materialized view, in the same schema
    bool of_constraint = false;

    explicit operator bool() const { return kind != RelationKind::none; }
    bool is_table() const { return kind == RelationKind::table; }
    QualifiedName table() const { return {name.schema, of}; }
};

/// One with exactly this name.
Relation relation_named(const catalog::Catalog& catalog, const QualifiedName& name);
/// By the search path where no schema is said. Catalogs of the server are `system`.
Relation find_relation(const State& state, const QualifiedName& name);

/// schemaname and relname of a RangeVar.
QualifiedName name_in(const Node& range_var);
/// The last of the names, and the schema before it.
QualifiedName name_in(const std::vector<Node>& names);

/// Throws 3F000, 42P01.
Relation need_relation(const Context& context, const QualifiedName& name);
Relation need_relation(const Context& context, const Node& range_var);
/// Throws besides 42809 for another kind of relation.
object::Table& need_table(const Context& context, const QualifiedName& name);

/// The columns of whatever has some: a table, a view, a composite type. nullptr: it has none, or is not there.
std::vector<object::Column>* columns_of(catalog::Catalog& catalog, const Relation& relation);
const std::vector<object::Column>* columns_of(const catalog::Catalog& catalog, const Relation& relation);
object::Column* find_column(std::vector<object::Column>& columns, std::string_view name);
const object::Column* find_column(const std::vector<object::Column>& columns, std::string_view name);

bool schema_exists(const State& state, std::string_view schema);
/// Throws 3F000.
void need_schema(const Context& context, std::string_view schema);
/// Where something without a schema is made. Throws 3F000.
std::string creation_schema(const Context& context);
/// The name with the schema where it is made. Throws 3F000.
QualifiedName created_name(const Context& context, QualifiedName name);
/// Throws 42P07.
void need_free_relation_name(const Context& context, const QualifiedName& name);

/// The search path leads there: messages leave the schema out.
bool is_visible(const State& state, const QualifiedName& name);
/// As messages write it that name an object that was found.
std::string visible_name(const State& state, const QualifiedName& name);

}  // namespace aludel::dialect::postgresql::simulation
