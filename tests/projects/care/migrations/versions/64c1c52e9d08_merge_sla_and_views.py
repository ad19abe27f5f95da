"""merge SLA and views

Revision ID: 64c1c52e9d08
Revises: sla_tracking_001, 3e6fd0b81c57
Create Date: 2025-10-07 06:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '64c1c52e9d08'
down_revision = ('sla_tracking_001', '3e6fd0b81c57')
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
