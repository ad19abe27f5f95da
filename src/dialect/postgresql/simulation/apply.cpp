#include "dialect/postgresql/simulation/apply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/default_privileges.hpp"
#include "dialect/postgresql/simulation/do_block.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

struct Form {
    std::string_view kind;
    Result (*apply)(const Context&, const Node&);
};

constexpr Form forms[] = {
    {"CreateStmt", create_table},
    {"CreateTableAsStmt", create_table_as},
    {"SelectStmt", select_into},
    {"AlterTableStmt", alter_table},
    {"IndexStmt", create_index},
    {"CreateSeqStmt", create_sequence},
    {"AlterSeqStmt", alter_sequence},
    {"CreateSchemaStmt", create_schema},
    {"CreateEnumStmt", create_enum},
    {"AlterEnumStmt", alter_enum},
    {"CreateDomainStmt", create_domain},
    {"AlterDomainStmt", alter_domain},
    {"CompositeTypeStmt", create_composite},
    {"CreateRangeStmt", create_range},
    {"ViewStmt", create_view},
    {"RefreshMatViewStmt", refresh_view},
    {"CreateFunctionStmt", create_function},
    {"AlterFunctionStmt", alter_function},
    {"DefineStmt", define},
    {"CreateTrigStmt", create_trigger},
    {"RuleStmt", create_rule},
    {"CreatePolicyStmt", create_policy},
    {"AlterPolicyStmt", alter_policy},
    {"CreateEventTrigStmt", create_event_trigger},
    {"AlterEventTrigStmt", alter_event_trigger},
    {"CreateExtensionStmt", create_extension},
    {"AlterExtensionStmt", alter_extension},
    {"CreateStatsStmt", create_statistics},
    {"AlterStatsStmt", alter_statistics},
    {"CommentStmt", comment_on},
    {"GrantStmt", grant},
    {"AlterDefaultPrivilegesStmt", alter_default_privileges},
    {"DropStmt", drop},
    {"RenameStmt", rename},
    {"AlterObjectSchemaStmt", set_schema},
    {"InsertStmt", insert_rows},
    {"UpdateStmt", update_rows},
    {"DeleteStmt", delete_rows},
    {"MergeStmt", merge_rows},
    {"CopyStmt", copy_rows},
    {"TruncateStmt", truncate},
    {"ClusterStmt", cluster},
    {"VariableSetStmt", set_variable},
    {"CreatePublicationStmt", create_not_shown},
    {"CreateSubscriptionStmt", create_not_shown},
    {"CreateCastStmt", create_not_shown},
    {"CreatePLangStmt", create_not_shown},
    {"CreateFdwStmt", create_not_shown},
    {"CreateForeignServerStmt", create_not_shown},
    {"CreateForeignTableStmt", create_not_shown},
    {"CreateAmStmt", create_not_shown},
    {"CreateOpClassStmt", create_not_shown},
    {"CreateOpFamilyStmt", create_not_shown},
    {"CreateConversionStmt", create_not_shown},
    {"CreateTransformStmt", create_not_shown},
};

/// What leaves no trace in a catalog: of the whole server, of a session, of owners, of how rows are kept.
constexpr std::array without_trace = {"AlterOwnerStmt",
                                      "AlterRoleStmt",
                                      "AlterRoleSetStmt",
                                      "CreateRoleStmt",
                                      "DropRoleStmt",
                                      "GrantRoleStmt",
                                      "CreatedbStmt",
                                      "AlterDatabaseStmt",
                                      "AlterDatabaseSetStmt",
                                      "DropdbStmt",
                                      "AlterSystemStmt",
                                      "CreateTableSpaceStmt",
                                      "DropTableSpaceStmt",
                                      "AlterTableSpaceOptionsStmt",
                                      "ReassignOwnedStmt",
                                      "LockStmt",
                                      "VacuumStmt",
                                      "ReindexStmt",
                                      "CheckPointStmt",
                                      "NotifyStmt",
                                      "ListenStmt",
                                      "UnlistenStmt",
                                      "ConstraintsSetStmt",
                                      "LoadStmt",
                                      "DeclareCursorStmt",
                                      "ClosePortalStmt",
                                      "FetchStmt",
                                      "DeallocateStmt",
                                      "PrepareStmt",
                                      "CreateUserMappingStmt",
                                      "AlterUserMappingStmt",
                                      "DropUserMappingStmt",
                                      "AlterPublicationStmt",
                                      "AlterSubscriptionStmt",
                                      "AlterFdwStmt",
                                      "AlterForeignServerStmt",
                                      "AlterOperatorStmt",
                                      "AlterOpFamilyStmt",
                                      "AlterTSConfigurationStmt",
                                      "AlterTSDictionaryStmt",
                                      "AlterCollationStmt",
                                      "AlterObjectDependsStmt",
                                      "AlterDatabaseRefreshCollStmt"};

/// DISCARD ALL and TEMP: temporary tables are gone, and with ALL what was SET.
void discard(const Context& context, const Node& statement) {
    const std::string& target = statement.word("target");
    if (target == "DISCARD_ALL")
        context.state.settings = State().settings;
    if (target != "DISCARD_ALL" && target != "DISCARD_TEMP")
        return;
    std::vector<QualifiedName> tables;
    for (const auto& [name, table] : context.catalog.tables)
        if (name.schema == temporary_schema)
            tables.push_back(name);
    for (const QualifiedName& name : tables)
        erase_object(context.state, {object::Kind::table, name.schema, name.name, ""});
}

}  // namespace

Result apply_within(State& state, const Node& statement, const Statement& text) {
    const Context context(state, text);
    for (const Form& form : forms)
        if (statement.is(form.kind)) {
            if (state.catalog.default_privileges.empty())
                return form.apply(context, statement);
            const catalog::Catalog before = state.catalog;
            Result result = form.apply(context, statement);
            give_default_privileges(before, state.catalog);
            return result;
        }
    if (statement.is("CallStmt")) {
        run_called_functions(state, statement, text);
        Result result;
        result.unknown = "what the procedure gives";
        return result;
    }
    if (statement.is("ExecuteStmt"))
        throw context.refusal("EXECUTE is not simulated");
    if (statement.is("ExplainStmt")) {
        for (const Node& option : statement.list("options"))
            if (option.word("defname") == "analyze")
                throw context.refusal("EXPLAIN ANALYZE is not simulated");
        Result result;
        result.unknown = "what the statement gives";
        return result;
    }
    if (statement.is("DiscardStmt")) {
        discard(context, statement);
        return {};
    }
    if (std::find(without_trace.begin(), without_trace.end(), statement.kind) != without_trace.end())
        return {};
    throw context.refusal(fmt::format("a statement of this kind is not simulated ({})", statement.kind));
}

Result apply(State& state, const Node& statement, const Statement& text) {
    State before = state;
    try {
        return apply_within(state, statement, text);
    } catch (...) {
        state = std::move(before);
        throw;
    }
}

}  // namespace aludel::dialect::postgresql::simulation
