#include "script/alembic/test_revision.hpp"

// What a revision's calls of `op` become, as SQL. The texts are those that Alembic 1.19 prints offline.
namespace aludel::script::alembic {
namespace {

TEST(AlembicDirective, CreateTable) {
    EXPECT_EQ(sql("op.create_table('users', sa.Column('id', sa.Integer(), nullable=False),\n"
                  "    sa.Column('email', sa.String(200), nullable=False, comment='where'),\n"
                  "    sa.Column('kind', sa.Enum('a', 'b', name='kind'), server_default='a'),\n"
                  "    sa.Column('at', sa.DateTime(timezone=True), server_default=sa.text('now()')),\n"
                  "    sa.ForeignKeyConstraint(['email'], ['mails.email'], ondelete='CASCADE'),\n"
                  "    sa.PrimaryKeyConstraint('id'), sa.UniqueConstraint('email', name=op.f('uq_email')), "
                  "comment='people')\n"),
              "CREATE TYPE kind AS ENUM ('a', 'b');\n"
              "CREATE TABLE users (\n"
              "    id SERIAL NOT NULL, \n"
              "    email VARCHAR(200) NOT NULL, \n"
              "    kind kind DEFAULT 'a', \n"
              "    at TIMESTAMP WITH TIME ZONE DEFAULT now(), \n"
              "    PRIMARY KEY (id), \n"
              "    FOREIGN KEY(email) REFERENCES mails (email) ON DELETE CASCADE, \n"
              "    CONSTRAINT uq_email UNIQUE (email)\n"
              ");\n"
              "COMMENT ON TABLE users IS 'people';\n"
              "COMMENT ON COLUMN users.email IS 'where'");
    EXPECT_EQ(sql("op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('a', sa.Boolean(), "
                  "index=True))\n",
                  "sqlite"),
              "CREATE TABLE t (\n    id INTEGER NOT NULL, \n    a BOOLEAN, \n    PRIMARY KEY (id)\n);\n"
              "CREATE INDEX ix_t_a ON t (a)");
}

TEST(AlembicDirective, Tables) {
    EXPECT_EQ(
        sql("op.drop_table('a')\nop.drop_table('b', schema='s', if_exists=True)\nop.rename_table('a', 'B')\n"
            "op.create_table_comment('a', \"it's\")\nop.drop_table_comment('a')\n"),
        "DROP TABLE a;\nDROP TABLE IF EXISTS s.b;\nALTER TABLE a RENAME TO \"B\";\nCOMMENT ON TABLE a IS 'it''s';\n"
        "COMMENT ON TABLE a IS NULL");
}

TEST(AlembicDirective, Columns) {
    EXPECT_EQ(sql("op.add_column('t', sa.Column('owner', sa.Integer(), sa.ForeignKey('users.id'), unique=True))\n"
                  "op.add_column('t', sa.Column('n', sa.Integer(), nullable=False), if_not_exists=True)\n"
                  "op.drop_column('t', 'n', schema='s')\n"),
              "ALTER TABLE t ADD COLUMN owner INTEGER;\n"
              "ALTER TABLE t ADD UNIQUE (owner);\n"
              "ALTER TABLE t ADD FOREIGN KEY(owner) REFERENCES users (id);\n"
              "ALTER TABLE t ADD COLUMN IF NOT EXISTS n INTEGER NOT NULL;\n"
              "ALTER TABLE s.t DROP COLUMN n");
    EXPECT_EQ(sql("op.alter_column('t', 'a', existing_type=sa.Integer(), type_=sa.String(20), nullable=False,\n"
                  "    server_default=sa.text(\"'x'\"), new_column_name='b', postgresql_using='a::text')\n"
                  "op.alter_column('t', 'c', server_default=None)\n"),
              "ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(20) USING a::text;\n"
              "ALTER TABLE t ALTER COLUMN a SET NOT NULL;\n"
              "ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x';\n"
              "ALTER TABLE t RENAME a TO b;\n"
              "ALTER TABLE t ALTER COLUMN c DROP DEFAULT");
}

TEST(AlembicDirective, Constraints) {
    EXPECT_EQ(sql("op.create_primary_key('pk', 't', ['a', 'b'])\n"
                  "op.create_unique_constraint('uq', 't', ['a'], deferrable=True)\n"
                  "op.create_check_constraint('ck', 't', 'a > 0')\n"
                  "op.create_check_constraint('ck2', 't', sa.column('a') > 5)\n"
                  "op.create_foreign_key('fk', 't', 'users', ['u'], ['id'], ondelete='SET NULL', referent_schema='s')\n"
                  "op.drop_constraint('uq', 't', type_='unique')\n"),
              "ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (a, b);\n"
              "ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a) DEFERRABLE;\n"
              "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0);\n"
              "ALTER TABLE t ADD CONSTRAINT ck2 CHECK (a > 5);\n"
              "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(u) REFERENCES s.users (id) ON DELETE SET NULL;\n"
              "ALTER TABLE t DROP CONSTRAINT uq");
}

TEST(AlembicDirective, Indexes) {
    EXPECT_EQ(sql("op.create_index(op.f('ix_t_a'), 't', ['a', sa.text('lower(b)')], unique=True, "
                  "postgresql_where=sa.text('a > 0'))\n"
                  "op.create_index('gin', 't', ['doc'], postgresql_using='gin')\n"
                  "op.drop_index('gin', table_name='t', if_exists=True)\n"
                  "with op.get_context().autocommit_block():\n"
                  "    op.create_index('c', 't', ['a'], postgresql_concurrently=True)\n"),
              "CREATE UNIQUE INDEX ix_t_a ON t (a, lower(b)) WHERE a > 0;\n"
              "CREATE INDEX gin ON t USING gin (doc);\n"
              "DROP INDEX IF EXISTS gin;\n"
              "(outside);\n"
              "CREATE INDEX CONCURRENTLY c ON t (a);\n"
              "(inside)");
}

TEST(AlembicDirective, Statements) {
    EXPECT_EQ(sql("op.execute('UPDATE t SET a = 1; DELETE FROM u')\n"
                  "t = sa.table('t', sa.column('a', sa.Integer), sa.column('b', sa.String))\n"
                  "op.execute(t.update().where(t.c.a == 5).values(b=\"it's\"))\n"
                  "op.bulk_insert(t, [{'a': 1, 'b': 'x'}, {'a': 2, 'b': None}])\n"
                  "op.get_bind().execute(sa.text('SELECT :a'), {'a': 7})\n"),
              "UPDATE t SET a = 1;\n"
              "DELETE FROM u;\n"
              "UPDATE t SET b='it''s' WHERE t.a = 5;\n"
              "INSERT INTO t (a, b) VALUES (1, 'x');\n"
              "INSERT INTO t (a, b) VALUES (2, NULL);\n"
              "SELECT 7");
}

TEST(AlembicDirective, TypesAreCreatedAndDroppedByThemselves) {
    EXPECT_EQ(sql("e = postgresql.ENUM('x', name='e')\ne.create(op.get_bind(), "
                  "checkfirst=False)\ne.drop(op.get_bind(), checkfirst=True)\n"),
              "CREATE TYPE e AS ENUM ('x');\nDROP TYPE IF EXISTS e");
    const std::string checked = sql("sa.Enum('x', name='e').create(op.get_bind(), checkfirst=True)\n");
    EXPECT_NE(
        checked.find("t.typname = 'e' AND pg_catalog.pg_type_is_visible(t.oid)) THEN CREATE TYPE e AS ENUM ('x')"),
        std::string::npos)
        << checked;
}

TEST(AlembicDirective, BatchesBecomeTheTablesOwnOperations) {
    const std::string_view batch =
        "with op.batch_alter_table('t', schema=None) as batch_op:\n"
        "    batch_op.add_column(sa.Column('a', sa.Integer()))\n"
        "    batch_op.create_index('ix', ['a'], unique=False)\n";
    EXPECT_EQ(sql(batch), "ALTER TABLE t ADD COLUMN a INTEGER;\nCREATE INDEX ix ON t (a)");
    EXPECT_EQ(sql(batch, "sqlite"), "ALTER TABLE t ADD COLUMN a INTEGER;\nCREATE INDEX ix ON t (a)");
    EXPECT_EQ(run(batch).lines, (std::vector<int>{5, 6}));
    const Error error =
        refusal("with op.batch_alter_table('t') as batch_op:\n    batch_op.drop_column('a')\n", "sqlite");
    EXPECT_EQ(error.code(), ErrorCode::not_supported);
    EXPECT_EQ(error.place().line, 5);
}

TEST(AlembicDirective, QuestionsAreRefusedByName) {
    const Error error = refusal("rows = op.get_bind().execute(sa.text('SELECT 1')).fetchall()\n");
    EXPECT_EQ(error.code(), ErrorCode::not_supported);
    EXPECT_NE(std::string(error.what()).find("result.fetchall() asks the database"), std::string::npos) << error.what();
    EXPECT_NE(std::string(refusal("sa.inspect(op.get_bind()).has_table('t')\n").what())
                  .find("inspector.has_table() asks the database"),
              std::string::npos);
    EXPECT_EQ(sql("inspector = sa.inspect(op.get_bind())\nop.drop_table('t')\n"), "DROP TABLE t");
}

}  // namespace
}  // namespace aludel::script::alembic
