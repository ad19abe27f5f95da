#include "report/json_reference.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "report/catalog.hpp"
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

namespace object = catalog::object;

const catalog::QualifiedName some_name{"s", "n"};

void describe(object::Described& object) {
    object.privileges = {{{"a", {"SELECT"}, true, "b"}}, {{"PUBLIC", {"SELECT"}, false, ""}}};
}

object::IndexKey some_key() {
    object::IndexKey key;
    key.column = "a";
    key.collation = key.operator_class = some_name;
    key.options = {{"a", "1"}};
    return key;
}

object::Column some_column() {
    object::Column column;
    column.collation = some_name;
    column.privileges = {{{"a", {"SELECT"}, true, "b"}}, {{"PUBLIC", {"SELECT"}, false, ""}}};
    column.options = {{"a", "1"}};
    return column;
}

object::Index some_index() {
    object::Index index;
    index.keys = {some_key()};
    index.storage = {{"a", "1"}};
    index.parent = some_name;
    index.statistics_targets = {{1, 2}};
    return index;
}

object::Trigger some_trigger() {
    object::Trigger trigger;
    trigger.function = trigger.referred = some_name;
    return trigger;
}

object::Table some_table() {
    object::Table table;
    describe(table);
    table.columns = {some_column()};
    object::Constraint key;
    key.rule = object::Key{};
    key.storage = {{"a", "1"}};
    key.index_parent = some_name;
    object::Constraint foreign;
    foreign.rule = object::ForeignKey{};
    std::get<object::ForeignKey>(foreign.rule).referred = some_name;
    object::Constraint check;
    check.rule = object::Check{};
    object::Constraint exclusion;
    object::Exclusion rule;
    rule.keys = {some_key()};
    rule.operators = {some_name};
    exclusion.rule = rule;
    table.constraints = {{"a", key}, {"b", foreign}, {"c", check}, {"d", exclusion}};
    table.indexes = {{"i", some_index()}};
    table.triggers = {{"t", some_trigger()}};
    table.inherits = {some_name};
    table.partition_key = {"RANGE", {some_key()}};
    table.of_type = some_name;
    table.storage = {{"a", "1"}};
    table.policies = {{"p", {}}};
    table.rules = {{"r", {}}};
    return table;
}

object::Function some_aggregate() {
    object::Function function;
    describe(function);
    function.arguments = {{}};
    function.returns = object::TypeName{};
    function.settings = {{"a", "1"}};
    function.support = some_name;
    object::Aggregate& aggregate = function.aggregate.emplace();
    for (catalog::QualifiedName* name :
         {&aggregate.transition, &aggregate.final, &aggregate.combine, &aggregate.serial, &aggregate.deserial,
          &aggregate.moving_transition, &aggregate.moving_inverse, &aggregate.moving_final, &aggregate.sort_operator}) {
        *name = some_name;
    }
    aggregate.moving_state = object::TypeName{};
    return function;
}

/// One of everything, with all that it can have.
catalog::Catalog some_catalog() {
    catalog::Catalog catalog;
    describe(catalog.schemas["s"]);
    catalog.extensions["e"];
    object::Type type;
    describe(type);
    catalog.types[{"s", "enum"}] = type;
    type.definition = object::Domain{{}, some_name, "", std::nullopt, {{"c", {}}}};
    catalog.types[{"s", "domain"}] = type;
    type.definition = object::Composite{{some_column()}};
    catalog.types[{"s", "composite"}] = type;
    type.definition = object::Range{{}, some_name, some_name, some_name, some_name, some_name};
    catalog.types[{"s", "range"}] = type;
    describe(catalog.sequences[some_name]);
    catalog.sequences[some_name].owner_table = some_name;
    catalog.tables[some_name] = some_table();
    object::View& view = catalog.views[some_name];
    describe(view);
    view.columns = {some_column()};
    view.options = {{"a", "1"}};
    view.triggers = {{"t", some_trigger()}};
    view.rules = {{"r", {}}};
    object::MaterializedView& kept = catalog.materialized_views[some_name];
    describe(kept);
    kept.columns = {some_column()};
    kept.indexes = {{"i", some_index()}};
    kept.storage = {{"a", "1"}};
    catalog.functions[{some_name, ""}] = some_aggregate();
    catalog.statistics[some_name].table = some_name;
    catalog.event_triggers["e"].function = some_name;
    catalog.default_privileges = {{"r", "s", "TABLES", {{{"a", {"SELECT"}, true, "b"}}, {{"b", {}, false, ""}}}}};
    catalog.dependencies = {{}};
    catalog.not_shown = {{"cast", "c"}};
    return catalog;
}

TEST(JsonReference, TheCatalogIsAsDocumented) {
    EXPECT_EQ(paths_of(catalog_json(some_catalog(), dialect::find_dialect("postgresql"), "d", "s", {{}})),
              documented("catalog"));
}

TEST(JsonReference, WhatIsNotShownIsNamedByItsKind) {
    catalog::Catalog catalog;
    EXPECT_EQ(not_shown_text(catalog), "");
    catalog.not_shown = {{"cast", "a as b"}, {"operator", "+"}, {"operator", "-"}};
    EXPECT_EQ(not_shown_text(catalog), "not shown: cast a as b\nnot shown: operator +, -\n");
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
