"""emergency contacts

Revision ID: 202511050001
Revises: 64c1c52e9d08
Create Date: 2025-11-05 00:01:00

"""
from alembic import op
import sqlalchemy as sa

from migration_helpers import ignore_existing


# revision identifiers, used by Alembic.
revision = '202511050001'
down_revision = '64c1c52e9d08'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with ignore_existing('user_emergency_contacts'):
        op.create_table(
            'user_emergency_contacts',
            sa.Column('id', sa.Integer, primary_key=True),
            sa.Column('user_id', sa.Integer, sa.ForeignKey('users.id', ondelete='CASCADE'), nullable=False, index=True),
            sa.Column('full_name', sa.String(100), nullable=False),
            sa.Column('relationship_to_user', sa.String(50)),
            sa.Column('phone', sa.String(20)),
        )


def downgrade() -> None:
    op.drop_table('user_emergency_contacts')
