#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dialect/dialect.hpp"

namespace aludel::dialect::postgresql {

/// What names in a list of statements mean in the database as it is now, before any of them has run: by the search path
/// that the statements set, and after what they renamed. Needs an open transaction, to be rolled back.
class LiveNames {
public:
    explicit LiveNames(Connection& connection);

    struct Object {
        std::string oid;
        QualifiedName now;  ///< after the renames so far
    };
    enum class Kind : unsigned char { relation, type };

    /// nullopt: nothing of that name is there now, or what had it has been renamed.
    std::optional<Object> find(Kind kind, const QualifiedName& name);
    std::optional<std::string> schema(const std::string& name);  ///< oid
    /// The number of the column by the name that it has after the renames so far.
    std::optional<std::string> column(const Object& table, const std::string& name);

    void rename(Kind kind, const QualifiedName& from, const std::string& to);
    void set_schema(Kind kind, const QualifiedName& from, const std::string& schema);
    void rename_schema(const std::string& from, const std::string& to);
    /// Oids of what has been moved into a schema, or renamed in it, by the name that the schema has by then.
    std::vector<std::pair<Kind, std::string>> moved_into(const std::string& schema) const;
    void rename_column(const QualifiedName& table, const std::string& from, const std::string& to);

    /// A temporary table that the statements make stands in front of others of its name, until they drop it.
    void create_temporary(std::string name) { temporary_.insert(std::move(name)); }
    bool drop_temporary(const QualifiedName& name);  ///< was it one?
    void forget_temporary() { temporary_.clear(); }

    /// The session's own again.
    void reset_session();
    /// Schemas one by one; nullopt: what the statements make of it cannot be told.
    void search_path(std::optional<std::vector<std::string>> schemas);
    void default_search_path() {
        path_.reset();
        path_known_ = true;
    }
    void role(std::optional<std::string> name) { role_ = std::move(name); }
    bool knows_search_path() const { return path_known_; }

private:
    void use_path();
    std::optional<std::string> original_schema(const std::string& name) const;

    Connection& connection_;
    std::string own_path_;
    std::string used_path_;
    std::optional<std::vector<std::string>> path_;
    bool path_known_ = true;
    std::optional<std::string> role_;
    std::map<std::pair<Kind, std::string>, QualifiedName> moved_;                      ///< by oid
    std::set<std::string> temporary_;
    std::map<std::string, std::string> schemas_;                                       ///< now, original
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> columns_;  ///< by table: original, now
};

}  // namespace aludel::dialect::postgresql
