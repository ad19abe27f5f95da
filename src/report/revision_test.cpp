#include "report/revision.hpp"

#include <gtest/gtest.h>

#include "report/history.hpp"

namespace aludel::report {
namespace {

script::Revision described(std::string id, std::vector<std::string> parents, std::string message = "does it") {
    script::Revision one;
    one.id = std::move(id);
    one.down_revisions = std::move(parents);
    one.message = message;
    one.doc = message;
    one.created = "2026-01-02 03:04:05+00:00";
    one.file = "/v/" + one.id + ".sql";
    return one;
}

/// a1 branches into b1 (label left) and b2, which c1 merges; d1 is a base of its own that c1 depends on.
script::RevisionGraph diamond() {
    std::vector<script::Revision> revisions = {described("a1", {}), described("b1", {"a1"}), described("b2", {"a1"}),
                                               described("c1", {"b1", "b2"}, "joins"), described("d1", {})};
    revisions[1].branch_labels = {"left"};
    revisions[3].depends_on = {"d1"};
    return script::RevisionGraph::build(std::move(revisions));
}

TEST(RevisionText, IsAlembics) {
    const script::RevisionGraph graph = diamond();
    const RevisionWriter writer(graph, {});
    const RevisionFormat history{.parents = true, .labels = true, .description = true};
    EXPECT_EQ(writer.text(*graph.find("a1"), history), "<base> -> a1 (branchpoint), does it");
    EXPECT_EQ(writer.text(*graph.find("b1"), history), "a1 -> b1 (left), does it");
    EXPECT_EQ(writer.text(*graph.find("c1"), history), "b1, b2 (d1) -> c1 (left) (head) (mergepoint), joins");
    EXPECT_EQ(writer.text(*graph.find("d1"), history), "<base> -> d1 (effective head), does it");
    EXPECT_EQ(writer.text(*graph.find("c1"), {.labels = true, .branches = false}), "c1 (left) (head)");
}

TEST(RevisionText, EntryIsAlembics) {
    const script::RevisionGraph graph = diamond();
    RevisionWriter writer(graph, {});
    writer.mark_current({"c1"});
    EXPECT_EQ(writer.entry(*graph.find("a1")),
              "Rev: a1 (branchpoint)\nParent: <base>\nBranches into: b1, b2\nPath: /v/a1.sql\n\n    does it\n\n"
              "    Revision ID: a1\n    Revises:\n    Create Date: 2026-01-02 03:04:05+00:00\n");
    EXPECT_EQ(writer.entry(*graph.find("c1")),
              "Rev: c1 (head) (mergepoint) (current)\nMerges: b1, b2\nAlso depends on: d1\nBranch names: left\n"
              "Path: /v/c1.sql\n\n    joins\n\n    Revision ID: c1\n    Revises: b1, b2\n"
              "    Create Date: 2026-01-02 03:04:05+00:00\n");
}

TEST(RevisionText, BranchesAreAlembics) {
    const script::RevisionGraph graph = diamond();
    const RevisionWriter writer(graph, {});
    EXPECT_EQ(branches_text(graph, writer, {graph.find("a1")}, false),
              "a1 (branchpoint)\n   -> b1 (left)\n   -> b2\n\n");
}

TEST(RevisionText, ColoursAreOnlyAdded) {
    const script::RevisionGraph graph = diamond();
    const RevisionWriter writer(graph, {true});
    EXPECT_EQ(writer.text(*graph.find("b2"), {.labels = true}), "\x1b[33mb2\x1b[0m");
}

}  // namespace
}  // namespace aludel::report
