#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/name.hpp"

namespace aludel::catalog {

/// What only PostgreSQL has (operator classes, method, include, nulls, storage, tablespace) is left out on SQLite, as
/// SQLAlchemy does.
struct Index {
    Index();
    Index(const Index&);
    Index(Index&&) noexcept;
    Index& operator=(const Index&);
    Index& operator=(Index&&) noexcept;
    ~Index();

    std::string name;
    bool name_may_be_cut = false;  ///< as Constraint::name_may_be_cut
    QualifiedName table;
    /// A column's name, or SQL in the dialect's words; with operator class and order where they are said.
    struct Part {
        std::string column;  ///< empty: `expression` it is
        std::string expression;
        std::string operator_class;
        friend bool operator==(const Part&, const Part&) = default;
    };
    std::vector<Part> parts;
    bool unique = false;
    std::string method;  ///< "gin"; empty: not said
    std::vector<std::string> include;
    std::string condition;  ///< WHERE; empty: none
    std::optional<bool> nulls_not_distinct;
    std::vector<std::pair<std::string, std::string>> storage;  ///< WITH (name = value)
    std::string tablespace;
    friend bool operator==(const Index&, const Index&) = default;
};

}  // namespace aludel::catalog
