#include "report/json_reference.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "report/config.hpp"
#include "report/created.hpp"
#include "report/error.hpp"
#include "report/history.hpp"
#include "report/log.hpp"
#include "report/operations.hpp"
#include "report/plan.hpp"
#include "report/run.hpp"
#include "report/status.hpp"

namespace aludel::report {
namespace {

using Paths = std::set<std::string>;

/// The paths of all members, from the writer's own layout: one member or element a line.
Paths paths_of(const std::string& json) {
    struct Open {
        std::string path;
        bool array = false;
    };
    Paths paths;
    std::vector<Open> open;
    for (const std::string& raw : split(json, '\n')) {
        const std::string_view line = trim(raw);
        std::string here = open.empty() ? "" : open.back().path;
        if (!open.empty() && !open.back().array && line.starts_with('"')) {
            here += (here.empty() ? "" : ".") + std::string(line.substr(1, line.find("\": ") - 1));
            paths.insert(here);
        }
        if (line.ends_with('{')) {
            open.push_back({here, false});
        } else if (line.ends_with('[')) {
            open.push_back({here + "[]", true});
        } else if (line.starts_with('}') || line.starts_with(']')) {
            open.pop_back();
        }
    }
    return paths;
}

Paths documented(std::string_view name) {
    Paths paths = {"schema_version", "document"};
    for (const JsonDocument& document : json_documents()) {
        if (document.name == name) {
            for (const JsonMember& member : document.members) {
                paths.insert(std::string(member.path));
            }
        }
    }
    return paths;
}

script::Revision revision(std::string id, std::vector<std::string> parents) {
    script::Revision one;
    one.id = std::move(id);
    one.down_revisions = std::move(parents);
    one.file = "/v/" + one.id + ".sql";
    one.message = "m";
    return one;
}

script::RevisionGraph graph_with_fault() {
    std::vector<script::Revision> revisions = {revision("a", {}), revision("b", {"a"}), revision("c", {"missing"})};
    return script::RevisionGraph::build(std::move(revisions));
}

engine::LedgerEntry entry() {
    engine::LedgerEntry one;
    one.revision = "a";
    return one;
}

TEST(JsonReference, RevisionsAreAsDocumented) {
    const script::RevisionGraph graph = graph_with_fault();
    RevisionWriter writer(graph, {});
    const std::vector<const script::Revision*> revisions = {graph.find("a")};
    for (const char* name : {"heads", "branches", "show", "current"}) {
        EXPECT_EQ(paths_of(revisions_json(name, graph, writer, revisions)), documented(name)) << name;
    }
    writer.mark_current({"a"});
    EXPECT_EQ(paths_of(revisions_json("history", graph, writer, revisions)), documented("history"));
}

TEST(JsonReference, PlansAndRunsAreAsDocumented) {
    const script::RevisionGraph graph = graph_with_fault();
    engine::Plan plan;
    plan.steps.push_back({graph.find("a"), script::Direction::upgrade, {{"", "a"}}});
    EXPECT_EQ(paths_of(plan_json(plan)), documented("plan"));
    engine::RunReport run;
    run.plan = plan;
    EXPECT_EQ(paths_of(run_json("upgrade", run, false)), documented("run"));
}

TEST(JsonReference, StatusIsAsDocumented) {
    const script::RevisionGraph graph = graph_with_fault();
    engine::Status status;
    status.pending = {graph.find("b")};
    status.implied.rows.push_back({"a", "b"});
    status.changed.push_back({graph.find("a"), "x", "y"});
    status.unfinished.emplace_back();
    status.lock.emplace();
    status.work_session.emplace();
    status.last = entry();
    status.faults = graph.faults();
    EXPECT_EQ(paths_of(status_json(status)), documented("status"));
}

TEST(JsonReference, OperationsAreAsDocumented) {
    const script::RevisionGraph graph = graph_with_fault();
    engine::RevisionOperations one;
    one.revision = graph.find("a");
    one.operations.emplace_back();
    one.refusal = Error(ErrorCode::usage, "x");
    EXPECT_EQ(paths_of(operations_json({one})), documented("operations"));
}

TEST(JsonReference, TheRestIsAsDocumented) {
    EXPECT_EQ(paths_of(log_json({entry()})), documented("log"));
    engine::Settings settings;
    settings.origins.push_back({"k", "v", "o"});
    EXPECT_EQ(paths_of(config_json(settings)), documented("config"));
    EXPECT_EQ(paths_of(created_json({})), documented("revision"));
    EXPECT_EQ(paths_of(error_json(Error(ErrorCode::usage, "x"), 2)), documented("error"));
}

}  // namespace
}  // namespace aludel::report
