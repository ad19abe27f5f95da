"""add user profile enhancements

Revision ID: 229cc89f0375
Revises: 2bc6e6a0fe8c
Create Date: 2025-05-19 08:12:40.002774

"""
import sqlalchemy as sa
from alembic import op

from migration_helpers import column_exists, safe_add_column


# revision identifiers, used by Alembic.
revision = '229cc89f0375'
down_revision = '2bc6e6a0fe8c'
branch_labels = None
depends_on = None


PROFILE = [
    ('preferred_language', sa.String(5), 'id'),
    ('timezone', sa.String(64), 'Asia/Jakarta'),
    ('allow_email_checkins', sa.Boolean(), 'true'),
    ('check_in_code', sa.String(36), None),
]


def upgrade():
    for name, type_, default in PROFILE:
        safe_add_column('users', sa.Column(name, type_, server_default=default, nullable=True))
    if not column_exists('users', 'is_active'):
        op.add_column('users', sa.Column('is_active', sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade():
    for name in ['is_active'] + [name for name, _, _ in reversed(PROFILE)]:
        if column_exists('users', name):
            op.drop_column('users', name)
