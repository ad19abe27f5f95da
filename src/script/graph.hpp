#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "script/directory.hpp"
#include "script/fault.hpp"
#include "script/links.hpp"
#include "script/revision.hpp"

namespace aludel::script {

/// The DAG of all revisions, with Alembic's rules of addressing. Immutable once built. Nodes are indices;
/// a broken graph is built as far as it goes and says its faults.
///
/// Vocabulary, as in Alembic: a *head* is nobody's down revision; a *real head* is also nobody's
/// dependency. "Versioned" links are down_revision alone; "all" links add depends_on.
class RevisionGraph {
public:
    using Node = script::Node;

    /// `faults` are those of reading the files; they are kept before those of the graph.
    static RevisionGraph build(std::vector<Revision> revisions, std::vector<Fault> faults = {});
    /// Scans the directories and builds.
    static RevisionGraph load(const DirectoryOptions& options);
    RevisionGraph(RevisionGraph&&) noexcept;
    RevisionGraph& operator=(RevisionGraph&&) noexcept;
    ~RevisionGraph();

    /// Of the files, then of the graph: missing parents, duplicates, cycles, loops, labels used twice; several
    /// heads and ids that are too long as warnings.
    const std::vector<Fault>& faults() const;
    /// Throws Error(graph_broken) listing every fault that is not a warning.
    void require_sound() const;
    /// The same where a fault may hide a revision or its place: which revisions are heads, or come next, cannot be
    /// said.
    void require_certain_heads() const;
    /// The same for who asks for `expression`: `head`, `heads` and steps upwards need certain heads; all else can be
    /// answered, and concerns only the revisions that come out.
    void require_certain(std::string_view expression) const;
    /// No fault in this revision or in anything it stands on.
    bool is_sound(const Revision& revision) const;

    /// In the order of the files. Of several with one id, the first.
    const std::vector<Revision>& revisions() const;
    /// By full id.
    const Revision* find(std::string_view id) const;

    std::vector<std::string> heads() const;
    std::vector<std::string> bases() const;
    std::vector<std::string> real_heads() const;
    std::vector<std::string> real_bases() const;

    /// Labels that hold for this revision: its own and those inherited along its branch, sorted.
    std::vector<std::string> labels_of(const Revision& revision) const;
    std::vector<std::string> children_of(const Revision& revision) const;  ///< versioned, then dependents
    bool is_head(const Revision& revision) const;
    bool is_base(const Revision& revision) const;
    bool is_branch_point(const Revision& revision) const;
    bool is_merge_point(const Revision& revision) const;
    /// depends_on resolved to ids.
    std::vector<std::string> dependencies_of(const Revision& revision) const;

    /// Any expression of the addressing grammar that stands on its own (id, prefix, label, head, heads,
    /// base, x@y, rev+N, -N from the heads): the revisions it names; base is none. Throws revision_not_found,
    /// revision_ambiguous, branch_unknown, multiple_heads, walk_failed.
    std::vector<const Revision*> resolve(std::string_view expression) const;
    /// The same where one is wanted; nullptr is base. Throws multiple_heads.
    const Revision* resolve_one(std::string_view expression) const;

    /// For `history`: newest first, from `upper` down to `lower` inclusive ("base" and "heads" allowed).
    std::vector<const Revision*> walk(std::string_view lower, std::string_view upper) const;
    /// The same where either end may be several ids, as `current` is; an empty one is base.
    std::vector<const Revision*> walk(const std::vector<std::string>& lower,
                                      const std::vector<std::string>& upper) const;

    /// The inner side, for engine/plan: defined in graph_inner.hpp.
    struct Inner;
    const Inner& inner() const { return *inner_; }

private:
    RevisionGraph();
    std::unique_ptr<Inner> inner_;
};

}  // namespace aludel::script
