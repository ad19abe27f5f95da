#include "script/script.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "script/alembic/python_script.hpp"
#include "script/sql/sql_script.hpp"

namespace aludel::script {

std::unique_ptr<Script> load_script(const Revision& revision, const dialect::Dialect& dialect,
                                    const PythonOptions& python) {
    const std::string extension = std::filesystem::path(revision.file).extension().string();
    if (extension == ".sql") {
        return sql::load_sql_script(revision, dialect);
    }
    if (extension == ".py") {
        return alembic::load_python_script(revision, python);
    }
    // The other formats of a revision take their place here, one line each.
    throw Error(ErrorCode::not_supported, fmt::format("a revision file ends in .sql or .py, not in `{}`", extension))
        .at(Place{display_path(revision.file), 0, 0})
        .hint("rename the file, or move it out of the revision directories");
}

}  // namespace aludel::script
