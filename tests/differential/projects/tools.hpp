#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/process.hpp"
#include "dialect/dialect.hpp"

namespace aludel::differential {

/// A project of tests/projects/, seen through one of its configuration files.
struct AlembicProject {
    std::string name;
    std::string config = "alembic.ini";
    std::string dialect = "postgresql";

    std::filesystem::path directory() const;
};

/// What `alembic` said to one command.
struct AlembicAnswer {
    bool ok = false;
    std::string step;   ///< the last that it was at, "A -> B, description"
    std::string error;  ///< "ProgrammingError: …"
};

/// One command of Alembic: on which database, with which words.
struct AlembicCommand {
    std::string database;
    std::vector<std::string> words;
};

/// A PostgreSQL of its own and files of SQLite, and the two programs that are compared on them. The name of a database
/// of SQLite is the path of its file.
class Tools {
public:
    /// A new, empty database; returns its name.
    std::string make_database(const std::string& dialect = "postgresql");
    /// Runs a file of SQL; throws where it fails.
    void run_file(const std::string& database, const std::filesystem::path& file) const;
    /// Rows as lines, cells between `|`.
    std::vector<std::string> query(const std::string& database, const std::string& sql) const;
    /// Everything that is in a database, as pg_dump writes it: schema, rows, version table, values of sequences. Of
    /// SQLite the texts of the schema and the rows.
    std::string dump(const std::string& database) const;

    /// The schema alone.
    std::string dump_schema(const std::string& database) const;

    ProcessResult aludel(const AlembicProject& project, const std::string& database,
                         const std::vector<std::string>& words) const;
    /// Debian's; one process for all of them.
    std::vector<AlembicAnswer> alembic(const AlembicProject& project,
                                       const std::vector<AlembicCommand>& commands) const;

private:
    /// The lines of pg_dump.
    std::vector<std::string> dumped(const std::string& database, const std::string& what) const;
    std::vector<std::pair<std::string, std::string>> environment(const std::string& database) const;
    dialect::Url url(const std::string& database) const;

    const dialect::Url& server() const;

    mutable std::unique_ptr<dialect::EphemeralDatabase> server_;  ///< once somebody needs it
    std::unique_ptr<TemporaryDirectory> files_;
    int made_ = 0;
};

}  // namespace aludel::differential
