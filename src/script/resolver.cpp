#include "script/resolver.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace aludel::script {
namespace {

constexpr std::size_t longest_list = 8;
/// Alembic looks for a beginning only among ids and labels longer than this.
constexpr std::size_t too_short_to_begin = 3;

std::string list_some(std::vector<std::string> items) {
    if (items.size() <= longest_list)
        return join(items, ", ");
    return fmt::format("{} and {} more", join(std::span(items).first(longest_list), ", "), items.size() - longest_list);
}

std::vector<Node> nodes_of(const std::vector<Spot>& spots) {
    std::vector<Node> result;
    for (const auto& spot : spots) {
        if (spot.kind == Spot::Kind::node)
            result.push_back(spot.node);
    }
    return result;
}

}  // namespace

Resolver::Resolver(const Inner& graph, std::string_view asked) : graph_(graph), asked_(asked) {
    if (asked.find("://") != std::string_view::npos)
        throw Error(ErrorCode::revision_not_found, "a URL stands where a revision is expected")
            .hint("a database is named with --database URL");
}

// --- looking names up ---

Resolver::Meaning Resolver::meaning(std::string_view expression) const {
    const auto address = parse_absolute(expression);
    Meaning result;
    result.branch = address.branch;
    // Alembic does not look at the branch of `nosuch@base`: a slip of the finger would pass for "everything".
    if (address.branch && !address.branch->empty())
        branch(*address.branch);
    if (address.symbol == "heads")
        result.nodes =
            address.branch ? filter_for_lineage(graph_.heads(), *address.branch, false) : graph_.real_heads();
    else if (address.symbol == "head")
        result.nodes = current_heads(address.branch);
    else if (address.symbol != "base")
        result.text = address.symbol;
    return result;
}

std::vector<Node> Resolver::current_heads(const std::optional<std::string>& branch) const {
    auto heads = graph_.heads();
    if (branch)
        heads = filter_for_lineage(heads, *branch, false);
    if (heads.size() > 1)
        throw several(heads, "head", branch);
    return heads;
}

Node Resolver::find(std::string_view text, const std::optional<std::string>& branch_label) const {
    std::optional<Node> owner;
    NodeSet lineage;
    if (branch_label && !branch_label->empty()) {
        owner = branch(*branch_label);
        const Node from[] = {*owner};
        lineage = graph_.lineage(from, false);
    }

    std::optional<Node> found = graph_.find(text);
    const auto label = graph_.labels.find(text);
    if (label != graph_.labels.end()) {
        if (label->second.disputed)
            throw disputed(text, label->second.node);
        found = label->second.node;
    }
    if (!found) {
        std::vector<std::string> matches;
        const auto consider = [&](const std::string& name, Node node) {
            if (name.size() > too_short_to_begin && !text.empty() && name.starts_with(text) &&
                (!owner || lineage[node])) {
                matches.push_back(name);
                found = node;
            }
        };
        for (Node node = 0; node < graph_.size(); ++node) consider(graph_.id(node), node);
        for (const auto& [name, owner_of] : graph_.labels) consider(name, owner_of.node);
        if (matches.size() > 1)
            throw ambiguous(text, matches);
        if (matches.empty())
            throw not_found(text);
    }
    if (owner)
        require_member(*found, lineage, *branch_label);
    return *found;
}

void Resolver::require_member(Node node, const NodeSet& lineage, std::string_view branch_label) const {
    if (!lineage[node])
        throw Error(ErrorCode::revision_not_found,
                    fmt::format("revision '{}' is not a member of branch '{}'", graph_.id(node), branch_label))
            .hint(fmt::format("leave '{}@' out, or name a revision of that branch", branch_label));
}

Node Resolver::branch(std::string_view label) const {
    try {
        return find(label, std::nullopt);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::revision_not_found)
            throw;
        std::vector<std::string> labels;
        for (const auto& entry : graph_.labels) labels.push_back(entry.first);
        const auto near = did_you_mean(label, labels);
        throw Error(ErrorCode::branch_unknown, fmt::format("there is no branch {}", in_asked(label)))
            .hint(near             ? fmt::format("did you mean '{}'?", *near)
                  : labels.empty() ? "no revision has a branch label; a branch may also be named by any revision on it"
                                   : fmt::format("branch labels: {}", list_some(labels)));
    }
}

std::vector<Node> Resolver::filter_for_lineage(std::span<const Node> targets, std::string_view against,
                                               bool include_dependencies) const {
    const auto wanted = meaning(against);
    std::vector<Node> tests = wanted.nodes;
    if (targets.empty())
        return {};
    if (wanted.branch && !wanted.branch->empty())
        tests.push_back(branch(*wanted.branch));
    if (wanted.text)
        tests.push_back(find(*wanted.text, std::nullopt));
    if (tests.empty())
        return {targets.begin(), targets.end()};
    const NodeSet lineage = graph_.lineage(tests, include_dependencies);
    std::vector<Node> result;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(result), [&](Node node) { return lineage[node]; });
    return result;
}

std::vector<Node> Resolver::nodes(std::string_view expression) const {
    if (const auto relative = parse_relative(expression)) {
        if (relative->branch)
            branch(*relative->branch);
        if (!relative->symbol)
            return nodes_of(below_every_head(*relative));
        const Spot spot = relative->steps > 0
                              ? walk(start_of({{}, relative->symbol, {}, 0}), relative->steps, relative->branch, false)
                              : walk(start_of(*relative), relative->steps, std::nullopt, false);
        if (spot.kind == Spot::Kind::nowhere)
            throw too_far(*relative);
        return spot.kind == Spot::Kind::base ? std::vector<Node>{} : std::vector<Node>{spot.node};
    }
    return absolute(expression);
}

std::vector<Node> Resolver::absolute(std::string_view expression) const {
    const auto wanted = meaning(expression);
    if (!wanted.text) {
        if (wanted.branch && !wanted.branch->empty()) {
            const Node from[] = {branch(*wanted.branch)};
            const NodeSet lineage = graph_.lineage(from, false);
            for (const Node node : wanted.nodes) require_member(node, lineage, *wanted.branch);
        }
        return wanted.nodes;
    }
    return {find(*wanted.text, wanted.branch)};
}

std::optional<Node> Resolver::one(std::string_view expression) const {
    return only(nodes(expression), expression);
}

std::optional<Node> Resolver::only(const std::vector<Node>& found, std::string_view expression) const {
    if (found.size() > 1) {
        const auto address = parse_absolute(expression);
        throw several(found, address.symbol, address.branch);
    }
    return found.empty() ? std::nullopt : std::optional(found.front());
}

// --- walking ---

Spot Resolver::walk(Spot start, int steps, const std::optional<std::string>& branch_label, bool clamp) const {
    Spot spot = start;
    for (int i = 0; i < std::abs(steps); ++i) {
        std::vector<Node> next;
        if (steps > 0) {
            if (spot.kind == Spot::Kind::base) {
                next = graph_.bases();
            } else {
                const auto row = graph_.children[spot.node];
                next.assign(row.begin(), row.end());
            }
            if (branch_label && !branch_label->empty())
                next = filter_for_lineage(next, *branch_label, false);
        } else if (spot.kind == Spot::Kind::node) {
            const auto row = graph_.parents[spot.node];
            next.assign(row.begin(), row.end());
            if (next.empty()) {
                spot = Spot::at_base();
                continue;
            }
        }
        if (next.size() > 1) {
            const auto from = spot.kind == Spot::Kind::base ? "the base" : fmt::format("'{}'", graph_.id(spot.node));
            throw walk_failed(
                fmt::format("'{}' is ambiguous: from {} there are {} ways {}: {}", asked_, from, next.size(),
                            steps > 0 ? "up" : "down", list_some(graph_.ids(next))),
                steps > 0 ? "name the revision, or put the branch in front: label@+N" : "name the revision");
        }
        if (next.empty())
            return clamp ? spot : Spot{};
        spot = Spot::at(next.front());
    }
    return spot;
}

/// The revision that a relative address counts from, when it names one.
Spot Resolver::start_of(const RelativeAddress& address) const {
    const auto expression = address.branch ? fmt::format("{}@{}", *address.branch, *address.symbol) : *address.symbol;
    const auto node = one(expression);
    // Alembic takes "the base, down" for "the heads, down": below the base is nothing, not everything.
    return node ? Spot::at(*node) : Spot::at_base();
}

std::vector<Spot> Resolver::below_every_head(const RelativeAddress& address) const {
    if (address.steps >= 0)
        throw walk_failed(fmt::format("'{}' counts from where a database is, and none is asked here", asked_),
                          "put a revision in front: REVISION+N");
    std::vector<Spot> result;
    for (const Node head : graph_.real_heads()) {
        if (!address.branch || graph_.has_label(head, *address.branch))
            result.push_back(walk(Spot::at(head), address.steps, std::nullopt, false));
    }
    return result;
}

std::vector<Node> Resolver::history_bottom(std::string_view expression, std::string_view top) const {
    const auto relative = parse_relative(expression);
    if (!relative || relative->symbol)
        return nodes(expression);
    auto spots = below_every_head(*relative);
    // Too far down from the heads, Alembic counts from the upper end instead.
    if (!spots.empty() && spots.front().kind == Spot::Kind::nowhere && !parse_relative(top)) {
        const auto from = nodes(top);
        if (from.size() == 1)
            spots = {walk(Spot::at(from.front()), relative->steps, std::nullopt, true)};
    }
    return nodes_of(spots);
}

// --- upgrade ---

std::vector<Node> Resolver::upgrade_targets(std::span<const Node> current, std::string_view expression,
                                            bool clamp) const {
    const auto relative = parse_relative(expression);
    if (!relative)
        return nodes(expression);
    if (relative->branch)
        branch(*relative->branch);
    if (!relative->symbol && relative->steps == 0)
        throw no_step();
    if (!relative->symbol && relative->steps < 0)
        throw walk_failed(fmt::format("an upgrade cannot go down: '{}'", asked_), "use `aludel downgrade`");

    Spot spot;
    if (!relative->symbol) {
        spot = walk(upgrade_start(current, relative->branch), relative->steps, relative->branch, clamp);
    } else if (relative->steps > 0) {
        spot = walk(start_of({{}, relative->symbol, {}, 0}), relative->steps, relative->branch, clamp);
    } else {
        spot = walk(start_of(*relative), relative->steps, std::nullopt, clamp);
    }
    if (spot.kind != Spot::Kind::node)
        throw too_far(*relative);
    return {spot.node};
}

/// Where `+N` counts from: the only row of the version table, or the one on the branch, or where that branch
/// leaves what is applied.
Spot Resolver::upgrade_start(std::span<const Node> current, const std::optional<std::string>& branch_label) const {
    std::vector<Node> starts(current.begin(), current.end());
    if (branch_label && !current.empty()) {
        starts = filter_for_lineage(starts, *branch_label, false);
        if (starts.empty()) {
            const NodeSet applied = graph_.closure(current, graph_.effective_parents);
            std::vector<Node> active;
            for (Node node = 0; node < graph_.size(); ++node) {
                if (applied[node])
                    active.push_back(node);
            }
            active = filter_for_lineage(active, *branch_label, false);
            NodeSet below(graph_.size());
            for (const Node node : active) {
                for (const Node parent : graph_.effective_parents[node]) below[parent] = 1;
            }
            std::copy_if(active.begin(), active.end(), std::back_inserter(starts),
                         [&](Node node) { return !below[node]; });
        }
    }
    if (starts.size() > 1)
        throw walk_failed(fmt::format("'{}' is ambiguous: the database is at {} revisions: {}", asked_, starts.size(),
                                      list_some(graph_.ids(starts))),
                          "name the revision to upgrade to, or put the branch in front: label@+N");
    return starts.empty() ? Spot::at_base() : Spot::at(starts.front());
}

// --- downgrade ---

Resolver::DowngradeTarget Resolver::downgrade_target(std::span<const Node> current, std::string_view expression) const {
    DowngradeTarget target;
    const auto relative = parse_relative(expression);
    if (!relative) {
        const auto at = expression.rfind('@');
        if (at != std::string_view::npos && at > 0) {
            target.branch = expression.substr(0, at);
            branch(*target.branch);
        }
        const auto symbol = at == std::string_view::npos ? expression : expression.substr(at + 1);
        target.node = only(absolute(symbol), symbol);
        return target;
    }

    target.branch = relative->branch;
    if (target.branch)
        branch(*target.branch);
    if (!relative->symbol && relative->steps == 0)
        throw no_step();
    Spot spot;
    if (relative->steps >= 0) {
        if (!relative->symbol)
            throw walk_failed(fmt::format("a downgrade cannot go up: '{}'", asked_), "use `aludel upgrade`");
        spot = walk(start_of({{}, relative->symbol, {}, 0}), relative->steps, relative->branch, false);
        if (spot.kind != Spot::Kind::node)
            throw too_far(*relative);
    } else if (relative->symbol) {
        spot = walk(start_of(*relative), relative->steps, std::nullopt, false);
    } else if (relative->branch) {
        const Node start = downgrade_start(current, *relative->branch);
        const Node from[] = {branch(*relative->branch)};
        require_member(start, graph_.lineage(from, false), *relative->branch);
        spot = walk(Spot::at(start), relative->steps, std::nullopt, false);
    } else {
        if (current.empty())
            throw walk_failed(fmt::format("cannot go down by '{}': the database is at the base", asked_),
                              "`aludel current` shows where it is");
        // Only the branch of that row is gone down, where others join it.
        target.branch = graph_.id(current.front());
        if (std::any_of(current.begin(), current.end(), [&](Node node) { return node != current.front(); }))
            target.warning = fmt::format(
                "downgrade {} from several heads is ambiguous: it goes down from '{}'; name the branch, as in "
                "{}@{}, to be sure",
                relative->written, *target.branch, *target.branch, relative->written);
        spot = walk(Spot::at(current.front()), relative->steps, std::nullopt, false);
    }
    if (spot.kind == Spot::Kind::nowhere)
        throw too_far(*relative);
    if (spot.kind == Spot::Kind::node)
        target.node = spot.node;
    return target;
}

/// The row of the version table on that branch; where none is, the tip of what is applied there.
Node Resolver::downgrade_start(std::span<const Node> current, const std::string& branch_label) const {
    auto starts = filter_for_lineage(current, branch_label, false);
    if (starts.empty()) {
        const NodeSet applied = graph_.closure(current, graph_.effective_parents);
        std::vector<Node> tips;
        for (Node node = 0; node < graph_.size(); ++node) {
            const auto above = graph_.children[node];
            if (applied[node] && std::none_of(above.begin(), above.end(), [&](Node child) { return applied[child]; }))
                tips.push_back(node);
        }
        starts = filter_for_lineage(tips, branch_label, false);
    }
    if (starts.empty())
        throw walk_failed(
            fmt::format("cannot go down by '{}': nothing of branch '{}' is applied", asked_, branch_label),
            "`aludel current` shows where the database is");
    if (starts.size() > 1)
        throw walk_failed(fmt::format("'{}' is ambiguous: branch '{}' is applied up to {} revisions: {}", asked_,
                                      branch_label, starts.size(), list_some(graph_.ids(starts))),
                          "name the revision to go down to");
    return starts.front();
}

// --- what to say when it fails ---

std::string Resolver::in_asked(std::string_view text) const {
    return text == asked_ ? fmt::format("'{}'", text) : fmt::format("'{}' (in '{}')", text, asked_);
}

Error Resolver::not_found(std::string_view text) const {
    std::vector<std::string> names{"head", "heads", "base"};
    for (const auto& revision : graph_.revisions) names.push_back(revision.id);
    for (const auto& entry : graph_.labels) names.push_back(entry.first);
    Error error(ErrorCode::revision_not_found, fmt::format("no revision or branch label is called {}", in_asked(text)));
    if (text.empty())
        return std::move(error.hint("name a revision, `head`, `heads` or `base`"));
    if (graph_.size() == 0)
        return std::move(error.hint("there are no revisions yet: `aludel revision -m \"...\"` makes the first"));
    if (const auto near = did_you_mean(text, names))
        return std::move(error.hint(fmt::format("did you mean '{}'?", *near)));
    return std::move(
        error.hint("`aludel history` lists the revisions; the beginning of an id is enough when it is "
                   "the only one that begins so"));
}

Error Resolver::disputed(std::string_view label, Node first) const {
    Node other = first;
    for (Node node = 0; node < graph_.size(); ++node) {
        const auto& labels = graph_.revisions[node].branch_labels;
        if (node != first && std::find(labels.begin(), labels.end(), label) != labels.end())
            other = node;
    }
    const auto holder = other == first ? graph_.find(label) : std::optional(first);
    Error error(ErrorCode::revision_ambiguous,
                fmt::format("{} is a branch label of revision '{}', and {} '{}'", in_asked(label), graph_.id(other),
                            other == first ? "the id of revision" : "one of revision",
                            holder ? graph_.id(*holder) : std::string(label)));
    return std::move(error.at(graph_.revisions[other].branch_labels_place())
                         .hint("give one of them another label; until then, use the revision's id"));
}

Error Resolver::ambiguous(std::string_view text, const std::vector<std::string>& matches) const {
    return std::move(Error(ErrorCode::revision_ambiguous, fmt::format("{} is the beginning of {}: {}", in_asked(text),
                                                                      matches.size(), list_some(matches)))
                         .hint("write more of the id"));
}

Error Resolver::several(const std::vector<Node>& heads, std::string_view symbol,
                        const std::optional<std::string>& branch_label) const {
    const auto ids = graph_.ids(heads);
    Error error(ErrorCode::multiple_heads,
                branch_label
                    ? fmt::format("'{}' is not one revision: branch '{}' has {} heads: {}", asked_, *branch_label,
                                  heads.size(), list_some(ids))
                    : fmt::format("'{}' is not one revision: there are {}: {}", asked_, heads.size(), list_some(ids)));
    std::string hint = "name one of them";
    if (symbol == "head")
        hint += branch_label ? fmt::format(", say '{}@heads' for all of them", *branch_label)
                             : std::string(", say 'heads' for all of them, LABEL@head for one branch");
    const auto all = graph_.heads();
    const bool merges = std::all_of(heads.begin(), heads.end(),
                                    [&](Node node) { return std::find(all.begin(), all.end(), node) != all.end(); });
    if (merges && !graph_.heads_are_certain())
        hint += "; or mend the faults first: some of these may be no heads then, and only then can they be merged";
    else if (merges && ids.size() <= longest_list)
        hint += fmt::format(", or merge them: aludel merge {} -m \"merge heads\"", join(ids, " "));
    return std::move(error.hint(std::move(hint)));
}

Error Resolver::walk_failed(std::string message, std::string hint) const {
    return std::move(Error(ErrorCode::walk_failed, std::move(message)).hint(std::move(hint)));
}

Error Resolver::no_step() const {
    return walk_failed(fmt::format("'{}' counts no step", asked_), "name the revision, or count from 1");
}

Error Resolver::too_far(const RelativeAddress& address) const {
    const int count = std::abs(address.steps);
    return walk_failed(
        fmt::format("'{}' leads out of the graph: there are not {} {} it", asked_,
                    plural(static_cast<std::size_t>(count), "revision"), address.steps < 0 ? "below" : "above"),
        "`aludel history` shows how far it goes");
}

}  // namespace aludel::script
