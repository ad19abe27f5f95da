#include "script/script.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "script/sql/sql_script.hpp"

namespace aludel::script {

std::unique_ptr<Script> load_script(const Revision& revision, const dialect::Dialect& dialect) {
    const std::string extension = std::filesystem::path(revision.file).extension().string();
    if (extension == ".sql") {
        return sql::load_sql_script(revision, dialect);
    }
    // The other formats of a revision take their place here, one line each.
    const bool python = extension == ".py";
    Error error(ErrorCode::not_supported, python ? "Alembic's Python revisions are not supported yet"
                                                 : fmt::format("a revision file ends in .sql, not in `{}`", extension));
    throw error.at(Place{display_path(revision.file), 0, 0})
        .hint(python ? "write the revision as an SQL file"
                     : "rename the file, or move it out of the revision directories");
}

}  // namespace aludel::script
