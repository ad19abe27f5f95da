#include "dialect/sqlite/reflect_constraint.hpp"

#include <fmt/format.h>

namespace aludel::dialect::sqlite {

namespace object = catalog::object;

namespace {

using PrimaryKeys = object::Named<std::vector<std::string>>;

const object::Column* find_column(const std::vector<object::Column>& columns, const std::string& name) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const auto& one) { return iequals(one.name, name); });
    return found == columns.end() ? nullptr : &*found;
}

void resolve(object::Constraint& constraint, const std::vector<object::Column>& columns) {
    if (auto* key = std::get_if<object::Key>(&constraint.rule)) {
        resolve_names(key->columns, columns);
        for (object::IndexKey& part : key->keys) {
            const object::Column* const column = find_column(columns, part.column);
            part.column = column == nullptr ? part.column : column->name;
        }
    } else if (auto* foreign = std::get_if<object::ForeignKey>(&constraint.rule)) {
        resolve_names(foreign->columns, columns);
    }
}

/// The table that is meant, and its columns; what is not there stays as it is written.
void resolve_referred(object::ForeignKey& key, catalog::Catalog& catalog, const PrimaryKeys& primary_keys) {
    const auto parent = find_relation(catalog.tables, key.referred.name);
    if (parent == catalog.tables.end()) {
        return;
    }
    key.referred = parent->first;
    const auto primary = primary_keys.find(parent->first);
    if (key.referred_columns.empty() && primary != primary_keys.end()) {
        key.referred_columns = primary->second;
    }
    resolve_names(key.referred_columns, parent->second.columns);
}

/// What a constraint is known by that has no name.
std::string described(const object::Constraint& constraint) {
    if (const auto* key = std::get_if<object::Key>(&constraint.rule)) {
        return key->primary ? "PRIMARY KEY" : fmt::format("UNIQUE ({})", join(key->columns, ", "));
    }
    if (const auto* foreign = std::get_if<object::ForeignKey>(&constraint.rule)) {
        return fmt::format("FOREIGN KEY ({}) REFERENCES {} ({})", join(foreign->columns, ", "), foreign->referred.name,
                           join(foreign->referred_columns, ", "));
    }
    return fmt::format("CHECK ({})", std::get<object::Check>(constraint.rule).condition);
}

void put(object::Table& table, Declared one) {
    const std::string known_by = one.name.empty() ? described(one.constraint) : one.name;
    std::string name = known_by;
    for (int number = 2; table.constraints.count(name) != 0; ++number) {
        name = fmt::format("{} {}", known_by, number);
    }
    if (name != one.name) {
        one.constraint.given_name = std::move(one.name);
    }
    table.constraints.emplace(std::move(name), std::move(one.constraint));
}

}  // namespace

void resolve_names(std::vector<std::string>& names, const std::vector<object::Column>& columns) {
    for (std::string& name : names) {
        const object::Column* const column = find_column(columns, name);
        name = column == nullptr ? name : column->name;
    }
}

void resolve_keys(std::vector<object::IndexKey>& keys, const std::vector<object::Column>& columns) {
    for (object::IndexKey& key : keys) {
        const object::Column* const column = key.column.empty() ? nullptr : find_column(columns, key.column);
        if (column == nullptr) {
            key.column.clear();
        } else {
            key.column = column->name;
            key.expression.clear();
        }
    }
}

void put_declared(object::Table& table, std::vector<Declared> constraints) {
    const auto unnamed = std::stable_partition(constraints.begin(), constraints.end(),
                                               [](const Declared& one) { return !one.name.empty(); });
    for (auto one = constraints.begin(); one != unnamed; ++one) {
        put(table, std::move(*one));
    }
    for (auto one = unnamed; one != constraints.end(); ++one) {
        put(table, std::move(*one));
    }
}

void put_constraints(catalog::Catalog& catalog,
                     std::vector<std::pair<catalog::QualifiedName, std::vector<Declared>>> declared) {
    PrimaryKeys primary_keys;
    for (auto& [name, constraints] : declared) {
        for (Declared& one : constraints) {
            resolve(one.constraint, catalog.tables[name].columns);
            const auto* key = std::get_if<object::Key>(&one.constraint.rule);
            if (key != nullptr && key->primary) {
                primary_keys[name] = key->columns;
            }
        }
    }
    for (auto& [name, constraints] : declared) {
        for (Declared& one : constraints) {
            if (auto* key = std::get_if<object::ForeignKey>(&one.constraint.rule)) {
                resolve_referred(*key, catalog, primary_keys);
            }
        }
        put_declared(catalog.tables[name], std::move(constraints));
    }
}

}  // namespace aludel::dialect::sqlite
