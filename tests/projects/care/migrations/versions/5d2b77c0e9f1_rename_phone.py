"""phone becomes phone_number

Revision ID: 5d2b77c0e9f1
Revises: consent_seed_001
Create Date: 2025-09-09 18:36:59.120078

"""
from alembic import op
from migration_helpers import column_exists


# revision identifiers, used by Alembic.
revision = '5d2b77c0e9f1'
down_revision = 'consent_seed_001'
branch_labels = None
depends_on = None


def rename(old, new):
    if column_exists('users', old) and not column_exists('users', new):
        op.alter_column('users', old, new_column_name=new)


def upgrade() -> None:
    rename('phone', 'phone_number')


def downgrade() -> None:
    rename('phone_number', 'phone')
