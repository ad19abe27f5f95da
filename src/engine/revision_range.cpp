#include "engine/revision_range.hpp"

#include "base/text.hpp"

namespace aludel::engine {

namespace {

/// One end of the range as the graph takes it. Alembic looks at the upper end first: of `current:current` the lower
/// one is the base; and the upper one of an empty database is as good as none.
std::vector<std::string> end_of(const std::string& text, std::string_view open,
                                const std::vector<std::string>& current) {
    if (text == "current" && !(current.empty() && open == "heads")) {
        return current;
    }
    if (text == "current") {
        return {std::string(open)};
    }
    return {text.empty() ? std::string(open) : text};
}

}  // namespace

RevisionRange parse_revision_range(std::string_view text) {
    const std::vector<std::string> ends = split(trim(text), ':');
    if (ends.size() != 2) {
        throw Error(ErrorCode::usage,
                    "History range requires [start]:[end], [start]:, or :[end], not '" + std::string(text) + "'");
    }
    return {ends[0], ends[1]};
}

bool mentions_current(const RevisionRange& range) {
    return range.lower == "current" || range.upper == "current";
}

std::vector<const script::Revision*> revisions_in(const script::RevisionGraph& graph, const RevisionRange& range,
                                                  const std::vector<std::string>& current) {
    const std::string lower = range.upper == "current" && range.lower == "current" ? "base" : range.lower;
    return graph.walk(end_of(lower, "base", current), end_of(range.upper, "heads", current));
}

}  // namespace aludel::engine
