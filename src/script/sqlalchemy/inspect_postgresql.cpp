#include "script/sqlalchemy/inspector_text.hpp"

// PostgreSQL's catalog as the dictionaries that SQLAlchemy's Inspector gives.
namespace aludel::script::sqlalchemy {

const std::string_view postgresql_inspector_text = R"python(
import re

import sqlalchemy.exc
import sqlalchemy.types as types
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.engine.reflection import _missing


def _literal(text):
    return "'%s'" % str(text).replace("'", "''")


def _where(schema, scope):
    """Relations that an unqualified name may mean, or those of one schema."""
    persistence = {'default': " AND c.relpersistence != 't'", 'temporary': " AND c.relpersistence = 't'", 'any': ''}
    if schema is None:
        return persistence[scope] + " AND pg_catalog.pg_table_is_visible(c.oid) AND n.nspname != 'pg_catalog'"
    return persistence[scope] + ' AND n.nspname = ' + _literal(schema)


def _relations(inspector, kinds, schema, scope='default'):
    return [row[0] for row in inspector._run(
        'SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace '
        'WHERE c.relkind = ANY (ARRAY[%s])%s' % (
            ', '.join(_literal(kind) for kind in kinds), _where(schema, scope)))]


def default_schema(run):
    return run('SELECT pg_catalog.current_schema()')[0][0]


def get_schema_names(inspector):
    return [row[0] for row in inspector._run(
        "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname NOT LIKE 'pg_%' ORDER BY nspname")]


def has_schema(inspector, name):
    return bool(inspector._run('SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ' + _literal(name)))


def get_table_names(inspector, schema):
    return _relations(inspector, 'rp', schema)


def get_temp_table_names(inspector):
    return _relations(inspector, 'rp', None, 'temporary')


def get_view_names(inspector, schema):
    return _relations(inspector, 'v', schema)


def get_temp_view_names(inspector):
    return _relations(inspector, 'v', None, 'temporary')


def get_materialized_view_names(inspector, schema):
    return _relations(inspector, 'm', schema)


def get_foreign_table_names(inspector, schema):
    return _relations(inspector, 'f', schema, 'any')


def has_type(inspector, name, schema):
    where = ('pg_catalog.pg_type_is_visible(t.oid)' if schema is None else
             '' if schema == '*' else 'n.nspname = ' + _literal(schema))
    return bool(inspector._run(
        'SELECT 1 FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace '
        'WHERE t.typname = %s%s' % (_literal(name), where and ' AND ' + where)))


def get_sequence_names(inspector, schema):
    return _relations(inspector, 'S', schema, 'any')


def _oid(inspector, table_name, schema):
    rows = inspector._run(
        'SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace '
        "WHERE c.relname = %s AND c.relkind = ANY (ARRAY['r', 'p', 'f', 'v', 'm'])%s" % (
            _literal(table_name), _where(schema, 'any')))
    return rows[0][0] if rows else None


def get_table_oid(inspector, table_name, schema):
    oid = _oid(inspector, table_name, schema)
    if oid is None:
        raise _missing(table_name, schema)
    return oid


def has_table(inspector, table_name, schema):
    return _oid(inspector, table_name, schema) is not None


def get_view_definition(inspector, view_name, schema):
    rows = inspector._run(
        'SELECT pg_catalog.pg_get_viewdef(c.oid) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n '
        "ON n.oid = c.relnamespace WHERE c.relname = %s AND c.relkind = ANY (ARRAY['v', 'm'])%s" % (
            _literal(view_name), _where(schema, 'any')))
    if not rows:
        raise _missing(view_name, schema)
    return rows[0][0]


# ---- types

_plain = {
    'hstore': pg.HSTORE, 'json': pg.JSON, 'jsonb': pg.JSONB, 'integer': types.INTEGER, 'bigint': types.BIGINT,
    'smallint': types.SMALLINT, 'character varying': types.VARCHAR, 'character': types.CHAR, '"char"': types.String,
    'name': types.String, 'text': types.TEXT, 'numeric': types.NUMERIC, 'float': types.FLOAT, 'real': types.REAL,
    'inet': pg.INET, 'cidr': pg.CIDR, 'citext': pg.CITEXT, 'uuid': types.UUID, 'bit': pg.BIT, 'bit varying': pg.BIT,
    'macaddr': pg.MACADDR, 'macaddr8': pg.MACADDR8, 'money': pg.MONEY, 'oid': pg.OID, 'regclass': pg.REGCLASS,
    'double precision': types.DOUBLE_PRECISION, 'timestamp': pg.TIMESTAMP, 'timestamp with time zone': pg.TIMESTAMP,
    'timestamp without time zone': pg.TIMESTAMP, 'time with time zone': pg.TIME, 'time without time zone': pg.TIME,
    'date': types.DATE, 'time': pg.TIME, 'bytea': pg.BYTEA, 'boolean': types.BOOLEAN, 'interval': pg.INTERVAL,
    'tsvector': pg.TSVECTOR,
}
for _range in ('int4', 'int8', 'num', 'date', 'ts', 'tstz'):
    for _kind in ('range', 'multirange'):
        _found = getattr(pg, (_range + _kind).upper(), None)
        if _found is not None:
            _plain[_range + _kind] = _found


def _tokens(name):
    """The parts of a name as the server writes it, quotes taken off."""
    found = re.findall(r'"(?:[^"]|"")+"|[^."]+', name)
    return tuple(part[1:-1].replace('""', '"') if part.startswith('"') else part for part in found)


def _enums_by_name(inspector):
    if '_enums' not in inspector.info_cache:
        inspector.info_cache['_enums'] = {
            ((enum['name'],) if enum['visible'] else (enum['schema'], enum['name'])): enum
            for enum in get_enums(inspector, '*')}
    return inspector.info_cache['_enums']


def get_domains(inspector, schema):
    where = ''
    if schema is None:
        where = " AND pg_catalog.pg_type_is_visible(t.oid) AND n.nspname != 'pg_catalog'"
    elif schema != '*':
        where = ' AND n.nspname = ' + _literal(schema)
    domains = []
    for name, place, visible, base, nullable, default, collation, constraints in inspector._run(
            'SELECT t.typname, n.nspname, pg_catalog.pg_type_is_visible(t.oid), '
            'pg_catalog.format_type(t.typbasetype, t.typtypmod), NOT t.typnotnull, t.typdefault, l.collname, '
            '(SELECT pg_catalog.json_agg(pg_catalog.json_build_array(k.conname, '
            'pg_catalog.pg_get_constraintdef(k.oid, true))) FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid) '
            'FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace '
            'LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation '
            "WHERE t.typtype = 'd'" + where + ' ORDER BY n.nspname, t.typname'):
        checks = [{'name': key, 'check': written[len('CHECK ('):-1]}
                  for key, written in sorted(constraints or ()) if written.upper().startswith('CHECK')]
        domains.append({
            'name': name, 'schema': place, 'visible': visible, 'type': re.match(r'[^(]+', base).group(0),
            'nullable': nullable, 'default': default, 'constraints': checks, 'collation': collation})
    return domains


def _domains_by_name(inspector):
    if '_domains' not in inspector.info_cache:
        inspector.info_cache['_domains'] = {
            ((domain['name'],) if domain['visible'] else (domain['schema'], domain['name'])): domain
            for domain in get_domains(inspector, '*')}
    return inspector.info_cache['_domains']


def _type(inspector, written, collation, what):
    if written is None:
        return types.NullType()
    found = re.search(r'\((.*)\)', written)
    arguments = re.split(r'\s*,\s*', found.group(1)) if found and found.group(1) else []
    plain = re.sub(r'\(.*\)', '', written)
    dimensions = plain.endswith('[]')
    while plain.endswith('[]'):
        plain = plain[:-2]
    made = _plain.get(plain.lower())
    positional = []
    named = {}
    if plain == 'numeric':
        if len(arguments) == 2:
            positional = [int(one) for one in arguments]
    elif plain == 'double precision':
        positional = [53]
    elif plain == 'integer':
        pass
    elif plain in ('timestamp with time zone', 'time with time zone', 'timestamp without time zone',
                   'time without time zone', 'time'):
        named['timezone'] = plain.endswith('with time zone')
        if len(arguments) == 1:
            named['precision'] = int(arguments[0])
    elif plain == 'bit varying':
        named['varying'] = True
        if len(arguments) == 1:
            positional = [int(arguments[0])]
    elif plain == 'interval' or plain.startswith('interval '):
        made = pg.INTERVAL
        if plain != 'interval':
            named['fields'] = plain[len('interval '):]
        if len(arguments) == 1:
            named['precision'] = int(arguments[0])
    else:
        key = _tokens(plain)
        enum = _enums_by_name(inspector).get(key)
        domain = _domains_by_name(inspector).get(key) if enum is None else None
        if enum is not None:
            made = pg.ENUM
            positional = enum['labels']
            named['name'] = enum['name']
            if not enum['visible']:
                named['schema'] = enum['schema']
        elif domain is not None:
            made = pg.DOMAIN
            positional = [domain['name'], _type(inspector, domain['type'], domain['collation'], what)]
            named = {'default': domain['default'], 'not_null': not domain['nullable'], 'create_type': False}
            if not domain['visible']:
                named['schema'] = domain['schema']
        elif arguments:
            try:
                positional = [int(arguments[0])] + arguments[1:]
            except ValueError:
                positional = arguments
    if made is None:
        import warnings

        warnings.warn("Did not recognize type '%s' of %s" % (plain, what), sqlalchemy.exc.SAWarning)
        return types.NullType()
    if collation is not None and made is not pg.DOMAIN:
        named['collation'] = collation
    result = made(*positional, **named)
    return pg.ARRAY(result) if dimensions else result


# ---- columns

_identity = (
    'CASE WHEN a.attidentity = \'\' THEN NULL ELSE (SELECT pg_catalog.json_build_object('
    "'always', a.attidentity = 'a', 'start', s.seqstart, 'increment', s.seqincrement, 'minvalue', s.seqmin, "
    "'maxvalue', s.seqmax, 'cache', s.seqcache, 'cycle', s.seqcycle) FROM pg_catalog.pg_sequence s "
    'WHERE s.seqrelid = pg_catalog.pg_get_serial_sequence(a.attrelid::regclass::text, a.attname)::regclass::oid) END')


def get_columns(inspector, table_name, schema):
    oid = get_table_oid(inspector, table_name, schema)
    columns = []
    for name, written, default, not_null, comment, generated, identity, collation in inspector._run(
            'SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), '
            '(SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d '
            'WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef), a.attnotnull, '
            "(SELECT e.description FROM pg_catalog.pg_description e WHERE e.classoid = 'pg_catalog.pg_class'::regclass "
            'AND e.objoid = a.attrelid AND e.objsubid = a.attnum), a.attgenerated, ' + _identity + ', '
            'CASE WHEN a.attcollation != 0 AND a.attcollation != (SELECT t.typcollation FROM pg_catalog.pg_type t '
            'WHERE t.oid = a.atttypid) THEN (SELECT l.collname FROM pg_catalog.pg_collation l '
            'WHERE l.oid = a.attcollation) END '
            'FROM pg_catalog.pg_attribute a WHERE a.attrelid = %s AND a.attnum > 0 AND NOT a.attisdropped '
            'ORDER BY a.attnum' % oid):
        made = _type(inspector, written, collation, "column '%s'" % name)
        nullable = not not_null
        if isinstance(made, pg.DOMAIN):
            if not default and made.default is not None:
                default = made.default
            nullable = nullable and not made.not_null
        computed = None
        if generated:
            computed = {'sqltext': default, 'persisted': generated == 's'}
            default = None
        counts = False
        if default is not None:
            sequence = re.search(r"(nextval\(')([^']+)('.*$)", default)
            if sequence is not None:
                counts = isinstance(made, types.Integer)
                if schema is not None and '.' not in sequence.group(2):
                    default = '%s"%s".%s%s' % (sequence.group(1), schema, sequence.group(2), sequence.group(3))
        column = {'name': name, 'type': made, 'nullable': nullable, 'default': default,
                  'autoincrement': counts or identity is not None, 'comment': comment}
        if computed is not None:
            column['computed'] = computed
        if identity is not None:
            column['identity'] = identity
        columns.append(column)
    return columns


# ---- constraints

def _keys(inspector, table_name, schema, kind):
    """Rows of name, columns, number of key columns, NULLS NOT DISTINCT, comment."""
    oid = get_table_oid(inspector, table_name, schema)
    distinct = 'FALSE'
    if int(inspector._run('SHOW server_version_num')[0][0]) >= 150000:
        distinct = 'i.indnullsnotdistinct'
    return inspector._run(
        'SELECT k.conname, (SELECT pg_catalog.array_agg(a.attname::text ORDER BY u.place) '
        'FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY AS u(attnum, place) '
        'JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum), i.indnkeyatts, %s, '
        "(SELECT e.description FROM pg_catalog.pg_description e WHERE e.objoid = k.oid "
        "AND e.classoid = 'pg_catalog.pg_constraint'::regclass) "
        'FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid '
        "WHERE k.conrelid = %s AND k.contype = '%s' ORDER BY k.conname" % (distinct, oid, kind))


def get_pk_constraint(inspector, table_name, schema):
    for name, columns, keys, distinct, comment in _keys(inspector, table_name, schema, 'p'):
        return {'constrained_columns': columns[:keys], 'name': name, 'comment': comment,
                'dialect_options': {'postgresql_include': columns[keys:]}}
    return {'name': None, 'constrained_columns': []}


def get_unique_constraints(inspector, table_name, schema):
    return [{'column_names': columns[:keys], 'name': name, 'comment': comment,
             'dialect_options': {'postgresql_include': columns[keys:], 'postgresql_nulls_not_distinct': distinct}}
            for name, columns, keys, distinct, comment in _keys(inspector, table_name, schema, 'u')]


_actions = {'a': None, 'r': 'RESTRICT', 'c': 'CASCADE', 'n': 'SET NULL', 'd': 'SET DEFAULT'}


def _names_of(column_numbers, relation):
    return ('(SELECT pg_catalog.array_agg(a.attname::text ORDER BY u.place) '
            'FROM pg_catalog.unnest(%s) WITH ORDINALITY AS u(attnum, place) '
            'JOIN pg_catalog.pg_attribute a ON a.attrelid = %s AND a.attnum = u.attnum)' % (column_numbers, relation))


def get_foreign_keys(inspector, table_name, schema):
    oid = get_table_oid(inspector, table_name, schema)
    version = int(inspector._run('SHOW server_version_num')[0][0])
    chosen = _names_of('k.confdelsetcols', 'k.conrelid') if version >= 150000 else 'NULL'
    keys = []
    for (name, columns, referred, referred_schema, visible, referred_columns, update, delete, set_columns, match,
         deferrable, deferred, comment) in inspector._run(
            'SELECT k.conname, ' + _names_of('k.conkey', 'k.conrelid') + ', c.relname, n.nspname, '
            'pg_catalog.pg_table_is_visible(c.oid), ' + _names_of('k.confkey', 'k.confrelid') + ', '
            'k.confupdtype::text, k.confdeltype::text, ' + chosen + ', k.confmatchtype::text, k.condeferrable, '
            'k.condeferred, '
            '(SELECT e.description FROM pg_catalog.pg_description e WHERE e.objoid = k.oid '
            "AND e.classoid = 'pg_catalog.pg_constraint'::regclass) "
            'FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.confrelid '
            'JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace '
            "WHERE k.conrelid = %s AND k.contype = 'f' ORDER BY k.conname" % oid):
        options = {}
        if _actions[update] is not None:
            options['onupdate'] = _actions[update]
        if _actions[delete] is not None:
            options['ondelete'] = _actions[delete]
            if set_columns:
                options['ondelete'] += ' (%s)' % ', '.join(
                    inspector.dialect.identifier_preparer.quote(one) for one in set_columns)
        if deferrable and deferred:
            options['initially'] = 'DEFERRED'
        if deferrable:
            options['deferrable'] = True
        if match == 'f':
            options['match'] = 'FULL'
        keys.append({
            'name': name, 'constrained_columns': columns,
            # A schema that is in the search path is not told, unless it is the one that was asked for.
            'referred_schema': (referred_schema if not visible else
                                schema if schema is not None and schema == referred_schema else None),
            'referred_table': referred, 'referred_columns': referred_columns, 'options': options,
            'comment': comment})
    return keys


def _inside(text):
    """The text without the parentheses that stand around all of it."""
    while text.startswith('(') and text.endswith(')'):
        depth = 0
        quote = None
        for at, letter in enumerate(text):
            if quote is not None:
                quote = None if letter == quote else quote
            elif letter in '\'"':
                quote = letter
            elif letter == '(':
                depth += 1
            elif letter == ')':
                depth -= 1
                if depth == 0 and at + 1 < len(text):
                    return text
        text = text[1:-1]
    return text


def get_check_constraints(inspector, table_name, schema):
    oid = get_table_oid(inspector, table_name, schema)
    checks = []
    for name, definition, comment in inspector._run(
            'SELECT k.conname, pg_catalog.pg_get_constraintdef(k.oid, true), '
            '(SELECT e.description FROM pg_catalog.pg_description e WHERE e.objoid = k.oid '
            "AND e.classoid = 'pg_catalog.pg_constraint'::regclass) "
            "FROM pg_catalog.pg_constraint k WHERE k.conrelid = %s AND k.contype = 'c' ORDER BY k.conname" % oid):
        options = {}
        if definition.endswith(' NOT VALID'):
            options['not_valid'] = True
            definition = definition[:-len(' NOT VALID')]
        if definition.endswith(' NO INHERIT'):
            options['no_inherit'] = True
            definition = definition[:-len(' NO INHERIT')]
        condition = definition[len('CHECK'):].strip()
        check = {'name': name, 'sqltext': _inside(condition), 'comment': comment}
        if options:
            check['dialect_options'] = options
        checks.append(check)
    return checks


# ---- indexes

def _sorting(flags):
    if flags & 1:
        return ('desc',) if flags & 2 else ('desc', 'nulls_last')
    return ('nulls_first',) if flags & 2 else ()


def get_indexes(inspector, table_name, schema):
    oid = get_table_oid(inspector, table_name, schema)
    distinct = 'FALSE'
    if int(inspector._run('SHOW server_version_num')[0][0]) >= 150000:
        distinct = 'i.indnullsnotdistinct'
    indexes = []
    for name, unique, constraint, flags, with_, method, where, keys, not_distinct, elements in inspector._run(
            'SELECT c.relname, i.indisunique, EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k '
            "WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype = ANY (ARRAY['p', 'u', 'x'])), "
            'i.indoption::int2[], c.reloptions, m.amname, pg_catalog.pg_get_expr(i.indpred, i.indrelid), '
            'i.indnkeyatts, ' + distinct + ', '
            '(SELECT pg_catalog.json_agg(pg_catalog.json_build_array(CASE WHEN u.attnum = 0 '
            'THEN pg_catalog.pg_get_indexdef(i.indexrelid, u.place::int, true) ELSE a.attname::text END, '
            'u.attnum = 0, o.opcname::text, o.opcdefault) ORDER BY u.place) '
            'FROM ROWS FROM (pg_catalog.unnest(i.indkey::int2[]), pg_catalog.unnest(i.indclass::oid[])) '
            'WITH ORDINALITY AS u(attnum, class, place) '
            'LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum '
            'LEFT JOIN pg_catalog.pg_opclass o ON o.oid = u.class) '
            'FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid '
            'JOIN pg_catalog.pg_am m ON m.oid = c.relam '
            'WHERE i.indrelid = %s AND NOT i.indisprimary ORDER BY c.relname' % oid):
        own = elements[:keys]
        included = [element[0] for element in elements[keys:]]
        index = {'name': name, 'unique': unique}
        index['column_names'] = [None if expression else written for written, expression, _, _ in own]
        if any(expression for _, expression, _, _ in own):
            index['expressions'] = [written for written, _, _, _ in own]
        options = {}
        if not all(default for _, _, _, default in own):
            options['postgresql_ops'] = {written: operators for written, _, operators, default in own if not default}
        sorting = {own[at][0]: _sorting(flag) for at, flag in enumerate(flags) if _sorting(flag)}
        if sorting:
            index['column_sorting'] = sorting
        if constraint:
            index['duplicates_constraint'] = name
        if with_:
            options['postgresql_with'] = dict(option.split('=', 1) for option in with_)
        if method != 'btree':
            options['postgresql_using'] = method
        if where:
            options['postgresql_where'] = where
        index['include_columns'] = included
        options['postgresql_include'] = included
        if not_distinct:
            options['postgresql_nulls_not_distinct'] = not_distinct
        index['dialect_options'] = options
        indexes.append(index)
    return indexes


# ---- the rest

def get_table_comment(inspector, table_name, schema):
    oid = get_table_oid(inspector, table_name, schema)
    rows = inspector._run(
        "SELECT description FROM pg_catalog.pg_description WHERE classoid = 'pg_catalog.pg_class'::regclass "
        'AND objsubid = 0 AND objoid = %s' % oid)
    return {'text': rows[0][0] if rows else None}


def get_table_options(inspector, table_name, schema):
    get_table_oid(inspector, table_name, schema)
    return {}


def get_enums(inspector, schema):
    where = ''
    if schema is None:
        where = " AND pg_catalog.pg_type_is_visible(t.oid) AND n.nspname != 'pg_catalog'"
    elif schema != '*':
        where = ' AND n.nspname = ' + _literal(schema)
    return [{'name': name, 'schema': place, 'visible': visible, 'labels': labels or []}
            for name, place, visible, labels in inspector._run(
                'SELECT t.typname, n.nspname, pg_catalog.pg_type_is_visible(t.oid), '
                '(SELECT pg_catalog.array_agg(l.enumlabel::text ORDER BY l.enumsortorder) '
                'FROM pg_catalog.pg_enum l WHERE l.enumtypid = t.oid) '
                'FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace '
                "WHERE t.typtype = 'e'" + where + ' ORDER BY n.nspname, t.typname')]
)python";

}  // namespace aludel::script::sqlalchemy
