#pragma once

#include <set>
#include <string>
#include <vector>

#include "dialect/dialect.hpp"

namespace aludel::dialect::postgresql {

/// Collects what is to be dropped or emptied, and says which of its rows and values would go with it.
class LostRows {
public:
    /// `catalog`: "pg_class", "pg_type" … With `cascade` all goes that depends on it.
    void drop(const std::string& catalog, const std::string& oid, bool cascade, const std::string& column = "0");
    void drop_owned_by(Connection& connection, const std::string& role, bool cascade);
    void truncate(const std::string& oid, bool cascade);

    void tell(Connection& connection, Losses& losses) const;

private:
    std::string doomed_sql() const;

    std::vector<std::string> roots_;  ///< rows of VALUES
    std::set<std::string> known_;
    std::vector<std::string> emptied_, emptied_with_others_;  ///< oids
};

}  // namespace aludel::dialect::postgresql
