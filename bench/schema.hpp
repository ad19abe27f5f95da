#pragma once

#include <string>

namespace aludel::bench {

/// Tables of eight columns with a key, two indexes, a sequence and a foreign key each.
std::string make_schema(int tables);

/// What any reader of that schema has to ask the server for, as commands of psql that throw the rows away: relations,
/// columns, constraints, indexes, enums and sequences, a query each.
std::string floor_of_reflection();

}  // namespace aludel::bench
