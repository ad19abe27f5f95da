#include "script/overrides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/file.hpp"

namespace aludel::script {
namespace {

Fault fault_of(const Revision& override_file, std::string message, std::string hint) {
    Fault fault;
    fault.code = ErrorCode::revision_file_invalid;
    fault.message = std::move(message);
    fault.hint = std::move(hint);
    fault.place = override_file.place();
    fault.revisions = {override_file.id};
    return fault;
}

/// Why this file cannot take the place of that one; an empty message where it can.
Fault judge(const Revision& taken, const Revision& by) {
    if (!by.file.ends_with(".sql")) {
        return fault_of(by, "an override is an SQL file", "move it out of the override directory");
    }
    if (!taken.overrides.empty()) {
        return fault_of(by, fmt::format("revision {} has another override: {}", by.id, display_path(taken.file)),
                        "keep one of the two");
    }
    if (!taken.file.ends_with(".py")) {
        return fault_of(by, fmt::format("revision {} is an SQL file itself: {}", by.id, display_path(taken.file)),
                        "an override takes the place of a Python file: write the change into the file itself");
    }
    const bool says_parents = by.revises_line != 0;
    if (says_parents && by.down_revisions != taken.down_revisions) {
        return fault_of(by,
                        fmt::format("the override of {} names other parents than {}", by.id, display_path(taken.file)),
                        "leave `revises:` out, or say the same");
    }
    return {};
}

void take_place(Revision& taken, Revision by) {
    taken.overrides = std::exchange(taken.file, std::move(by.file));
    taken.file_hash = std::move(by.file_hash);
    taken.irreversible = by.irreversible;
    taken.irreversible_reason = std::move(by.irreversible_reason);
    taken.line = by.line;
    taken.revises_line = taken.depends_on_line = taken.branch_labels_line = 0;
}

}  // namespace

void apply_overrides(Scan& scan, Scan overrides) {
    std::move(overrides.faults.begin(), overrides.faults.end(), std::back_inserter(scan.faults));
    for (Revision& by : overrides.revisions) {
        const auto taken = std::find_if(scan.revisions.begin(), scan.revisions.end(),
                                        [&](const Revision& one) { return one.id == by.id; });
        Fault fault = taken == scan.revisions.end()
                          ? fault_of(by, fmt::format("there is no revision {} that this file could override", by.id),
                                     "an override has the id of a Python revision")
                          : judge(*taken, by);
        if (fault.message.empty()) {
            take_place(*taken, std::move(by));
        } else {
            scan.faults.push_back(std::move(fault));
        }
    }
}

}  // namespace aludel::script
