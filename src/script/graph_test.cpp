#include "script/graph.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"

namespace aludel::script {
namespace {

using Ids = std::vector<std::string>;

/// "id: parents | depends_on | labels", as few of these as are needed; the line number is the position.
RevisionGraph graph_of(std::initializer_list<std::string_view> lines) {
    std::vector<Revision> revisions;
    for (const auto line : lines) {
        const auto fields = split(line, '|');
        const auto head = split(fields[0], ':');
        Revision revision;
        revision.id = trim(head[0]);
        if (head.size() > 1)
            revision.down_revisions = split_any(head[1], " ,");
        if (fields.size() > 1)
            revision.depends_on = split_any(fields[1], " ,");
        if (fields.size() > 2)
            revision.branch_labels = split_any(fields[2], " ,");
        revision.file = fmt::format("versions/{}.sql", revision.id);
        revision.line = 3;
        revision.revises_line = 4;
        revisions.push_back(std::move(revision));
    }
    return RevisionGraph::build(std::move(revisions));
}

Ids ids(const std::vector<const Revision*>& revisions) {
    Ids result;
    for (const auto* revision : revisions) result.push_back(revision->id);
    return result;
}

/// "code: message (hint)" of what a call throws.
template <typename Call>
std::string error_text(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return fmt::format("{}: {} ({})", name(error.code()), error.message(), error.hint());
    }
    return "no error";
}

Ids messages(const RevisionGraph& graph, bool warnings = false) {
    Ids result;
    for (const auto& fault : graph.faults()) {
        if (fault.warning == warnings)
            result.push_back(fault.message);
    }
    return result;
}

const RevisionGraph& branched() {
    static const auto graph = graph_of({
        "a0000001: ",
        "a0000002: a0000001",
        "b0000001: a0000002 | | billing",
        "b0000002: b0000001",
        "c0000001: a0000002 | | shop",
        "c0000002: c0000001 | b0000001",
        "z0000001: | | zoo",
    });
    return graph;
}

TEST(Graph, KnowsItsEnds) {
    const auto& graph = branched();
    EXPECT_EQ(graph.heads(), (Ids{"b0000002", "c0000002", "z0000001"}));
    EXPECT_EQ(graph.bases(), (Ids{"a0000001", "z0000001"}));
    EXPECT_TRUE(graph.is_branch_point(*graph.find("a0000002")));
    EXPECT_FALSE(graph.is_branch_point(*graph.find("b0000001"))) << "a dependency makes no branch";
    EXPECT_EQ(graph.children_of(*graph.find("b0000001")), (Ids{"b0000002", "c0000002"}));
    EXPECT_EQ(graph.dependencies_of(*graph.find("c0000002")), (Ids{"b0000001"}));
}

TEST(Graph, ADependencyIsNoRealHead) {
    const auto graph = graph_of({"a: ", "b: | a"});
    EXPECT_EQ(graph.heads(), (Ids{"a", "b"}));
    EXPECT_EQ(graph.real_heads(), (Ids{"b"}));
    EXPECT_EQ(graph.real_bases(), (Ids{"a"}));
}

TEST(Graph, LabelsHoldForTheWholeBranch) {
    const auto& graph = branched();
    const auto labels = [&](const char* id) { return graph.labels_of(*graph.find(id)); };
    EXPECT_EQ(labels("b0000002"), (Ids{"billing"}));
    EXPECT_EQ(labels("c0000002"), (Ids{"shop"}));
    EXPECT_EQ(labels("a0000002"), Ids{}) << "the label stops at the branch point";
    const auto line = graph_of({"a: ", "b: a", "c: b | | late", "d: c"});
    EXPECT_EQ(line.labels_of(*line.find("a")), (Ids{"late"})) << "and goes down a plain line, as Alembic's";
}

TEST(Graph, ResolvesEveryForm) {
    const auto& graph = branched();
    const auto resolve = [&](std::string_view text) { return ids(graph.resolve(text)); };
    EXPECT_EQ(resolve("a0000002"), (Ids{"a0000002"}));
    EXPECT_EQ(resolve("z"), (Ids{"z0000001"}));
    EXPECT_EQ(resolve("bill"), (Ids{"b0000001"})) << "labels have beginnings too";
    EXPECT_EQ(resolve("billing"), (Ids{"b0000001"}));
    EXPECT_EQ(resolve("heads"), (Ids{"b0000002", "c0000002", "z0000001"}));
    EXPECT_EQ(resolve("shop@head"), (Ids{"c0000002"}));
    EXPECT_EQ(resolve("c0000001@head"), (Ids{"c0000002"}));
    EXPECT_EQ(resolve("a0000001@heads"), (Ids{"b0000002", "c0000002"}));
    EXPECT_EQ(resolve("base"), Ids{});
    EXPECT_EQ(resolve("shop@base"), Ids{});
    EXPECT_EQ(resolve("a0000001+1"), (Ids{"a0000002"}));
    EXPECT_EQ(resolve("shop@a0000001+2"), (Ids{"c0000001"}));
    EXPECT_EQ(resolve("c0000002-2"), (Ids{"a0000002"}));
    EXPECT_EQ(
        ids(graph_of({"1234ab: ", "1234bb: 1234ab | | x", "1234cc: 1234ab", "1234bc: 1234cc"}).resolve("x@1234b")),
        (Ids{"1234bb"}))
        << "a beginning need only be unique on its branch";
}

TEST(Graph, SaysWhatIsWrongWithAnExpression) {
    const auto& graph = branched();
    const auto error = [&](std::string_view text) { return error_text([&] { graph.resolve(text); }); };
    EXPECT_EQ(error("a000000"),
              "revision-ambiguous: 'a000000' is the beginning of 2: a0000001, a0000002 (write more of the id)");
    EXPECT_EQ(error("b0000003"),
              "revision-not-found: no revision or branch label is called 'b0000003' (did you mean "
              "'b0000001'?)");
    EXPECT_EQ(error("shp@head"), "branch-unknown: there is no branch 'shp' (in 'shp@head') (did you mean 'shop'?)");
    EXPECT_EQ(error("shop@b0000002"),
              "revision-not-found: revision 'b0000002' is not a member of branch 'shop' (leave 'shop@' out, or name a "
              "revision of that branch)");
    EXPECT_EQ(
        error("head"),
        "multiple-heads: 'head' is not one revision: there are 3: b0000002, c0000002, z0000001 (name one of them, "
        "say 'heads' for all of them, LABEL@head for one branch, or merge them: aludel merge b0000002 c0000002 "
        "z0000001 -m \"merge heads\")");
    EXPECT_EQ(error("a0000002+1"),
              "walk-failed: 'a0000002+1' is ambiguous: from 'a0000002' there are 2 ways up: b0000001, c0000001 (name "
              "the revision, or put the branch in front: label@+N)");
    EXPECT_EQ(error("z0000001+2"),
              "walk-failed: 'z0000001+2' leads out of the graph: there are not 2 revisions above "
              "it (`aludel history` shows how far it goes)");
    EXPECT_EQ(error("+1x").substr(0, 18), "revision-not-found");
    EXPECT_EQ(error("").substr(0, 18), "revision-not-found");
    EXPECT_EQ(error_text([&] { RevisionGraph::build({}).resolve("abc"); }),
              "revision-not-found: no revision or branch label is called 'abc' (there are no revisions yet: `aludel "
              "revision -m \"...\"` makes the first)");
}

TEST(Graph, OneRevisionWhereOneIsWanted) {
    EXPECT_EQ(branched().resolve_one("base"), nullptr);
    EXPECT_EQ(branched().resolve_one("zoo@head")->id, "z0000001");
    EXPECT_NE(error_text([] { branched().resolve_one("heads"); }).find("multiple-heads"), std::string::npos);
}

TEST(Graph, ALabelMayHaveADash) {
    const auto graph = graph_of({"a: ", "b: a | | rel-2024", "c: a"});
    EXPECT_EQ(ids(graph.resolve("rel-2024@head")), (Ids{"b"}));
}

TEST(Graph, WalksHistory) {
    const auto& graph = branched();
    EXPECT_EQ(ids(graph.walk("base", "shop@head")), (Ids{"c0000002", "c0000001", "b0000001", "a0000002", "a0000001"}));
    EXPECT_EQ(ids(graph.walk("a0000002", "b0000002")), (Ids{"b0000002", "b0000001", "a0000002"}));
    EXPECT_EQ(ids(graph.walk("b0000002-1", "b0000002")), (Ids{"b0000002", "b0000001"}));
    EXPECT_EQ(ids(graph.walk(Ids{}, Ids{"b0000001", "z0000001"})),
              (Ids{"b0000001", "a0000002", "a0000001", "z0000001"}));
    EXPECT_NE(error_text([&] { graph.walk("c0000001", "b0000002"); }).find("range-not-ancestor"), std::string::npos);
}

// --- faults ---

TEST(GraphFaults, ASoundGraphHasNone) {
    const auto graph = graph_of({"a: ", "b: a"});
    EXPECT_TRUE(graph.faults().empty());
    EXPECT_NO_THROW(graph.require_sound());
}

TEST(GraphFaults, MissingParentIsPlacedAndSuggested) {
    const auto graph = graph_of({"4f2a91c07be3: ", "9c1d0e77aa52: 4f2a91c07bd3", "77aa529c1d0e: 9c1d0e77aa52"});
    ASSERT_EQ(graph.faults().size(), 2u);
    const auto& fault = graph.faults()[0];
    EXPECT_EQ(fault.message, "revision '9c1d0e77aa52' revises '4f2a91c07bd3', which no file has");
    EXPECT_EQ(fault.hint, "did you mean '4f2a91c07be3'?");
    EXPECT_EQ(to_string(fault.place), "versions/9c1d0e77aa52.sql:4");
    EXPECT_TRUE(graph.is_sound(*graph.find("4f2a91c07be3")));
    EXPECT_FALSE(graph.is_sound(*graph.find("77aa529c1d0e"))) << "it stands on the broken one";
    EXPECT_EQ(graph.bases(), (Ids{"4f2a91c07be3"})) << "a revision whose parent is missing is no base";
    EXPECT_EQ(ids(graph.walk("base", "4f2a91c07be3")), (Ids{"4f2a91c07be3"}));
}

TEST(GraphFaults, ALabelIsNoParent) {
    const auto graph = graph_of({"a: | | shop", "b: shop"});
    EXPECT_EQ(graph.faults()[0].hint, "'shop' is the branch label of revision 'a': `revises:` needs the id");
}

TEST(GraphFaults, AllAreToldAtOnce) {
    const auto graph = graph_of({"a: ", "b: nowhere", "c: c", "d: a | d", "e: a | gone", "a: "});
    EXPECT_EQ(messages(graph), (Ids{"revision 'a' is there twice: first in versions/a.sql:3",
                                    "revision 'b' revises 'nowhere', which no file has", "revision 'c' revises itself",
                                    "revision 'd' depends on itself",
                                    "revision 'e' depends on 'gone', which is no revision and no branch label"}));
    const auto error = error_text([&] { graph.require_sound(); });
    EXPECT_NE(error.find("graph-broken: the revisions have 5 faults"), std::string::npos);
}

TEST(GraphFaults, OneFaultIsTheError) {
    EXPECT_EQ(error_text([] {
                  graph_of({"a: ", "c: c"}).require_sound();
              }),
              "graph-broken: revision 'c' revises itself (name the revision that comes before it)");
}

TEST(GraphFaults, CyclesArePrinted) {
    const auto graph = graph_of({"base1: ", "a: c", "b: a", "c: b", "d: base1", "e: c"});
    ASSERT_EQ(messages(graph), (Ids{"revisions form a cycle: a -> b -> c -> a"}));
    EXPECT_NE(graph.faults()[0].hint.find("versions/a.sql:4"), std::string::npos);
    EXPECT_EQ(graph.heads(), (Ids{"d", "e"}));
    EXPECT_TRUE(graph.is_sound(*graph.find("d")));
    EXPECT_FALSE(graph.is_sound(*graph.find("e"))) << "it stands on the cycle";
    EXPECT_EQ(ids(graph.walk("base", "d")), (Ids{"d", "base1"}));
}

TEST(GraphFaults, ACycleBetweenBaseAndHeadIsFoundToo) {
    // Alembic overlooks this one: from the base and from the head every revision can be reached.
    EXPECT_EQ(messages(graph_of({"a: ", "b: a, d", "c: b", "d: c", "e: d"})),
              (Ids{"revisions form a cycle: b -> c -> d -> b"}));
}

TEST(GraphFaults, CyclesThroughDependencies) {
    EXPECT_EQ(messages(graph_of({"a: ", "b: a | y", "x: ", "y: x | b"})),
              (Ids{"revisions form a cycle through `depends_on`: b -> y -> b"}));
    EXPECT_EQ(messages(graph_of({"a: | c", "b: a", "c: b"})).size(), 1u);
}

TEST(GraphFaults, LabelsThatCannotBeToldApart) {
    const auto graph = graph_of({"a: | | x", "b: a | | x", "c: b | | a"});
    EXPECT_EQ(messages(graph),
              (Ids{"branch label 'x' of revision 'b' is already used by revision 'a' in versions/a.sql:3",
                   "branch label 'a' of revision 'c' is the id of the revision in versions/a.sql:3"}));
    EXPECT_NE(error_text([&] { graph.resolve("x"); }).find("revision-ambiguous"), std::string::npos);
}

TEST(GraphFaults, SeveralHeadsAreAWarningWithTheCommand) {
    const auto graph = graph_of({"a: ", "b: a", "c: a"});
    ASSERT_EQ(graph.faults().size(), 1u);
    const auto& fault = graph.faults()[0];
    EXPECT_TRUE(fault.warning);
    EXPECT_EQ(fault.code, ErrorCode::multiple_heads);
    EXPECT_EQ(fault.message, "there are 2 heads: b (versions/b.sql), c (versions/c.sql)");
    EXPECT_EQ(fault.hint, "merge them with `aludel merge b c -m \"merge heads\"`, or address them all as `heads`");
    EXPECT_NO_THROW(graph.require_sound());
}

TEST(GraphFaults, IdsThatDoNotFitAreAWarning) {
    const std::string fits(32, 'a');
    const std::string long_id(33, 'b');
    const auto graph = graph_of({fits + ": ", long_id + ": " + fits});
    ASSERT_EQ(graph.faults().size(), 1u);
    EXPECT_EQ(graph.faults()[0].code, ErrorCode::revision_too_long);
    EXPECT_EQ(graph.faults()[0].revisions, (Ids{long_id}));
    EXPECT_TRUE(graph.faults()[0].warning);
    std::string umlauts;
    for (int i = 0; i < 32; ++i) umlauts += "ä";
    EXPECT_TRUE(graph_of({umlauts + ": "}).faults().empty()) << "characters count, not bytes";
}

TEST(GraphFaults, FaultsOfFilesComeFirst) {
    Fault fault;
    fault.message = "no header";
    const auto graph = RevisionGraph::build({}, {fault});
    EXPECT_EQ(messages(graph), (Ids{"no header"}));
    EXPECT_THROW(graph.require_sound(), Error);
}

}  // namespace
}  // namespace aludel::script
