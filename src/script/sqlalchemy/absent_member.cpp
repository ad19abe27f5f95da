#include "script/sqlalchemy/absent_member.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "python/absent.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/sqlalchemy/support.hpp"

namespace aludel::script::sqlalchemy {
namespace {

struct Row {
    std::string_view type;
    std::string_view names;  ///< each between spaces
};

/// Members of SQLAlchemy 2.0 and Alembic 1.19, by the name of the class here that has not got them: theirs, and those
/// of what derives from it.
constexpr Row rows[] = {
    {"ARRAY", " dispatch "},
    {"Alias", " foreign_keys implicit_returning primary_key table_valued "},
    {"BatchOperations", " context create_module_class_proxy impl schema_obj "},
    {"BinaryExpression", " foreign_keys group is_comparison modifiers primary_key "},
    {"BindParameter",
     " callable effective_value expand_op expanding foreign_keys isoutparam literal_execute primary_key "
     "render_literal_execute "},
    {"CTE", " nesting prefix_with suffix_with "},
    {"Case", " else_ foreign_keys primary_key value "},
    {"Cast", " foreign_keys primary_key typeclause wrapped_column_expression "},
    {"CheckConstraint", " is_column_level "},
    {"ClauseElement",
     " __visit_name__ allows_lambda compare entity_namespace get_children inherit_cache is_clause_element is_dml "
     "memoized_attribute memoized_instancemethod stringify_dialect unique_params uses_inspection "},
    {"ClauseList", " and_ foreign_keys group is_comparison or_ primary_key "},
    {"Column", " argument_for create_drop_stringify_dialect dialect_options dispatch get_dialect_option kwargs "},
    {"ColumnClause", " default foreign_keys onupdate primary_key server_default server_onupdate "},
    {"ColumnDefault", " is_sequence "},
    {"ColumnElement",
     " anon_key_label anon_label base_columns operate proxy_set reverse_operate shares_lineage timetuple "},
    {"CompoundSelect", " EXCEPT EXCEPT_ALL INTERSECT INTERSECT_ALL UNION UNION_ALL "},
    {"Computed", " create_drop_stringify_dialect is_identity "},
    {"Connection",
     " begin_twophase commit_prepared default_isolation_level dispatch get_execution_options invalidated "
     "recover_twophase rollback_prepared schema_for_object should_close_with_result "},
    {"Constraint", " argument_for create_drop_stringify_dialect ddl_if dialect_options get_dialect_option kwargs "},
    {"CreateTable", " columns if_not_exists include_foreign_key_constraints "},
    {"DefaultClause", " is_identity "},
    {"DefaultDialect",
     " CACHE_HIT CACHE_MISS CACHING_DISABLED NO_CACHE_KEY NO_DIALECT_SUPPORT bind_typing client_encoding "
     "colspecs compiler_linting connect connection_characteristics construct_arguments create_connect_args "
     "create_xid cte_follows_insert dbapi dbapi_exception_translation_map ddl_compiler "
     "default_isolation_level default_metavalue_token default_paramstyle default_sequence_base "
     "delete_executemany_returning delete_returning delete_returning_multifrom denormalize_name "
     "detect_autocommit_setting dialect_description dispatch div_is_floordiv do_begin do_begin_twophase "
     "do_close do_commit do_commit_twophase do_execute do_execute_no_params do_executemany do_ping "
     "do_prepare_twophase do_recover_twophase do_release_savepoint do_rollback do_rollback_to_savepoint "
     "do_rollback_twophase do_savepoint do_set_input_sizes do_terminate engine_config_types engine_created "
     "exclude_set_input_sizes execute_sequence_format executemany_batch_page_size executemany_mode "
     "execution_ctx_cls favor_returning_over_lastrowid full_returning get_async_dialect_cls "
     "get_check_constraints get_default_isolation_level get_deferrable get_dialect_cls "
     "get_dialect_pool_class get_driver_connection get_isolation_level get_isolation_level_values "
     "get_materialized_view_names get_multi_table_options get_pool_class get_readonly get_schema_names "
     "get_sequence_names get_table_comment get_table_oid get_table_options get_temp_table_names "
     "get_temp_view_names get_view_definition has_terminate import_dbapi include_set_input_sizes "
     "initialize inline_comments insert_executemany_returning "
     "insert_executemany_returning_sort_by_parameter_order insert_null_pk_still_autoincrements "
     "insert_returning insertmanyvalues_implicit_sentinel insertmanyvalues_max_parameters "
     "insertmanyvalues_page_size inspector is_async is_disconnect ischema_names isolation_level "
     "label_length load_provisioning loaded_dbapi max_constraint_name_length max_index_name_length "
     "non_native_boolean_check_constraint normalize_name on_connect on_connect_url positional "
     "postfetch_lastrowid preexecute_autoincrement_sequences preparer psycopg2_version reflection_options "
     "requires_name_normalize reset_isolation_level returns_native_bytes sequences_optional "
     "server_side_cursors set_connection_execution_options set_deferrable set_engine_execution_options "
     "set_isolation_level set_readonly skip_autocommit_rollback statement_compiler "
     "supports_constraint_comments supports_default_metavalue supports_default_values "
     "supports_empty_insert supports_for_update_of supports_is_distinct_from supports_multivalues_insert "
     "supports_native_decimal supports_sane_multi_rowcount supports_sane_rowcount "
     "supports_sane_rowcount_returning supports_server_side_cursors supports_simple_order_by_label "
     "supports_smallserial supports_statement_cache supports_views tuple_in_values type_compiler "
     "type_compiler_cls type_compiler_instance update_executemany_returning update_returning "
     "update_returning_multifrom use_insertmanyvalues use_insertmanyvalues_wo_returning use_native_hstore "
     "validate_identifier "},
    {"DefaultGenerator",
     " allows_lambda create_drop_stringify_dialect execution_options get_execution_options has_arg "
     "is_delete is_dml is_from_statement is_identity is_insert is_select is_sentinel is_server_default "
     "is_text is_update options supports_execution uses_inspection "},
    {"Delete", " filter filter_by whereclause "},
    {"ENUM", " DDLDropper DDLGenerator adapt_emulated_to_native adapt_native_to_emulated "},
    {"Engine",
     " clear_compiled_cache dispatch get_execution_options hide_parameters logger logging_name pool "
     "update_execution_options "},
    {"Enum", " adapt_to_emulated dispatch native "},
    {"ExecutableDDLElement",
     " description get_execution_options is_delete is_from_statement is_insert is_select is_text is_update "
     "self_group "},
    {"FetchedValue", " has_argument is_clause_element is_server_default reflected "},
    {"Flushing",
     " autobegin bind_mapper bind_table close_all connection_callable dispatch enable_baked_queries "
     "enable_relationship_loading get_nested_transaction get_one get_transaction hash_key identity_key "
     "identity_map in_nested_transaction invalidate join_transaction_mode object_session prepare reset "
     "twophase "},
    {"ForeignKey",
     " argument_for create_drop_stringify_dialect dialect_kwargs dialect_options get_dialect_option "
     "get_referent kwargs references "},
    {"FromClause", " is_derived_from named_with_column replace_selectable selectable self_group "},
    {"FunctionElement",
     " as_comparison c clause_expr columns corresponding_column exported_columns foreign_keys "
     "get_execution_options is_delete is_derived_from is_from_statement is_insert is_select is_text "
     "is_update join lateral named_with_column outerjoin packagenames primary_key replace_selectable "
     "scalar_table_valued schema selectable tablesample within_group_type "},
    {"IdentifierPreparer",
     " escape_quote escape_to_quote final_quote format_alias format_collation format_constraint "
     "format_index format_label format_label_name format_savepoint format_schema format_sequence "
     "format_table_seq format_type illegal_initial_characters initial_quote legal_characters omit_schema "
     "quote_case_sensitive_collations reserved_words schema_for_object truncate_and_render_constraint_name "
     "truncate_and_render_index_name unformat_identifiers validate_sql_phrase "},
    {"Identity", " create_drop_stringify_dialect "},
    {"Index", " argument_for create_drop_stringify_dialect ddl_if dialect_options get_dialect_option kwargs "},
    {"Insert", " include_insert_from_select_defaults select "},
    {"Inspector", " get_multi_table_options "},
    {"Interval",
     " adapt_to_emulated cache_ok coerce_to_is_types dispatch epoch impl impl_instance load_dialect_impl "
     "process_bind_param process_literal_param process_result_value type_engine "},
    {"JSON", " JSONElementType JSONIndexType JSONIntIndexType JSONPathType JSONStrIndexType "},
    {"Join", " foreign_keys primary_key "},
    {"Label", " foreign_keys is_literal primary_key table "},
    {"MetaData", " create_drop_stringify_dialect "},
    {"MigrationContext", " configure on_version_apply_callbacks purge transactional_ddl "},
    {"Null", " foreign_keys primary_key "},
    {"Over", " foreign_keys groups order_by partition_by primary_key range_ rows "},
    {"PrimaryKeyConstraint", " columns_autoinc_first "},
    {"Query",
     " add_column allows_lambda apply_labels column_descriptions dispatch enable_assertions get_children "
     "get_execution_options get_label_style instances is_delete is_dml is_from_statement is_insert "
     "is_select is_single_entity is_text is_update lazy_loaded_from load_options logger logging_name "
     "memoized_attribute memoized_instancemethod only_return_tuples reset_joinpoint selectable "
     "supports_execution uses_inspection whereclause with_session with_statement_hint with_transformation "},
    {"ReadOnlyColumnCollection", " add as_readonly clear compare corresponding_column extend remove update "},
    {"Result",
     " connection context cursor cursor_strategy dialect freeze last_inserted_params last_updated_params "
     "lastrow_has_defaults merge postfetch_cols prefetch_cols returned_defaults returned_defaults_rows "
     "splice_horizontally splice_vertically "},
    {"SQLAlchemyError", " instance "},
    {"Script",
     " branch_labels dependencies down_revision is_base is_branch_point is_head is_merge_point log_entry longdoc "
     "nextrev "
     "module_path "},
    {"ScriptDirectory",
     " as_revision_number dir env_py_location from_config generate_revision get_base get_bases get_current_head "
     "get_heads get_revisions iterate_revisions run_env version_locations versions walk_revisions "},
    {"ScalarSelect", " c columns correlate correlate_except foreign_keys primary_key "},
    {"SchemaItem", " __visit_name__ dispatch "},
    {"SchemaType", " adapt_to_emulated dispatch native "},
    {"Select",
     " column column_descriptions columns_clause_froms from_statement get_final_froms inner_columns "
     "reduce_columns suffix_with whereclause "},
    {"SelectBase",
     " add_cte argument_for corresponding_column description dialect_kwargs dialect_options "
     "get_dialect_option get_execution_options get_label_style is_delete is_derived_from is_from_statement "
     "is_insert is_select is_text is_update kwargs name_cte_columns replace_selectable select selectable "
     "set_label_style "},
    {"Sequence", " column is_callable is_clause_element is_scalar "},
    {"Subquery", " as_scalar "},
    {"Table", " argument_for create_drop_stringify_dialect dialect_options dispatch get_dialect_option "},
    {"TableClause", " foreign_keys implicit_returning table_valued "},
    {"TextClause",
     " comparator description get_execution_options is_delete is_from_statement is_insert is_select is_text "
     "is_update key label subquery type "},
    {"True_", " foreign_keys primary_key "},
    {"Tuple", " append foreign_keys group group_contents primary_key "},
    {"TypeCoerce", " foreign_keys primary_key typed_expression wrapped_column_expression "},
    {"TypeEngine",
     " __visit_name__ bind_expression column_expression compare_values copy_value get_dbapi_type render_bind_cast "
     "render_literal_cast sort_key_function "},
    {"URL", " count get_dialect index normalized_query translate_connect_args update_query_string "},
    {"UnaryExpression", " foreign_keys operator primary_key "},
    {"Update", " filter filter_by inline select whereclause "},
    {"UpdateBase",
     " add_cte argument_for corresponding_column description dialect_kwargs dialect_options "
     "entity_description exported_columns get_dialect_option get_execution_options is_delete "
     "is_derived_from is_from_statement is_insert is_select is_text is_update kwargs name_cte_columns "
     "named_with_column return_defaults returning_column_descriptions selectable self_group "
     "with_dialect_options "},
    {"Uuid", " adapt_to_emulated native "},
    {"_Fetching", " memoized_attribute memoized_instancemethod "},
    {"_Model", " registry "},
    {"scoped_session",
     " close_all configure get_one identity_key identity_map object_session query_property registry reset "},
    {"sessionmaker", " close_all identity_key object_session "},
};

bool is_ours(const python::Class& type) {
    const Value* module = type.attributes ? type.attributes->table.find("__module__") : nullptr;
    const std::string name = module != nullptr ? as_text(*module).value_or("") : "";
    return name.starts_with("sqlalchemy") || name.starts_with("alembic");
}

bool lacks(const std::string& type, const std::string& name) {
    for (const Row& row : rows) {
        if (row.type == type && row.names.find(name) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

void refuse_absent(Evaluator& evaluator, const Value& object, std::string_view name) {
    python::Class* type = object.is(python::Kind::class_) ? &object.as<python::Class>()
                          : object.is(python::Kind::instance) || object.is(python::Kind::exception)
                              ? object.as<python::Instance>().type.get()
                              : nullptr;
    if (type == nullptr || (name.starts_with('_') && name != "__visit_name__")) {
        return;
    }
    const std::string wanted = fmt::format(" {} ", name);
    for (python::Class* at : type->order) {
        const std::string called = python::str_text(evaluator, at->name);
        if (is_ours(*at) && lacks(called, wanted)) {
            python::refuse(evaluator,
                           fmt::format("'{}' of a {}, which SQLAlchemy and Alembic have", name,
                                       python::str_text(evaluator, type->name)),
                           "do without it, or write this revision as an SQL file of the same id "
                           "(docs/from-alembic.md)");
        }
    }
}

}  // namespace

void watch_absent_members(Evaluator& evaluator) {
    python::watch_absence(evaluator, refuse_absent);
}

}  // namespace aludel::script::sqlalchemy
