#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "script/python_options.hpp"
#include "script/script.hpp"

namespace aludel::script::alembic {

/// A revision written in Python, as Alembic has them: its upgrade() and downgrade() are evaluated, each time anew, and
/// speak operations. Throws Error(python_syntax, not_supported) with place for a file that cannot be understood.
std::unique_ptr<Script> load_python_script(const Revision& revision, const PythonOptions& options);

/// The header of a file whose `revision` and the like are the results of code: the file is evaluated, with nobody to
/// speak operations to. Throws what the file raises; Error(revision_file_invalid) where a value is of no use.
void evaluate_header(const std::string& file, std::string_view text, const PythonOptions& options, Revision& revision);

}  // namespace aludel::script::alembic
