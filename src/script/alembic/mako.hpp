#pragma once

#include <set>
#include <string>
#include <string_view>

namespace aludel::script::alembic {

/// A Mako template as a program of Python: what it writes it gives to `_w`, and line n of it is line n + 1 here, behind
/// a line that the caller fills.
struct MakoProgram {
    std::string source;           ///< begins with the line break of that first line
    std::set<std::string> names;  ///< that its code speaks of, and no builtin of Python
};

/// The part of Mako that templates of revisions are written in: text, `${…}` with filters, `% if` and the like, `<% %>`,
/// `<%! %>`, `<%text>`, `<%doc>`, comments, line breaks escaped by a backslash. Throws Error(not_supported) for other
/// tags, Error(config_invalid) for what does not end; places are in `file`.
MakoProgram translate_mako(std::string_view text, const std::string& file);

}  // namespace aludel::script::alembic
