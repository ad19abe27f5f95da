#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "script/python_options.hpp"

namespace aludel::script::alembic {

/// What a template of revisions is given.
struct NewPythonRevision {
    std::string id;
    std::string message;                      ///< empty: "empty message"
    std::vector<std::string> down_revisions;  ///< none: a base
    std::vector<std::string> branch_labels;
    std::vector<std::string> depends_on;
    CivilTime created;
    bool has_zone = false;  ///< a time zone is set: the date carries its offset
};

/// The text of a new revision file by the project's `script.py.mako`, whose code is evaluated as that of revisions is.
/// Throws with the place in the template: config_invalid, not_supported, what evaluation throws; revision_file_invalid
/// where the result is no revision of this id, or loses the branch labels.
std::string render_template(const std::filesystem::path& file, const NewPythonRevision& revision,
                            const PythonOptions& options);

}  // namespace aludel::script::alembic
