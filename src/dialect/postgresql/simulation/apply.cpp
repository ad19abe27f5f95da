#include "dialect/postgresql/simulation/apply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dialect/postgresql/simulation/apply_parts.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

struct Form {
    std::string_view kind;
    Result (*apply)(const Context&, const Node&);
};

constexpr Form forms[] = {
    {"CreateStmt", create_table},
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
    {"DropStmt", drop},
    {"InsertStmt", insert_rows},
    {"UpdateStmt", update_rows},
    {"DeleteStmt", delete_rows},
    {"MergeStmt", merge_rows},
    {"CopyStmt", copy_rows},
    {"TruncateStmt", truncate},
    {"VariableSetStmt", set_variable},
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
                                      "ClusterStmt",
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
                                      "AlterTableMoveAllStmt",
                                      "AlterDatabaseRefreshCollStmt"};

}  // namespace

Result apply_within(State& state, const Node& statement, const Statement& text) {
    const Context context(state, text);
    for (const Form& form : forms)
        if (statement.is(form.kind))
            return form.apply(context, statement);
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
