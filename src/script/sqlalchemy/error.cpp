#include "script/sqlalchemy/error.hpp"

#include "python/import.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view error_text = R"python(
class HasDescriptionCode:
    code = None


class SQLAlchemyError(Exception):
    code = None

    def __init__(self, *arg, **kw):
        code = kw.pop('code', None)
        if code is not None:
            self.code = code
        super().__init__(*arg)

    def _code_str(self):
        if not self.code:
            return ''
        return '(Background on this error at: https://sqlalche.me/e/20/%s)' % self.code

    def _message(self):
        if len(self.args) == 1:
            return str(self.args[0])
        return str(self.args)

    def _sql_message(self):
        message = self._message()
        if self.code:
            message = '%s %s' % (message, self._code_str())
        return message

    def __str__(self):
        return self._sql_message()


class ArgumentError(SQLAlchemyError):
    pass


class DuplicateColumnError(ArgumentError):
    pass


class ObjectNotExecutableError(ArgumentError):
    def __init__(self, target):
        super().__init__('Not an executable object: %r' % (target,))
        self.target = target


class NoSuchModuleError(ArgumentError):
    pass


class NoForeignKeysError(ArgumentError):
    pass


class AmbiguousForeignKeysError(ArgumentError):
    pass


class ConstraintColumnNotFoundError(ArgumentError):
    pass


class CircularDependencyError(SQLAlchemyError):
    def __init__(self, message, cycles, edges, msg=None, code=None):
        super().__init__('%s (%s)' % (message, ', '.join(repr(one) for one in cycles)) if msg is None else msg)
        self.cycles = cycles
        self.edges = edges


class CompileError(SQLAlchemyError):
    pass


class UnsupportedCompilationError(CompileError):
    code = 'l7de'


class IdentifierError(SQLAlchemyError):
    pass


class DisconnectionError(SQLAlchemyError):
    invalidate_pool = False


class InvalidatePoolError(DisconnectionError):
    invalidate_pool = True


class TimeoutError(SQLAlchemyError):
    pass


class InvalidRequestError(SQLAlchemyError):
    pass


class IllegalStateChangeError(InvalidRequestError):
    pass


class NoInspectionAvailable(InvalidRequestError):
    pass


class PendingRollbackError(InvalidRequestError):
    pass


class ResourceClosedError(InvalidRequestError):
    pass


class NoSuchColumnError(InvalidRequestError, KeyError):
    pass


class NoResultFound(InvalidRequestError):
    pass


class MultipleResultsFound(InvalidRequestError):
    pass


class NoReferenceError(InvalidRequestError):
    table_name = None


class NoReferencedTableError(NoReferenceError):
    def __init__(self, message, tname):
        super().__init__(message)
        self.table_name = tname


class NoReferencedColumnError(NoReferenceError):
    def __init__(self, message, tname, cname):
        super().__init__(message)
        self.table_name = tname
        self.column_name = cname


class AwaitRequired(InvalidRequestError):
    code = 'xd1r'


class MissingGreenlet(InvalidRequestError):
    code = 'xd2s'


class NoSuchTableError(InvalidRequestError):
    pass


class UnreflectableTableError(InvalidRequestError):
    pass


class UnboundExecutionError(InvalidRequestError):
    pass


class DontWrapMixin:
    pass


def _parameters_text(parameters, many):
    if many is None:
        many = isinstance(parameters, list) and len(parameters) > 0 and isinstance(parameters[0], (list, dict, tuple))
    if many and isinstance(parameters, list) and len(parameters) > 10:
        return '%s  ... displaying 10 of %d total bound parameter sets ...  %s]' % (
            repr(parameters[:8])[:-1] + ',', len(parameters), repr(parameters[-2:])[1:])
    return repr(parameters)


class StatementError(SQLAlchemyError):
    statement = None
    params = None
    orig = None
    ismulti = None
    connection_invalidated = False

    def __init__(self, message, statement, params, orig, hide_parameters=False, code=None, ismulti=None):
        super().__init__(message, code=code)
        self.statement = statement
        self.params = params
        self.orig = orig
        self.ismulti = ismulti
        self.hide_parameters = hide_parameters
        self.detail = []

    def add_detail(self, msg):
        self.detail.append(msg)

    def _sql_message(self):
        details = [self._message()]
        if self.statement:
            details.append('[SQL: %s]' % self.statement)
            if self.params:
                if self.hide_parameters:
                    details.append('[SQL parameters hidden due to hide_parameters=True]')
                else:
                    details.append('[parameters: %s]' % _parameters_text(self.params, self.ismulti))
        code = self._code_str()
        if code:
            details.append(code)
        return '\n'.join(['(%s)' % one for one in self.detail] + details)


def _around(orig):
    ours = isinstance(orig, SQLAlchemyError)
    return StatementError('(%s.%s) %s' % (type(orig).__module__, type(orig).__name__,
                                          orig.args[0] if ours and orig.args else orig),
                          None, None, orig, code=orig.code if ours else None)


class DBAPIError(StatementError):
    code = 'dbapi'

    def __init__(self, statement, params, orig, hide_parameters=False, connection_invalidated=False, code=None,
                 ismulti=None):
        super().__init__('(%s.%s) %s' % (type(orig).__module__, type(orig).__name__, orig), statement, params, orig,
                         hide_parameters, code=code, ismulti=ismulti)
        self.connection_invalidated = connection_invalidated


class InterfaceError(DBAPIError):
    code = 'rvf5'


class DatabaseError(DBAPIError):
    code = '4xp6'


class DataError(DatabaseError):
    code = '9h9h'


class OperationalError(DatabaseError):
    code = 'e3q8'


class IntegrityError(DatabaseError):
    code = 'gkpj'


class InternalError(DatabaseError):
    code = '2j85'


class ProgrammingError(DatabaseError):
    code = 'f405'


class NotSupportedError(DatabaseError):
    code = 'tw8g'


class SADeprecationWarning(DeprecationWarning):
    deprecated_since = None


class Base20DeprecationWarning(SADeprecationWarning):
    deprecated_since = '1.4'


class LegacyAPIWarning(Base20DeprecationWarning):
    pass


class MovedIn20Warning(Base20DeprecationWarning):
    pass


RemovedIn20Warning = Base20DeprecationWarning


class SAPendingDeprecationWarning(PendingDeprecationWarning):
    deprecated_since = None


class SAWarning(RuntimeWarning):
    pass
)python";

}  // namespace

std::shared_ptr<const python::NativeModule> exceptions_module() {
    auto made = std::make_shared<python::NativeModule>("sqlalchemy.exc");
    made->source(error_text);
    return made;
}

Value exception_class(Evaluator& evaluator, std::string_view name) {
    return python::get_attribute(evaluator, python::import_now(evaluator, "sqlalchemy.exc"), name);
}

void raise_error(Evaluator& evaluator, std::string_view name, std::string message) {
    python::raise(evaluator,
                  python::call(evaluator, exception_class(evaluator, name), {evaluator.str(std::move(message))}));
}

void raise_statement_error(Evaluator& evaluator, std::string message) {
    python::raise(evaluator,
                  python::call(evaluator, exception_class(evaluator, "StatementError"),
                               {evaluator.str(std::move(message)), Value::none(), Value::none(), Value::none()}));
}

void raise_statement_error(Evaluator& evaluator, const Value& orig) {
    python::raise(evaluator, python::call(evaluator, exception_class(evaluator, "_around"), {orig}));
}

namespace {

[[noreturn]] void raise_missing(Evaluator& evaluator, std::string message) {
    python::Arguments arguments{evaluator.str(std::move(message))};
    arguments.keywords.emplace_back(evaluator.intern("code"), evaluator.intern("cd3x"));
    raise_statement_error(
        evaluator, python::call(evaluator, exception_class(evaluator, "InvalidRequestError"), std::move(arguments)));
}

}  // namespace

void raise_missing_value(Evaluator& evaluator, std::string_view bind) {
    raise_missing(evaluator, "A value is required for bind parameter '" + std::string(bind) + "'");
}

void raise_missing_value(Evaluator& evaluator, std::string_view bind, std::size_t group) {
    raise_missing(evaluator, "A value is required for bind parameter '" + std::string(bind) + "', in parameter group " +
                                 std::to_string(group));
}

void raise_argument_error(Evaluator& evaluator, std::string message) {
    raise_error(evaluator, "ArgumentError", std::move(message));
}

}  // namespace aludel::script::sqlalchemy
