#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/answer_setting.hpp"
#include "dialect/postgresql/simulation/evaluate_function.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

Datum schema_of_session(const FunctionCall& call) {
    const auto schema = call.evaluator.system().current_schema();
    return schema ? Datum::of(*schema, type_id::name) : Datum::null(type_id::name);
}

Datum schemas_of_session(const FunctionCall& call) {
    std::vector<Datum> schemas;
    const auto& path = call.evaluator.system().path();
    if (call.flag(0) && std::find(path.begin(), path.end(), "pg_catalog") == path.end())
        schemas.push_back(Datum::of("pg_catalog", type_id::name));
    for (const std::string& schema : path) schemas.push_back(Datum::of(schema, type_id::name));
    return Datum::array(std::move(schemas), 1003);
}

Datum setting_of_session(const FunctionCall& call) {
    const SessionSetting setting = session_setting(call.evaluator.state(), call.text(0));
    if (setting.value)
        return Datum::of(*setting.value);
    if (!setting.absent)
        return Datum::unknown("the setting " + call.text(0));
    if (call.flag(1))
        return Datum::null(type_id::text);
    call.evaluator.fail("42704", "unrecognized configuration parameter \"" + call.text(0) + "\"");
}

Datum yes(const FunctionCall&) {
    return Datum::boolean(true);
}

Datum no(const FunctionCall&) {
    return Datum::boolean(false);
}

Datum nothing(const FunctionCall&) {
    return Datum::of("", type_id::nothing);
}

}  // namespace

const std::vector<FunctionEntry>& session_functions() {
    static constexpr std::string_view clock = "what time it is";
    static constexpr std::string_view privileges = "who has which privileges";
    static constexpr std::string_view chance = "what chance gives";
    static constexpr std::string_view storage = "how large something is";
    static const std::vector<FunctionEntry> entries = {
        {"current_schema", type_id::name, schema_of_session},
        {"current_schemas", 1003, schemas_of_session},
        {"current_setting", type_id::text, setting_of_session},
        {"set_config", type_id::text, [](const FunctionCall& call) { return Datum::of(call.text(1)); }, false},
        {"version", type_id::text, [](const FunctionCall&) { return Datum::of("PostgreSQL 15.0 (simulated)"); }},
        {"current_database", type_id::name,
         [](const FunctionCall&) { return Datum::of(std::string(simulated_database), type_id::name); }},
        {"current_user", type_id::name, nullptr, true, "the user of the session"},
        {"session_user", type_id::name, nullptr, true, "the user of the session"},
        {"pg_get_userbyid", type_id::name, nullptr, true, "who owns something"},
        {"pg_backend_pid", type_id::int4, nullptr, true, "the process of the session"},
        {"pg_is_in_recovery", type_id::boolean, no},
        {"pg_is_other_temp_schema", type_id::boolean, no},
        {"pg_my_temp_schema", type_id::oid, [](const FunctionCall&) { return Datum::of_number(0, type_id::oid); }},
        // As on a server that nobody else uses.
        {"pg_advisory_lock", type_id::nothing, nothing},
        {"pg_advisory_lock_shared", type_id::nothing, nothing},
        {"pg_advisory_xact_lock", type_id::nothing, nothing},
        {"pg_advisory_xact_lock_shared", type_id::nothing, nothing},
        {"pg_try_advisory_lock", type_id::boolean, yes},
        {"pg_try_advisory_lock_shared", type_id::boolean, yes},
        {"pg_try_advisory_xact_lock", type_id::boolean, yes},
        {"pg_try_advisory_xact_lock_shared", type_id::boolean, yes},
        {"pg_advisory_unlock", type_id::boolean, yes},
        {"pg_advisory_unlock_all", type_id::nothing, nothing},
        {"pg_sleep", type_id::nothing, nothing},
        {"pg_notify", type_id::nothing, nothing},
        {"now", type_id::timestamptz, nullptr, true, clock},
        {"clock_timestamp", type_id::timestamptz, nullptr, true, clock},
        {"statement_timestamp", type_id::timestamptz, nullptr, true, clock},
        {"transaction_timestamp", type_id::timestamptz, nullptr, true, clock},
        {"timezone", type_id::timestamp, nullptr, true, clock},
        {"random", type_id::float8, nullptr, true, chance},
        {"gen_random_uuid", type_id::uuid, nullptr, true, chance},
        {"uuid_generate_v4", type_id::uuid, nullptr, true, chance},
        {"nextval", type_id::int8, nullptr, true, "how far a sequence is"},
        {"currval", type_id::int8, nullptr, true, "how far a sequence is"},
        {"setval", type_id::int8, nullptr, true, "how far a sequence is"},
        {"lastval", type_id::int8, nullptr, true, "how far a sequence is"},
        {"has_table_privilege", type_id::boolean, nullptr, true, privileges},
        {"has_column_privilege", type_id::boolean, nullptr, true, privileges},
        {"has_any_column_privilege", type_id::boolean, nullptr, true, privileges},
        {"has_database_privilege", type_id::boolean, nullptr, true, privileges},
        {"has_function_privilege", type_id::boolean, nullptr, true, privileges},
        {"has_schema_privilege", type_id::boolean, nullptr, true, privileges},
        {"has_sequence_privilege", type_id::boolean, nullptr, true, privileges},
        {"has_type_privilege", type_id::boolean, nullptr, true, privileges},
        {"pg_has_role", type_id::boolean, nullptr, true, privileges},
        {"pg_relation_size", type_id::int8, nullptr, true, storage},
        {"pg_table_size", type_id::int8, nullptr, true, storage},
        {"pg_indexes_size", type_id::int8, nullptr, true, storage},
        {"pg_total_relation_size", type_id::int8, nullptr, true, storage},
        {"pg_database_size", type_id::int8, nullptr, true, storage},
        {"pg_size_pretty", type_id::text, nullptr, true, storage},
        {"txid_current", type_id::int8, nullptr, true, "the number of the transaction"},
    };
    return entries;
}

}  // namespace aludel::dialect::postgresql::simulation
