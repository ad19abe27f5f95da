#pragma once

#include <string_view>

namespace aludel::script::sqlalchemy {

/// Python text: one function for each question of Inspector, `get_columns(inspector, table_name, schema)`, that reads
/// the catalog of this database through `inspector._run(sql)`.
extern const std::string_view postgresql_inspector_text;
extern const std::string_view sqlite_inspector_text;

}  // namespace aludel::script::sqlalchemy
