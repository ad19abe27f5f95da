"""notebooks and notes

Revision ID: 0a1
Revises:

"""
import sqlalchemy as sa
from alembic import op

revision = "0a1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "notebook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("kept", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notebook")),
        sa.UniqueConstraint("title", name=op.f("uq_notebook_title")),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notebook_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("mood", sa.Enum("good", "bad", name="mood", native_enum=False), nullable=True),
        sa.Column("written", sa.DateTime(), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False),
        sa.ForeignKeyConstraint(["notebook_id"], ["notebook.id"], name=op.f("fk_note_notebook_id_notebook")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    with op.batch_alter_table("note") as batch_op:
        batch_op.create_index(batch_op.f("ix_note_written"), ["written"], unique=False)


def downgrade():
    with op.batch_alter_table("note") as batch_op:
        batch_op.drop_index(batch_op.f("ix_note_written"))
    op.drop_table("note")
    op.drop_table("notebook")
