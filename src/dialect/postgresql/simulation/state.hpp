#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.hpp"
#include "dialect/postgresql/simulation/known_rows.hpp"
#include "dialect/simulation.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace object = catalog::object;
using catalog::QualifiedName;

/// A database and a session with it, as far as statements are simulated. A value: a copy is what a rollback goes back
/// to. Objects have no owner, and what belongs to an extension or to the server itself is not in the catalog.
struct State {
    State();

    catalog::Catalog catalog;
    std::map<object::Reference, Unsure> unsure;
    /// Tables that may hold rows; all begin empty.
    std::set<QualifiedName, object::ByName> filled;
    /// Of those of them whose rows are known.
    std::map<QualifiedName, KnownRows, object::ByName> known_rows;
    /// What the session has SET, and what a transaction has SET LOCAL, by name in lower case.
    std::map<std::string, std::string> settings;
    std::map<std::string, std::string> local_settings;
    /// What a catalog::NotShown cannot be without: the function of an operator or a cast.
    std::vector<std::pair<catalog::NotShown, object::Reference>> not_shown_needs;
    /// What the statement at work has said without being asked.
    std::vector<Notice> notices;

    /// search_path as it is in force, without pg_catalog, which comes before all others where it is not named.
    std::vector<std::string> search_path() const;
    bool may_hold_rows(const QualifiedName& table) const;
    /// It may hold rows now, and nobody knows which.
    void fill(const QualifiedName& table);
    /// It holds none.
    void empty(const QualifiedName& table);
    /// Keeps what came first.
    void not_sure_of(const object::Reference& object, const std::string& why, const Place& place);
};

}  // namespace aludel::dialect::postgresql::simulation
