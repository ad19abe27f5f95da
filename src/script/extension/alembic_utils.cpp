#include "script/extension/package.hpp"

// alembic_utils: functions, views, triggers and the like as entities, with the statements that create, replace and drop
// them.
namespace aludel::script::extension {
namespace {

constexpr std::string_view alembic_utils_text = R"python(
import enum as _enum
import re as _re

import sqlalchemy as _sa
from alembic.operations import MigrateOperation as _MigrateOperation, Operations as _Operations


class SQLParseFailure(Exception):
    pass


class BadInputException(Exception):
    pass


def _plain(text):
    """Without double quotes and with single spaces."""
    return ' '.join(text.split()).replace('"', '')


def _bare(name):
    return name.strip().rstrip('"').strip().lstrip('"').strip()


def _quoted(name):
    schema, dot, rest = name.partition('.')
    return f'"{_bare(schema)}"."{_bare(rest)}"' if dot else f'"{_bare(name)}"'


def _without_semicolon(sql):
    return sql.strip().rstrip(';').strip()


def _without_binds(sql, plpgsql=False):
    """For sqlalchemy.text: a colon that is no cast, and in PL/pgSQL no assignment, names no parameter."""
    kept = '::|:=|\\\\:' if plpgsql else '::'
    return _re.sub('(%s)|:' % kept, lambda found: found.group(1) or '\\:', sql)


def _match(pattern, sql):
    return _re.match(r'\A%s\Z' % pattern, sql, _re.IGNORECASE | _re.DOTALL)


def _parse(cls, sql, *patterns):
    for pattern in patterns:
        found = _match(pattern, sql)
        if found:
            return found.groupdict()
    raise SQLParseFailure(f'Failed to parse SQL into {cls.__name__} """{sql}"""')


class ReplaceableEntity:
    def __init__(self, schema, signature, definition):
        self.schema = _plain(schema)
        self.signature = _plain(signature)
        self.definition = _without_binds(_without_semicolon(definition))

    @property
    def literal_schema(self):
        return _quoted(self.schema)

    @property
    def identity(self):
        return f'{type(self).__name__}: {self.schema}.{self.signature}'

    @classmethod
    def from_path(cls, path):
        with path.open() as file:
            return cls.from_sql(file.read())

    @classmethod
    def from_sql(cls, sql):
        raise NotImplementedError()

    def to_sql_statement_create(self):
        raise NotImplementedError()

    def to_sql_statement_drop(self, cascade=False):
        raise NotImplementedError()

    def to_sql_statement_create_or_replace(self):
        raise NotImplementedError()


class OnEntityMixin:
    def __init__(self, schema, signature, definition, on_entity):
        super().__init__(schema=schema, signature=signature, definition=definition)
        self.on_entity = (on_entity if '.' in on_entity else 'public.' + on_entity).replace('"', '')

    @property
    def identity(self):
        return f'{type(self).__name__}: {self.schema}.{self.signature} {self.on_entity}'


def _cascade(wanted):
    return ' CASCADE' if wanted else ''


class PGFunction(ReplaceableEntity):
    type_ = 'function'

    def __init__(self, schema, signature, definition):
        super().__init__(schema, signature, definition)
        plpgsql = 'language plpgsql' in ' '.join(definition.split()).lower().replace("'", '')
        self.definition = _without_binds(_without_semicolon(definition), plpgsql)

    @classmethod
    def from_sql(cls, sql):
        found = _parse(cls, sql.strip(), r'create.+?function\s+(?P<schema>.+?)\.(?P<signature>.+?)\s+returns\s+'
                                         r'(?P<definition>.+?)')
        signature = found['signature']
        if signature.startswith('"'):
            signature = ''.join(signature.split('"', 2))
        return cls(found['schema'], signature, 'returns ' + found['definition'])

    @property
    def literal_signature(self):
        name, rest = self.signature.split('(', 1)
        return f'"{name.strip()}"({rest}'

    def to_sql_statement_create(self):
        return _sa.text(f'CREATE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}')

    def to_sql_statement_drop(self, cascade=False):
        found = _match(r'(?P<name>.+?)\((?P<parameters>.*?)\)', self.signature)
        parameters = []
        for one in found['parameters'].split(','):
            default = one.lower().find('default')
            parameters.append((one if default < 0 else one[:default]).strip())
        return _sa.text(f'DROP FUNCTION {self.literal_schema}."{found["name"].strip()}"({", ".join(parameters)})'
                        + _cascade(cascade))

    def to_sql_statement_create_or_replace(self):
        yield _sa.text(f'CREATE OR REPLACE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}')


class _ViewBase(ReplaceableEntity):
    def __init__(self, schema, signature, definition):
        self.schema = _plain(schema)
        self.signature = _plain(signature)
        self.definition = _without_semicolon(definition)

    @property
    def _name(self):
        return f'{self.literal_schema}."{self.signature}"'


class PGView(_ViewBase):
    type_ = 'view'

    @classmethod
    def from_sql(cls, sql):
        found = _parse(cls, sql, r'create.+?view\s+(?P<schema>.+?)\.(?P<signature>.+?)\s+as\s+(?P<definition>.+?)')
        return cls(found['schema'], found['signature'].split('(')[0].replace('"', ''), found['definition'])

    def to_sql_statement_create(self):
        return _sa.text(f'CREATE VIEW {self._name} AS {self.definition}')

    def to_sql_statement_drop(self, cascade=False):
        return _sa.text(f'DROP VIEW {self._name}' + _cascade(cascade))

    def to_sql_statement_create_or_replace(self):
        # A view that PostgreSQL cannot replace, because its columns change, is dropped and made again.
        yield _sa.text(f"""do $$
            begin
                CREATE OR REPLACE VIEW {self._name} AS {self.definition};
            exception when others then
                DROP VIEW IF EXISTS {self._name};
                CREATE VIEW {self._name} AS {self.definition};
            end;
        $$ language 'plpgsql'""")


class PGMaterializedView(_ViewBase):
    type_ = 'materialized_view'

    def __init__(self, schema, signature, definition, with_data=True):
        super().__init__(schema, signature, definition)
        self.with_data = with_data

    @classmethod
    def from_sql(cls, sql):
        head = r'create.+?materialized.+?view\s+(?P<schema>.+?)\.(?P<signature>.+?)\s+as\s+(?P<definition>.+?)'
        found = _parse(cls, _without_semicolon(sql), head + r'\s+with\s+data',
                       head + r'.+?with\s+(?P<no_data>.+?)\s+data', head)
        return cls(found['schema'], found['signature'].split('(')[0].replace('"', ''), found['definition'],
                   'no_data' not in found)

    def _create(self):
        data = 'WITH DATA' if self.with_data else 'WITH NO DATA'
        return _sa.text(f'CREATE MATERIALIZED VIEW {self._name} AS {_without_semicolon(self.definition)} {data}')

    def to_sql_statement_create(self):
        return self._create()

    def to_sql_statement_drop(self, cascade=False):
        return _sa.text(f'DROP MATERIALIZED VIEW {self._name}' + _cascade(cascade))

    def to_sql_statement_create_or_replace(self):
        yield _sa.text(f'DROP MATERIALIZED VIEW IF EXISTS {self._name}')
        yield self._create()


class PGExtension(ReplaceableEntity):
    type_ = 'extension'

    def __init__(self, schema, signature):
        self.schema = _plain(schema)
        self.signature = _plain(signature)
        self.definition = f'{type(self).__name__}: {self.schema} {self.signature}'

    @property
    def identity(self):
        return f'{type(self).__name__}: {self.signature}'

    def to_sql_statement_create(self):
        return _sa.text(f'CREATE EXTENSION "{self.signature}" WITH SCHEMA {self.literal_schema}')

    def to_sql_statement_drop(self, cascade=False):
        return _sa.text(f'DROP EXTENSION "{self.signature}"' + _cascade(cascade))


class PGTrigger(OnEntityMixin, ReplaceableEntity):
    type_ = 'trigger'

    def __init__(self, schema, signature, definition, on_entity, is_constraint=False):
        super().__init__(schema=schema, signature=signature, definition=definition, on_entity=on_entity)
        self.is_constraint = is_constraint

    @property
    def identity(self):
        return f'{type(self).__name__}: {self.schema}.{self.signature} {self.is_constraint} {self.on_entity}'

    @classmethod
    def from_sql(cls, sql):
        tail = r'\s+trigger\s+(?P<signature>.+?)\s+(?P<event>.+?)\s+ON\s+(?P<on_entity>.+?)\s+(?P<action>.+?)'
        constraint = _match(r'create\s+constraint' + tail, sql)
        found = constraint.groupdict() if constraint else _parse(cls, sql, 'create' + tail)
        on_entity = found['on_entity']
        if '.' not in on_entity:
            on_entity = 'public.' + on_entity
        return cls(on_entity.split('.')[0], found['signature'],
                   f' {found["event"]} ON {on_entity} {found["action"]}', on_entity, constraint is not None)

    def to_sql_statement_create(self):
        found = _match(r'(?P<event>.+?)\s+ON\s+(?P<on_entity>.+?)\s+(?P<action>.+?)', self.definition)
        if not found:
            raise SQLParseFailure(f'Failed to parse SQL into PGTrigger.definition """{self.definition}"""')
        table = found['on_entity']
        if '.' in table:
            table = table.partition('.')[2]
        kind = 'CONSTRAINT TRIGGER' if self.is_constraint else 'TRIGGER'
        return _sa.text(f'CREATE {kind} "{self.signature}" {found["event"]} ON {self.schema}.{table} '
                        f'{found["action"]}')

    def to_sql_statement_drop(self, cascade=False):
        return _sa.text(f'DROP TRIGGER "{self.signature}" ON {self.on_entity}' + _cascade(cascade))

    def to_sql_statement_create_or_replace(self):
        yield _sa.text(f'DROP TRIGGER IF EXISTS "{self.signature}" ON {self.on_entity}')
        yield self.to_sql_statement_create()


class PGPolicy(OnEntityMixin, ReplaceableEntity):
    type_ = 'policy'

    @classmethod
    def from_sql(cls, sql):
        found = _parse(cls, sql.strip(), r'create policy\s+(?P<signature>.+?)\s+on\s+(?P<on_entity>.+?)\s+'
                                         r'(?P<definition>.+?)')
        on_entity = found['on_entity']
        if '.' not in on_entity:
            on_entity = 'public.' + on_entity
        return cls(on_entity.partition('.')[0], found['signature'], found['definition'], on_entity)

    def to_sql_statement_create(self):
        return _sa.text(f'CREATE POLICY {self.signature} on {self.on_entity} {self.definition}')

    def to_sql_statement_drop(self, cascade=False):
        return _sa.text(f'DROP POLICY {self.signature} on {self.on_entity}' + _cascade(cascade))

    def to_sql_statement_create_or_replace(self):
        yield _sa.text(f'DROP POLICY IF EXISTS {self.signature} on {self.on_entity}')
        yield self.to_sql_statement_create()


class PGGrantTableChoice(str, _enum.Enum):
    SELECT = 'SELECT'
    INSERT = 'INSERT'
    UPDATE = 'UPDATE'
    REFERENCES = 'REFERENCES'
    DELETE = 'DELETE'
    TRUNCATE = 'TRUNCATE'
    TRIGGER = 'TRIGGER'

    def __str__(self):
        return self.value


class PGGrantTable(ReplaceableEntity):
    type_ = 'grant_table'

    def __init__(self, schema, table, role, grant, columns=None, with_grant_option=False):
        self.schema = schema.replace('"', '')
        self.table = table.replace('"', '')
        self.columns = sorted(columns) if columns else []
        self.role = role.replace('"', '')
        self.grant = PGGrantTableChoice(grant)
        self.with_grant_option = with_grant_option
        self.signature = self.identity
        of_columns = self.grant.value in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
        if of_columns != bool(self.columns):
            raise BadInputException(f'When grant type is {self.grant} a value must {"" if of_columns else "not "}be '
                                    'provided for columns')

    @property
    def identity(self):
        return f'{type(self).__name__}: {self.schema}.{self.table}.{self.role}.{self.grant}'

    @property
    def _table(self):
        return f'{self.literal_schema}.{_quoted(self.table)}'

    def to_sql_statement_create(self):
        columns = f' ({", ".join(self.columns)})' if self.columns else ''
        option = ' WITH GRANT OPTION' if self.with_grant_option else ''
        return _sa.text(f'GRANT {self.grant}{columns} ON {self._table} TO {_quoted(self.role)}{option}')

    def to_sql_statement_drop(self, cascade=False):
        return _sa.text(f'REVOKE {self.grant} ON {self._table} FROM {_quoted(self.role)}')

    def to_sql_statement_create_or_replace(self):
        yield self.to_sql_statement_drop()
        yield self.to_sql_statement_create()


def register_entities(*args, **options):
    """Of env.py: what it registers is compared when a new revision is made, and says nothing to a migration."""


# ---- operations

class ReversibleOp(_MigrateOperation):
    def __init__(self, target):
        self.target = target

    @classmethod
    def invoke_for_target(cls, operations, target):
        return operations.invoke(cls(target))

    @classmethod
    def invoke_for_target_optional_cascade(cls, operations, target, cascade=False):
        return operations.invoke(cls(target, cascade=cascade))


@_Operations.register_operation('create_entity', 'invoke_for_target')
class CreateOp(ReversibleOp):
    def reverse(self):
        return DropOp(self.target)


@_Operations.register_operation('drop_entity', 'invoke_for_target_optional_cascade')
class DropOp(ReversibleOp):
    def __init__(self, target, cascade=False):
        self.cascade = cascade
        super().__init__(target)

    def reverse(self):
        return CreateOp(self.target)


@_Operations.register_operation('replace_entity', 'invoke_for_target')
class ReplaceOp(ReversibleOp):
    def reverse(self):
        return RevertOp(self.target)


class RevertOp(ReversibleOp):
    pass


@_Operations.implementation_for(CreateOp)
def create_entity(operations, operation):
    operations.execute(operation.target.to_sql_statement_create())


@_Operations.implementation_for(DropOp)
def drop_entity(operations, operation):
    operations.execute(operation.target.to_sql_statement_drop(cascade=operation.cascade))


@_Operations.implementation_for(ReplaceOp)
@_Operations.implementation_for(RevertOp)
def replace_or_revert_entity(operations, operation):
    for statement in operation.target.to_sql_statement_create_or_replace():
        operations.execute(statement)
)python";

}  // namespace

const Package& alembic_utils() {
    static const Package package{
        .name = "alembic_utils",
        .text = alembic_utils_text,
        .modules = {"alembic_utils.exceptions", "alembic_utils.on_entity_mixin", "alembic_utils.pg_extension",
                    "alembic_utils.pg_function", "alembic_utils.pg_grant_table", "alembic_utils.pg_materialized_view",
                    "alembic_utils.pg_policy", "alembic_utils.pg_trigger", "alembic_utils.pg_view",
                    "alembic_utils.replaceable_entity", "alembic_utils.reversible_op"},
        .operations = {"create_entity", "drop_entity", "replace_entity"}};
    return package;
}

}  // namespace aludel::script::extension
