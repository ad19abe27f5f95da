#include "script/alembic/test_revision.hpp"

// Operations of a project's own, as Alembic's documentation shows how to write them.
namespace aludel::script::alembic {
namespace {

constexpr std::string_view sequences =
    "from alembic.operations import MigrateOperation, Operations\n"
    "@Operations.register_operation('create_sequence')\n"
    "class CreateSequenceOp(MigrateOperation):\n"
    "    def __init__(self, name, schema=None):\n"
    "        self.name, self.schema = name, schema\n"
    "    @classmethod\n"
    "    def create_sequence(cls, operations, name, **kw):\n"
    "        return operations.invoke(cls(name, **kw))\n"
    "@Operations.implementation_for(CreateSequenceOp)\n"
    "def create_sequence(operations, operation):\n"
    "    name = '%s.%s' % (operation.schema, operation.name) if operation.schema else operation.name\n"
    "    operations.execute('CREATE SEQUENCE %s' % name)\n";

TEST(AlembicOperations, AProjectRegistersItsOwn) {
    EXPECT_EQ(sql(std::string(sequences) + "op.create_sequence('a')\nop.create_sequence('b', schema='s')\n"
                                           "op.invoke(CreateSequenceOp('c'))\n"),
              "CREATE SEQUENCE a;\nCREATE SEQUENCE s.b;\nCREATE SEQUENCE c");
}

TEST(AlembicOperations, OpRegistersAsWell) {
    EXPECT_EQ(sql("@op.register_operation('say', 'spoken')\nclass Say:\n    @classmethod\n"
                  "    def spoken(cls, operations, *words, loud=False):\n"
                  "        operations.execute('SELECT ' + ', '.join(words) + (' AS loud' if loud else ''))\n"
                  "op.say('1', '2', loud=True)\n"),
              "SELECT 1, 2 AS loud");
}

TEST(AlembicOperations, AnOperationHasTheDirectivesAndTheConnection) {
    EXPECT_EQ(sql("from alembic.operations import Operations, MigrateOperation\n"
                  "@Operations.register_operation('twice')\nclass Twice(MigrateOperation):\n    @classmethod\n"
                  "    def twice(cls, operations, name):\n"
                  "        assert operations.migration_context.dialect.name == 'postgresql'\n"
                  "        operations.create_table(name, sa.Column('id', sa.Integer()))\n"
                  "        operations.get_bind().execute(sa.text('SELECT 1'))\n"
                  "        operations.impl.execute('SELECT 2')\n"
                  "op.twice('t')\n"),
              "CREATE TABLE t (\n    id INTEGER\n);\nSELECT 1;\nSELECT 2");
}

TEST(AlembicOperations, WhatIsNotThereIsRefusedByName) {
    EXPECT_EQ(refusal("op.create_everything('t')\n").message(), "'alembic.op.create_everything' is not supported");
    EXPECT_EQ(refusal("from alembic.operations import ops\nop.invoke(ops.CreateTableOp('t', []))\n").message(),
              "'alembic.operations.ops.CreateTableOp' is not supported");
    EXPECT_NE(refusal(std::string(sequences) +
                      "@Operations.implementation_for(CreateSequenceOp)\ndef again(operations, operation):\n    pass\n")
                  .message()
                  .find("key already exists"),
              std::string::npos);
    EXPECT_NE(refusal("class Other:\n    pass\nop.invoke(Other())\n").message().find("no dispatch function"),
              std::string::npos);
    EXPECT_EQ(refusal("from alembic.operations import BatchOperations, MigrateOperation\n"
                      "@BatchOperations.register_operation('twist')\nclass Twist(MigrateOperation):\n    @classmethod\n"
                      "    def twist(cls, operations):\n        pass\n"
                      "with op.batch_alter_table('t') as batch_op:\n    batch_op.twist()\n")
                  .message(),
              "'twist' of a batch, an operation of the project's own, is not supported");
}

}  // namespace
}  // namespace aludel::script::alembic
