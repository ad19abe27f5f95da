"""a note has a weight, and its text is there

Revision ID: 0b2
Revises: 0a1

"""
import sqlalchemy as sa
from alembic import op

revision = "0b2"
down_revision = "0a1"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("note", sa.Column("weight", sa.Numeric(6, 2), server_default="1.50", nullable=False))
    op.execute("UPDATE note SET body = '' WHERE body IS NULL")
    with op.batch_alter_table("note") as batch_op:
        batch_op.alter_column("body", existing_type=sa.Text(), type_=sa.String(length=4000), nullable=False)
    with op.batch_alter_table("notebook") as batch_op:
        batch_op.create_check_constraint("title_is_there", "length(title) > 0")


def downgrade():
    with op.batch_alter_table("notebook") as batch_op:
        batch_op.drop_constraint("title_is_there", type_="check")
    with op.batch_alter_table("note") as batch_op:
        batch_op.alter_column("body", existing_type=sa.String(length=4000), type_=sa.Text(), nullable=True)
        batch_op.drop_column("weight")
