#include "engine/plan.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.hpp"

namespace aludel::engine {
namespace {

using Ids = std::vector<std::string>;

script::RevisionGraph graph_of(std::initializer_list<std::string_view> lines) {
    std::vector<script::Revision> revisions;
    for (const auto line : lines) {
        const auto fields = split(line, '|');
        const auto head = split(fields[0], ':');
        script::Revision revision;
        revision.id = trim(head[0]);
        if (head.size() > 1)
            revision.down_revisions = split_any(head[1], " ,");
        if (fields.size() > 1)
            revision.depends_on = split_any(fields[1], " ,");
        if (fields.size() > 2)
            revision.branch_labels = split_any(fields[2], " ,");
        revisions.push_back(std::move(revision));
    }
    return script::RevisionGraph::build(std::move(revisions));
}

/// Every step as "revision: row changes", the way `plan` would say it.
Ids told(const Plan& plan) {
    Ids result;
    for (const auto& step : plan.steps) {
        Ids changes;
        for (const auto& change : step.changes) {
            changes.push_back(change.from.empty() ? "+" + change.to
                              : change.to.empty() ? "-" + change.from
                                                  : change.from + ">" + change.to);
        }
        result.push_back(step.revision->id + ": " + join(changes, " "));
    }
    return result;
}

template <typename Call>
std::string error_text(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return fmt::format("{}: {} ({})", name(error.code()), error.message(), error.hint());
    }
    return "no error";
}

const script::RevisionGraph& diamond() {
    static const auto graph = graph_of({"a: ", "b: a | | left", "c: a | | right", "d: b c", "e: d"});
    return graph;
}

TEST(Plan, UpgradesThroughAMerge) {
    const auto plan = plan_upgrade(diamond(), {}, "head");
    EXPECT_EQ(told(plan), (Ids{"a: +a", "c: a>c", "b: +b", "d: -b c>d", "e: d>e"}));
    EXPECT_EQ(plan.to, (Ids{"e"}));
    EXPECT_EQ(plan.direction, script::Direction::upgrade);
}

TEST(Plan, DowngradesThroughAMerge) {
    const auto plan = plan_downgrade(diamond(), {"e"}, "base");
    EXPECT_EQ(told(plan), (Ids{"e: e>d", "d: +b d>c", "b: -b", "c: c>a", "a: -a"}));
    EXPECT_EQ(plan.to, Ids{});
    EXPECT_EQ(plan.steps.front().direction, script::Direction::downgrade);
}

TEST(Plan, FromOneBranch) {
    EXPECT_EQ(told(plan_upgrade(diamond(), {"b"}, "d")), (Ids{"c: +c", "d: -b c>d"}));
    EXPECT_EQ(told(plan_upgrade(diamond(), {"b"}, "right@+1")), (Ids{"c: +c"}));
    EXPECT_EQ(told(plan_upgrade(diamond(), {"b", "c"}, "e")), (Ids{"d: -b c>d", "e: d>e"}));
    EXPECT_EQ(told(plan_downgrade(diamond(), {"b", "c"}, "right@a")), (Ids{"c: -c"}));
    EXPECT_EQ(told(plan_downgrade(diamond(), {"e"}, "b")), (Ids{"e: e>d", "d: +b d>c"}));
}

TEST(Plan, NothingToDo) {
    EXPECT_TRUE(plan_upgrade(diamond(), {"e"}, "head").steps.empty());
    EXPECT_TRUE(plan_upgrade(diamond(), {"e"}, "b").steps.empty());
    EXPECT_TRUE(plan_downgrade(diamond(), {"e"}, "e").steps.empty());
    EXPECT_EQ(plan_upgrade(diamond(), {"e"}, "b").to, (Ids{"e"}));
}

TEST(Plan, ADependencyHasItsRowUntilItIsStoodOn) {
    const auto graph = graph_of({"a: ", "b: a", "x: ", "y: x | b"});
    EXPECT_EQ(told(plan_upgrade(graph, {}, "y")), (Ids{"a: +a", "b: a>b", "x: +x", "y: -x b>y"}));
    EXPECT_EQ(told(plan_downgrade(graph, {"y"}, "x")), (Ids{"y: +x y>b"}));
}

TEST(Plan, AMergeOfRevisionsThatStandOnEachOther) {
    // Alembic fails on the way up (KeyError 'p'), and leaves the rows p and q on the way down beside another head.
    const auto graph = graph_of({"p: ", "q: p", "r: p", "m: q p r", "z: "});
    EXPECT_EQ(told(plan_upgrade(graph, {"q", "r", "z"}, "m")), (Ids{"m: -q r>m"}));
    EXPECT_EQ(plan_downgrade(graph, {"m", "z"}, "m-0").steps.size(), 0u);
    EXPECT_EQ(told(plan_downgrade(graph, {"m", "z"}, "q")), (Ids{"m: +q m>r"}));
}

TEST(Plan, StepsDownFromSeveralHeadsWarn) {
    const auto plan = plan_downgrade(diamond(), {"c", "b"}, "-1");
    EXPECT_EQ(told(plan), (Ids{"c: -c"}));
    ASSERT_EQ(plan.warnings.size(), 1u);
    EXPECT_EQ(plan.warnings[0],
              "downgrade -1 from several heads is ambiguous: it goes down from 'c'; name the branch, as in c@-1, to be "
              "sure");
    EXPECT_TRUE(plan_downgrade(diamond(), {"c", "b"}, "left@-1").warnings.empty());
}

TEST(Plan, SaysWhatCannotBePlanned) {
    EXPECT_EQ(error_text([] { plan_upgrade(diamond(), {"gone"}, "head"); }),
              "revision-not-found: the database's version table is at revision 'gone', which no file has (Is its file "
              "on another branch, or not deployed here? If it is gone for good, `aludel stamp --purge REVISION` writes "
              "the version table anew)");
    EXPECT_EQ(error_text([] { plan_upgrade(diamond(), {"b", "c"}, "+1"); }).substr(0, 11), "walk-failed");
    EXPECT_EQ(error_text([] { plan_upgrade(diamond(), {"b"}, "-1"); }),
              "walk-failed: an upgrade cannot go down: '-1' (use `aludel downgrade`)");
    EXPECT_EQ(error_text([] { plan_downgrade(diamond(), {"b"}, "+1"); }),
              "walk-failed: a downgrade cannot go up: '+1' (use `aludel upgrade`)");
    EXPECT_EQ(error_text([] { plan_downgrade(diamond(), {"b"}, "d"); }).substr(0, 18), "range-not-ancestor");
    EXPECT_EQ(error_text([] { plan_downgrade(diamond(), {"b"}, "-3"); }).substr(0, 11), "walk-failed");
    EXPECT_EQ(error_text([] {
                  plan_upgrade(diamond(), {"a", "b"}, "head");
              }),
              "version-table-mismatch: the version table has a row for 'b' and one for 'a', which it stands on "
              "(`aludel stamp "
              "--purge b` writes the table anew without what the other row says already)");
    EXPECT_EQ(error_text([] { plan_downgrade(diamond(), {"b"}, "nosuch@base"); }).substr(0, 14), "branch-unknown");
}

TEST(Plan, DowngradeCountsFromTheRowThatSaysSomething) {
    const auto graph = graph_of({"a: ", "b: a", "c: b", "x: | c"});
    const Plan one = plan_downgrade(graph, {"b", "c"}, "-1");
    EXPECT_EQ(told(one), (Ids{"c: -c"}));
    EXPECT_EQ(one.to, (Ids{"b"}));
    EXPECT_EQ(one.warnings,
              (Ids{"the version table has a row for 'c' and one for 'b', which it stands on; `aludel stamp "
                   "--purge c` writes the table anew without what the other row says already"}));
    EXPECT_EQ(told(plan_downgrade(graph, {"a", "c"}, "-1")), (Ids{"c: c>b"})) << "the row a is not touched";
    EXPECT_EQ(told(plan_downgrade(graph, {"a", "c"}, "c@-2")), (Ids{"c: c>b", "b: -b"}));
    EXPECT_EQ(told(plan_downgrade(graph, {"b", "c"}, "base")), (Ids{"c: -c", "b: b>a", "a: -a"}));
    EXPECT_EQ(told(plan_downgrade(graph, {"c", "x"}, "-1")), (Ids{"x: -x"})) << "implied by a dependency";
    EXPECT_EQ(
        error_text([&] {
            plan_upgrade(graph, {"c", "a", "b"}, "c");
        }),
        "version-table-mismatch: the version table has a row for 'c' and one for 'a', which it stands on; a row "
        "for 'c' and one for 'b', which it stands on (`aludel stamp --purge c` writes the table anew without what "
        "the other row says already)");
}

TEST(Plan, FaultsStopOnlyWhatMeetsThem) {
    const auto graph = graph_of({"a: ", "b: a", "x: nowhere", "y: x"});
    EXPECT_EQ(told(plan_upgrade(graph, {}, "b")), (Ids{"a: +a", "b: a>b"}));
    EXPECT_EQ(told(plan_downgrade(graph, {"b"}, "-1")), (Ids{"b: b>a"}));
    EXPECT_EQ(error_text([&] { plan_upgrade(graph, {}, "heads"); }).substr(0, 12), "graph-broken");
    EXPECT_EQ(error_text([&] { plan_upgrade(graph, {}, "y"); }).substr(0, 12), "graph-broken");
    EXPECT_EQ(error_text([&] { plan_downgrade(graph, {"y"}, "base"); }).substr(0, 12), "graph-broken");
    EXPECT_EQ(error_text([&] { plan_stamp(graph, {}, {"x"}); }).substr(0, 12), "graph-broken");
    EXPECT_EQ(error_text([&] { plan_upgrade(graph, {"a"}, "+1"); }).substr(0, 12), "graph-broken")
        << "what comes next may be in the file that is broken";
}

TEST(PlanStamp, MovesTheRowsOfTheLine) {
    EXPECT_EQ(told(plan_stamp(diamond(), {}, {"head"})), (Ids{"e: +e"}));
    EXPECT_EQ(told(plan_stamp(diamond(), {"a"}, {"e"})), (Ids{"e: a>e"}));
    EXPECT_EQ(told(plan_stamp(diamond(), {"b", "c"}, {"e"})), (Ids{"e: -b c>e"}));
    EXPECT_EQ(told(plan_stamp(diamond(), {"e"}, {"a"})), (Ids{"a: e>a"}));
    EXPECT_EQ(plan_stamp(diamond(), {"e"}, {"a"}).direction, script::Direction::downgrade);
    EXPECT_EQ(told(plan_stamp(diamond(), {"b"}, {"c"})), (Ids{"c: +c"}));
    EXPECT_EQ(told(plan_stamp(diamond(), {"b", "c"}, {"base"})), (Ids{"b: -b", "c: -c"}));
    EXPECT_EQ(told(plan_stamp(diamond(), {"b", "c"}, {"left@base"})), (Ids{"b: -b"}));
    EXPECT_TRUE(plan_stamp(diamond(), {"e"}, {"e"}).steps.empty());
}

TEST(PlanStamp, SeveralAreAllThereAfterwards) {
    EXPECT_EQ(plan_stamp(diamond(), {"a"}, {"b", "c"}).to, (Ids{"b", "c"}));
    // Alembic fails here (KeyError 'e').
    EXPECT_EQ(told(plan_stamp(diamond(), {"e"}, {"b", "c"})), (Ids{"b: e>b", "c: +c"}));
    // Alembic loses the row z here, which was asked for.
    const auto graph = graph_of({"a: ", "b: a", "y: ", "z: y"});
    EXPECT_EQ(plan_stamp(graph, {"a", "z"}, {"b", "z"}).to, (Ids{"b", "z"}));
    EXPECT_EQ(
        error_text([&] {
            plan_stamp(graph, {}, {"a", "b"});
        }),
        "range-not-ancestor: cannot stamp both 'b' and 'a', which it stands on ('a' is implied: stamp 'b' alone)");
    EXPECT_EQ(error_text([&] { plan_stamp(graph, {"a"}, {"-1"}); }).substr(0, 11), "walk-failed");
    EXPECT_EQ(plan_stamp(graph, {"a"}, {"a+1"}).to, (Ids{"b"}));
}

}  // namespace
}  // namespace aludel::engine
