#pragma once

#include <string>
#include <vector>

#include "dialect/postgresql/simulation/define_constraint.hpp"

namespace aludel::dialect::postgresql::simulation {

/// Puts the column of a ColumnDef behind those of the table, with its default, its identity and the sequence behind it;
/// what constraints are written with it goes to `wanted`. Throws 42701, 42704 and what expressions throw.
void add_column(const Context& context, const QualifiedName& table, const Node& definition,
                std::vector<WantedConstraint>& wanted);
/// GENERATED ALWAYS AS (…) STORED, which may name all columns of the table: those among `wanted`.
void set_generations(const Context& context, const QualifiedName& table, const std::vector<WantedConstraint>& wanted);
/// Of a composite type or of coldeflist: name, type and collation alone.
object::Column plain_column(const Context& context, const Node& definition);

/// DEFAULT, also of ALTER COLUMN; an absent expression takes it away.
void set_default(const Context& context, const QualifiedName& table, object::Column& column, const Node& expression);
/// GENERATED … AS IDENTITY.
void add_identity(const Context& context, const QualifiedName& table, object::Column& column, const Node& constraint);

object::Reference default_reference(const QualifiedName& table, const std::string& column);
std::string storage_text(const std::string& word, const object::TypeName& type);
/// How the server keeps values of the type, where nothing else is said: "PLAIN", "EXTENDED", "MAIN".
std::string storage_of_type(const catalog::Catalog& catalog, const object::TypeName& type);

}  // namespace aludel::dialect::postgresql::simulation
