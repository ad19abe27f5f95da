"""SLA tracking

Revision ID: sla_tracking_001
Revises: 0c9aa1e47b3d
Create Date: 2025-10-05 00:00:00

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'sla_tracking_001'
down_revision = '0c9aa1e47b3d'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('interventions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sla_minutes', sa.Integer(), nullable=False, server_default='60'))
        batch_op.create_check_constraint('sla_is_positive', 'sla_minutes > 0')
    op.create_index(
        'ix_interventions_escalated', 'interventions', ['sla_minutes'],
        postgresql_where=sa.text("status IN ('escalated', 'active')"),
    )


def downgrade() -> None:
    op.drop_index('ix_interventions_escalated', table_name='interventions')
    with op.batch_alter_table('interventions', schema=None) as batch_op:
        batch_op.drop_constraint('sla_is_positive', type_='check')
        batch_op.drop_column('sla_minutes')
