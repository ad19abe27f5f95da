#pragma once

#include <string>
#include <utility>
#include <vector>

#include "catalog/object/table.hpp"
#include "dialect/statement.hpp"

namespace aludel::dialect::postgresql::simulation {

/// The rows that INSERT … VALUES has put into a table that was empty, in that order: all of them, if not every value.
struct KnownRows {
    struct Cell {
        bool known = false;
        Value text = {};  ///< as the server sends it
    };
    std::vector<std::pair<std::string, catalog::object::TypeName>> columns;  ///< as the table had them
    std::vector<std::vector<Cell>> rows;
};

std::vector<std::pair<std::string, catalog::object::TypeName>> columns_of_rows(const catalog::object::Table& table);

}  // namespace aludel::dialect::postgresql::simulation
