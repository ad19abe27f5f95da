#include "script/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/file.hpp"
#include "base/text.hpp"

namespace aludel::script {
namespace {

/// Longer lists say their beginning and how many more there are.
constexpr std::size_t longest_list = 8;
constexpr std::size_t longest_path = 40;

Fault make(Place place, std::vector<std::string> revisions, std::string message, std::string hint) {
    Fault fault;
    fault.message = std::move(message);
    fault.hint = std::move(hint);
    fault.place = std::move(place);
    fault.revisions = std::move(revisions);
    return fault;
}

Fault confined(Fault fault) {
    fault.confined = true;
    return fault;
}

/// `items` are the beginning of a list of `count`.
std::string list_some(const std::vector<std::string>& items, std::size_t count) {
    const auto shown = std::span(items).first(std::min(items.size(), longest_list));
    if (count == shown.size())
        return join(shown, ", ");
    return fmt::format("{} and {} more", join(shown, ", "), count - shown.size());
}

std::string quoted_suggestion(std::string_view suggestion, std::string_view otherwise) {
    return suggestion.empty() ? std::string(otherwise) : fmt::format("did you mean '{}'?", suggestion);
}

}  // namespace

Fault duplicate_id(const Revision& first, const Revision& second) {
    return make(second.place(), {second.id},
                fmt::format("revision '{}' is there twice: first in {}", second.id, to_string(first.place())),
                "give one of the two files another id, or remove the copy");
}

Fault missing_parent(const Revision& revision, std::string_view parent, std::string_view suggestion,
                     std::string_view label_of) {
    std::string hint = quoted_suggestion(
        suggestion,
        revision.file.ends_with(".py")
            ? "is its file not checked out, or removed? A revision without a parent has `down_revision = None`"
            : "is its file not checked out, or removed? A revision without a parent has no `revises:` line");
    if (!label_of.empty())
        hint = fmt::format("'{}' is the branch label of revision '{}': `revises:` needs the id", parent, label_of);
    return make(revision.revises_place(), {revision.id, std::string(parent)},
                fmt::format("revision '{}' revises '{}', which no file has", revision.id, parent), std::move(hint));
}

Fault missing_dependency(const Revision& revision, std::string_view dependency, std::string_view suggestion) {
    return confined(make(
        revision.depends_on_place(), {revision.id, std::string(dependency)},
        fmt::format("revision '{}' depends on '{}', which is no revision and no branch label", revision.id, dependency),
        quoted_suggestion(suggestion, "write the full id: the beginning of one is not enough here")));
}

Fault self_loop(const Revision& revision, bool dependency) {
    Fault fault = make(dependency ? revision.depends_on_place() : revision.revises_place(), {revision.id},
                       fmt::format("revision '{}' {} itself", revision.id, dependency ? "depends on" : "revises"),
                       dependency ? "take it out of `depends_on:`" : "name the revision that comes before it");
    fault.confined = dependency;
    return fault;
}

Fault cycle(std::span<const Revision* const> cycle, bool dependency) {
    std::vector<std::string> ids;
    std::vector<std::string> files;
    // Where each names the next one.
    const auto link = [&](std::size_t i) {
        const auto& parents = cycle[i]->down_revisions;
        const bool revises =
            std::find(parents.begin(), parents.end(), cycle[(i + 1) % cycle.size()]->id) != parents.end();
        return dependency && !revises ? cycle[i]->depends_on_place() : cycle[i]->revises_place();
    };
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        ids.push_back(cycle[i]->id);
        if (files.size() < longest_list)
            files.push_back(to_string(link(i)));
    }
    auto path = ids;
    path.push_back(ids.front());
    return make(
        link(0), ids,
        fmt::format("revisions form a {}: {}", dependency ? "cycle through `depends_on`" : "cycle", join(path, " -> ")),
        fmt::format("one of these must go: {}", list_some(files, cycle.size())));
}

Fault label_used_twice(const Revision& revision, std::string_view label, const Revision& holder) {
    return confined(make(revision.branch_labels_place(), {revision.id, holder.id},
                         fmt::format("branch label '{}' of revision '{}' is already used by revision '{}' in {}", label,
                                     revision.id, holder.id, to_string(holder.branch_labels_place())),
                         "a label stands at one revision and holds for all that follow it: remove one of the two"));
}

Fault label_is_an_id(const Revision& revision, std::string_view label, const Revision& holder) {
    return confined(make(revision.branch_labels_place(), {revision.id, holder.id},
                         fmt::format("branch label '{}' of revision '{}' is the id of the revision in {}", label,
                                     revision.id, to_string(holder.place())),
                         "give the branch another label"));
}

Fault too_long(const Revision& revision) {
    Fault fault = make(revision.place(), {revision.id},
                       fmt::format("revision id '{}' has {} characters; the version table holds {}", revision.id,
                                   id_width(revision.id), max_id_width),
                       "give the revision a shorter id, or widen version_num in the database");
    fault.code = ErrorCode::revision_too_long;
    fault.warning = true;
    return fault;
}

Fault several_heads(std::span<const Revision* const> heads, bool certain) {
    std::vector<std::string> ids;
    std::vector<std::string> files;
    for (const Revision* revision : heads) {
        ids.push_back(revision->id);
        if (files.size() < longest_list)
            files.push_back(fmt::format("{} ({})", revision->id, display_path(revision->file)));
    }
    const std::string which = ids.size() <= longest_list ? join(ids, " ") : "heads";
    Fault fault =
        make({}, ids, fmt::format("there are {} heads: {}", heads.size(), list_some(files, heads.size())),
             certain ? fmt::format("merge them with `aludel merge {} -m \"merge heads\"`, or address them all "
                                   "as `heads`",
                                   which)
                     : "mend the faults first: some of these may be no heads then. `aludel heads` says how to "
                       "merge those that are left");
    fault.code = ErrorCode::multiple_heads;
    fault.warning = true;
    return fault;
}

Error broken_graph(std::span<const Fault> faults) {
    std::vector<const Fault*> errors;
    for (const auto& fault : faults) {
        if (!fault.warning)
            errors.push_back(&fault);
    }
    if (errors.size() == 1) {
        const Fault& fault = *errors.front();
        return Error(ErrorCode::graph_broken, fault.message).at(fault.place).hint(fault.hint);
    }
    std::string detail;
    for (const Fault* fault : errors) {
        const auto place = to_string(fault->place);
        detail += fmt::format("{}{}{}{}{}", detail.empty() ? "" : "\n", place, place.empty() ? "" : ": ",
                              fault->message, fault->hint.empty() ? "" : fmt::format(" ({})", fault->hint));
    }
    return Error(ErrorCode::graph_broken, fmt::format("the revisions have {} faults", errors.size()))
        .detail(std::move(detail))
        .hint("repair the files named; `aludel heads` and `aludel history` still show the sound part");
}

}  // namespace aludel::script
