#include <fmt/format.h>

#include "script/sqlalchemy/custom_compiler.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/event.hpp"
#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/mutable.hpp"
#include "script/sqlalchemy/schema_sort.hpp"
#include "script/sqlalchemy/sqlalchemy.hpp"
#include "script/sqlalchemy/target.hpp"
#include "script/sqlalchemy/util.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::NativeModule;
using ModulePointer = std::shared_ptr<NativeModule>;

const NativeClass& symbol_class() {
    static const ClassPointer type = std::make_shared<NativeClass>("SchemaConst", "sqlalchemy.sql.schema");
    return *type;
}

void add_symbols(NativeModule& m) {
    for (const char* name : {"BLANK_SCHEMA", "RETAIN_SCHEMA", "NULL_UNSPECIFIED"}) {
        m.value(name, [name](Evaluator& evaluator) {
            return make(evaluator, symbol_class(), {{"_symbol", evaluator.intern(name)}});
        });
    }
}

void add_names(NativeModule& m) {
    add_class(m, "quoted_name", quoted_name_class());
    add_class(m, "conv", conv_class());
    m.value("_NONE_NAME", [](Evaluator& evaluator) { return no_name(evaluator); });
}

void add_expression(NativeModule& m) {
    add_clause_classes(m);
    add_constructors(m);
    add_select_constructors(m);
    add_dml_constructors(m);
    m.value("func", [](Evaluator& evaluator) {
        return python::get_attribute(evaluator, evaluator.import_module("sqlalchemy.sql.functions", true), "func");
    });
    add_class(m, "ColumnCollection", column_collection_class());
    add_names(m);
}

/// inspect, create_engine and the like: what only a program with a database can do.
void add_engine(NativeModule& m) {
    m.function("inspect", "subject, raiseerr=True", [](Call& call) {
        const Value subject = python::force(call.evaluator, call[0]);
        if (is_clause(subject) || is_table(subject)) {
            return subject;
        }
        if (!subject.is(python::Kind::instance) && !subject.is(python::Kind::class_) && !python::is_unknown(subject)) {
            if (!call.truth(1)) {
                return Value::none();
            }
            raise_error(call.evaluator, "NoInspectionAvailable",
                        fmt::format("No inspection system is available for object of type {}",
                                    class_repr(call.evaluator, subject)));
        }
        auto& inspect = hooks(call.evaluator).inspect;
        if (!inspect) {
            python::refuse(call.evaluator, "inspect() needs a database, and there is none here");
        }
        return inspect(call.evaluator, call[0]);
    });
    static constexpr std::pair<const char*, const char*> borrowed[] = {
        {"create_engine", "sqlalchemy.engine"},      {"engine_from_config", "sqlalchemy.engine"},
        {"create_mock_engine", "sqlalchemy.engine"}, {"Engine", "sqlalchemy.engine"},
        {"Connection", "sqlalchemy.engine"},         {"URL", "sqlalchemy.engine.url"},
        {"make_url", "sqlalchemy.engine.url"},       {"Inspector", "sqlalchemy.engine.reflection"}};
    for (const auto& [name, from] : borrowed) {
        m.value(name, [name = name, from = from](Evaluator& evaluator) {
            return python::get_attribute(evaluator, evaluator.import_module(from, true), name);
        });
    }
}

/// The postgresql dialect's own expressions.
void add_postgresql(NativeModule& m) {
    add_types(m, "postgresql");
    add_class(m, "ExcludeConstraint", schema_class("ExcludeConstraint"));
    for (const char* name : {"CreateEnumType", "DropEnumType", "CreateDomainType", "DropDomainType"}) {
        add_class(m, name, schema_class(name));
    }
    add_class(m, "NamedType", type_class("TypeEngine"));
    add_class(m, "Insert", clause_class("Insert"));
    m.function("insert", "table", [](Call& call) {
        return make(call.evaluator, clause_class("Insert"), {{"table", clause_element(call.evaluator, call[0])}});
    });
    m.function("array", "clauses, *, type_=None", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        std::vector<Value> members;
        Value item = call.is_none(1) ? Value() : type_instance(evaluator, call[1]);
        for (const Value& one : python::to_vector(evaluator, call[0])) {
            members.push_back(expression(evaluator, one, is_clause(one) ? Value() : item));
            if (!item.defined() || is_null_type(item)) {
                item = type_of_clause(evaluator, members.back());
            }
        }
        Value type = make(evaluator, type_class("postgresql.ARRAY"),
                          {{"item_type", item.defined() ? item : make_type(evaluator, "NullType")}});
        return make(evaluator, clause_class("array"),
                    {{"clauses", evaluator.list(std::move(members))}, {"type", type}});
    });
    m.function("aggregate_order_by", "target, *order_by", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        std::vector<Value> order;
        for (const Value& one : call.rest(1)) {
            order.push_back(expression(evaluator, one));
        }
        Value target = expression(evaluator, call[0]);
        return make(evaluator, clause_class("aggregate_order_by"),
                    {{"target", target},
                     {"order_by", make_list(evaluator, std::move(order), false)},
                     {"type", type_of_clause(evaluator, target)}});
    });
    for (const char* name : {"array_agg", "to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery",
                             "websearch_to_tsquery", "ts_headline"}) {
        m.function(name, "*args, **kw",
                   [name](Call& call) { return make_function(call.evaluator, name, call.rest(0)); });
    }
    for (auto [name, method] : {std::pair("Any", "any"), std::pair("All", "all")}) {
        m.function(name, "other, arrexpr, operator=None", [method = method](Call& call) {
            return python::call_method(call.evaluator, call[1], method, {call[0], call[2]});
        });
    }
    m.function("dialect", "**kw",
               [](Call& call) { return dialect_object(call.evaluator, {.database = Database::postgresql}); });
}

void add_sqlite(NativeModule& m) {
    add_types(m, "sqlite");
    add_class(m, "Insert", clause_class("Insert"));
    m.function("insert", "table", [](Call& call) {
        return make(call.evaluator, clause_class("Insert"), {{"table", clause_element(call.evaluator, call[0])}});
    });
    m.function("dialect", "**kw",
               [](Call& call) { return dialect_object(call.evaluator, {.database = Database::sqlite}); });
}

/// What `import sqlalchemy` has in SQLAlchemy 2.0. A name that is not there is an AttributeError, as it is with it; one
/// that is, and that we have not, is refused.
constexpr std::string_view names_of_sqlalchemy =
    " "
    "ARRAY AdaptedConnection Alias AliasedReturnsRows Any AssertionPool AsyncAdaptedQueuePool BIGINT BINARY "
    "BLANK_SCHEMA BLOB BOOLEAN BaseDDLElement BaseRow BigInteger BinaryExpression BindParameter BindTyping "
    "Boolean BooleanClauseList CHAR CLOB CTE CacheKey Case Cast CheckConstraint ChunkedIteratorResult "
    "ClauseElement ClauseList CollectionAggregate Column ColumnClause ColumnCollection ColumnDefault "
    "ColumnElement ColumnExpressionArgument ColumnOperators Compiled CompoundSelect Computed Connection "
    "Constraint CreateEnginePlugin CursorResult DATE DATETIME DDL DDLElement DECIMAL DOUBLE DOUBLE_PRECISION "
    "Date DateTime DefaultClause Delete Dialect Double Engine Enum ExceptionContext Executable "
    "ExecutableDDLElement ExecutionContext Exists Extract FLOAT FallbackAsyncAdaptedQueuePool False_ "
    "FetchedValue Float ForeignKey ForeignKeyConstraint FromClause FromGrouping FrozenResult Function "
    "FunctionElement FunctionFilter GenerativeSelect Grouping HasCTE HasPrefixes HasSuffixes INT INTEGER "
    "Identity Index Insert Inspector Integer Interval IteratorResult JSON Join LABEL_STYLE_DEFAULT "
    "LABEL_STYLE_DISAMBIGUATE_ONLY LABEL_STYLE_NONE LABEL_STYLE_TABLENAME_PLUS_COL Label LambdaElement "
    "LargeBinary Lateral MappingResult MergedResult MetaData NCHAR NUMERIC NVARCHAR NestedTransaction "
    "NotNullable Null NullPool Nullable Numeric Operators Over PickleType Pool PoolProxiedConnection "
    "PoolResetState PrimaryKeyConstraint QueuePool REAL ReleaseSavepointClause Result ResultProxy ReturnsRows "
    "RollbackToSavepointClause RootTransaction Row RowMapping SMALLINT SQLColumnExpression SavepointClause "
    "ScalarResult ScalarSelect Select SelectBase SelectLabelStyle Selectable Sequence SingletonThreadPool "
    "SmallInteger StatementLambdaElement StaticPool String Subquery TEXT TIME TIMESTAMP Table TableClause "
    "TableSample TableValuedAlias Text TextAsFrom TextClause TextualSelect Time Transaction True_ TryCast "
    "Tuple TupleType TwoPhaseTransaction TypeClause TypeCoerce TypeCompiler TypeDecorator URL UUID "
    "UnaryExpression Unicode UnicodeText UniqueConstraint Update UpdateBase Uuid VARBINARY VARCHAR Values "
    "ValuesBase Visitable WithinGroup alias all_ and_ annotations any_ asc between bindparam bitwise_not case "
    "cast collate column connectors create_engine create_mock_engine create_pool_from_url cte custom_op "
    "cyextension delete desc dialects distinct engine engine_from_config event exc except_ except_all exists "
    "ext extract false func funcfilter future insert insert_sentinel inspect inspection intersect "
    "intersect_all join label lambda_stmt lateral literal literal_column log make_url modifier not_ null "
    "nulls_first nulls_last nullsfirst nullslast or_ orm outerjoin outparam over pool quoted_name result_tuple "
    "schema select sql table tablesample testing text true try_cast tuple_ type_coerce types union union_all "
    "update util values within_group ";

Value no_such_name(Evaluator& evaluator, std::string_view name) {
    if (!name.starts_with('_') && names_of_sqlalchemy.find(fmt::format(" {} ", name)) == std::string_view::npos) {
        python::raise(evaluator, python::ExceptionType::AttributeError,
                      fmt::format("module 'sqlalchemy' has no attribute '{}'", name));
    }
    return {};
}

ModulePointer module(std::string name) {
    auto made = std::make_shared<NativeModule>(std::move(name));
    made->package();
    return made;
}

/// One module under several names.
template <typename Fill>
void add(python::Registry& registry, std::initializer_list<std::string> names, Fill fill) {
    for (const std::string& name : names) {
        ModulePointer made = module(name);
        fill(*made);
        registry.add(made);
    }
}

}  // namespace

void add_sqlalchemy(python::Registry& registry) {
    registry.add(exceptions_module());
    registry.add(compiler_extension());
    registry.add(event_module());
    registry.add(mutable_extension());
    registry.add(util_module());
    add(registry, {"sqlalchemy.ext"}, [](NativeModule&) {});
    add(registry, {"sqlalchemy"}, [](NativeModule& m) {
        add_types(m, "");
        add_expression(m);
        add_schema_classes(m);
        add_symbols(m);
        add_engine(m);
        m.value("__version__", [](Evaluator& evaluator) { return evaluator.intern("2.0.52"); });
        m.fallback(no_such_name);
    });
    add(registry, {"sqlalchemy.types", "sqlalchemy.sql.sqltypes", "sqlalchemy.sql.type_api"},
        [](NativeModule& m) { add_types(m, ""); });
    add(registry, {"sqlalchemy.sql"}, [](NativeModule& m) {
        add_expression(m);
        add_types(m, "");
    });
    add(registry,
        {"sqlalchemy.sql.expression", "sqlalchemy.sql.elements", "sqlalchemy.sql.selectable", "sqlalchemy.sql.dml"},
        add_expression);
    add(registry, {"sqlalchemy.sql.functions"}, [](NativeModule& m) { add_functions(m); });
    add(registry, {"sqlalchemy.schema", "sqlalchemy.sql.schema", "sqlalchemy.sql.ddl"}, [](NativeModule& m) {
        add_schema_classes(m);
        add_class(m, "DDLElement", clause_class("ExecutableDDLElement"));
        add_class(m, "ExecutableDDLElement", clause_class("ExecutableDDLElement"));
        add_symbols(m);
        add_names(m);
        add_table_sorting(m);
    });
    add(registry, {"sqlalchemy.sql.naming", "sqlalchemy.sql.base"}, [](NativeModule& m) { add_names(m); });
    add(registry, {"sqlalchemy.sql.compiler"},
        [](NativeModule& m) { add_class(m, "IdentifierPreparer", preparer_class()); });
    add(registry, {"sqlalchemy.dialects"}, [](NativeModule&) {});
    add(registry,
        {"sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.postgresql.base", "sqlalchemy.dialects.postgresql.json",
         "sqlalchemy.dialects.postgresql.array", "sqlalchemy.dialects.postgresql.dml",
         "sqlalchemy.dialects.postgresql.ext", "sqlalchemy.dialects.postgresql.hstore",
         "sqlalchemy.dialects.postgresql.ranges", "sqlalchemy.dialects.postgresql.types",
         "sqlalchemy.dialects.postgresql.named_types"},
        add_postgresql);
    add(registry, {"sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.sqlite.base", "sqlalchemy.dialects.sqlite.json"},
        add_sqlite);
    add(registry, {"sqlalchemy.dialects.mysql", "sqlalchemy.dialects.mysql.types"},
        [](NativeModule& m) { add_types(m, "mysql"); });
}

}  // namespace aludel::script::sqlalchemy
