#include <gtest/gtest.h>

#include "script/sqlalchemy/test_script.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view table_prelude = R"python(
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg, sqlite, mysql
C = sa.Column
def T(*items, metadata=None, **options):
    return sa.Table('t', metadata or sa.MetaData(), *items, **options)
names = {
    'ix': 'ix_%(column_0_label)s', 'uq': 'uq_%(table_name)s_%(column_0_name)s', 'ck': 'ck_%(table_name)s_%(constraint_name)s',
    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s', 'pk': 'pk_%(table_name)s'}
def with_index(make, *columns):
    table = T(C('id', sa.Integer, primary_key=True), *columns)
    make(table.c)
    return table
def with_other(metadata):
    sa.Table('other', metadata, C('id', sa.Integer), schema='s2')
    return metadata
)python";

// Expression, what PostgreSQL is told, what SQLite is told (empty: the same). The texts are SQLAlchemy 2.0.52's.
constexpr Golden table_cases[] = {
    {R"(T(C('id', sa.Integer(), nullable=False), C('name', sa.String(length=255), nullable=True), sa.PrimaryKeyConstraint('id'), sa.UniqueConstraint('name')))",
     R"(CREATE TABLE t ( id SERIAL NOT NULL, name VARCHAR(255), PRIMARY KEY (id), UNIQUE (name) ))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, name VARCHAR(255), PRIMARY KEY (id), UNIQUE (name) ))"},
    {R"(T(C('id', sa.Integer, primary_key=True), C('b', sa.BigInteger, primary_key=True)))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, b BIGINT NOT NULL, PRIMARY KEY (id, b) ))", ""},
    {R"(T(C('id', sa.BigInteger, primary_key=True), C('code', sa.SmallInteger, server_default='5'), C('ok', sa.Boolean, server_default=sa.false(), nullable=False)))",
     R"(CREATE TABLE t ( id BIGSERIAL NOT NULL, code SMALLINT DEFAULT '5', ok BOOLEAN DEFAULT false NOT NULL, PRIMARY KEY (id) ))",
     R"(CREATE TABLE t ( id BIGINT NOT NULL, code SMALLINT DEFAULT '5', ok BOOLEAN DEFAULT 0 NOT NULL, PRIMARY KEY (id) ))"},
    {R"(T(C('id', sa.SmallInteger, primary_key=True, autoincrement=False)))",
     R"(CREATE TABLE t ( id SMALLINT NOT NULL, PRIMARY KEY (id) ))", ""},
    {R"(T(C('id', sa.Integer, sa.ForeignKey('t.id'), primary_key=True)))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES t (id) ))", ""},
    {R"(T(C('id', sa.Integer, primary_key=True, default=5)))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, PRIMARY KEY (id) ))", ""},
    {"T(C('id', sa.Integer, primary_key=True, server_default=sa.text(\"nextval('x')\")))",
     R"(CREATE TABLE t ( id INTEGER DEFAULT nextval('x') NOT NULL, PRIMARY KEY (id) ))",
     R"(CREATE TABLE t ( id INTEGER DEFAULT (nextval('x')) NOT NULL, PRIMARY KEY (id) ))"},
    {R"(T(C('id', sa.Integer, sa.Sequence('seq'), primary_key=True)))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, PRIMARY KEY (id) ))", ""},
    {R"(T(C('id', sa.String, primary_key=True)))", R"(CREATE TABLE t ( id VARCHAR NOT NULL, PRIMARY KEY (id) ))", ""},
    {R"(T(C('at', sa.DateTime(timezone=True), server_default=sa.func.now()), C('on', sa.Date, server_default=sa.func.current_date()), C('b', sa.DateTime, server_default=sa.text('now()'))))",
     R"(CREATE TABLE t ( at TIMESTAMP WITH TIME ZONE DEFAULT now(), "on" DATE DEFAULT CURRENT_DATE, b TIMESTAMP WITHOUT TIME ZONE DEFAULT now() ))",
     R"(CREATE TABLE t ( at DATETIME DEFAULT CURRENT_TIMESTAMP, "on" DATE DEFAULT CURRENT_DATE, b DATETIME DEFAULT (now()) ))"},
    {R"(T(C('s', sa.String, server_default="it's"), C('u', sa.String, server_default=sa.text("'x'::character varying")), C('n', sa.Integer, server_default=sa.literal(5)), C('j', sa.JSON, server_default='{}')))",
     R"(CREATE TABLE t ( s VARCHAR DEFAULT 'it''s', u VARCHAR DEFAULT 'x'::character varying, n INTEGER DEFAULT 5, j JSON DEFAULT '{}' ))",
     ""},
    {R"(T(C('a', sa.Integer, unique=True), C('b', sa.Integer, index=True), C('c', sa.Integer, unique=True, index=True)))",
     R"(CREATE TABLE t ( a INTEGER, b INTEGER, c INTEGER, UNIQUE (a) ); CREATE INDEX ix_t_b ON t (b); CREATE UNIQUE INDEX ix_t_c ON t (c))",
     ""},
    {R"(T(C('pid', sa.Integer, sa.ForeignKey('t.id', ondelete='CASCADE', name='parent')), C('id', sa.Integer, primary_key=True)))",
     R"(CREATE TABLE t ( pid INTEGER, id SERIAL NOT NULL, PRIMARY KEY (id), CONSTRAINT parent FOREIGN KEY(pid) REFERENCES t (id) ON DELETE CASCADE ))",
     R"(CREATE TABLE t ( pid INTEGER, id INTEGER NOT NULL, PRIMARY KEY (id), CONSTRAINT parent FOREIGN KEY(pid) REFERENCES t (id) ON DELETE CASCADE ))"},
    {R"(T(C('id', sa.Integer, primary_key=True), C('pid', sa.ForeignKey('t.id'))))",
     R"(CREATE TABLE t ( id SERIAL NOT NULL, pid INTEGER, PRIMARY KEY (id), FOREIGN KEY(pid) REFERENCES t (id) ))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, pid INTEGER, PRIMARY KEY (id), FOREIGN KEY(pid) REFERENCES t (id) ))"},
    {R"(T(C('n', sa.Integer, sa.CheckConstraint('n > 0')), sa.CheckConstraint('n < 5', name='small'), sa.CheckConstraint(sa.column('n') != 3)))",
     R"(CREATE TABLE t ( n INTEGER CHECK (n > 0), CONSTRAINT small CHECK (n < 5), CHECK (n != 3) ))", ""},
    {R"(T(C('id', sa.Integer, primary_key=True), C('a', sa.Integer, unique=True), C('b', sa.Integer, index=True), C('pid', sa.ForeignKey('t.id')), sa.CheckConstraint('a>1', name='positive'), sa.UniqueConstraint('a', 'b'), C('f', sa.Boolean(create_constraint=True, name='flag')), C('e', sa.Enum('x', 'y', name='ee', native_enum=False, create_constraint=True)), metadata=sa.MetaData(naming_convention=names)))",
     R"(CREATE TABLE t ( id SERIAL NOT NULL, a INTEGER, b INTEGER, pid INTEGER, f BOOLEAN, e VARCHAR(1), CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT ck_t_positive CHECK (a>1), CONSTRAINT uq_t_a UNIQUE (a, b), CONSTRAINT uq_t_a UNIQUE (a), CONSTRAINT fk_t_pid_t FOREIGN KEY(pid) REFERENCES t (id), CONSTRAINT ck_t_ee CHECK (e IN ('x', 'y')) ); CREATE INDEX ix_t_b ON t (b))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, a INTEGER, b INTEGER, pid INTEGER, f BOOLEAN, e VARCHAR(1), CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT ck_t_positive CHECK (a>1), CONSTRAINT uq_t_a UNIQUE (a, b), CONSTRAINT uq_t_a UNIQUE (a), CONSTRAINT fk_t_pid_t FOREIGN KEY(pid) REFERENCES t (id), CONSTRAINT ck_t_flag CHECK (f IN (0, 1)), CONSTRAINT ck_t_ee CHECK (e IN ('x', 'y')) ); CREATE INDEX ix_t_b ON t (b))"},
    {R"(T(C('id', sa.Integer, primary_key=True), sa.UniqueConstraint('id', name='given'), sa.UniqueConstraint('id', name=sa.schema.conv('kept')), metadata=sa.MetaData(naming_convention={'uq': 'uq_%(column_0_name)s', 'pk': 'pk_%(table_name)s_%(column_0N_name)s'})))",
     R"(CREATE TABLE t ( id SERIAL NOT NULL, CONSTRAINT pk_t_id PRIMARY KEY (id), CONSTRAINT given UNIQUE (id), CONSTRAINT kept UNIQUE (id) ))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, CONSTRAINT pk_t_id PRIMARY KEY (id), CONSTRAINT given UNIQUE (id), CONSTRAINT kept UNIQUE (id) ))"},
    {R"(T(C('id', sa.Integer), sa.UniqueConstraint('id'), metadata=sa.MetaData(naming_convention={'uq': 'uq_%(table_name)s_%(column_0_N_name)s_a_name_that_is_too_long_for_postgresql_which_takes_sixty_three'})))",
     R"(CREATE TABLE t ( id INTEGER, CONSTRAINT uq_t_id_a_name_that_is_too_long_for_postgresql_which_ta_4f2a UNIQUE (id) ))",
     R"(CREATE TABLE t ( id INTEGER, CONSTRAINT uq_t_id_a_name_that_is_too_long_for_postgresql_which_takes_sixty_three UNIQUE (id) ))"},
    {R"(T(C('id', sa.Integer, sa.Identity(always=True, start=5, increment=2), primary_key=True), C('c', sa.Integer, sa.Computed('id+1', persisted=True))))",
     R"(CREATE TABLE t ( id INTEGER GENERATED ALWAYS AS IDENTITY (INCREMENT BY 2 START WITH 5), c INTEGER GENERATED ALWAYS AS (id+1) STORED, PRIMARY KEY (id) ))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, c INTEGER GENERATED ALWAYS AS (id+1) STORED, PRIMARY KEY (id) ))"},
    {R"(T(C('id', sa.Integer, sa.Identity(), nullable=True)))",
     R"(CREATE TABLE t ( id INTEGER GENERATED BY DEFAULT AS IDENTITY NULL ))", R"(CREATE TABLE t ( id INTEGER ))"},
    {R"(T(C('a', sa.Integer), sa.Index('ix_a', 'a'), sa.Index('ix_b', sa.text('lower(a)'), unique=True), sa.Index('ix_c', 'a', postgresql_using='GIN', postgresql_where=sa.text('a > 1'), sqlite_where=sa.text('a > 2'), postgresql_ops={'a': 'text_ops'}, postgresql_include=['a'], postgresql_with={'fillfactor': 50})))", R"(CREATE TABLE t ( a INTEGER ); CREATE INDEX ix_a ON t (a); CREATE UNIQUE INDEX ix_b ON t (lower(a)); CREATE INDEX ix_c ON t USING gin (a text_ops) INCLUDE (a) WITH (fillfactor = 50) WHERE a > 1)",
     R"(CREATE TABLE t ( a INTEGER ); CREATE INDEX ix_a ON t (a); CREATE UNIQUE INDEX ix_b ON t (lower(a)); CREATE INDEX ix_c ON t (a) WHERE a > 2)"},
    {R"(T(C('a', sa.Integer), sa.Index('ix_d', sa.desc(sa.column('a'))), sa.Index('ix_e', sa.func.lower(sa.column('a')), postgresql_nulls_not_distinct=True)))",
     R"(CREATE TABLE t ( a INTEGER ); CREATE INDEX ix_d ON t (a DESC); CREATE INDEX ix_e ON t (lower(a)) NULLS NOT DISTINCT)",
     R"(CREATE TABLE t ( a INTEGER ); CREATE INDEX ix_d ON t (a DESC); CREATE INDEX ix_e ON t (lower(a)))"},
    {R"(with_index(lambda c: (sa.Index('ia', c.a.desc(), c.id), sa.Index('ib', sa.func.lower(c.a)), sa.Index('id', c.a, postgresql_where=c.id > 3, sqlite_where=c.id > 3), sa.Index('ie', c.id + 1)), C('a', sa.String)))",
     R"(CREATE TABLE t ( id SERIAL NOT NULL, a VARCHAR, PRIMARY KEY (id) ); CREATE INDEX ia ON t (a DESC, id); CREATE INDEX ib ON t (lower(a)); CREATE INDEX id ON t (a) WHERE id > 3; CREATE INDEX ie ON t ((id + 1)))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, a VARCHAR, PRIMARY KEY (id) ); CREATE INDEX ia ON t (a DESC, id); CREATE INDEX ib ON t (lower(a)); CREATE INDEX id ON t (a) WHERE id > 3; CREATE INDEX ie ON t (id + 1))"},
    {R"(with_index(lambda c: sa.Index('ic', c.d['x'].astext), C('d', pg.JSONB)))",
     R"(CREATE TABLE t ( id SERIAL NOT NULL, d JSONB, PRIMARY KEY (id) ); CREATE INDEX ic ON t ((d ->> 'x')))",
     R"(CompileError: (in table 't', column 'd'): Compiler <sqlalchemy.dialects.sqlite.base.SQLiteTypeCompiler object> can't render element of type JSONB)"},
    {R"(T(C('p', sa.Integer), sa.ForeignKeyConstraint(['p'], ['s2.other.id'], name='f', onupdate='CASCADE', ondelete='SET NULL', deferrable=True, initially='DEFERRED', match='FULL'), metadata=with_other(sa.MetaData())))",
     R"(CREATE TABLE t ( p INTEGER, CONSTRAINT f FOREIGN KEY(p) REFERENCES s2.other (id) MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED ))",
     R"(CREATE TABLE t ( p INTEGER ))"},
    {R"(T(C('id', sa.Integer, primary_key=True), C('p', sa.Integer), sa.ForeignKeyConstraint(['p'], ['t.id'], use_alter=True, name='later')))",
     R"(CREATE TABLE t ( id SERIAL NOT NULL, p INTEGER, PRIMARY KEY (id) ))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, p INTEGER, PRIMARY KEY (id), CONSTRAINT later FOREIGN KEY(p) REFERENCES t (id) ))"},
    {R"(T(C('id', sa.Integer, primary_key=True), schema='My Schema', comment="it's a table", prefixes=['UNLOGGED'], postgresql_partition_by='RANGE (id)', sqlite_autoincrement=True))",
     R"(CREATE UNLOGGED TABLE "My Schema".t ( id SERIAL NOT NULL, PRIMARY KEY (id) ) PARTITION BY RANGE (id); COMMENT ON TABLE "My Schema".t IS 'it''s a table')",
     R"(CREATE UNLOGGED TABLE "My Schema".t ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT ))"},
    {R"(T(C('id', sa.Integer, primary_key=True), C('select', sa.Integer, comment='a word'), C('CamelCase', sa.Integer), postgresql_on_commit='DELETE ROWS', postgresql_tablespace='ts', postgresql_inherits=('p1', 'p2'), sqlite_with_rowid=False, sqlite_strict=True))",
     R"(CREATE TABLE t ( id SERIAL NOT NULL, "select" INTEGER, "CamelCase" INTEGER, PRIMARY KEY (id) ) INHERITS ( p1, p2 ) ON COMMIT DELETE ROWS TABLESPACE ts; COMMENT ON COLUMN t."select" IS 'a word')",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, "select" INTEGER, "CamelCase" INTEGER, PRIMARY KEY (id) ) WITHOUT ROWID, STRICT)"},
    {R"(T(C('id', pg.UUID(as_uuid=True), server_default=sa.text('gen_random_uuid()'), primary_key=True), C('r', pg.TSRANGE), sa.UniqueConstraint('id', deferrable=True, initially='IMMEDIATE')))",
     R"(CREATE TABLE t ( id UUID DEFAULT gen_random_uuid() NOT NULL, r TSRANGE, PRIMARY KEY (id), UNIQUE (id) DEFERRABLE INITIALLY IMMEDIATE ))",
     R"(CompileError: (in table 't', column 'r'): Compiler <sqlalchemy.dialects.sqlite.base.SQLiteTypeCompiler object> can't render element of type TSRANGE)"},
    {R"(T(C('r', pg.TSRANGE), C('n', sa.Integer), pg.ExcludeConstraint((sa.column('r'), '&&'), ('n', '='), where=sa.text('n > 0'), name='apart', using='gist')))",
     R"(CREATE TABLE t ( r TSRANGE, n INTEGER, CONSTRAINT apart EXCLUDE USING gist (r WITH &&, n WITH =) WHERE (n > 0) ))",
     R"(CompileError: (in table 't', column 'r'): Compiler <sqlalchemy.dialects.sqlite.base.SQLiteTypeCompiler object> can't render element of type TSRANGE)"},
    {R"(T(C('a', sa.Integer, sqlite_on_conflict_not_null='FAIL', nullable=False), C('id', sa.Integer, primary_key=True, sqlite_on_conflict_primary_key='IGNORE'), sqlite_autoincrement=True))",
     R"(CREATE TABLE t ( a INTEGER NOT NULL, id SERIAL NOT NULL, PRIMARY KEY (id) ))",
     R"(CREATE TABLE t ( a INTEGER NOT NULL ON CONFLICT FAIL, id INTEGER NOT NULL PRIMARY KEY ON CONFLICT IGNORE AUTOINCREMENT ))"},
    {R"(T(C('x')))",
     R"(CompileError: (in table 't', column 'x'): Can't generate DDL for NullType(); did you forget to specify a type on this Column?)",
     ""},
    {R"(T(C('id', sa.Integer, primary_key=True), sa.Column(sa.Integer, name='named'), sa.Column('typed', type_=sa.Text()), sa.Column(name='both', type_=sa.Integer, key='other')))",
     R"(CREATE TABLE t ( id SERIAL NOT NULL, named INTEGER, typed TEXT, "both" INTEGER, PRIMARY KEY (id) ))",
     R"(CREATE TABLE t ( id INTEGER NOT NULL, named INTEGER, typed TEXT, both INTEGER, PRIMARY KEY (id) ))"},
};

TEST(SqlalchemyTables, AreWrittenAsSqlalchemyWritesThem) {
    expect_golden(table_prelude, table_cases, [](Evaluator& evaluator, const Value& table, const Target& target) {
        return squeezed(statements_of(lower_create_table(evaluator, table, target), target));
    });
}

}  // namespace
}  // namespace aludel::script::sqlalchemy
