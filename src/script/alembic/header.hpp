#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/fault.hpp"
#include "script/revision.hpp"

namespace aludel::script::alembic {

/// What could be learned of a Python revision file without running it.
enum class HeaderReading {
    done,      ///< `revision` and the rest are literals: nothing else could be meant
    computed,  ///< one of them is the result of code: the file has to be evaluated
    faulty,    ///< no revision file: the reason was added to the faults
};

/// Reads `revision`, `down_revision`, `branch_labels`, `depends_on` and the docstring of one of Alembic's revision
/// files from its text, the whole of it: assignments of literals on the outermost level, the last one counts.
/// Where there is no `revision`, the file's name is it, if it looks like one (Alembic 0.1 wrote such files).
/// Fills in `revision`, all but its file. What the rest of the file holds is not looked at: not even whether it is
/// Python.
HeaderReading read_python_header(std::string_view text, const std::string& file, Revision& revision,
                                 std::vector<Fault>& faults);

/// The description of a revision as Alembic takes it from a docstring: `doc` without the white space around it, its
/// first paragraph the message, "Create Date:" the time.
void take_docstring(std::string_view docstring, Revision& revision);

}  // namespace aludel::script::alembic
