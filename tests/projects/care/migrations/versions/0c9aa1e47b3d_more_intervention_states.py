"""more states of interventions

Revision ID: 0c9aa1e47b3d
Revises: 5d2b77c0e9f1
Create Date: 2025-10-02 09:41:15.000233

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0c9aa1e47b3d'
down_revision = '5d2b77c0e9f1'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A new value of an enum cannot be used in the transaction that adds it.
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE intervention_status ADD VALUE IF NOT EXISTS 'escalated' AFTER 'active'")
        op.execute("ALTER TYPE intervention_status ADD VALUE IF NOT EXISTS 'archived'")


def downgrade() -> None:
    # PostgreSQL has no way back; the values stay.
    op.execute("UPDATE interventions SET status = 'completed' WHERE status::text IN ('escalated', 'archived')")
