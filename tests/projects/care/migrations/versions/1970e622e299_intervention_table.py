"""intervention tables

Revision ID: 1970e622e299
Revises: 4f00aa91d3c2
Create Date: 2025-06-14 13:27:45.913260

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from migration_helpers import enum_exists, table_exists


# revision identifiers, used by Alembic.
revision = '1970e622e299'
down_revision = '4f00aa91d3c2'
branch_labels = None
depends_on = None


STATUS = ('draft', 'active', 'paused', 'completed')


def upgrade():
    if not enum_exists('intervention_status'):
        op.execute("CREATE TYPE intervention_status AS ENUM ({})".format(', '.join(f"'{s}'" for s in STATUS)))

    if not table_exists('interventions'):
        op.create_table(
            'interventions',
            sa.Column('id', sa.Integer(), primary_key=True, autoincrement=True),
            sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id', ondelete='CASCADE'), nullable=False),
            sa.Column('status', postgresql.ENUM(*STATUS, name='intervention_status', create_type=False), nullable=False),
            sa.Column('plan', postgresql.JSONB(), server_default=sa.text("'[]'::jsonb")),
        )
        op.create_index('ix_interventions_user_status', 'interventions', ['user_id', 'status'])


def downgrade():
    if table_exists('interventions'):
        op.drop_table('interventions')
    if enum_exists('intervention_status'):
        op.execute('DROP TYPE intervention_status')
