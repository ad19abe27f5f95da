#include "script/sqlalchemy/inspector_text.hpp"

// SQLite's catalog as the dictionaries that SQLAlchemy's Inspector gives. What the pragmas do not tell is looked for in
// the text of CREATE TABLE, and where SQLAlchemy does not find it, it is not found here.
namespace aludel::script::sqlalchemy {

const std::string_view sqlite_inspector_text = R"python(
import re

import sqlalchemy as sa
import sqlalchemy.exc
import sqlalchemy.types as types
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.reflection import _missing


def _quoted(name):
    return '"%s"' % name.replace('"', '""')


def _literal(text):
    return "'%s'" % str(text).replace("'", "''")


def _prefix(schema):
    return '' if schema is None else _quoted(schema) + '.'


def _pragma(inspector, pragma, name, schema):
    for prefix in ['main.', 'temp.'] if schema is None else [_prefix(schema)]:
        rows = inspector.bind.exec_driver_sql('PRAGMA %s%s(%s)' % (prefix, pragma, _quoted(name)))
        rows = rows.fetchall() if rows.returns_rows else []
        if rows:
            return rows
    return []


def _names(inspector, master, kind):
    return [row[0] for row in inspector._run(
        "SELECT name FROM %s WHERE type = '%s' AND name NOT LIKE 'sqlite~_%%' ESCAPE '~' ORDER BY name" % (
            master, kind))]


def default_schema(run):
    return 'main'


def get_schema_names(inspector):
    return [row[1] for row in inspector._run('PRAGMA database_list') if row[1] != 'temp']


def has_schema(inspector, name):
    return name in get_schema_names(inspector)


def get_table_names(inspector, schema):
    return _names(inspector, _prefix(schema) + 'sqlite_master', 'table')


def get_temp_table_names(inspector):
    return _names(inspector, 'sqlite_temp_master', 'table')


def get_view_names(inspector, schema):
    return _names(inspector, _prefix(schema) + 'sqlite_master', 'view')


def get_temp_view_names(inspector):
    return _names(inspector, 'sqlite_temp_master', 'view')


def get_materialized_view_names(inspector, schema):
    raise NotImplementedError()


def get_sequence_names(inspector, schema):
    raise NotImplementedError()


def get_table_comment(inspector, table_name, schema):
    raise NotImplementedError()


def get_table_options(inspector, table_name, schema):
    if not has_table(inspector, table_name, schema):
        raise _missing(table_name, schema)
    return {}


def get_table_oid(inspector, table_name, schema):
    raise NotImplementedError()


def has_table(inspector, table_name, schema):
    if schema is not None and schema not in get_schema_names(inspector):
        return False
    return bool(_pragma(inspector, 'table_info', table_name, schema))


def _sql_of(inspector, name, schema, kinds):
    prefix = _prefix(schema)
    masters = [prefix + 'sqlite_master'] if schema is not None else ['sqlite_master', 'sqlite_temp_master']
    for master in masters:
        rows = inspector._run('SELECT sql FROM %s WHERE name = %s AND type IN (%s)' % (master, _literal(name), kinds))
        if rows:
            return rows[0][0]
    return None


def get_view_definition(inspector, view_name, schema):
    found = _sql_of(inspector, view_name, schema, "'view'")
    if found is None:
        raise _missing(view_name, schema)
    return found


def _table_text(inspector, table_name, schema):
    found = _sql_of(inspector, table_name, schema, "'table', 'view'")
    if found is None and table_name not in ('sqlite_schema', 'sqlite_master', 'sqlite_temp_schema',
                                            'sqlite_temp_master'):
        raise sqlalchemy.exc.NoSuchTableError(_prefix(schema) + table_name)
    return found or ''


# ---- columns

_types = {
    'BIGINT': types.BIGINT, 'BLOB': types.BLOB, 'BOOL': types.BOOLEAN, 'BOOLEAN': types.BOOLEAN, 'CHAR': types.CHAR,
    'DATE': sqlite.DATE, 'DATE_CHAR': sqlite.DATE, 'DATETIME': sqlite.DATETIME, 'DATETIME_CHAR': sqlite.DATETIME,
    'DOUBLE': types.DOUBLE, 'DOUBLE_PRECISION': types.DOUBLE_PRECISION, 'DECIMAL': types.DECIMAL,
    'FLOAT': types.FLOAT, 'INT': types.INTEGER, 'INTEGER': types.INTEGER, 'JSON': sqlite.JSON,
    'NUMERIC': types.NUMERIC, 'REAL': types.REAL, 'SMALLINT': types.SMALLINT, 'TEXT': types.TEXT, 'TIME': sqlite.TIME,
    'TIME_CHAR': sqlite.TIME, 'TIMESTAMP': types.TIMESTAMP, 'VARCHAR': types.VARCHAR, 'NVARCHAR': types.NVARCHAR,
    'CHAR': types.CHAR, 'NCHAR': types.NCHAR, '_DOUBLE': types.DOUBLE,
}


def _type(written):
    found = re.match(r'([\w ]+)(\(.*?\))?', written)
    name, arguments = (found.group(1), found.group(2)) if found else ('', '')
    made = _types.get(name)
    if made is None:
        if 'INT' in name:
            made = types.INTEGER
        elif 'CHAR' in name or 'CLOB' in name or 'TEXT' in name:
            made = types.TEXT
        elif 'BLOB' in name or not name:
            made = types.NullType
        elif 'REAL' in name or 'FLOA' in name or 'DOUB' in name:
            made = types.REAL
        else:
            made = types.NUMERIC
    if arguments is None:
        return made()
    numbers = [int(number) for number in re.findall(r'(\d+)', arguments)]
    try:
        return made(*numbers)
    except TypeError:
        return made()


def _computed(inspector, table_name, schema, name):
    whole = re.match(r'create table .*?\((.*)\)(?:\s*,?\s*(?:WITHOUT\s+ROWID|STRICT))*$',
                     _table_text(inspector, table_name, schema).strip(), re.DOTALL | re.IGNORECASE)
    inner = whole.group(1).strip() if whole else ''
    found = re.search(re.escape(name) + r'[^,]*\s+GENERATED\s+ALWAYS\s+AS\s+\((.*)\)\s*(?:virtual|stored)?', inner,
                      re.IGNORECASE)
    return found.group(1) if found else ''


def get_columns(inspector, table_name, schema):
    columns = []
    for _, name, written, not_null, default, key, hidden in _pragma(inspector, 'table_xinfo', table_name, schema):
        if hidden == 1:
            continue
        written = written.upper()
        if hidden:
            written = re.sub('ALWAYS', '', re.sub('GENERATED', '', written)).strip()
        column = {'name': name, 'type': _type(written), 'nullable': not not_null,
                  'default': None if default is None else str(default), 'primary_key': key}
        if hidden:
            column['computed'] = {'sqltext': _computed(inspector, table_name, schema, name),
                                  'persisted': hidden == 3}
        columns.append(column)
    if not columns and not has_table(inspector, table_name, schema):
        raise _missing(table_name, schema)
    return columns


# ---- constraints

def get_pk_constraint(inspector, table_name, schema):
    found = re.search(r'CONSTRAINT +(?:"(.+?)"|(\w+)) +PRIMARY KEY', _table_text(inspector, table_name, schema), re.I)
    keys = [column for column in inspector.get_columns(table_name, schema) if column['primary_key'] > 0]
    keys.sort(key=lambda column: column['primary_key'])
    if not keys:
        return {'name': None, 'constrained_columns': []}
    return {'constrained_columns': [column['name'] for column in keys],
            'name': (found.group(1) or found.group(2)) if found else None}


def _columns_in(text):
    return [quoted or plain for quoted, plain in re.findall(r'(?:"(.+?)")|([a-z0-9_]+)', text, re.I)]


_foreign_key = re.compile(
    r'(?:CONSTRAINT +(?:"(.+?)"|(\w+)) +)?FOREIGN KEY *\( *(.+?) *\) +'
    r'REFERENCES +(?:(?:"(.+?)")|([a-z0-9_]+)) *\( *((?:(?:"[^"]+"|[a-z0-9_]+) *(?:, *)?)+)\) *'
    r'((?:ON (?:DELETE|UPDATE) (?:SET NULL|SET DEFAULT|CASCADE|RESTRICT|NO ACTION) *)*)'
    r'((?:NOT +)?DEFERRABLE)?(?: +INITIALLY +(DEFERRED|IMMEDIATE))?', re.I)


def _foreign_key_options(actions, deferrable, initially):
    options = {}
    for event, action in re.findall(r'ON (DELETE|UPDATE) (SET NULL|SET DEFAULT|CASCADE|RESTRICT|NO ACTION)',
                                    actions.upper()):
        if action != 'NO ACTION':
            options['on' + event.lower()] = action
    if deferrable:
        options['deferrable'] = 'NOT' not in deferrable.upper()
    if initially:
        options['initially'] = initially.upper()
    return options


def get_foreign_keys(inspector, table_name, schema):
    keys = {}
    for row in _pragma(inspector, 'foreign_key_list', table_name, schema):
        number, referred, column, referred_column = row[0], row[2], row[3], row[4]
        if number not in keys:
            referred_columns = []
            if not referred_column:
                try:
                    referred_columns = list(inspector.get_pk_constraint(referred, schema)['constrained_columns'])
                except sqlalchemy.exc.NoSuchTableError:
                    pass
            keys[number] = {'name': None, 'constrained_columns': [], 'referred_schema': schema,
                            'referred_table': referred, 'referred_columns': referred_columns, 'options': {}}
        keys[number]['constrained_columns'].append(column)
        if referred_column:
            keys[number]['referred_columns'].append(referred_column)

    def signature(columns, referred, referred_columns):
        return tuple(columns) + (referred,) + tuple(referred_columns)

    left = {signature(key['constrained_columns'], key['referred_table'], key['referred_columns']): key
            for key in keys.values()}
    made = []
    for found in _foreign_key.finditer(_table_text(inspector, table_name, schema)):
        quoted, plain, columns, quoted_table, plain_table, referred_columns, actions, deferrable, initially = (
            found.groups())
        key = left.pop(signature(_columns_in(columns), quoted_table or plain_table, _columns_in(referred_columns)),
                       None)
        if key is not None:
            key['name'] = quoted or plain
            key['options'] = _foreign_key_options(actions, deferrable, initially)
            made.append(key)
    return made + list(left.values())


def get_unique_constraints(inspector, table_name, schema):
    automatic = {tuple(index['column_names']) for index in _indexes(inspector, table_name, schema)
                 if index['name'].startswith('sqlite_autoindex')}
    if not automatic and not has_table(inspector, table_name, schema):
        raise _missing(table_name, schema)
    whole = _table_text(inspector, table_name, schema)
    named = [(quoted or plain or None, _columns_in(columns)) for quoted, plain, columns in re.findall(
        r'(?:CONSTRAINT +(?:"(.+?)"|(\w+)) +)?UNIQUE *\((.+?)\)', whole, re.I)]
    inline = [(None, _columns_in(quoted or plain)) for quoted, plain in re.findall(
        r'(?:(".+?")|(?:[\[`])?([a-z0-9_]+)(?:[\]`])?)[\t ]+[a-z0-9_]+(?:[\t ]+[a-z0-9_]+)*?[\t ]+UNIQUE', whole,
        re.I)]
    constraints = []
    for name, columns in named + inline:
        if tuple(columns) in automatic:
            automatic.discard(tuple(columns))
            constraints.append({'name': name, 'column_names': columns})
    return constraints


def _closing(text, at):
    """Where the parenthesis that opens at `at` is closed."""
    depth = 0
    quote = None
    for place in range(at, len(text)):
        letter = text[place]
        if quote is not None:
            quote = None if letter == quote else quote
        elif letter in '\'"`':
            quote = letter
        elif letter == '[':
            quote = ']'
        elif letter == '(':
            depth += 1
        elif letter == ')':
            depth -= 1
            if depth == 0:
                return place
    return None


_check = re.compile(
    r'''(?<![A-Za-z0-9_])(?:CONSTRAINT\s+("(?:[^"]|"")+"|'(?:[^']|'')+'|\[[^\]]+\]|`(?:[^`]|``)+`|\S+)\s+)?CHECK\s*\(''',
    re.I)


def get_check_constraints(inspector, table_name, schema):
    whole = _table_text(inspector, table_name, schema)
    checks = []
    for found in _check.finditer(whole):
        name = found.group(1)
        if name and name[0] in '"\'`[' and len(name) > 2:
            name = name[1:-1]
        end = _closing(whole, found.end() - 1)
        if end is not None:
            checks.append({'sqltext': whole[found.end():end].strip(), 'name': name})
    checks.sort(key=lambda check: check['name'] or '~')
    return checks


# ---- indexes

def _indexes(inspector, table_name, schema):
    indexes = []
    for row in _pragma(inspector, 'index_list', table_name, schema):
        index = {'name': row[1], 'column_names': [], 'unique': row[2], 'dialect_options': {}}
        if row[4]:
            written = inspector._run("SELECT sql FROM %ssqlite_master WHERE name = %s AND type = 'index'" % (
                _prefix(schema), _literal(row[1])))
            found = re.search(r'\)\s+where\s+(.+)', written[0][0] or '', re.IGNORECASE) if written else None
            if found:
                index['dialect_options']['sqlite_where'] = sa.text(found.group(1))
        columns = [row[2] for row in _pragma(inspector, 'index_info', row[1], schema)]
        if None not in columns:
            index['column_names'] = columns
            indexes.append(index)
    return indexes


def get_indexes(inspector, table_name, schema):
    indexes = [index for index in _indexes(inspector, table_name, schema)
               if not index['name'].startswith('sqlite_autoindex')]
    indexes.sort(key=lambda index: index['name'] or '~')
    if not indexes and not has_table(inspector, table_name, schema):
        raise _missing(table_name, schema)
    return indexes
)python";

}  // namespace aludel::script::sqlalchemy
