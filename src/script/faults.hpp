#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "script/fault.hpp"
#include "script/revision.hpp"

namespace aludel::script {

/// The words for what can be wrong with a graph. Each says who is at fault, where, and what to do.
Fault duplicate_id(const Revision& first, const Revision& second);
/// `suggestion`: an id or label near to the one that is missing, or empty. `label_of`: the revision that holds
/// `parent` as its branch label, or empty.
Fault missing_parent(const Revision& revision, std::string_view parent, std::string_view suggestion,
                     std::string_view label_of);
Fault missing_dependency(const Revision& revision, std::string_view dependency, std::string_view suggestion);
Fault self_loop(const Revision& revision, bool dependency);
/// `cycle`: the revisions in the order in which each leads to the next, without repeating the first.
Fault cycle(std::span<const Revision* const> cycle, bool dependency);
Fault label_used_twice(const Revision& revision, std::string_view label, const Revision& holder);
Fault label_is_an_id(const Revision& revision, std::string_view label, const Revision& holder);
Fault too_long(const Revision& revision);
/// `certain`: no fault leaves it open which revisions are heads, and none of them is at fault.
Fault several_heads(std::span<const Revision* const> heads, bool certain);

/// Error(graph_broken) with every fault that is not a warning.
Error broken_graph(std::span<const Fault> faults);

}  // namespace aludel::script
