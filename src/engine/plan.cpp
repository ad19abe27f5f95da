#include "engine/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/version_rows.hpp"
#include "script/address.hpp"
#include "script/graph_inner.hpp"
#include "script/implied_rows.hpp"
#include "script/range.hpp"
#include "script/resolver.hpp"

namespace aludel::engine {

Error unknown_row(const script::RevisionGraph& graph, const std::string& id) {
    std::vector<std::string> known;
    for (const auto& revision : graph.revisions()) known.push_back(revision.id);
    // A file that cannot be read may be the one: nothing may be advised then that writes.
    for (const script::Fault& fault : graph.faults()) {
        if (fault.hides_a_file()) {
            const std::string place = to_string(fault.place);
            return std::move(
                Error(ErrorCode::revision_not_found,
                      fmt::format(
                          "the database's version table is at revision '{}', which is in no file that can be read", id))
                    .detail((place.empty() ? "" : place + ": ") + fault.message)
                    .hint("mend this first: its file may be the one that is missing here"));
        }
    }
    const std::string bare(trim(id));
    if (bare != id && std::find(known.begin(), known.end(), bare) != known.end()) {
        return std::move(Error(ErrorCode::revision_not_found,
                               fmt::format("the database's version table is at revision '{}', which no file has", id))
                             .hint("the column version_num fills up with blanks: give it the type varchar(32)"));
    }
    const auto near = did_you_mean(id, known);
    const auto hint = fmt::format(
        "{}Is its file on another branch, or not deployed here? If it is gone for good, `aludel stamp "
        "--purge REVISION` writes the version table anew",
        near ? fmt::format("did you mean '{}'? ", *near) : std::string());
    return std::move(Error(ErrorCode::revision_not_found,
                           fmt::format("the database's version table is at revision '{}', which no file has", id))
                         .hint(hint));
}

std::string title(const Step& step) {
    const std::string parents = join(step.revision->down_revisions, ", ");
    const bool up = step.direction == script::Direction::upgrade;
    return fmt::format("{} {} -> {}", script::to_string(step.direction), up ? parents : step.revision->id,
                       up ? step.revision->id : parents);
}

std::string stamp_title(const Step& step) {
    std::vector<std::string> to;
    for (const VersionChange& change : step.changes) {
        if (!change.to.empty())
            to.push_back(change.to);
    }
    return fmt::format("stamp_revision {} -> {}", join(step.stamped_from, ", "), join(to, ", "));
}

namespace {

using script::Direction;
using script::Node;
using Inner = script::RevisionGraph::Inner;

/// The rows of the version table as nodes, each once, in the order given.
std::vector<Node> current_nodes(const script::RevisionGraph& graph, const std::vector<std::string>& current) {
    std::vector<Node> nodes;
    for (const auto& id : current) {
        const auto node = graph.inner().find(id);
        if (!node)
            throw unknown_row(graph, id);
        if (std::find(nodes.begin(), nodes.end(), *node) == nodes.end())
            nodes.push_back(*node);
    }
    return nodes;
}

void require_sound_nodes(const script::RevisionGraph& graph, const std::vector<Node>& nodes) {
    const auto& unsound = graph.inner().unsound;
    if (!unsound.empty() && std::any_of(nodes.begin(), nodes.end(), [&](Node node) { return unsound[node]; }))
        graph.require_sound();
}

/// What is not found may stand in a file that is at fault.
template <typename Make>
Plan found_or_broken(const script::RevisionGraph& graph, Make make) {
    try {
        return make();
    } catch (const Error& error) {
        if (error.code() == ErrorCode::revision_not_found || error.code() == ErrorCode::branch_unknown)
            graph.require_certain_heads();
        throw;
    }
}

Plan begin_plan(const Inner& inner, Direction direction, const std::vector<Node>& current) {
    Plan plan;
    plan.direction = direction;
    plan.from = inner.ids(current);
    return plan;
}

Plan run_plan(const script::RevisionGraph& graph, Direction direction, const std::vector<Node>& current,
              const script::Range& range) {
    const Inner& inner = graph.inner();
    require_sound_nodes(graph, range.nodes);
    Plan plan = begin_plan(inner, direction, current);
    if (!range.warning.empty())
        plan.warnings.push_back(range.warning);
    VersionRows rows(inner, current);
    plan.steps.reserve(range.nodes.size());
    for (const Node node : range.nodes) {
        auto changes = direction == Direction::upgrade ? rows.upgrade(node) : rows.downgrade(node);
        plan.steps.push_back({&inner.revisions[node], direction, std::move(changes)});
    }
    plan.to = rows.ids();
    return plan;
}

/// What the targets of a stamp say: where to go, and which rows stand on those lines.
struct StampTargets {
    std::vector<Node> destinations;
    std::vector<Node> rows;
};

StampTargets stamp_targets(const Inner& inner, const std::vector<Node>& current,
                           const std::vector<std::string>& targets) {
    StampTargets result;
    const auto add = [](std::vector<Node>& to, const std::vector<Node>& nodes) {
        for (const Node node : nodes) {
            if (std::find(to.begin(), to.end(), node) == to.end())
                to.push_back(node);
        }
    };
    for (const auto& target : targets) {
        const script::Resolver resolver(inner, target);
        const auto relative = script::parse_relative(target);
        if (relative && !relative->symbol)
            throw Error(ErrorCode::walk_failed, fmt::format("a stamp names what to write, not steps: '{}'", target))
                .hint("name a revision, or count from one: REVISION+N");
        const auto nodes = resolver.nodes(target);
        add(result.destinations, nodes);
        if (!relative) {
            add(result.rows, resolver.filter_for_lineage(current, target, true));
        } else if (!nodes.empty()) {
            const auto line = inner.lineage(nodes, true);
            for (const Node row : current) {
                if (line[row])
                    add(result.rows, {row});
            }
        } else {
            add(result.rows, current);
        }
    }
    return result;
}

void require_apart(const Inner& inner, const std::vector<Node>& destinations) {
    for (const Node upper : destinations) {
        const Node from[] = {upper};
        const auto below = inner.closure(from, inner.effective_parents);
        for (const Node lower : destinations) {
            if (lower != upper && below[lower])
                throw Error(ErrorCode::range_not_ancestor,
                            fmt::format("cannot stamp both '{}' and '{}', which it stands on", inner.id(upper),
                                        inner.id(lower)))
                    .hint(fmt::format("'{}' is implied: stamp '{}' alone", inner.id(lower), inner.id(upper)));
        }
    }
}

}  // namespace

Plan plan_upgrade(const script::RevisionGraph& graph, const std::vector<std::string>& current,
                  std::string_view target) {
    graph.require_certain(target);
    return found_or_broken(graph, [&] {
        const auto rows = current_nodes(graph, current);
        require_sound_nodes(graph, rows);
        return run_plan(graph, Direction::upgrade, rows, script::upgrade_range(graph.inner(), rows, target));
    });
}

Plan plan_downgrade(const script::RevisionGraph& graph, const std::vector<std::string>& current,
                    std::string_view target) {
    graph.require_certain(target);
    return found_or_broken(graph, [&] {
        const auto rows = current_nodes(graph, current);
        require_sound_nodes(graph, rows);
        Plan plan = run_plan(graph, Direction::downgrade, rows, script::downgrade_range(graph.inner(), rows, target));
        if (const auto implied = script::implied_rows(graph.inner(), rows); !implied.empty())
            plan.warnings.insert(plan.warnings.begin(), implied.text() + "; " + implied.hint());
        return plan;
    });
}

namespace {

Plan stamp_plan(const script::RevisionGraph& graph, const std::vector<std::string>& current,
                const std::vector<std::string>& wanted) {
    const Inner& inner = graph.inner();
    const auto rows = current_nodes(graph, current);
    require_sound_nodes(graph, rows);
    const auto [destinations, on_line] = stamp_targets(inner, rows, wanted);
    require_sound_nodes(graph, destinations);
    require_apart(inner, destinations);

    Plan plan = begin_plan(inner, Direction::upgrade, rows);
    VersionRows table(inner, rows);
    const auto add_step = [&](Node node, Direction direction, std::vector<VersionChange> changes,
                              const std::vector<Node>& from) {
        if (!changes.empty())
            plan.steps.push_back({&inner.revisions[node], direction, std::move(changes), inner.ids(from)});
    };
    if (destinations.empty()) {
        plan.direction = Direction::downgrade;
        for (const Node row : on_line) add_step(row, Direction::downgrade, table.remove(row), {row});
    }
    // A row that is asked for stays; Alembic deletes it when another destination takes its line over.
    std::vector<Node> leaving;
    std::copy_if(on_line.begin(), on_line.end(), std::back_inserter(leaving), [&](Node row) {
        return std::find(destinations.begin(), destinations.end(), row) == destinations.end();
    });
    for (const Node destination : destinations) {
        if (table.has(destination))
            continue;
        const Node from[] = {destination};
        const auto above = inner.closure(from, inner.all_children);
        const auto line = inner.lineage(from, true);
        const auto on = [&](const script::NodeSet& set) {
            return std::any_of(on_line.begin(), on_line.end(), [&](Node row) { return set[row]; });
        };
        const auto direction = on(above) ? Direction::downgrade : Direction::upgrade;
        if (on(line))
            add_step(destination, direction, table.move(leaving, destination), leaving);
        else
            add_step(destination, direction, table.insert(destination), {});
    }
    if (!plan.steps.empty())
        plan.direction = plan.steps.front().direction;
    plan.to = table.ids();
    return plan;
}

}  // namespace

Plan plan_stamp(const script::RevisionGraph& graph, const std::vector<std::string>& current,
                const std::vector<std::string>& targets) {
    const std::vector<std::string> wanted = targets.empty() ? std::vector<std::string>{"base"} : targets;
    for (const auto& target : wanted) graph.require_certain(target);
    return found_or_broken(graph, [&] { return stamp_plan(graph, current, wanted); });
}

}  // namespace aludel::engine
