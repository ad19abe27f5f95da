#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "dialect/sqlite/definition.hpp"

/// Names in SQLite's statements may differ in case from what they name.
namespace aludel::dialect::sqlite {

/// The table or view of that name in "main"; its end where there is none.
template <typename T>
auto find_relation(catalog::object::Named<T>& relations, const std::string& name) {
    const auto exact = relations.find({"main", name});
    return exact != relations.end() ? exact : std::find_if(relations.begin(), relations.end(), [&](const auto& one) {
        return iequals(one.first.name, name);
    });
}

/// Puts the columns' own names for those that mean them.
void resolve_names(std::vector<std::string>& names, const std::vector<catalog::object::Column>& columns);
/// A key that is read as both is a column where there is one, else an expression.
void resolve_keys(std::vector<catalog::object::IndexKey>& keys, const std::vector<catalog::object::Column>& columns);

/// Puts constraints into a table: by their names, or by what they say.
void put_declared(catalog::object::Table& table, std::vector<Declared> constraints);

/// Gives tables, which have their columns, the constraints of their statements. A foreign key that names no columns
/// gets those of the primary key that it means.
void put_constraints(catalog::Catalog& catalog,
                     std::vector<std::pair<catalog::QualifiedName, std::vector<Declared>>> declared);

}  // namespace aludel::dialect::sqlite
