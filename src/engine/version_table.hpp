#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dialect/dialect.hpp"
#include "engine/plan.hpp"

namespace aludel::engine {

/// `alembic_version`, exactly as Alembic keeps it: version_num VARCHAR(32) NOT NULL, constraint
/// <table>_pkc PRIMARY KEY (version_num), one row a head. Either tool can take over at any time.
class VersionTable {
public:
    static constexpr int column_width = 32;

    /// Without `primary_key` it is made without one, as `version_table_pk=False` of an env.py has it.
    explicit VersionTable(dialect::QualifiedName name, bool primary_key = true);

    /// The same table, by the name that it is found under.
    VersionTable named(dialect::QualifiedName name) const { return VersionTable(std::move(name), primary_key_); }
    const dialect::QualifiedName& name() const { return name_; }
    bool exists(dialect::Connection& connection) const;
    /// The rows, sorted; none where there is no table. A table without column version_num: version_table_mismatch.
    std::vector<std::string> read(dialect::Connection& connection) const;
    /// Width of version_num in the database (somebody may have widened it), or the default where there is no table.
    int width(dialect::Connection& connection) const;

    dialect::Statement create(const dialect::Dialect& dialect) const;
    /// The statements of one step, each expecting to touch exactly one row.
    std::vector<dialect::Statement> advance(const dialect::Dialect& dialect, const Step& step) const;
    dialect::Statement clear(const dialect::Dialect& dialect) const;  ///< stamp --purge

private:
    dialect::QualifiedName name_;
    bool primary_key_;
};

}  // namespace aludel::engine
