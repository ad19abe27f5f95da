#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/fault.hpp"
#include "script/python_options.hpp"
#include "script/revision.hpp"

namespace aludel::script::alembic {

/// Does Alembic take a file of this name for a revision? `*.py`, but for `__init__*` and the locks of an editor
/// (`.#*`).
bool is_revision_file(std::string_view name);

/// The header of a Python revision file, `text` the whole of it: read from its text where it stands there, from the
/// evaluated file where code computes it. False: it has none, or none that can be used; why was added to the faults.
bool read_revision_file(std::string_view text, const std::string& file, const PythonOptions& options,
                        Revision& revision, std::vector<Fault>& faults);

}  // namespace aludel::script::alembic
