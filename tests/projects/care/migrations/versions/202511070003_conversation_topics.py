"""topics of conversations

Revision ID: 202511070003
Revises: 202511050002
Create Date: 2025-11-07 00:03:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError


# revision identifiers, used by Alembic.
revision = '202511070003'
down_revision = '202511050002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    bind = op.get_bind()
    savepoint = bind.begin_nested()
    try:
        bind.execute(sa.text("CREATE TABLE conversation_topics (topic varchar(80) PRIMARY KEY, times integer NOT NULL DEFAULT 0)"))
        savepoint.commit()
    except ProgrammingError as error:
        savepoint.rollback()
        if 'relation "conversation_topics" already exists' not in str(error.orig):
            raise
    topics = bind.execute(sa.text("SELECT topic, count(*) FROM content_resources WHERE topic IS NOT NULL GROUP BY topic ORDER BY 1")).all()
    for topic, times in topics:
        bind.execute(
            sa.text("INSERT INTO conversation_topics VALUES (:topic, :times) ON CONFLICT (topic) DO UPDATE SET times = excluded.times"),
            dict(topic=topic, times=times),
        )


def downgrade() -> None:
    op.drop_table('conversation_topics')
