#include <gtest/gtest.h>

#include "script/sqlalchemy/test_script.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view type_prelude = R"python(
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg, sqlite, mysql
class Label(sa.TypeDecorator):
    impl = sa.String
    cache_ok = True
class Guid(sa.TypeDecorator):
    impl = sa.CHAR
    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return dialect.type_descriptor(pg.UUID())
        return dialect.type_descriptor(sa.CHAR(32))
class Vector(sa.types.UserDefinedType):
    def __init__(self, size=3):
        self.size = size
    def get_col_spec(self, **kw):
        return 'VECTOR(%d)' % self.size
)python";

// Expression, what PostgreSQL is told, what SQLite is told (empty: the same). The texts are SQLAlchemy 2.0.52's.
constexpr Golden type_cases[] = {
    {R"(sa.String())", R"(VARCHAR)", ""},
    {R"(sa.String(255))", R"(VARCHAR(255))", ""},
    {R"(sa.String(length=5, collation='de_DE'))", R"(VARCHAR(5) COLLATE "de_DE")", ""},
    {R"(sa.Text(collation='C'))", R"(TEXT COLLATE "C")", ""},
    {R"(sa.Unicode(10))", R"(VARCHAR(10))", ""},
    {R"(sa.UnicodeText())", R"(TEXT)", ""},
    {R"(sa.Integer())", R"(INTEGER)", ""},
    {R"(sa.SmallInteger())", R"(SMALLINT)", ""},
    {R"(sa.BigInteger())", R"(BIGINT)", ""},
    {R"(sa.Numeric())", R"(NUMERIC)", ""},
    {R"(sa.Numeric(10, 2))", R"(NUMERIC(10, 2))", ""},
    {R"(sa.Numeric(precision=5))", R"(NUMERIC(5))", ""},
    {R"(sa.Float())", R"(FLOAT)", ""},
    {R"(sa.Float(precision=24))", R"(FLOAT(24))", R"(FLOAT)"},
    {R"(sa.Double())", R"(DOUBLE PRECISION)", R"(DOUBLE)"},
    {R"(sa.Boolean())", R"(BOOLEAN)", ""},
    {R"(sa.Date())", R"(DATE)", ""},
    {R"(sa.Time())", R"(TIME WITHOUT TIME ZONE)", R"(TIME)"},
    {R"(sa.Time(timezone=True))", R"(TIME WITH TIME ZONE)", R"(TIME)"},
    {R"(sa.DateTime())", R"(TIMESTAMP WITHOUT TIME ZONE)", R"(DATETIME)"},
    {R"(sa.DateTime(timezone=True))", R"(TIMESTAMP WITH TIME ZONE)", R"(DATETIME)"},
    {R"(sa.Interval())", R"(INTERVAL)", R"(DATETIME)"},
    {R"(sa.Interval(second_precision=3))", R"(INTERVAL (3))", R"(DATETIME)"},
    {R"(sa.Interval(native=False))", R"(TIMESTAMP WITHOUT TIME ZONE)", R"(DATETIME)"},
    {R"(sa.LargeBinary())", R"(BYTEA)", R"(BLOB)"},
    {R"(sa.PickleType())", R"(BYTEA)", R"(BLOB)"},
    {R"(sa.JSON())", R"(JSON)", ""},
    {R"(sa.Uuid())", R"(UUID)", R"(CHAR(32))"},
    {R"(sa.Uuid(native_uuid=False))", R"(CHAR(32))", ""},
    {R"(sa.Enum('a', 'bb', name='letters'))", R"(letters)", R"(VARCHAR(2))"},
    {R"(sa.Enum('a', 'bb', name='letters', schema='s'))", R"(s.letters)", R"(VARCHAR(2))"},
    {R"(sa.Enum('a', 'bb', native_enum=False))", R"(VARCHAR(2))", ""},
    {R"(sa.Enum('a', 'bb', native_enum=False, length=30))", R"(VARCHAR(30))", ""},
    {R"(sa.Enum('a', 'bb'))", R"(CompileError: PostgreSQL Enum type requires a name.)", R"(VARCHAR(2))"},
    {R"(sa.ARRAY(sa.Text(collation='C')))", R"(TEXT[] COLLATE "C")", R"(UnsupportedCompilationError)"},
    {R"(sa.INTEGER())", R"(INTEGER)", ""},
    {R"(sa.SMALLINT())", R"(SMALLINT)", ""},
    {R"(sa.BIGINT())", R"(BIGINT)", ""},
    {R"(sa.REAL())", R"(REAL)", ""},
    {R"(sa.FLOAT(24))", R"(FLOAT(24))", R"(FLOAT)"},
    {R"(sa.DOUBLE())", R"(DOUBLE)", ""},
    {R"(sa.DOUBLE_PRECISION())", R"(DOUBLE PRECISION)", ""},
    {R"(sa.NUMERIC(5))", R"(NUMERIC(5))", ""},
    {R"(sa.DECIMAL(5, 2))", R"(DECIMAL(5, 2))", ""},
    {R"(sa.VARCHAR(3))", R"(VARCHAR(3))", ""},
    {R"(sa.CHAR(3))", R"(CHAR(3))", ""},
    {R"(sa.NCHAR(3))", R"(NCHAR(3))", ""},
    {R"(sa.NVARCHAR(3))", R"(NVARCHAR(3))", ""},
    {R"(sa.TEXT())", R"(TEXT)", ""},
    {R"(sa.CLOB())", R"(CLOB)", ""},
    {R"(sa.BLOB())", R"(BLOB)", ""},
    {R"(sa.BINARY(5))", R"(BINARY(5))", ""},
    {R"(sa.VARBINARY())", R"(VARBINARY)", ""},
    {R"(sa.BOOLEAN())", R"(BOOLEAN)", ""},
    {R"(sa.DATE())", R"(DATE)", ""},
    {R"(sa.TIME())", R"(TIME WITHOUT TIME ZONE)", R"(TIME)"},
    {R"(sa.DATETIME())", R"(DATETIME)", ""},
    {R"(sa.TIMESTAMP())", R"(TIMESTAMP WITHOUT TIME ZONE)", R"(TIMESTAMP)"},
    {R"(sa.TIMESTAMP(timezone=True))", R"(TIMESTAMP WITH TIME ZONE)", R"(TIMESTAMP)"},
    {R"(sa.UUID())", R"(UUID)", ""},
    {R"(sa.String().with_variant(pg.JSONB(), 'postgresql').with_variant(sa.VARCHAR(9), 'sqlite'))", R"(JSONB)",
     R"(VARCHAR(9))"},
    {R"(sa.Text().with_variant(mysql.LONGTEXT(), 'mysql', 'mariadb'))", R"(TEXT)", ""},
    {R"(pg.UUID(as_uuid=True))", R"(UUID)", ""},
    {R"(pg.JSON())", R"(JSON)", ""},
    {R"(pg.JSONB(astext_type=sa.Text()))", R"(JSONB)", R"(UnsupportedCompilationError)"},
    {R"(pg.ARRAY(sa.String(5)))", R"(VARCHAR(5)[])", R"(UnsupportedCompilationError)"},
    {R"(pg.ARRAY(sa.Integer, dimensions=2))", R"(INTEGER[][])", R"(UnsupportedCompilationError)"},
    {R"(pg.TIMESTAMP(True, 6))", R"(TIMESTAMP(6) WITH TIME ZONE)", R"(TIMESTAMP)"},
    {R"(pg.TIMESTAMP(precision=3))", R"(TIMESTAMP(3) WITHOUT TIME ZONE)", R"(TIMESTAMP)"},
    {R"(pg.TIME(timezone=True))", R"(TIME WITH TIME ZONE)", R"(TIME)"},
    {R"(pg.INTERVAL(fields='DAY TO SECOND', precision=3))", R"(INTERVAL DAY TO SECOND (3))",
     R"(UnsupportedCompilationError)"},
    {R"(pg.BIT(5))", R"(BIT(5))", R"(UnsupportedCompilationError)"},
    {R"(pg.BIT())", R"(BIT(1))", R"(UnsupportedCompilationError)"},
    {R"(pg.BIT(varying=True))", R"(BIT VARYING)", R"(UnsupportedCompilationError)"},
    {R"(pg.BYTEA())", R"(BYTEA)", R"(UnsupportedCompilationError)"},
    {R"(pg.INET())", R"(INET)", R"(UnsupportedCompilationError)"},
    {R"(pg.CIDR())", R"(CIDR)", R"(UnsupportedCompilationError)"},
    {R"(pg.MACADDR())", R"(MACADDR)", R"(UnsupportedCompilationError)"},
    {R"(pg.MACADDR8())", R"(MACADDR8)", R"(UnsupportedCompilationError)"},
    {R"(pg.MONEY())", R"(MONEY)", R"(UnsupportedCompilationError)"},
    {R"(pg.OID())", R"(OID)", R"(UnsupportedCompilationError)"},
    {R"(pg.REGCLASS())", R"(REGCLASS)", R"(UnsupportedCompilationError)"},
    {R"(pg.HSTORE())", R"(HSTORE)", R"(UnsupportedCompilationError)"},
    {R"(pg.TSVECTOR())", R"(TSVECTOR)", R"(UnsupportedCompilationError)"},
    {R"(pg.TSQUERY())", R"(TSQUERY)", R"(UnsupportedCompilationError)"},
    {R"(pg.CITEXT())", R"(CITEXT)", R"(UnsupportedCompilationError)"},
    {R"(pg.TSTZRANGE())", R"(TSTZRANGE)", R"(UnsupportedCompilationError)"},
    {R"(pg.DATEMULTIRANGE())", R"(DATEMULTIRANGE)", R"(UnsupportedCompilationError)"},
    {R"(pg.ENUM('a', 'b', name='Letters', schema='s', create_type=False))", R"(s."Letters")", R"(VARCHAR(1))"},
    {R"(pg.DOMAIN('positive', sa.Integer))", R"(positive)", R"(UnsupportedCompilationError)"},
    {R"(sqlite.DATETIME())", R"(TIMESTAMP WITHOUT TIME ZONE)", R"(DATETIME)"},
    {R"(sqlite.JSON())", R"(JSON)", ""},
    {R"(mysql.INTEGER(11))", R"(INTEGER)", ""},
    {R"(mysql.VARCHAR(20))", R"(VARCHAR(20))", ""},
    {R"(mysql.DECIMAL(precision=10, scale=2))", R"(DECIMAL(10, 2))", ""},
    {R"(mysql.DATETIME(fsp=6))", R"(DATETIME)", ""},
    {R"(mysql.LONGTEXT())", R"(UnsupportedCompilationError)", ""},
    {R"(mysql.TINYINT(1))", R"(UnsupportedCompilationError)", ""},
    {R"(Label(7))", R"(VARCHAR(7))", ""},
    {R"(Label(length=9))", R"(VARCHAR(9))", ""},
    {R"(Guid())", R"(UUID)", R"(CHAR(32))"},
    {R"(Vector())", R"(VECTOR(3))", ""},
    {R"(Vector(5))", R"(VECTOR(5))", ""},
    {R"(pg.ARRAY(Vector()))", R"(VECTOR(3)[])", R"(UnsupportedCompilationError)"},
};

TEST(SqlalchemyTypes, AreWrittenAsSqlalchemyWritesThem) {
    expect_golden(type_prelude, type_cases, [](Evaluator& evaluator, const Value& type, const Target& target) {
        return type_text(evaluator, type, target);
    });
}

}  // namespace
}  // namespace aludel::script::sqlalchemy
