#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/object/table.hpp"
#include "catalog/object/view.hpp"

/// The statements that SQLite keeps in sqlite_schema, read whole and by its grammar: what no PRAGMA tells stands there
/// alone. Not to be mixed up with reflect_text.hpp, which sees what SQLAlchemy sees. Names are as they are written:
/// they may differ in case from the column or table that they mean. Throw UnreadDefinition.
namespace aludel::dialect::sqlite {

/// One constraint of a CREATE TABLE.
struct Declared {
    std::string name;  ///< empty: it has none
    catalog::object::Constraint constraint;
};

struct TableDefinition {
    std::vector<catalog::object::Column> columns;  ///< without defaults
    std::vector<Declared> constraints;             ///< in the order in which they stand there
};

/// CREATE TABLE. References are to tables of the schema "main".
TableDefinition read_table(std::string_view sql);
/// CREATE VIRTUAL TABLE: module and arguments.
void read_virtual_table(std::string_view sql, catalog::object::Table& table);
/// CREATE INDEX, but for the name of the table.
catalog::object::Index read_index(std::string_view sql);
/// CREATE VIEW: the query.
std::string read_view(std::string_view sql);
/// CREATE TRIGGER, but for the name of the table.
catalog::object::Trigger read_trigger(std::string_view sql);

/// "varchar ( 20 )" is VARCHAR with the modifiers 20.
catalog::object::TypeName read_type(std::string_view declared);

}  // namespace aludel::dialect::sqlite
