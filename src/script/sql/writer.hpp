#pragma once

#include <string>
#include <vector>

namespace aludel::script::sql {

/// What a new revision file says.
struct RevisionText {
    std::string message;  ///< may have several lines; empty: "empty message", as Alembic writes
    std::string id;
    std::vector<std::string> down_revisions;  ///< several: a merge, whose sections say that there is nothing to do
    std::string created;
    std::vector<std::string> branch_labels;
    std::vector<std::string> depends_on;
    std::vector<std::string> dialects;  ///< one pair of sections each; empty: one pair for every database
};

/// The file in the layout of docs/reference/sql-revisions.md. Read back, it gives the same fields (of the message: each
/// line trimmed, runs of blank lines as one); what cannot be written so is refused with Error(usage): a line of the
/// message that the header would take for a key or a section, an id or label with a comma or blank in it, text that is
/// not UTF-8.
std::string render_revision(const RevisionText& revision);

}  // namespace aludel::script::sql
