"""merge campaigns, admin and cases

Revision ID: merge_2025_08
Revises: 9c0d2e66b1aa, link_psych_users_001, fix_cases_table_002
Create Date: 2025-08-14 08:00:00

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'merge_2025_08'
down_revision = ('9c0d2e66b1aa', 'link_psych_users_001', 'fix_cases_table_002')
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing to do: three heads become one."""


def downgrade() -> None:
    pass
