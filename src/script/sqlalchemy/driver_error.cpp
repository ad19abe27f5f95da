#include "script/sqlalchemy/driver_error.hpp"

#include "python/import.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::NativeModule;

constexpr std::string_view psycopg2_text = R"python(
class Warning(Exception):
    pass


class Error(Exception):
    pgcode = None
    pgerror = None
    cursor = None
    diag = None


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class DataError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class InternalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


apilevel = '2.0'
threadsafety = 2
paramstyle = 'pyformat'
)python";

constexpr std::string_view extensions_text = R"python(
import psycopg2

Error = psycopg2.Error
DatabaseError = psycopg2.DatabaseError
OperationalError = psycopg2.OperationalError
ProgrammingError = psycopg2.ProgrammingError


class QueryCanceledError(psycopg2.OperationalError):
    pass


class TransactionRollbackError(psycopg2.OperationalError):
    pass


class Diagnostics:
    """What the server said of a failure, part by part."""

    severity = severity_nonlocalized = sqlstate = message_primary = message_detail = message_hint = None
    statement_position = internal_position = internal_query = context = schema_name = table_name = None
    column_name = datatype_name = constraint_name = source_file = source_line = source_function = None

    def __init__(self, parts):
        for name, text in parts.items():
            setattr(self, name, text)


ISOLATION_LEVEL_AUTOCOMMIT = 0
ISOLATION_LEVEL_READ_COMMITTED = 1
ISOLATION_LEVEL_REPEATABLE_READ = 2
ISOLATION_LEVEL_SERIALIZABLE = 3
ISOLATION_LEVEL_READ_UNCOMMITTED = 4
)python";

/// The class for each SQLSTATE that has one. Its base goes by the first two characters.
constexpr std::string_view errors_text = R"python(
import psycopg2
import psycopg2.extensions

_states = """
02000 NoData 02001 NoAdditionalDynamicResultSetsReturned 03000 SqlStatementNotYetComplete
08000 ConnectionException 08001 SqlclientUnableToEstablishSqlconnection 08003 ConnectionDoesNotExist
08004 SqlserverRejectedEstablishmentOfSqlconnection 08006 ConnectionFailure 08007 TransactionResolutionUnknown
08P01 ProtocolViolation 09000 TriggeredActionException 0A000 FeatureNotSupported
0B000 InvalidTransactionInitiation 0F000 LocatorException 0F001 InvalidLocatorSpecification
0L000 InvalidGrantor 0LP01 InvalidGrantOperation 0P000 InvalidRoleSpecification 0Z000 DiagnosticsException
0Z002 StackedDiagnosticsAccessedWithoutActiveHandler 20000 CaseNotFound 21000 CardinalityViolation
22000 DataException 22001 StringDataRightTruncation 22002 NullValueNoIndicatorParameter
22003 NumericValueOutOfRange 22004 NullValueNotAllowed 22005 ErrorInAssignment 22007 InvalidDatetimeFormat
22008 DatetimeFieldOverflow 22009 InvalidTimeZoneDisplacementValue 2200B EscapeCharacterConflict
2200C InvalidUseOfEscapeCharacter 2200D InvalidEscapeOctet 2200F ZeroLengthCharacterString
2200G MostSpecificTypeMismatch 2200H SequenceGeneratorLimitExceeded 2200L NotAnXmlDocument
2200M InvalidXmlDocument 2200N InvalidXmlContent 2200S InvalidXmlComment 2200T InvalidXmlProcessingInstruction
22010 InvalidIndicatorParameterValue 22011 SubstringError 22012 DivisionByZero
22013 InvalidPrecedingOrFollowingSize 22014 InvalidArgumentForNtileFunction 22015 IntervalFieldOverflow
22016 InvalidArgumentForNthValueFunction 22018 InvalidCharacterValueForCast 22019 InvalidEscapeCharacter
2201B InvalidRegularExpression 2201E InvalidArgumentForLogarithm 2201F InvalidArgumentForPowerFunction
2201G InvalidArgumentForWidthBucketFunction 2201W InvalidRowCountInLimitClause
2201X InvalidRowCountInResultOffsetClause 22021 CharacterNotInRepertoire 22022 IndicatorOverflow
22023 InvalidParameterValue 22024 UnterminatedCString 22025 InvalidEscapeSequence
22026 StringDataLengthMismatch 22027 TrimError 2202E ArraySubscriptError 2202G InvalidTablesampleRepeat
2202H InvalidTablesampleArgument 22030 DuplicateJsonObjectKeyValue
22031 InvalidArgumentForSqlJsonDatetimeFunction 22032 InvalidJsonText 22033 InvalidSqlJsonSubscript
22034 MoreThanOneSqlJsonItem 22035 NoSqlJsonItem 22036 NonNumericSqlJsonItem 22037 NonUniqueKeysInAJsonObject
22038 SingletonSqlJsonItemRequired 22039 SqlJsonArrayNotFound 2203A SqlJsonMemberNotFound
2203B SqlJsonNumberNotFound 2203C SqlJsonObjectNotFound 2203D TooManyJsonArrayElements
2203E TooManyJsonObjectMembers 2203F SqlJsonScalarRequired 2203G SqlJsonItemCannotBeCastToTargetType
22P01 FloatingPointException 22P02 InvalidTextRepresentation 22P03 InvalidBinaryRepresentation
22P04 BadCopyFileFormat 22P05 UntranslatableCharacter 22P06 NonstandardUseOfEscapeCharacter
23000 IntegrityConstraintViolation 23001 RestrictViolation 23502 NotNullViolation 23503 ForeignKeyViolation
23505 UniqueViolation 23514 CheckViolation 23P01 ExclusionViolation 24000 InvalidCursorState
25000 InvalidTransactionState 25001 ActiveSqlTransaction 25002 BranchTransactionAlreadyActive
25003 InappropriateAccessModeForBranchTransaction 25004 InappropriateIsolationLevelForBranchTransaction
25005 NoActiveSqlTransactionForBranchTransaction 25006 ReadOnlySqlTransaction
25007 SchemaAndDataStatementMixingNotSupported 25008 HeldCursorRequiresSameIsolationLevel
25P01 NoActiveSqlTransaction 25P02 InFailedSqlTransaction 25P03 IdleInTransactionSessionTimeout
26000 InvalidSqlStatementName 27000 TriggeredDataChangeViolation 28000 InvalidAuthorizationSpecification
28P01 InvalidPassword 2B000 DependentPrivilegeDescriptorsStillExist 2BP01 DependentObjectsStillExist
2D000 InvalidTransactionTermination 2F000 SqlRoutineException 2F002 ModifyingSqlDataNotPermitted
2F003 ProhibitedSqlStatementAttempted 2F004 ReadingSqlDataNotPermitted 2F005 FunctionExecutedNoReturnStatement
34000 InvalidCursorName 38000 ExternalRoutineException 38001 ContainingSqlNotPermitted
38002 ModifyingSqlDataNotPermittedExt 38003 ProhibitedSqlStatementAttemptedExt
38004 ReadingSqlDataNotPermittedExt 39000 ExternalRoutineInvocationException 39001 InvalidSqlstateReturned
39004 NullValueNotAllowedExt 39P01 TriggerProtocolViolated 39P02 SrfProtocolViolated
39P03 EventTriggerProtocolViolated 3B000 SavepointException 3B001 InvalidSavepointSpecification
3D000 InvalidCatalogName 3F000 InvalidSchemaName 40000 TransactionRollback 40001 SerializationFailure
40002 TransactionIntegrityConstraintViolation 40003 StatementCompletionUnknown 40P01 DeadlockDetected
42000 SyntaxErrorOrAccessRuleViolation 42501 InsufficientPrivilege 42601 SyntaxError 42602 InvalidName
42611 InvalidColumnDefinition 42622 NameTooLong 42701 DuplicateColumn 42702 AmbiguousColumn
42703 UndefinedColumn 42704 UndefinedObject 42710 DuplicateObject 42712 DuplicateAlias 42723 DuplicateFunction
42725 AmbiguousFunction 42803 GroupingError 42804 DatatypeMismatch 42809 WrongObjectType
42830 InvalidForeignKey 42846 CannotCoerce 42883 UndefinedFunction 428C9 GeneratedAlways 42939 ReservedName
42P01 UndefinedTable 42P02 UndefinedParameter 42P03 DuplicateCursor 42P04 DuplicateDatabase
42P05 DuplicatePreparedStatement 42P06 DuplicateSchema 42P07 DuplicateTable 42P08 AmbiguousParameter
42P09 AmbiguousAlias 42P10 InvalidColumnReference 42P11 InvalidCursorDefinition 42P12 InvalidDatabaseDefinition
42P13 InvalidFunctionDefinition 42P14 InvalidPreparedStatementDefinition 42P15 InvalidSchemaDefinition
42P16 InvalidTableDefinition 42P17 InvalidObjectDefinition 42P18 IndeterminateDatatype 42P19 InvalidRecursion
42P20 WindowingError 42P21 CollationMismatch 42P22 IndeterminateCollation 44000 WithCheckOptionViolation
53000 InsufficientResources 53100 DiskFull 53200 OutOfMemory 53300 TooManyConnections
53400 ConfigurationLimitExceeded 54000 ProgramLimitExceeded 54001 StatementTooComplex 54011 TooManyColumns
54023 TooManyArguments 55000 ObjectNotInPrerequisiteState 55006 ObjectInUse 55P02 CantChangeRuntimeParam
55P03 LockNotAvailable 55P04 UnsafeNewEnumValueUsage 57000 OperatorIntervention 57014 QueryCanceled
57P01 AdminShutdown 57P02 CrashShutdown 57P03 CannotConnectNow 57P04 DatabaseDropped 57P05 IdleSessionTimeout
58000 SystemError 58030 IoError 58P01 UndefinedFile 58P02 DuplicateFile 72000 SnapshotTooOld
F0000 ConfigFileError F0001 LockFileExists HV000 FdwError HV001 FdwOutOfMemory
HV002 FdwDynamicParameterValueNeeded HV004 FdwInvalidDataType HV005 FdwColumnNameNotFound
HV006 FdwInvalidDataTypeDescriptors HV007 FdwInvalidColumnName HV008 FdwInvalidColumnNumber
HV009 FdwInvalidUseOfNullPointer HV00A FdwInvalidStringFormat HV00B FdwInvalidHandle
HV00C FdwInvalidOptionIndex HV00D FdwInvalidOptionName HV00J FdwOptionNameNotFound HV00K FdwReplyHandle
HV00L FdwUnableToCreateExecution HV00M FdwUnableToCreateReply HV00N FdwUnableToEstablishConnection
HV00P FdwNoSchemas HV00Q FdwSchemaNotFound HV00R FdwTableNotFound HV010 FdwFunctionSequenceError
HV014 FdwTooManyHandles HV021 FdwInconsistentDescriptorInformation HV024 FdwInvalidAttributeValue
HV090 FdwInvalidStringLengthOrBufferLength HV091 FdwInvalidDescriptorFieldIdentifier P0000 PlpgsqlError
P0001 RaiseException P0002 NoDataFound P0003 TooManyRows P0004 AssertFailure XX000 InternalError_
XX001 DataCorrupted XX002 IndexCorrupted
""".split()

_bases = {
    psycopg2.NotSupportedError: '0A',
    psycopg2.ProgrammingError: '20 21 3D 3F 42 44',
    psycopg2.DataError: '22',
    psycopg2.IntegrityError: '23',
    psycopg2.InternalError: '24 25 2B 2D 2F 38 39 3B F0 P0 XX',
    psycopg2.OperationalError: '08 26 27 28 34 53 54 55 57 58 HV',
    psycopg2.extensions.TransactionRollbackError: '40',
}
_base_of = {}
for _base, _prefixes in _bases.items():
    for _prefix in _prefixes.split():
        _base_of[_prefix] = _base


def _base_for(state):
    if state == '57014':
        return psycopg2.extensions.QueryCanceledError
    return _base_of.get(state[:2], psycopg2.DatabaseError)


_by_state = {}
_by_name = {}
for _at in range(0, len(_states), 2):
    _made = type(_states[_at + 1], (_base_for(_states[_at]),), {'__module__': 'psycopg2.errors'})
    _by_state[_states[_at]] = _made
    _by_name[_made.__name__] = _made


def lookup(code):
    return _by_state[code]


globals().update(_by_name)
)python";

constexpr std::string_view errorcodes_text = R"python(
import psycopg2.errors


def _upper(name):
    made = ''
    for at, letter in enumerate(name):
        if at and letter.isupper() and not name[at - 1].isupper():
            made += '_'
        made += letter.upper()
    return made


_codes = {_upper(made.__name__): state for state, made in psycopg2.errors._by_state.items()}


def lookup(code):
    for name, state in _codes.items():
        if state == code:
            return name
    raise KeyError(code)


globals().update(_codes)
)python";

constexpr std::string_view sqlite3_text = R"python(
class Warning(Exception):
    pass


class Error(Exception):
    pass


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class InternalError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class DataError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


apilevel = '2.0'
paramstyle = 'qmark'
)python";

/// How SQLAlchemy tells of what a driver raised.
constexpr std::string_view wrap_text = R"python(
import sqlalchemy.exc as exc

_wrappers = {wrapper.__name__: wrapper for wrapper in (
    exc.InterfaceError, exc.DatabaseError, exc.DataError, exc.OperationalError, exc.IntegrityError, exc.InternalError,
    exc.ProgrammingError, exc.NotSupportedError)}


def _wrap(orig, statement, parameters):
    for base in type(orig).__mro__:
        if base.__name__ in _wrappers:
            return _wrappers[base.__name__](statement, parameters, orig)
    return exc.DBAPIError(statement, parameters, orig)


def postgresql(text, parts, statement, parameters):
    import psycopg2.errors
    import psycopg2.extensions

    state = parts.get('sqlstate')
    kind = psycopg2.errors._by_state.get(state) or psycopg2.errors._base_for(state or '')
    message = text
    for severity in ('ERROR:  ', 'FATAL:  ', 'PANIC:  '):
        if text.startswith(severity):
            message = text[len(severity):]
    orig = kind(message)
    orig.pgcode = state
    orig.pgerror = text
    orig.diag = psycopg2.extensions.Diagnostics(parts)
    return _wrap(orig, statement, parameters)


def not_adapted(of_postgresql, text, statement, parameters):
    if of_postgresql:
        import psycopg2 as driver
    else:
        import sqlite3 as driver

    return _wrap(driver.ProgrammingError(text), statement, parameters)


def sqlite(kind, text, code, name, statement, parameters):
    import sqlite3

    orig = getattr(sqlite3, kind)(text)
    if code:
        orig.sqlite_errorcode = code
        orig.sqlite_errorname = name
    return _wrap(orig, statement, parameters)
)python";

/// The class that sqlite3 raises for a primary result code.
std::string_view sqlite_class(int code) {
    switch (code & 0xFF) {
        case 0:  // the driver's own
            return "ProgrammingError";
        case 2:   // INTERNAL
        case 12:  // NOTFOUND
            return "InternalError";
        case 1:   // ERROR
        case 3:   // PERM
        case 4:   // ABORT
        case 5:   // BUSY
        case 6:   // LOCKED
        case 8:   // READONLY
        case 9:   // INTERRUPT
        case 10:  // IOERR
        case 13:  // FULL
        case 14:  // CANTOPEN
        case 15:  // PROTOCOL
        case 16:  // EMPTY
        case 17:  // SCHEMA
            return "OperationalError";
        case 18:  // TOOBIG
            return "DataError";
        case 19:  // CONSTRAINT
        case 20:  // MISMATCH
            return "IntegrityError";
        case 21:  // MISUSE
        case 25:  // RANGE
            return "InterfaceError";
        default:
            return "DatabaseError";
    }
}

constexpr const char* wrapper_module = "sqlalchemy.engine._driver_error";

}  // namespace

void add_drivers(python::Registry& registry) {
    add_source(registry, "psycopg2", psycopg2_text, true);
    add_source(registry, "psycopg2.extensions", extensions_text);
    add_source(registry, "psycopg2.errors", errors_text);
    add_source(registry, "psycopg2.errorcodes", errorcodes_text);
    add_source(registry, "sqlite3", sqlite3_text);
    add_source(registry, wrapper_module, wrap_text);
}

Value driver_exception(Evaluator& evaluator, const Target& target, const dialect::Failure& failure,
                       std::string_view statement, const Value& parameters) {
    const Value module = python::import_now(evaluator, wrapper_module);
    const Value sql = evaluator.str(std::string(statement));
    const Value text = evaluator.str(failure.text);
    if (target.is_postgresql()) {
        const Ref<python::Dict> parts = evaluator.dict();
        for (const auto& [name, part] : failure.parts) {
            python::set_item(evaluator, Value(parts), evaluator.intern(name), evaluator.str(part));
        }
        return python::call_method(evaluator, module, "postgresql", {text, Value(parts), sql, parameters});
    }
    return python::call_method(evaluator, module, "sqlite",
                               {evaluator.intern(sqlite_class(failure.code)), text, Value::integer(failure.code),
                                evaluator.str(failure.name), sql, parameters});
}

Value not_adapted(Evaluator& evaluator, const Target& target, std::string text, std::string_view statement,
                  const Value& parameters) {
    return python::call_method(evaluator, python::import_now(evaluator, wrapper_module), "not_adapted",
                               {Value::boolean(target.is_postgresql()), evaluator.str(std::move(text)),
                                evaluator.str(std::string(statement)), parameters});
}

}  // namespace aludel::script::sqlalchemy
