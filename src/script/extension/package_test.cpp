#include <span>

#include "script/alembic/test_revision.hpp"
#include "script/extension/package.hpp"

// What packages of others become in DDL. The texts are those that the packages themselves gave with SQLAlchemy 2.0 and
// Alembic 1.19, white space aside.
namespace aludel::script::extension {
namespace {

using alembic::refusal;
using alembic::sql;

/// A type of a package, and what stands behind the column's name in its DDL. "-": the database has no such type.
struct Case {
    std::string_view type, postgresql, sqlite;
};

void expect_types(std::string_view imports, std::span<const Case> cases) {
    constexpr std::string_view head = "ALTER TABLE t ADD COLUMN c ";
    for (const Case& one : cases) {
        for (std::string_view dialect : {"postgresql", "sqlite"}) {
            const std::string_view wanted = dialect == "sqlite" ? one.sqlite : one.postgresql;
            const std::string body =
                std::string(imports) + "\nop.add_column('t', sa.Column('c', " + std::string(one.type) + "))\n";
            if (wanted == "-") {
                EXPECT_NE(refusal(body, dialect).message().find("render element of type"), std::string::npos)
                    << one.type << refusal(body, dialect).message();
            } else {
                EXPECT_EQ(sql(body, dialect), std::string(head) + std::string(wanted)) << one.type << ' ' << dialect;
            }
        }
    }
}

TEST(ExtensionPackage, EachRunsAndRegistersWhatItSays) {
    for (const Package* package : all_packages()) {
        python::Options options;
        options.registry = alembic::registry();
        python::Evaluator evaluator(std::move(options));
        EXPECT_NO_THROW(load(evaluator, *package)) << package->name;
        for (const std::string_view module : package->modules) {
            EXPECT_TRUE(module.starts_with(std::string(package->name) + ".")) << module;
        }
        for (const std::string_view operation : package->operations) {
            EXPECT_EQ(provider_of(operation), package);
            EXPECT_EQ(sql("assert callable(op." + std::string(operation) + ")\n"), "") << operation;
        }
    }
    EXPECT_EQ(provider_of("create_table"), nullptr);
}

TEST(ExtensionPackage, Sqlmodel) {
    const Case cases[] = {
        {"sqlmodel.sql.sqltypes.AutoString()", "VARCHAR", "VARCHAR"},
        {"sqlmodel.AutoString(length=20)", "VARCHAR(20)", "VARCHAR(20)"},
        {"sqlmodel.sql.sqltypes.GUID()", "UUID", "CHAR(32)"},
        {"sqlmodel.sql.sqltypes.types.Uuid()", "UUID", "CHAR(32)"},
        {"sqlmodel.String(5)", "VARCHAR(5)", "VARCHAR(5)"},
    };
    expect_types("import sqlmodel\nimport sqlmodel.sql.sqltypes", cases);
}

TEST(ExtensionPackage, AModelOfSqlmodelCanBeDefinedButNotUsed) {
    constexpr std::string_view model =
        "from sqlmodel import Field, SQLModel\nclass Hero(SQLModel, table=True):\n"
        "    id: int | None = Field(default=None, primary_key=True)\n    name: str\n";
    EXPECT_EQ(sql(std::string(model) + "op.drop_table('t')\n"), "DROP TABLE t");
    EXPECT_EQ(refusal(std::string(model) + "Hero.name\n").message(), "'Hero', a model of sqlmodel, is not evaluated");
    EXPECT_EQ(refusal(std::string(model) + "Hero(name='x')\n").message(),
              "'Hero', a model of sqlmodel, is not evaluated");
}

TEST(ExtensionPackage, SqlalchemyUtils) {
    const Case cases[] = {
        {"su.UUIDType()", "UUID", "BINARY(16)"},
        {"su.types.uuid.UUIDType(binary=False)", "UUID", "CHAR(32)"},
        {"su.UUIDType(native=False)", "BINARY(16)", "BINARY(16)"},
        {"su.types.JSONType()", "JSON", "TEXT"},
        {"su.types.json.JSONType()", "JSON", "TEXT"},
        {"su.EmailType()", "VARCHAR(255)", "VARCHAR(255)"},
        {"su.EmailType(length=80)", "VARCHAR(80)", "VARCHAR(80)"},
        {"su.URLType()", "TEXT", "TEXT"},
        {"su.ChoiceType([('a', 'A')])", "VARCHAR(255)", "VARCHAR(255)"},
        {"su.ChoiceType([(1, 'A')], impl=sa.Integer())", "INTEGER", "INTEGER"},
        {"su.PasswordType(schemes=['pbkdf2_sha512'])", "BYTEA", "BLOB"},
        {"su.types.arrow.ArrowType()", "TIMESTAMP WITHOUT TIME ZONE", "DATETIME"},
        {"su.ArrowType(timezone=True)", "TIMESTAMP WITH TIME ZONE", "DATETIME"},
        {"su.EnrichedDateType()", "DATE", "DATE"},
        {"su.types.ts_vector.TSVectorType('name', regconfig='pg_catalog.simple')", "TSVECTOR", "-"},
        {"su.LtreeType()", "LTREE", "-"},
        {"su.types.ip_address.IPAddressType()", "VARCHAR(50)", "VARCHAR(50)"},
        {"su.IPAddressType(length=50)", "VARCHAR(50)", "VARCHAR(50)"},
        {"su.CurrencyType()", "VARCHAR(3)", "VARCHAR(3)"},
        {"su.CountryType()", "VARCHAR(2)", "VARCHAR(2)"},
        {"su.LocaleType()", "VARCHAR(10)", "VARCHAR(10)"},
        {"su.TimezoneType(backend='pytz')", "VARCHAR(50)", "VARCHAR(50)"},
        {"su.PhoneNumberType(region='FI', max_length=30)", "VARCHAR(30)", "VARCHAR(30)"},
        {"su.types.color.ColorType()", "VARCHAR(20)", "VARCHAR(20)"},
        {"su.ScalarListType()", "TEXT", "TEXT"},
        {"su.types.encrypted.encrypted_type.EncryptedType(sa.Unicode, 'key')", "BYTEA", "BLOB"},
        {"su.StringEncryptedType(sa.Text(), 'k', su.types.encrypted.encrypted_type.AesEngine, 'pkcs5', length=99)",
         "VARCHAR(99)", "VARCHAR(99)"},
        {"su.IntRangeType()", "INT4RANGE", "VARCHAR(255)"},
        {"su.DateTimeRangeType()", "TSRANGE", "VARCHAR(255)"},
        {"su.WeekDaysType()", "BIT(7)", "VARCHAR(7)"},
    };
    expect_types("import sqlalchemy_utils as su", cases);
}

TEST(ExtensionPackage, SqlalchemyUtilsWritesWhatItsTypesKeep) {
    constexpr std::string_view insert =
        "import sqlalchemy_utils as su, uuid, datetime\n"
        "t = sa.table('t', sa.column('u', su.UUIDType(binary=False)), sa.column('l', su.ScalarListType()),\n"
        "             sa.column('a', su.ArrowType()), sa.column('j', su.JSONType()), sa.column('p', "
        "su.PasswordType()))\n";
    const std::string row =
        "op.bulk_insert(t, [{'u': '12345678123456781234567812345678', 'l': [1, 2], 'j': {'a': 1},\n"
        "    'a': datetime.datetime(2024, 1, 2, 3, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))}])\n";
    EXPECT_EQ(sql(std::string(insert) + row, "sqlite"),
              "INSERT INTO t (u, l, a, j) VALUES ('12345678123456781234567812345678', '1,2', "
              "'2024-01-02 01:00:00.000000', '{\"a\": 1}')");
    EXPECT_EQ(refusal(std::string(insert) + "op.bulk_insert(t, [{'p': 'secret'}])\n").message(),
              "a value of PasswordType needs its key, which no migration has");
}

TEST(ExtensionPackage, Pgvector) {
    const Case cases[] = {
        {"Vector(3)", "VECTOR(3)", "VECTOR(3)"},
        {"Vector()", "VECTOR", "VECTOR"},
        {"pgvector.sqlalchemy.vector.VECTOR(dim=1536)", "VECTOR(1536)", "VECTOR(1536)"},
        {"pgvector.sqlalchemy.HALFVEC(8)", "HALFVEC(8)", "HALFVEC(8)"},
        {"pgvector.sqlalchemy.SPARSEVEC(9)", "SPARSEVEC(9)", "SPARSEVEC(9)"},
        {"pgvector.sqlalchemy.BIT(3)", "BIT(3)", "-"},
    };
    expect_types("import pgvector.sqlalchemy\nfrom pgvector.sqlalchemy import Vector", cases);
    EXPECT_EQ(sql("from pgvector.sqlalchemy import Vector\n"
                  "op.bulk_insert(sa.table('t', sa.column('v', Vector(2))), [{'v': [1, 2.5]}])\n"),
              "INSERT INTO t (v) VALUES ('[1.0,2.5]')");
}

TEST(ExtensionPackage, TypesOfUserTables) {
    const Case cases[] = {
        {"fastapi_users_db_sqlalchemy.generics.GUID()", "UUID", "CHAR(36)"},
        {"fastapi_users_db_sqlalchemy.GUID()", "UUID", "CHAR(36)"},
        {"fastapi_users_db_sqlalchemy.generics.TIMESTAMPAware(timezone=True)", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP"},
        {"fastapi_users_db_sqlmodel.generics.TIMESTAMPAware()", "TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP"},
    };
    expect_types("import fastapi_users_db_sqlalchemy\nimport fastapi_users_db_sqlmodel.generics", cases);
}

TEST(ExtensionPackage, OthersWithOneType) {
    const Case cases[] = {
        {"citext.CIText()", "CITEXT", "CITEXT"},
        {"sqlalchemy_json.NestedMutableJson", "JSON", "JSON"},
        {"sqlalchemy_json.mutable_json_type(dbtype=postgresql.JSONB, nested=True)", "JSONB", "-"},
        {"MutableDict.as_mutable(postgresql.JSON())", "JSON", "JSON"},
        {"Counted(Counted.asked).once", "INTEGER", "INTEGER"},
    };
    expect_types(
        "import citext, sqlalchemy_json\nfrom sqlalchemy.ext.mutable import MutableDict\n"
        "from sqlalchemy.util import memoized_property\n"
        "class Counted:\n    asked = 0\n    def __init__(self, asked):\n        assert self.once is self.once\n"
        "        assert Counted.asked == asked + 1\n    @memoized_property\n    def once(self):\n"
        "        Counted.asked += 1\n        return sa.Integer()",
        cases);
}

TEST(ExtensionPackage, AdvancedAlchemy) {
    const Case cases[] = {
        {"sa.GUID(length=16)", "UUID", "BINARY(16)"},
        {"GUID(binary=False)", "UUID", "CHAR(32)"},
        {"sa.DateTimeUTC(timezone=True)", "TIMESTAMP WITH TIME ZONE", "DATETIME"},
        {"BigIntIdentity", "BIGINT", "INTEGER"},
        {"JsonB", "JSONB", "JSON"},
        {"sa.JSON().with_variant(postgresql.JSONB(), 'postgresql').with_variant(sa.ORA_JSONB(), 'oracle')", "JSONB",
         "JSON"},
        {"EncryptedString(key='k', length=20)", "VARCHAR", "VARCHAR"},
        {"EncryptedText(key='k')", "TEXT", "TEXT"},
    };
    expect_types(
        "from advanced_alchemy.types import BigIntIdentity, DateTimeUTC, EncryptedString, EncryptedText, GUID, JsonB, "
        "ORA_JSONB\nsa.GUID = GUID\nsa.DateTimeUTC = DateTimeUTC\nsa.ORA_JSONB = ORA_JSONB",
        cases);
}

TEST(ExtensionPackage, Oslo) {
    EXPECT_EQ(sql("from oslo_utils import timeutils, uuidutils\nfrom oslo_log import log as logging\n"
                  "LOG = logging.getLogger(__name__)\n"
                  "assert timeutils.utcnow().tzinfo is None and len(uuidutils.generate_uuid()) == 36\n"
                  "op.drop_table('t')\n"),
              "DROP TABLE t");
}

TEST(ExtensionPackage, FilesOfFastapiStorages) {
    const Case cases[] = {{"ImageType(storage=FileSystemStorage(path='/tmp'))", "VARCHAR", "VARCHAR"},
                          {"FileType(FileSystemStorage('x'), length=80)", "VARCHAR(80)", "VARCHAR(80)"}};
    expect_types(
        "from fastapi_storages import FileSystemStorage\n"
        "from fastapi_storages.integrations.sqlalchemy import FileType, ImageType",
        cases);
}

TEST(ExtensionPackage, WhatOnlyComputesOrDraws) {
    for (const char* holds : {
             "from slugify import slugify\nassert slugify(\"It's 1,000 -- Small_Steps!\", max_length=14) == "
             "'it-s-1000-smal'\n",
             "from slugify import slugify\nassert slugify('A b C', separator='_', lowercase=False) == 'A_b_C'\n",
             "import orjson\nassert orjson.dumps({'a': [1, None], 'b': 'ä'}) == "
             "'{\"a\":[1,null],\"b\":\"ä\"}'.encode()\n",
             "import orjson\nassert orjson.loads(b'[1]') == [1]\n",
             "from tqdm import tqdm\nassert list(tqdm([1, 2], total=2)) == [1, 2]\n",
             "import progressbar.widgets\nfrom progressbar import ProgressBar\n"
             "bar = ProgressBar(maxval=3, widgets=['x', "
             "progressbar.widgets.Percentage()])\nbar.start()\nbar.update(1)\n",
             "from rich.progress import track\nassert list(track([3])) == [3]\n",
             "from loguru import logger\nlogger.bind(a=1).info('{} of {total}', 1, total=2)\n",
             "import os\nos.environ.update(A='7', B='off', C='1,2', D='{\"a\": []}')\nfrom environs import Env\n"
             "env = Env()\nassert env.int('A') == 7 and env.bool('B') is False and env.list('C', subcast=int) == [1, "
             "2]\n"
             "assert env('A') == env.str('A') == '7' and env.json('D') == {'a': []} and env.bool('E', None) is None\n"
             "with env.prefixed('A'):\n    assert env.str('', 1) == '7' and env.str('B', 1) == 1\n",
             "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nassert db.Integer is sa.Integer\n",
             "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    size: int = 3\nassert S().size "
             "== 3\n",
         }) {
        EXPECT_EQ(sql(holds), "") << holds;
    }
    EXPECT_NE(refusal("from slugify import slugify\nslugify('Größe')\n").message().find("beyond ASCII"),
              std::string::npos);
    EXPECT_NE(
        refusal("from flask_sqlalchemy import SQLAlchemy\nSQLAlchemy().session.execute(sa.text('SELECT 1'))\n")
            .message()
            .find("a connection of its own"),
        std::string::npos);
}

TEST(ExtensionPackage, WhatPackagesAreMadeOfReadsNoFileThatAScriptMayNotRead) {
    EXPECT_EQ(refusal("import _aludel_config\n_aludel_config.read_file('/etc/passwd')\n").message(),
              "a file outside the project: /etc/passwd");
}

TEST(ExtensionPackage, GeometryBringsItsIndex) {
    constexpr std::string_view import = "from geoalchemy2 import Geometry, Geography, Raster\n";
    EXPECT_EQ(sql(std::string(import) +
                  "op.create_table('lake', sa.Column('id', sa.Integer(), primary_key=True),\n"
                  "    sa.Column('geom', Geometry('POLYGON', srid=4326), nullable=False),\n"
                  "    sa.Column('plain', Geography(geometry_type='point', srid=4326, spatial_index=False)),\n"
                  "    sa.Column('any', Geometry(None, spatial_index=False)))\n"),
              "CREATE TABLE lake (\n    id SERIAL NOT NULL, \n    geom geometry(POLYGON,4326) NOT NULL, \n"
              "    plain geography(POINT,4326), \n    \"any\" geometry, \n    PRIMARY KEY (id)\n);\n"
              "CREATE INDEX idx_lake_geom ON lake USING gist (geom)");
    EXPECT_EQ(sql(std::string(import) +
                  "op.add_column('t', sa.Column('g', Geometry('POINTZ', use_N_D_index=True)), schema='s')\n"
                  "op.add_column('t', sa.Column('r', Raster))\n"),
              "ALTER TABLE s.t ADD COLUMN g geometry(POINTZ,-1);\n"
              "CREATE INDEX idx_t_g ON s.t USING gist (g gist_geometry_ops_nd);\n"
              "ALTER TABLE t ADD COLUMN r raster;\n"
              "CREATE INDEX idx_t_r ON t USING gist (ST_ConvexHull(r))");
    EXPECT_EQ(refusal(std::string(import) + "op.create_table('t', sa.Column('g', Geometry()))\n", "sqlite").message(),
              "geoalchemy2 on SQLite needs the extension SpatiaLite, which is not loaded here");
    EXPECT_EQ(
        refusal(std::string(import) + "op.create_table('t', sa.Column('g', Geometry(use_typmod=False)))\n").message(),
        "Geometry(use_typmod=False), a column that AddGeometryColumn makes, is not supported");
}

TEST(ExtensionPackage, OperationsOfGeoalchemy2) {
    EXPECT_EQ(sql("from geoalchemy2 import Geometry\n"
                  "op.create_geospatial_table('t', sa.Column('g', Geometry('POINT', 4326, spatial_index=False)))\n"
                  "op.create_geospatial_index('idx_t_g', 't', ['g'], unique=False, postgresql_using='gist', "
                  "postgresql_ops={})\n"
                  "op.add_geospatial_column('t', sa.Column('h', Geometry('POINT', 4326), nullable=False))\n"
                  "op.drop_geospatial_index('idx_t_g', table_name='t', postgresql_using='gist', column_name='g')\n"
                  "op.drop_geospatial_column('t', 'h')\n"
                  "op.drop_geospatial_table('t')\n"),
              "CREATE TABLE t (\n    g geometry(POINT,4326)\n);\n"
              "CREATE INDEX idx_t_g ON t USING gist (g);\n"
              "ALTER TABLE t ADD COLUMN h geometry(POINT,4326) NOT NULL;\n"
              "DROP INDEX idx_t_g;\nALTER TABLE t DROP COLUMN h;\nDROP TABLE t");
}

TEST(ExtensionPackage, SyncEnumValues) {
    EXPECT_EQ(
        sql("from alembic_postgresql_enum import ColumnType, TableReference\n"
            "op.sync_enum_values(enum_schema='public', enum_name='mood', new_values=['sad', 'glad'],\n"
            "    affected_columns=[TableReference(table_schema='public', table_name='p', column_name='m',\n"
            "                                     existing_server_default=\"'happy'::mood\"),\n"
            "                      TableReference('q', 'm', column_type=ColumnType.ARRAY)],\n"
            "    enum_values_to_rename=[('happy', 'glad')])\n"),
        "ALTER TYPE \"public\".\"mood\" RENAME TO mood_old;\n"
        "CREATE TYPE \"public\".\"mood\" AS ENUM('sad', 'glad');\n"
        "CREATE FUNCTION new_old_not_equals(new_enum_val \"public\".\"mood\", old_enum_val \"public\".\"mood_old\") "
        "RETURNS boolean AS $$ SELECT new_enum_val::text != CASE WHEN old_enum_val::text = 'happy' THEN 'glad' ELSE "
        "old_enum_val::text END; $$ LANGUAGE SQL IMMUTABLE;\n"
        "CREATE OPERATOR != (leftarg = \"public\".\"mood\", rightarg = \"public\".\"mood_old\", procedure = "
        "new_old_not_equals);\n"
        "CREATE FUNCTION new_old_equals(new_enum_val \"public\".\"mood\", old_enum_val \"public\".\"mood_old\") "
        "RETURNS boolean AS $$ SELECT new_enum_val::text = CASE WHEN old_enum_val::text = 'happy' THEN 'glad' ELSE "
        "old_enum_val::text END; $$ LANGUAGE SQL IMMUTABLE;\n"
        "CREATE OPERATOR = (leftarg = \"public\".\"mood\", rightarg = \"public\".\"mood_old\", procedure = "
        "new_old_equals);\n"
        "ALTER TABLE \"public\".\"p\" ALTER COLUMN \"m\" DROP DEFAULT;\n"
        "ALTER TABLE \"public\".\"p\" ALTER COLUMN \"m\" TYPE \"public\".\"mood\" USING CASE WHEN \"m\"::text = "
        "'happy' THEN 'glad'::\"public\".\"mood\" ELSE \"m\"::text::\"public\".\"mood\" END;\n"
        "ALTER TABLE \"public\".\"p\" ALTER COLUMN \"m\" SET DEFAULT 'glad'::public.mood;\n"
        "ALTER TABLE \"public\".\"q\" ALTER COLUMN \"m\" TYPE \"public\".\"mood\"[] USING "
        "array_replace(\"m\"::text[], 'happy', 'glad')::\"public\".\"mood\"[];\n"
        "DROP FUNCTION new_old_not_equals(new_enum_val \"public\".\"mood\", old_enum_val \"public\".\"mood_old\") "
        "CASCADE;\n"
        "DROP FUNCTION new_old_equals(new_enum_val \"public\".\"mood\", old_enum_val \"public\".\"mood_old\") "
        "CASCADE;\n"
        "DROP TYPE \"public\".\"mood_old\"");
    // Nothing is imported where no column is affected: env.py imports the package.
    EXPECT_EQ(
        alembic::run("op.sync_enum_values(enum_schema='s', enum_name='e', new_values=['a'], affected_columns=[])\n")
            .statements.size(),
        9u);
    EXPECT_EQ(sql("op.sync_enum_values('s', 'e', ['a'], [('t', 'c')])\n", "sqlite"), "");
}

TEST(ExtensionPackage, AnotherSyncEnumValuesIsToldByItsArguments) {
    EXPECT_EQ(sql("op.sync_enum_values('public', 'log_type', ['a'], ['b', 'a', 'c'])\n"),
              "(outside);\nALTER TYPE public.log_type ADD VALUE 'b';\nALTER TYPE public.log_type ADD VALUE 'c'");
    EXPECT_EQ(sql("op.sync_enum_values('s', 'e', ['a', 'b'], ['b', 'a'], [('t', 'c')], True)\n"),
              "ALTER TYPE s.e RENAME TO e_old;\nCREATE TYPE s.e AS ENUM('a', 'b');\n"
              "ALTER TABLE t ALTER COLUMN c TYPE s.e USING c::text::s.e;\nDROP TYPE s.e_old");
    EXPECT_EQ(refusal("op.sync_enum_values('s', 'e', ['a'], [])\n").message(),
              "sync_enum_values() with an empty fourth argument may be of two packages");
}

TEST(ExtensionPackage, EntitiesOfAlembicUtils) {
    EXPECT_EQ(
        sql("from alembic_utils.pg_extension import PGExtension\nfrom alembic_utils.pg_function import PGFunction\n"
            "from alembic_utils.pg_trigger import PGTrigger\n"
            "op.create_entity(PGExtension(schema='public', signature='uuid-ossp'))\n"
            "f = PGFunction(schema='public', signature='f(a integer DEFAULT 1, b text)',\n"
            "    definition='returns trigger as $$ begin new.a := 1; return new; end $$ language plpgsql;')\n"
            "op.create_entity(f)\nop.replace_entity(f)\nop.drop_entity(f, cascade=True)\n"
            "op.drop_entity(PGFunction('public', 'now2()', 'returns text language sql as $$ select 1::text $$'))\n"
            "t = PGTrigger(schema='public', signature='tr', on_entity='public.t',\n"
            "    definition='BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()')\n"
            "op.replace_entity(t)\nop.drop_entity(t)\n"),
        "CREATE EXTENSION \"uuid-ossp\" WITH SCHEMA \"public\";\n"
        "CREATE FUNCTION \"public\".\"f\"(a integer DEFAULT 1, b text) returns trigger as $$ begin new.a := 1; "
        "return new; end $$ language plpgsql;\n"
        "CREATE OR REPLACE FUNCTION \"public\".\"f\"(a integer DEFAULT 1, b text) returns trigger as $$ begin "
        "new.a := 1; return new; end $$ language plpgsql;\n"
        "DROP FUNCTION \"public\".\"f\"(a integer, b text) CASCADE;\n"
        "DROP FUNCTION \"public\".\"now2\"();\n"
        "DROP TRIGGER IF EXISTS \"tr\" ON public.t;\n"
        "CREATE TRIGGER \"tr\" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION f();\n"
        "DROP TRIGGER \"tr\" ON public.t");
    EXPECT_EQ(sql("from alembic_utils.pg_view import PGView\n"
                  "from alembic_utils.pg_materialized_view import PGMaterializedView\n"
                  "from alembic_utils.pg_policy import PGPolicy\n"
                  "from alembic_utils.pg_grant_table import PGGrantTable\n"
                  "op.create_entity(PGView.from_sql('CREATE OR REPLACE VIEW public.v (x) AS SELECT 1 AS x;'))\n"
                  "m = PGMaterializedView('s', 'm', 'select 1', with_data=False)\n"
                  "op.replace_entity(m)\nop.drop_entity(m)\n"
                  "p = PGPolicy(schema='public', signature='p', on_entity='t', definition='for all using (true)')\n"
                  "op.create_entity(p)\nop.drop_entity(p)\n"
                  "g = PGGrantTable('public', 't', 'anon', 'SELECT', columns=['b', 'a'])\n"
                  "op.create_entity(g)\nop.drop_entity(g)\n"),
              "CREATE VIEW \"public\".\"v\" AS SELECT 1 AS x;\n"
              "DROP MATERIALIZED VIEW IF EXISTS \"s\".\"m\";\n"
              "CREATE MATERIALIZED VIEW \"s\".\"m\" AS select 1 WITH NO DATA;\n"
              "DROP MATERIALIZED VIEW \"s\".\"m\";\n"
              "CREATE POLICY p on public.t for all using (true);\n"
              "DROP POLICY p on public.t;\n"
              "GRANT SELECT (a, b) ON \"public\".\"t\" TO \"anon\";\n"
              "REVOKE SELECT ON \"public\".\"t\" FROM \"anon\"");
}

TEST(ExtensionPackage, ANameThatIsNotHereIsRefusedByName) {
    EXPECT_EQ(refusal("from sqlalchemy_utils import CompositeType\nCompositeType('x', [])\n").message(),
              "'sqlalchemy_utils.CompositeType' is not supported");
    EXPECT_EQ(refusal("import fastapi_users_db_sqlalchemy as f\nf.SQLAlchemyUserManager\n").message(),
              "'fastapi_users_db_sqlalchemy.SQLAlchemyUserManager' is not supported");
    const Error error = refusal("from babel.core import LOCALES\nop.drop_table('t')\nLOCALES['X']\n");
    EXPECT_EQ(error.message(),
              "'LOCALES' from 'babel.core' is used, but that module is not part of the project and not one that aludel "
              "provides");
    EXPECT_EQ(error.place().line, 6);
}

}  // namespace
}  // namespace aludel::script::extension
