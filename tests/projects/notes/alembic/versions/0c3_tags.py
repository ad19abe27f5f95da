"""tags instead of moods

Revision ID: 0c3
Revises: 0b2

"""
import sqlalchemy as sa
from alembic import op

revision = "0c3"
down_revision = "0b2"
branch_labels = None
depends_on = None

note = sa.table("note", sa.column("id", sa.Integer), sa.column("mood", sa.String))
tag = sa.table("tag", sa.column("note_id", sa.Integer), sa.column("word", sa.String))


def upgrade():
    op.create_table(
        "tag",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_tag_note_id_note"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("note_id", "word", name=op.f("pk_tag")),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(note.c.id, note.c.mood).where(note.c.mood.is_not(None))).fetchall():
        connection.execute(tag.insert().values(note_id=row.id, word="mood:" + row.mood))
    with op.batch_alter_table("note") as batch_op:
        batch_op.drop_column("mood")
        batch_op.alter_column("body", new_column_name="text", existing_type=sa.String(length=4000))


def downgrade():
    with op.batch_alter_table("note") as batch_op:
        batch_op.alter_column("text", new_column_name="body", existing_type=sa.String(length=4000))
        batch_op.add_column(sa.Column("mood", sa.String(length=4), nullable=True))
    connection = op.get_bind()
    for row in connection.execute(sa.select(tag.c.note_id, tag.c.word).order_by(tag.c.word)).fetchall():
        if row.word.startswith("mood:"):
            connection.execute(note.update().where(note.c.id == row.note_id).values(mood=row.word[5:]))
    op.drop_table("tag")
