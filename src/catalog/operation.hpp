#pragma once

#include <string>
#include <variant>

#include "base/error.hpp"

namespace aludel::catalog {

/// One SQL statement given as text, without its closing semicolon.
struct ExecuteSql {
    std::string sql;
    Place place;
};

/// `COPY … FROM stdin` with its data lines, as pg_dump writes them.
struct CopyRows {
    std::string sql;  ///< the COPY statement
    std::string data; ///< the lines between it and `\.`, each ended by '\n'
    Place place;
};

/// One typed change to a database. What a revision is made of, whatever format it is written in.
/// std::visit without a default: a new kind does not compile until every listener knows it.
using Operation = std::variant<ExecuteSql, CopyRows>;

const Place& place_of(const Operation& operation);

}  // namespace aludel::catalog
