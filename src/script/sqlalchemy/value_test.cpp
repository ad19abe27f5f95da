#include "script/sqlalchemy/value.hpp"

#include <gtest/gtest.h>

#include "script/sqlalchemy/test_script.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view value_prelude = R"python(
import datetime as d
import decimal
import enum
import uuid
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
class Colour(enum.Enum):
    red = 'r'
    green = 'g'
class Lower(sa.TypeDecorator):
    impl = sa.String
    def process_bind_param(self, value, dialect):
        return value.lower() + dialect.name
class Point(sa.types.UserDefinedType):
    def get_col_spec(self, **kw):
        return 'POINT'
    def bind_processor(self, dialect):
        return lambda value: '(%d,%d)' % value
utc = d.timezone.utc
five = uuid.UUID(int=5)
)python";

// A value and its type; what psycopg2 sends after SQLAlchemy's bind processing, what SQLite is told for what sqlite3
// binds.
constexpr Golden sent[] = {
    {R"(("x'y%\\z", sa.String()))", R"(E'x''y%\\z')", R"('x''y%\z')"},
    {"(5, sa.Integer())", "5", ""},
    {"(10**20, sa.Integer())", "100000000000000000000", ""},
    {"(1.5, sa.Float())", "1.5", ""},
    {"(float('inf'), sa.Float())", "'Infinity'::float", "9e999"},
    {"(decimal.Decimal('1.50'), sa.Numeric(10, 2))", "1.50", "1.5"},
    {"(True, sa.Boolean())", "true", "1"},
    {"(0, sa.Boolean())", "false", "0"},
    {"(d.datetime(2020, 1, 2, 3, 4, 5, 6), sa.DateTime())", "'2020-01-02T03:04:05.000006'::timestamp",
     "'2020-01-02 03:04:05.000006'"},
    {"(d.datetime(2020, 1, 2, 3, 4, 5, tzinfo=utc), sa.DateTime(timezone=True))",
     "'2020-01-02T03:04:05+00:00'::timestamptz", "'2020-01-02 03:04:05.000000'"},
    {"(d.date(2020, 1, 2), sa.Date())", "'2020-01-02'::date", "'2020-01-02'"},
    {"(d.date(2020, 1, 2), sa.DateTime())", "'2020-01-02'::date", "'2020-01-02 00:00:00.000000'"},
    {"(d.time(1, 2, 3), sa.Time())", "'01:02:03'::time", "'01:02:03.000000'"},
    {"(d.timedelta(days=1, seconds=3, microseconds=5), sa.Interval())", "'1 days 3.000005 seconds'::interval",
     "'1970-01-02 00:00:03.000005'"},
    {"(five, sa.Uuid())", "'00000000-0000-0000-0000-000000000005'::uuid", "'00000000000000000000000000000005'"},
    {"(str(five), pg.UUID(as_uuid=False))", "'00000000-0000-0000-0000-000000000005'",
     "'00000000000000000000000000000005'"},
    {"({'a': [1, None, 'é']}, sa.JSON())", R"(E'{"a": [1, null, "\\u00e9"]}')", R"('{"a": [1, null, "\u00e9"]}')"},
    {"(None, sa.JSON())", "'null'", ""},
    {"(None, sa.JSON(none_as_null=True))", "NULL", ""},
    {"(sa.JSON.NULL, sa.JSON())", "'null'", ""},
    {"('x', pg.JSONB())", "'\"x\"'", ""},
    {"([1, 2], pg.ARRAY(sa.Integer))", "ARRAY[1,2]", "-"},
    {"([], pg.ARRAY(sa.String))", "'{}'", "-"},
    {"([[1], [2]], pg.ARRAY(sa.Integer))", "ARRAY[ARRAY[1],ARRAY[2]]", "-"},
    {"([Colour.red], pg.ARRAY(sa.Enum(Colour)))", "ARRAY['red']", "-"},
    {"(Colour.red, sa.Enum(Colour))", "'red'", ""},
    {"('green', sa.Enum(Colour))", "'green'", ""},
    {"(Colour.red, sa.Enum(Colour, values_callable=lambda e: [m.value for m in e]))", "'r'", ""},
    {R"((b'ab\x00\xff', sa.LargeBinary()))", R"('\x616200ff'::bytea)", "X'616200ff'"},
    {"(None, sa.String())", "NULL", ""},
    {"('ABC', Lower())", "'abcpostgresql'", "'abcsqlite'"},
    {"((1, 2), Point())", "'(1,2)'", ""},
    {"('blue', sa.Enum(Colour, validate_strings=True))",
     "LookupError: 'blue' is not among the defined enum values. Enum name: colour. Possible values: red, green", ""},
    {"('x', sa.Boolean())", "TypeError: Not a boolean value: 'x'", ""},
    {"(7, sa.Boolean())", "ValueError: Value 7 is not None, True, or False", ""},
    {"('2020-01-01', sa.DateTime())", "'2020-01-01'",
     "TypeError: SQLite DateTime type only accepts Python datetime and date objects as input."},
    {"({'a': 1}, sa.types.NullType())", "StatementError: (psycopg2.ProgrammingError) can't adapt type 'dict'",
     "StatementError: (sqlite3.ProgrammingError) Error binding parameter: type 'dict' is not supported"},
};

TEST(SqlalchemyValues, AreSentAsTheDriverSendsThem) {
    expect_golden(value_prelude, sent, [](Evaluator& evaluator, const Value& pair, const Target& target) {
        return value_text(evaluator, items(pair)[0], items(pair)[1], {target.database, Rendering::driver});
    });
}

constexpr Golden shown[] = {
    {R"(("x'y%\\z", sa.String()))", R"('x''y%\z')", ""},
    {"('5', sa.Integer())", "5", ""},
    {"(decimal.Decimal('1.50'), sa.Numeric(10, 2))", "1.50", ""},
    {"(True, sa.Boolean())", "true", "1"},
    {"(d.datetime(2020, 1, 2, 3, 4, 5), sa.DateTime())", "'2020-01-02 03:04:05'", "'2020-01-02 03:04:05.000000'"},
    {"(d.date(2020, 1, 2), sa.Date())", "'2020-01-02'", ""},
    {"(d.timedelta(days=1, seconds=3, microseconds=5), sa.Interval())", "make_interval(secs=>86403.000005)", "-"},
    {"(five, sa.Uuid())", "'00000000-0000-0000-0000-000000000005'", "'00000000000000000000000000000005'"},
    {"(['a', 'b'], pg.ARRAY(sa.String))", "ARRAY['a', 'b']", ""},
    {"(Colour.red, sa.Enum(Colour))", "'red'", ""},
    {"(b'ab', sa.LargeBinary())", "'ab'", ""},
    {"({'a': 1}, sa.JSON())",
     "CompileError: No literal value renderer is available for literal value \"{'a': 1}\" with datatype JSON", ""},
    {"(5, sa.String())",
     "CompileError: Could not render literal value \"5\" with datatype VARCHAR; see parent stack trace for more "
     "detail.",
     ""},
};

TEST(SqlalchemyValues, AreShownAsLiteralBindsShowThem) {
    expect_golden(value_prelude, shown, [](Evaluator& evaluator, const Value& pair, const Target& target) {
        return value_text(evaluator, items(pair)[0], items(pair)[1], target);
    });
}

TEST(SqlalchemyValues, PercentSignsAreDoubledWhereTheTextGoesThroughPythonsFormatting) {
    TestScript script(
        "import sqlalchemy as sa\nmade = lambda: sa.text(\"SELECT '5%' WHERE a LIKE :x\").bindparams(x='%b')\n");
    Target target{.rendering = Rendering::literal, .double_percents = true};
    EXPECT_EQ(script.told([&] { return compile(script.evaluator(), script.call("made"), target).text; }),
              "SELECT '5%%' WHERE a LIKE '%%b'");
}

TEST(SqlalchemyValues, ParametersAreForBindsAndForColumns) {
    TestScript script(R"python(
import sqlalchemy as sa
text = lambda: sa.text('SELECT * FROM t WHERE a = :a AND b = :b')
insert = lambda: sa.table('t', sa.column('a', sa.Integer), sa.column('b', sa.String)).insert()
given = {'a': 1, 'b': 'x'}
part = {'a': 1}
)python");
    auto written = [&](std::string_view name, std::string_view parameters) {
        return script.told(
            [&] { return compile(script.evaluator(), script.call(name), {}, script.get(parameters)).text; });
    };
    EXPECT_EQ(written("text", "given"), "SELECT * FROM t WHERE a = 1 AND b = 'x'");
    EXPECT_EQ(written("insert", "given"), "INSERT INTO t (a, b) VALUES (1, 'x')");
    EXPECT_EQ(written("insert", "part"), "INSERT INTO t (a) VALUES (1)");
    EXPECT_EQ(written("text", "part"),
              "StatementError: (sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter 'b'\n"
              "(Background on this error at: https://sqlalche.me/e/20/cd3x)");
}

}  // namespace
}  // namespace aludel::script::sqlalchemy
