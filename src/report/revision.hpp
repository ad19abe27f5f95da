#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "report/paint.hpp"
#include "script/graph.hpp"

namespace aludel::report {

/// What one line about a revision shows besides its id. The words are Alembic's, so that scripts that read
/// its output can read ours.
struct RevisionFormat {
    bool verbose = false;      ///< the entry of several lines instead
    bool parents = false;      ///< "<base> -> "
    bool labels = false;       ///< " (label)"
    bool description = false;  ///< ", message"
    bool branches = true;      ///< "(branchpoint)", "(mergepoint)"
};

/// Writes revisions of one graph. Keeps what each line asks for, so that ten thousand lines stay cheap.
class RevisionWriter {
public:
    RevisionWriter(const script::RevisionGraph& graph, Paint paint);

    /// These revisions get "(current)".
    void mark_current(const std::vector<std::string>& revisions);

    /// One line, or with `verbose` the entry of several; no line end.
    std::string text(const script::Revision& revision, const RevisionFormat& format) const;
    /// "Rev: … (head)", "Parent: …", "Path: …" and the description, ending in a line end.
    std::string entry(const script::Revision& revision) const;
    /// The object of docs/reference/json.md.
    void json(JsonWriter& writer, const script::Revision& revision) const;

    /// Revisions that name this one in `revises`.
    std::vector<std::string> next(const script::Revision& revision) const;

private:
    std::string marks(const script::Revision& revision, bool branches) const;

    const script::RevisionGraph& graph_;
    Paint paint_;
    std::set<std::string, std::less<>> real_heads_;
    std::set<std::string, std::less<>> current_;
    bool know_current_ = false;
};

/// "<base>" or the parents, comma separated.
std::string parents_text(const script::Revision& revision);

}  // namespace aludel::report
