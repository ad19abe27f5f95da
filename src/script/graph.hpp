#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "script/directory.hpp"
#include "script/revision.hpp"

namespace aludel::script {

/// The DAG of all revisions, with Alembic's rules of addressing. Immutable once built. Nodes are indices;
/// a broken graph is built as far as it goes and says its faults.
///
/// Vocabulary, as in Alembic: a *head* is nobody's down revision; a *real head* is also nobody's
/// dependency. "Versioned" links are down_revision alone; "all" links add depends_on.
class RevisionGraph {
public:
    using Node = std::uint32_t;

    static RevisionGraph build(std::vector<Revision> revisions);
    RevisionGraph(RevisionGraph&&) noexcept;
    RevisionGraph& operator=(RevisionGraph&&) noexcept;
    ~RevisionGraph();

    /// Missing parents, duplicates, cycles, loops, labels used twice; several heads as a warning.
    const std::vector<Fault>& faults() const;
    /// Throws Error(graph_broken) listing every fault that is not a warning.
    void require_sound() const;

    const std::vector<Revision>& revisions() const;
    /// By full id.
    const Revision* find(std::string_view id) const;

    std::vector<std::string> heads() const;
    std::vector<std::string> bases() const;
    std::vector<std::string> real_heads() const;
    std::vector<std::string> real_bases() const;

    /// Labels that hold for this revision: its own and those inherited along its branch, sorted.
    std::vector<std::string> labels_of(const Revision& revision) const;
    std::vector<std::string> children_of(const Revision& revision) const; ///< versioned, then dependents
    bool is_head(const Revision& revision) const;
    bool is_base(const Revision& revision) const;
    bool is_branch_point(const Revision& revision) const;
    bool is_merge_point(const Revision& revision) const;
    /// depends_on resolved to ids.
    std::vector<std::string> dependencies_of(const Revision& revision) const;

    /// Any expression of the addressing grammar that stands on its own (id, prefix, label, head, heads,
    /// base, x@y, rev+N): the revisions it names; base is none.
    std::vector<const Revision*> resolve(std::string_view expression) const;
    /// The same where one is wanted; nullptr is base. Throws multiple_heads.
    const Revision* resolve_one(std::string_view expression) const;

    /// For `history`: newest first, from `upper` down to `lower` inclusive ("base" and "heads" allowed).
    std::vector<const Revision*> walk(std::string_view lower, std::string_view upper) const;

    /// The inner side, for engine/plan: defined in graph_inner.hpp.
    struct Inner;
    const Inner& inner() const { return *inner_; }

private:
    RevisionGraph();
    std::unique_ptr<Inner> inner_;
};

}  // namespace aludel::script
