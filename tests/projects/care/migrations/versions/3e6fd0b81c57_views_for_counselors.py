"""views for counselors

Revision ID: 3e6fd0b81c57
Revises: one_answer_each_001
Create Date: 2025-10-06 21:10:07.654301

"""
from alembic import op
from sqlalchemy import text


# revision identifiers, used by Alembic.
revision = '3e6fd0b81c57'
down_revision = 'one_answer_each_001'
branch_labels = None
depends_on = None


VIEWS = {
    'open_cases': "SELECT id, severity, assigned_to FROM cases WHERE closed_at IS NULL",
    'answers_per_survey': """
        SELECT s.title, count(r.id) AS answers, max(r.answers ->> 'mood') AS mood
        FROM surveys s LEFT JOIN survey_responses r ON r.survey_id = s.id GROUP BY s.title
    """,
}


def upgrade() -> None:
    connection = op.get_bind()
    for name, select in VIEWS.items():
        connection.execute(text(f"CREATE OR REPLACE VIEW {name} AS {select}"))


def downgrade() -> None:
    for name in VIEWS:
        op.execute(text("DROP VIEW IF EXISTS " + name))
