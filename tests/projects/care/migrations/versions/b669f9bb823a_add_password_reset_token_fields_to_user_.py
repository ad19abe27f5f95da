"""add password reset token fields to user, for those who missed them

Revision ID: b669f9bb823a
Revises: 229cc89f0375
Create Date: 2025-05-30 16:45:00.731922

"""
import sqlalchemy as sa
from alembic import op

from migration_helpers import ignore_existing


# revision identifiers, used by Alembic.
revision = 'b669f9bb823a'
down_revision = '229cc89f0375'
branch_labels = None
depends_on = None


def upgrade():
    # 2bc6e6a0fe8c made these where it ran; some databases were made from the models meanwhile.
    with ignore_existing('users.reset_token'):
        op.add_column('users', sa.Column('reset_token', sa.String(length=255), nullable=True))
    with ignore_existing('users.reset_token_expires'):
        op.add_column('users', sa.Column('reset_token_expires', sa.DateTime(timezone=True), nullable=True))
    with ignore_existing('users.reset_attempts'):
        op.add_column('users', sa.Column('reset_attempts', sa.SmallInteger(), nullable=False, server_default='0'))


def downgrade():
    op.drop_column('users', 'reset_attempts')
