#include "script/alembic/test_revision.hpp"

// What a script has to say itself: listeners to the events of tables, and the text of its own statements and types.
namespace aludel::script::alembic {
namespace {

TEST(AlembicEvents, TablesTellBeforeAndAfter) {
    EXPECT_EQ(sql("from sqlalchemy import event, DDL, Table\n"
                  "event.listen(Table, 'after_create', DDL('GRANT SELECT ON %(fullname)s TO reader')\n"
                  "             .execute_if(dialect='postgresql'))\n"
                  "event.listen(Table, 'after_create', DDL('SELECT 1').execute_if(dialect='sqlite'))\n"
                  "@event.listens_for(Table, 'before_create')\n"
                  "def before(table, connection, **kw):\n"
                  "    connection.execute(sa.text('SELECT 2'))\n"
                  "@event.listens_for(Table, 'before_drop')\n"
                  "def dropping(table, connection, **kw):\n"
                  "    connection.execute(sa.text(f\"SELECT '{table.schema}.{table.name}'\"))\n"
                  "op.create_table('t', sa.Column('a', sa.Integer(), index=True), schema='s')\n"
                  "op.drop_table('t', schema='s')\n"),
              "SELECT 2;\nCREATE TABLE s.t (\n    a INTEGER\n);\nGRANT SELECT ON s.t TO reader;\n"
              "CREATE INDEX ix_s_t_a ON s.t (a);\nSELECT 's.t';\nDROP TABLE s.t");
    EXPECT_EQ(
        sql("t = sa.Table('t', sa.MetaData(), sa.Column('a', sa.Integer()))\n"
            "sa.event.listen(t, 'after_create', sa.DDL('ALTER TABLE %(table)s OWNER TO %(who)s', {'who': 'me'}))\n"
            "t.create(op.get_bind())\nop.create_table('u', sa.Column('a', sa.Integer()))\n"),
        "CREATE TABLE t (\n    a INTEGER\n);\nALTER TABLE t OWNER TO me;\nCREATE TABLE u (\n    a INTEGER\n)");
}

TEST(AlembicEvents, ATypeMakesAConstraintWhereItsColumnJoinsATable) {
    // As the project Indico keeps enumerations as numbers.
    constexpr std::string_view type =
        "import enum\nfrom sqlalchemy.event import listens_for\n"
        "class PyIntEnum(sa.TypeDecorator, sa.types.SchemaType):\n    impl = sa.SmallInteger\n"
        "    def __init__(self, enum=None):\n        self.enum = enum\n"
        "        sa.TypeDecorator.__init__(self)\n        sa.types.SchemaType.__init__(self)\n"
        "@listens_for(PyIntEnum, 'before_parent_attach')\ndef _(type_, col):\n"
        "    @listens_for(col, 'after_parent_attach')\n    def _(col, table):\n"
        "        number = sa.type_coerce(col, sa.SmallInteger)\n"
        "        e = sa.CheckConstraint(number.in_(x.value for x in type_.enum), f'valid_enum_{col.name}')\n"
        "        e.info['alembic_dont_render'] = True\n        assert e.table is table\n"
        "class Kind(enum.Enum):\n    a = 1\n    b = 2\n";
    EXPECT_EQ(sql(std::string(type) + "op.create_table('t', sa.Column('k', PyIntEnum(Kind), nullable=False))\n"
                                      "op.add_column('t', sa.Column('l', PyIntEnum(Kind)))\n"),
              "CREATE TABLE t (\n    k SMALLINT NOT NULL, \n    CONSTRAINT valid_enum_k CHECK (k IN (1, 2))\n);\n"
              "ALTER TABLE t ADD COLUMN l SMALLINT;\n"
              "ALTER TABLE t ADD CONSTRAINT valid_enum_l CHECK (l IN (1, 2))");
}

TEST(AlembicEvents, OtherEventsAreRefusedByName) {
    EXPECT_EQ(refusal("sa.event.listen(sa.MetaData(), 'after_create', print)\n").message(),
              "the event 'after_create' of a MetaData is not supported");
    EXPECT_EQ(refusal("sa.event.listen(sa.Enum('a', name='e'), 'before_create', print)\n").message(),
              "the event 'before_create' of a Enum is not supported");
    EXPECT_EQ(refusal("from sqlalchemy import event\nevent.listen(sa.Table, 'column_reflect', print)\n").message(),
              "the event 'column_reflect' of a Table is not supported");
    EXPECT_EQ(refusal("sa.event.listen(op.get_bind(), 'before_cursor_execute', print)\n").message(),
              "the event 'before_cursor_execute' of an engine or connection is not supported");
}

TEST(AlembicEvents, CustomTextOfStatementsAndTypes) {
    EXPECT_EQ(sql("from sqlalchemy.ext.compiler import compiles\nfrom sqlalchemy.schema import DDLElement\n"
                  "class CreateView(DDLElement):\n    def __init__(self, name, query):\n"
                  "        self.name, self.query = name, query\n"
                  "@compiles(CreateView)\ndef _(element, compiler, **kw):\n"
                  "    return 'CREATE VIEW %s AS %s' % (compiler.preparer.quote(element.name),\n"
                  "        compiler.sql_compiler.process(element.query, literal_binds=True))\n"
                  "op.execute(CreateView('User', sa.select(sa.column('a')).where(sa.column('a') == 1)))\n"
                  "class Point(sa.types.UserDefinedType):\n    pass\n"
                  "@compiles(Point, 'postgresql')\ndef _(type_, compiler, **kw):\n    return 'POINT'\n"
                  "op.add_column('t', sa.Column('p', Point()))\n"),
              "CREATE VIEW \"User\" AS SELECT a \nWHERE a = 1;\nALTER TABLE t ADD COLUMN p POINT");
}

}  // namespace
}  // namespace aludel::script::alembic
