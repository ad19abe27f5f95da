"""notebooks have owners, and titles are unique among those of one owner

Revision ID: 0d4
Revises: 0c3

"""
import sqlalchemy as sa
from alembic import op

revision = "0d4"
down_revision = "0c3"
branch_labels = None
depends_on = None


def upgrade():
    owner = op.create_table(
        "owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner")),
    )
    op.bulk_insert(owner, [{"id": 1, "name": "O'Hara"}, {"id": 2, "name": "100%"}])
    with op.batch_alter_table("notebook") as batch_op:
        batch_op.add_column(sa.Column("owner_id", sa.Integer(), server_default="1", nullable=False))
        batch_op.drop_constraint("uq_notebook_title", type_="unique")
        batch_op.create_unique_constraint("uq_notebook_owner_title", ["owner_id", "title"])
        batch_op.create_foreign_key("fk_notebook_owner", "owner", ["owner_id"], ["id"])
        batch_op.create_index("ix_notebook_kept", ["kept"], sqlite_where=sa.text("kept = 1"))
    if "tag" in sa.inspect(op.get_bind()).get_table_names():
        op.create_index("ix_tag_word", "tag", ["word"])


def downgrade():
    op.drop_index("ix_tag_word", table_name="tag")
    with op.batch_alter_table("notebook") as batch_op:
        batch_op.drop_index("ix_notebook_kept")
        batch_op.drop_constraint("fk_notebook_owner", type_="foreignkey")
        batch_op.drop_constraint("uq_notebook_owner_title", type_="unique")
        batch_op.create_unique_constraint("uq_notebook_title", ["title"])
        batch_op.drop_column("owner_id")
    op.drop_table("owner")
