#include "script/sqlalchemy/inspector.hpp"

#include "python/import.hpp"
#include "script/sqlalchemy/inspector_text.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view inspector_text = R"python(
import enum

import sqlalchemy.exc


class ObjectKind(enum.Flag):
    TABLE = 1
    VIEW = 2
    MATERIALIZED_VIEW = 4
    ANY_VIEW = 6
    ANY = 7


class ObjectScope(enum.Enum):
    DEFAULT = 1
    TEMPORARY = 2
    ANY = 3


class Inspector:
    def __init__(self, bind):
        self.bind = bind
        self.engine = bind.engine
        self.info_cache = {}
        if self.dialect.name == 'sqlite':
            import sqlalchemy.engine._inspect_sqlite as reader
        else:
            import sqlalchemy.engine._inspect_postgresql as reader
        self._reader = reader

    @classmethod
    def from_engine(cls, bind):
        return _inspector(bind)

    @property
    def dialect(self):
        return self.bind.dialect

    @property
    def default_schema_name(self):
        self.bind._ask('inspector.default_schema_name')
        return self._reader.default_schema(self._run)

    def clear_cache(self):
        self.info_cache.clear()

    def _run(self, sql):
        of_engine = getattr(self.bind, '_rows', None)
        return self.bind.exec_driver_sql(sql).fetchall() if of_engine is None else of_engine(sql)

    def _cached(self, what, *arguments):
        key = (what,) + arguments
        if key not in self.info_cache:
            self.bind._ask('inspector.%s()' % what)
            self.info_cache[key] = getattr(self._reader, what)(self, *arguments)
        return self.info_cache[key]

    def _of_table(self, what, table_name, schema):
        return self._cached(what, _text(table_name), schema)

    def get_schema_names(self, **kw):
        return self._cached('get_schema_names')

    def get_table_names(self, schema=None, **kw):
        return self._cached('get_table_names', schema)

    def get_temp_table_names(self, **kw):
        return self._cached('get_temp_table_names')

    def get_view_names(self, schema=None, **kw):
        return self._cached('get_view_names', schema)

    def get_temp_view_names(self, **kw):
        return self._cached('get_temp_view_names')

    def get_materialized_view_names(self, schema=None, **kw):
        return self._cached('get_materialized_view_names', schema)

    def get_sequence_names(self, schema=None, **kw):
        return self._cached('get_sequence_names', schema)

    def get_view_definition(self, view_name, schema=None, **kw):
        return self._of_table('get_view_definition', view_name, schema)

    def has_table(self, table_name, schema=None, **kw):
        return self._of_table('has_table', table_name, schema)

    def has_sequence(self, sequence_name, schema=None, **kw):
        return sequence_name in self.get_sequence_names(schema)

    def has_schema(self, schema_name, **kw):
        return self._cached('has_schema', schema_name)

    def has_index(self, table_name, index_name, schema=None, **kw):
        if not self.has_table(table_name, schema):
            return False
        return any(index['name'] == index_name for index in self.get_indexes(table_name, schema))

    def get_columns(self, table_name, schema=None, **kw):
        return self._of_table('get_columns', table_name, schema)

    def get_pk_constraint(self, table_name, schema=None, **kw):
        return self._of_table('get_pk_constraint', table_name, schema)

    def get_foreign_keys(self, table_name, schema=None, **kw):
        return self._of_table('get_foreign_keys', table_name, schema)

    def get_indexes(self, table_name, schema=None, **kw):
        return self._of_table('get_indexes', table_name, schema)

    def get_unique_constraints(self, table_name, schema=None, **kw):
        return self._of_table('get_unique_constraints', table_name, schema)

    def get_check_constraints(self, table_name, schema=None, **kw):
        return self._of_table('get_check_constraints', table_name, schema)

    def get_table_comment(self, table_name, schema=None, **kw):
        return self._of_table('get_table_comment', table_name, schema)

    def get_table_options(self, table_name, schema=None, **kw):
        return self._of_table('get_table_options', table_name, schema)

    # ---- of several tables at once

    def _names(self, schema, filter_names, kind, scope):
        names = []
        usual, temporary = scope.value != 2, scope.value != 1
        for flag, of_schema, of_session in ((1, self.get_table_names, self.get_temp_table_names),
                                            (2, self.get_view_names, self.get_temp_view_names),
                                            (4, self.get_materialized_view_names, None)):
            if kind.value & flag:
                names += of_schema(schema) if usual else []
                names += of_session() if temporary and of_session is not None else []
        if filter_names:
            wanted = set(filter_names)
            names = [name for name in names if name in wanted]
        return names

    def _multi(self, one, schema, filter_names, kind, scope, in_order=False):
        names = self._names(schema, filter_names, kind, scope)
        found = {}
        for name in sorted(names) if in_order else names:
            try:
                found[(schema, name)] = one(name, schema)
            except sqlalchemy.exc.NoSuchTableError:
                pass
        return found

    def get_multi_columns(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **kw):
        return self._multi(self.get_columns, schema, filter_names, kind, scope, self.dialect.name != 'sqlite')

    def get_multi_pk_constraint(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT,
                                **kw):
        return self._multi(self.get_pk_constraint, schema, filter_names, kind, scope)

    def get_multi_foreign_keys(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT,
                               **kw):
        return self._multi(self.get_foreign_keys, schema, filter_names, kind, scope, self.dialect.name != 'sqlite')

    def get_multi_indexes(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **kw):
        return self._multi(self.get_indexes, schema, filter_names, kind, scope)

    def get_multi_unique_constraints(self, schema=None, filter_names=None, kind=ObjectKind.TABLE,
                                     scope=ObjectScope.DEFAULT, **kw):
        return self._multi(self.get_unique_constraints, schema, filter_names, kind, scope)

    def get_multi_check_constraints(self, schema=None, filter_names=None, kind=ObjectKind.TABLE,
                                    scope=ObjectScope.DEFAULT, **kw):
        return self._multi(self.get_check_constraints, schema, filter_names, kind, scope,
                           self.dialect.name != 'sqlite')

    def get_multi_table_comment(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT,
                                **kw):
        return self._multi(self.get_table_comment, schema, filter_names, kind, scope, self.dialect.name != 'sqlite')

    def sort_tables_on_foreign_key_dependency(self, consider_schemas=(None,), **kw):
        names, keys, links = [], {}, set()
        for schema in consider_schemas:
            for table, found in self.get_multi_foreign_keys(schema).items():
                names.append(table)
                keys[table] = {key['name'] for key in found}
                for key in found:
                    other = (key['referred_schema'], key['referred_table'])
                    if other != table:
                        links.add((other, table))
        apart = set()
        order = _in_order(names, links)
        if order is None:
            # Of tables that refer to each other in a circle all foreign keys stand apart, as all the others do.
            apart = {(table, key) for _, table in links if table in keys for key in keys[table]}
            order = _in_order(names, set())
        names_apart = {key for _, key in apart}
        return [(table, [(table, key) for key in keys[table] if key not in names_apart]) for table in order] + [
            (None, list(apart))]

    def get_sorted_table_and_fkc_names(self, schema=None, **kw):
        return [(None if table is None else table[1], [(of[1], key) for of, key in keys])
                for table, keys in self.sort_tables_on_foreign_key_dependency((schema,))]

    def reflect_table(self, table, include_columns, exclude_columns=(), resolve_fks=True, **kw):
        import sqlalchemy.engine._reflect

        sqlalchemy.engine._reflect.fill(self, table, include_columns, resolve_fks)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return False


class PGInspector(Inspector):
    def get_enums(self, schema=None, **kw):
        return self._cached('get_enums', schema)

    def get_table_oid(self, table_name, schema=None, **kw):
        return self._of_table('get_table_oid', table_name, schema)

    def get_domains(self, schema=None, **kw):
        return self._cached('get_domains', schema)

    def get_foreign_table_names(self, schema=None, **kw):
        return self._cached('get_foreign_table_names', schema)

    def has_type(self, type_name, schema=None, **kw):
        return self._cached('has_type', type_name, schema)


def _inspector(connection):
    unknown = getattr(connection, '_inspected', None)
    if unknown is not None:
        return unknown()
    return (Inspector if connection.dialect.name == 'sqlite' else PGInspector)(connection)


def _in_order(names, links):
    """What is needed before what needs it, in rounds; None where a circle is left."""
    left, order = list(names), []
    while left:
        ready = [name for name in left if not any(then == name and first in left for first, then in links)]
        if not ready:
            return None
        order += ready
        left = [name for name in left if name not in ready]
    return order


def _text(name):
    return str(name)


def _missing(table_name, schema):
    return sqlalchemy.exc.NoSuchTableError('%s.%s' % (schema, table_name) if schema else table_name)
)python";

constexpr std::string_view reflect_text = R"python(
import sqlalchemy as sa
import sqlalchemy.exc
from sqlalchemy.engine.reflection import _inspector


def _server_default(column):
    if 'computed' in column:
        return sa.Computed(**column['computed'])
    if 'identity' in column:
        return sa.Identity(**column['identity'])
    if column.get('default') is not None:
        return sa.text(column['default'])
    return None


def _add_columns(inspector, table, schema, only):
    found = inspector.get_columns(table.name, schema)
    for column in found:
        name = column['name']
        if (only is not None and name not in only) or name in table.c:
            continue
        items = []
        keywords = {'nullable': column['nullable'], 'comment': column.get('comment')}
        default = _server_default(column)
        if isinstance(default, (sa.Computed, sa.Identity)):
            items.append(default)
        elif default is not None:
            keywords['server_default'] = default
        if 'autoincrement' in column:
            keywords['autoincrement'] = column['autoincrement']
        table.append_column(sa.Column(name, column['type'], *items, **keywords))
    return found


def _add_primary_key(inspector, table, schema):
    key = inspector.get_pk_constraint(table.name, schema)
    names = [name for name in key['constrained_columns'] if name in table.c]
    if names:
        for name in names:
            table.c[name].primary_key = True
        table.append_constraint(sa.PrimaryKeyConstraint(*[table.c[name] for name in names], name=key.get('name')))


def _add_foreign_keys(inspector, table, schema, resolve):
    for key in inspector.get_foreign_keys(table.name, schema):
        if any(name not in table.c for name in key['constrained_columns']):
            continue
        target = key['referred_table']
        if key['referred_schema'] is not None:
            target = '%s.%s' % (key['referred_schema'], target)
        if resolve and target not in table.metadata:
            sa.Table(key['referred_table'], table.metadata, schema=key['referred_schema'],
                     autoload_with=inspector.bind)
        table.append_constraint(sa.ForeignKeyConstraint(
            key['constrained_columns'], ['%s.%s' % (target, name) for name in key['referred_columns']],
            name=key['name'], link_to_name=True, **key['options']))


def _index_part(table, index, at):
    name = index['column_names'][at]
    part = sa.text(index['expressions'][at]) if name is None else table.c[name]
    for word in index.get('column_sorting', {}).get(name, ()):
        part = {'asc': sa.asc, 'desc': sa.desc, 'nulls_first': sa.nulls_first, 'nulls_last': sa.nulls_last}[word](part)
    return part


def _add_indexes(inspector, table, schema):
    for index in inspector.get_indexes(table.name, schema):
        names = index['column_names']
        if index.get('duplicates_constraint') or any(name is not None and name not in table.c for name in names):
            continue
        options = {name: value for name, value in index.get('dialect_options', {}).items()
                   if value not in (None, [], {}, False)}
        for name in ('postgresql_where', 'sqlite_where'):
            if isinstance(options.get(name), str):
                options[name] = sa.text(options[name])
        sa.Index(index['name'], *[_index_part(table, index, at) for at in range(len(names))],
                 unique=bool(index['unique']), _table=table, **options)


def _add_constraints(inspector, table, schema):
    for unique in inspector.get_unique_constraints(table.name, schema):
        names = unique['column_names']
        if all(name in table.c for name in names):
            table.append_constraint(sa.UniqueConstraint(*[table.c[name] for name in names], name=unique['name']))
    for check in inspector.get_check_constraints(table.name, schema):
        table.append_constraint(sa.CheckConstraint(sa.text(check['sqltext']), name=check['name']))


def fill(inspector, table, only=None, resolve=True):
    schema = table.schema
    _add_columns(inspector, table, schema, only)
    _add_primary_key(inspector, table, schema)
    _add_foreign_keys(inspector, table, schema, resolve)
    _add_indexes(inspector, table, schema)
    _add_constraints(inspector, table, schema)
    if inspector.dialect.name != 'sqlite':
        comment = inspector.get_table_comment(table.name, schema)['text']
        if comment is not None:
            table.comment = comment


def table(table, connection, only, resolve):
    fill(_inspector(connection), table, only, resolve)


def metadata(metadata, connection, schema=None, views=False, only=None, extend_existing=False, autoload_replace=True,
             resolve_fks=True, **kw):
    inspector = _inspector(connection)
    if schema is None:
        schema = metadata.schema
    names = list(inspector.get_table_names(schema))
    if views:
        names += inspector.get_view_names(schema)
    if only is None:
        wanted = names
    elif callable(only):
        wanted = [name for name in names if only(name, metadata)]
    else:
        missing = [name for name in only if name not in names]
        if missing:
            raise sqlalchemy.exc.InvalidRequestError(
                'Could not reflect: requested table(s) not available in %r%s: (%s)' % (
                    connection.engine, " schema '%s'" % schema if schema else '', ', '.join(missing)))
        wanted = [name for name in names if name in only]
    for name in wanted:
        key = name if schema is None else '%s.%s' % (schema, name)
        if key in metadata and not extend_existing:
            continue
        sa.Table(name, metadata, schema=schema, autoload_with=connection, extend_existing=extend_existing,
                 resolve_fks=resolve_fks)
)python";

Value reflect_module(Evaluator& evaluator) {
    return python::import_now(evaluator, "sqlalchemy.engine._reflect");
}

}  // namespace

void add_inspector(python::Registry& registry) {
    add_source(registry, "sqlalchemy.engine.reflection", inspector_text);
    add_source(registry, "sqlalchemy.engine._reflect", reflect_text);
    add_source(registry, "sqlalchemy.engine._inspect_postgresql", postgresql_inspector_text);
    add_source(registry, "sqlalchemy.engine._inspect_sqlite", sqlite_inspector_text);
}

Value make_inspector(Evaluator& evaluator, const Value& connection) {
    return python::call_method(evaluator, python::import_now(evaluator, "sqlalchemy.engine.reflection"), "_inspector",
                               {connection});
}

void reflect_table(Evaluator& evaluator, const Value& table, const Value& connection, const Value& only,
                   bool resolve_foreign_keys) {
    python::call_method(evaluator, reflect_module(evaluator), "table",
                        {table, connection, or_none(only), Value::boolean(resolve_foreign_keys)});
}

void reflect_metadata(Evaluator& evaluator, const Value& metadata, const Value& connection, python::Dict& keywords) {
    Arguments arguments{metadata, connection};
    for (const auto& entry : keywords.table.entries()) {
        if (entry.key.defined()) {
            arguments.keywords.emplace_back(entry.key, entry.value);
        }
    }
    python::call_method(evaluator, reflect_module(evaluator), "metadata", std::move(arguments));
}

}  // namespace aludel::script::sqlalchemy
