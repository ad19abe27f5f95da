#include "script/sqlalchemy/schema.hpp"

#include <gtest/gtest.h>

#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/test_script.hpp"

namespace aludel::script::sqlalchemy {
namespace {

/// What repr() of an expression shows, or what it raises.
struct Shown {
    std::string_view expression, text;
};

constexpr std::string_view schema_prelude = R"python(
import enum
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
class Colour(enum.Enum):
    red = 'r'
    green = 'g'
metadata = sa.MetaData()
t = sa.Table('t', metadata, sa.Column('id', sa.Integer, primary_key=True), sa.Column('name', sa.String(5), nullable=False, comment='c'),
             sa.Column('parent', sa.ForeignKey('t.id')))
)python";

constexpr Shown shown[] = {
    {"t.c.name.name", "'name'"},
    {"t.c['name'].type.length", "5"},
    {"[c.name for c in t.columns]", "['id', 'name', 'parent']"},
    {"'id' in t.c, 'x' in t.c, len(t.c)", "(True, False, 3)"},
    {"t.c.keys()", "['id', 'name', 'parent']"},
    {"t.c.parent.type", "Integer()"},
    {"list(t.primary_key)[0] is t.c.id, t.c.id.nullable, t.c.name.nullable", "(True, False, False)"},
    {"list(t.c.parent.foreign_keys)[0].column is t.c.id", "True"},
    {"t.c.id.table is t, t.fullname, metadata.tables['t'] is t, str(t.c.id)", "(True, 't', True, 't.id')"},
    {"t.c.nothing", "AttributeError: nothing"},
    {"t.c['nothing']", "KeyError: 'nothing'"},
    {"isinstance(pg.UUID(), sa.Uuid), isinstance(sa.VARCHAR(), sa.String), isinstance(t.c.id, sa.Column)",
     "(True, True, True)"},
    {"sa.String(20), sa.Numeric(10, 2), sa.DateTime(timezone=True), sa.Integer()",
     "(String(length=20), Numeric(precision=10, scale=2), DateTime(timezone=True), Integer())"},
    {"sa.Enum('a', 'b', name='e')", "Enum('a', 'b', name='e')"},
    {"sa.Enum(Colour).enums, sa.Enum(Colour).name", "(['red', 'green'], 'colour')"},
    {"str(sa.String(5)), str(sa.DateTime()), str(pg.JSONB()), str(pg.TIMESTAMP(timezone=True)), "
     "str(sa.ARRAY(sa.Integer))",
     "('VARCHAR(5)', 'DATETIME', 'JSONB', 'TIMESTAMP', 'ARRAY')"},
    {"sa.Column('x', sa.Integer, nullable=False)", "Column('x', Integer(), table=None, nullable=False)"},
    {"str(sa.select(t.c.id).where(t.c.name == 'x'))", "\"SELECT t.id \\nFROM t \\nWHERE t.name = 'x'\""},
    {"bool(t.c.id == t.c.id), bool(t.c.id == t.c.name)", "(True, False)"},
    {"bool(t.c.id > 1)", "TypeError: Boolean value of this clause is not defined"},
    {"sa.Column('a', 'b', sa.Integer)",
     "ArgumentError: 'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got 'b'"},
    {"sa.Column('a', sa.Integer, server_default=5)",
     "ArgumentError: Argument 'arg' is expected to be one of type '<class 'str'>' or '<class "
     "'sqlalchemy.sql.elements.ClauseElement'>' or "
     "'<class 'sqlalchemy.sql.elements.TextClause'>', got '<class 'int'>'"},
    {"sa.Column('a', sa.Integer, unknown=5)",
     "TypeError: Additional arguments should be named <dialectname>_<argument>, got 'unknown'"},
    {"sa.Index('i', 'a', postgresql_wrong=1)",
     "ArgumentError: Argument 'postgresql_wrong' is not accepted by dialect 'postgresql' on behalf of <class "
     "'sqlalchemy.sql.schema.Index'>"},
    {"sa.Table('t', metadata, sa.Column('y', sa.Integer))",
     "InvalidRequestError: Table 't' is already defined for this MetaData instance.  Specify 'extend_existing=True' to "
     "redefine options and "
     "columns on an existing Table object."},
    {"sa.Table('u', sa.MetaData(), sa.Column('a', sa.Integer), sa.Column('a', sa.Integer))",
     "DuplicateColumnError: A column with name 'a' is already present in table 'u'."},
    {"sa.Table('u', sa.MetaData(), sa.Column('a', sa.Integer), sa.PrimaryKeyConstraint('b'))",
     "ConstraintColumnNotFoundError: Can't create PrimaryKeyConstraint on table 'u': no column named 'b' is present."},
    {"sa.ForeignKeyConstraint(['a', 'b'], ['t.a'])",
     "ArgumentError: ForeignKeyConstraint number of constrained columns must match the number of referenced columns."},
    {"sa.text('a').bindparams(b=1)", "ArgumentError: This text() construct doesn't define a bound parameter named 'b'"},
    {"sa.Enum('long', length=2)",
     "ValueError: When provided, length must be larger or equal than the length of the longest enum value. 2 < 4"},
    {"t.create(None)", "Error: create() needs a database, and there is none here"},
};

TEST(SqlalchemySchema, BehavesInAScriptAsSqlalchemyDoes) {
    std::string text(schema_prelude);
    text += "cases = [\n";
    for (const Shown& one : shown) {
        text += "    lambda: (" + std::string(one.expression) + "),\n";
    }
    TestScript script(text + "]\n");
    const std::vector<Value> makers = items(script.get("cases"));
    for (std::size_t i = 0; i < makers.size(); ++i) {
        EXPECT_EQ(
            script.told([&] { return python::repr(script.evaluator(), python::call(script.evaluator(), makers[i])); }),
            shown[i].text)
            << shown[i].expression;
    }
}

TEST(SqlalchemySchema, NamesThatAConventionMakesMayBeCutAndOthersMayNot) {
    TestScript script(R"python(
import sqlalchemy as sa
metadata = sa.MetaData(naming_convention={'uq': 'uq_%(column_0_name)s'})
t = sa.Table('t', metadata, sa.Column('a', sa.Integer), sa.UniqueConstraint('a'), sa.UniqueConstraint('a', name='own'))
)python");
    catalog::Table table = lower_table(script.evaluator(), script.get("t"), {});
    ASSERT_EQ(table.constraints.size(), 2u);
    EXPECT_EQ(table.constraints[0].name, "uq_a");
    EXPECT_TRUE(table.constraints[0].name_may_be_cut);
    EXPECT_EQ(table.constraints[1].name, "own");
    EXPECT_FALSE(table.constraints[1].name_may_be_cut);
}

TEST(SqlalchemySchema, TypesThatATableNeedsAreToldOnce) {
    TestScript script(R"python(
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
metadata = sa.MetaData()
t = sa.Table('t', metadata, sa.Column('a', sa.Enum('x', 'y', name='one')), sa.Column('b', pg.ARRAY(sa.Enum('x', 'y', name='one'))),
             sa.Column('c', pg.ENUM('z', name='two', create_type=False)), sa.Column('d', sa.Enum('w', name='three', metadata=metadata)),
             sa.Column('e', sa.Enum('v', native_enum=False)), schema='s')
)python");
    auto names = [&](bool with_metadata, Database database) {
        std::string text;
        for (const Value& type :
             named_types(script.evaluator(), script.get("t"), {.database = database}, with_metadata)) {
            text += lower_enum_type(script.evaluator(), type).name.name + " ";
        }
        return text;
    };
    EXPECT_EQ(names(false, Database::postgresql), "one ");
    EXPECT_EQ(names(true, Database::postgresql), "one three ");
    EXPECT_EQ(names(true, Database::sqlite), "");
}

TEST(SqlalchemySchema, WhatNeedsADatabaseIsAskedOfTheHooks) {
    TestScript script(R"python(
import sqlalchemy as sa
e = sa.Enum('a', name='e')
def run():
    e.create('bind', checkfirst=True)
    e.drop('bind')
    t = sa.Table('t', sa.MetaData(), autoload_with='bind')
    return [c.name for c in t.c]
)python");
    std::string asked;
    Hooks& all = hooks(script.evaluator());
    all.create = [&](Evaluator& evaluator, const Value& element, const Value& bind, bool check, const Value&) {
        asked += "create " + python::str_text(evaluator, field(element, "name")) + python::str_text(evaluator, bind) +
                 (check ? "+" : "-");
    };
    all.drop = [&](Evaluator&, const Value&, const Value&, bool check, const Value&) {
        asked += check ? " drop+" : " drop-";
    };
    all.reflect_table = [](Evaluator& evaluator, const Value& table, const Value&, const Value&, bool) {
        Value column = python::call(evaluator, Value(&evaluator.type(schema_class("Column"))),
                                    {evaluator.str("found"), make_type(evaluator, "Integer")});
        attach(evaluator, table, column);
    };
    EXPECT_EQ(script.told([&] { return python::repr(script.evaluator(), script.call("run")); }), "['found']");
    EXPECT_EQ(asked, "create ebind+ drop-");
}

TEST(SqlalchemySchema, DdlElementsBecomeOperations) {
    TestScript script(R"python(
import sqlalchemy as sa
from sqlalchemy.schema import *
t = sa.Table('t', sa.MetaData(), sa.Column('a', sa.Integer), sa.Index('i', 'a'), sa.UniqueConstraint('a', name='u'), schema='s')
index, unique = list(t.indexes)[0], [c for c in t.constraints if c.name == 'u'][0]
made = [CreateSchema('x', if_not_exists=True), DropSchema('x', cascade=True), CreateTable(t), DropTable(t, if_exists=True), CreateIndex(index),
        DropIndex(index), CreateSequence(sa.Sequence('q', start=3)), DropSequence(sa.Sequence('q')), AddConstraint(unique), DropConstraint(unique),
        DDL('SELECT %(n)s, 5%%', context={'n': 1})]
)python");
    std::string text;
    for (const Value& element : items(script.get("made"))) {
        text += squeezed(statements_of(lower_ddl(script.evaluator(), element, {}), {})) + "\n";
    }
    EXPECT_EQ(text,
              "CREATE SCHEMA IF NOT EXISTS x\nDROP SCHEMA x CASCADE\nCREATE TABLE s.t ( a INTEGER )\n"
              "DROP TABLE IF EXISTS s.t\nCREATE INDEX i ON s.t (a)\nDROP INDEX s.i\nCREATE SEQUENCE q START WITH "
              "3\nDROP SEQUENCE q\n"
              "ALTER TABLE s.t ADD CONSTRAINT u UNIQUE (a)\nALTER TABLE s.t DROP CONSTRAINT u\nSELECT 1, 5%\n");
}

TEST(SqlalchemySchema, AScriptMaySayHowItsOwnElementsAreWritten) {
    TestScript script(R"python(
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.schema import DDLElement
class CreateView(DDLElement):
    def __init__(self, name, select):
        self.name, self.select = name, select
@compiles(CreateView)
def create_view(element, compiler, **kw):
    return 'CREATE VIEW %s AS %s' % (compiler.preparer.quote(element.name), compiler.sql_compiler.process(element.select, literal_binds=True))
class utcnow(FunctionElement):
    type = sa.DateTime()
@compiles(utcnow, 'postgresql')
def pg_utcnow(element, compiler, **kw):
    return "TIMEZONE('utc', CURRENT_TIMESTAMP)"
t = sa.table('t', sa.column('a'))
view = CreateView('My View', sa.select(t.c.a).where(t.c.a == 'x'))
query = sa.select(utcnow())
)python");
    EXPECT_EQ(statements_of(lower_ddl(script.evaluator(), script.get("view"), {}), {}),
              "CREATE VIEW \"My View\" AS SELECT t.a \nFROM t \nWHERE t.a = 'x'");
    EXPECT_EQ(compile(script.evaluator(), script.get("query"), {}).text,
              "SELECT TIMEZONE('utc', CURRENT_TIMESTAMP) AS anon_1");
    EXPECT_EQ(script.told([&] {
        return compile(script.evaluator(), script.get("query"), {.database = Database::sqlite}).text;
    }),
              "CompileError: <class 'test.utcnow'> construct has no default compilation handler.");
}

}  // namespace
}  // namespace aludel::script::sqlalchemy
