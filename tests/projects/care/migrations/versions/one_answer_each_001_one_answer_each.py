"""One answer for each survey and user

Revision ID: one_answer_each_001
Revises: 5d2b77c0e9f1
Create Date: 2025-10-03 00:00:00

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'one_answer_each_001'
down_revision = '5d2b77c0e9f1'
branch_labels = None
depends_on = None


def upgrade() -> None:
    bind = op.get_bind()
    duplicates = bind.execute(sa.text("""
        SELECT survey_id, user_id, array_agg(id ORDER BY id) AS ids FROM survey_responses
        GROUP BY survey_id, user_id HAVING count(*) > 1
    """)).fetchall()
    for survey_id, user_id, ids in duplicates:
        for number in ids[1:]:
            bind.execute(sa.text("DELETE FROM survey_responses WHERE id = :id"), {'id': number})

    unique = sa.inspect(bind).get_unique_constraints('survey_responses')
    if not [u for u in unique if set(u['column_names']) == {'survey_id', 'user_id'}]:
        op.create_unique_constraint('uq_answer', 'survey_responses', ['survey_id', 'user_id'])


def downgrade() -> None:
    op.drop_constraint('uq_answer', 'survey_responses', type_='unique')
