#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/object/column.hpp"
#include "catalog/object/index.hpp"
#include "catalog/object/trigger.hpp"

namespace aludel::catalog::object {

struct View : Described {
    View();
    View(const View&);
    View(View&&) noexcept;
    View& operator=(const View&);
    View& operator=(View&&) noexcept;
    ~View();

    std::vector<Column> columns;
    std::string definition;  ///< the query, as the database writes it, without semicolon
    std::vector<Setting> options;
    std::map<std::string, Trigger> triggers;
    std::map<std::string, Rule> rules;
    // SQLite
    std::string statement;  ///< as the database keeps it: the author's, with his spacing and comments
    friend bool operator==(const View&, const View&) = default;
};

struct MaterializedView : Described {
    MaterializedView();
    MaterializedView(const MaterializedView&);
    MaterializedView(MaterializedView&&) noexcept;
    MaterializedView& operator=(const MaterializedView&);
    MaterializedView& operator=(MaterializedView&&) noexcept;
    ~MaterializedView();

    std::vector<Column> columns;
    std::string definition;
    bool populated = true;
    std::map<std::string, Index> indexes;
    std::vector<Setting> storage;
    std::string access_method;
    std::string tablespace;
    std::string clustered_on;
    friend bool operator==(const MaterializedView&, const MaterializedView&) = default;
};

}  // namespace aludel::catalog::object
