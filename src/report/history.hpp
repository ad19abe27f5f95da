#pragma once

#include <string>
#include <vector>

#include "report/revision.hpp"

namespace aludel::report {

/// `heads`, `history`, `show`, `current`: revisions, one a line (an entry and an empty line each with `verbose`).
std::string revisions_text(const RevisionWriter& writer, const std::vector<const script::Revision*>& revisions,
                           const RevisionFormat& format);
/// `branches`: every branch point with what it branches into.
std::string branches_text(const script::RevisionGraph& graph, const RevisionWriter& writer,
                          const std::vector<const script::Revision*>& points, bool verbose);
/// A document of the given name whose "revisions" are these.
std::string revisions_json(std::string_view document, const script::RevisionGraph& graph, const RevisionWriter& writer,
                           const std::vector<const script::Revision*>& revisions);

}  // namespace aludel::report
