"""add campaign tables (phase 5)

Revision ID: 87ae07d03632
Revises: 28e1ce4c3187
Create Date: 2025-08-03 12:00:00.551200

"""
from alembic import op
import sqlalchemy as sa

from migration_helpers import table_exists


# revision identifiers, used by Alembic.
revision = '87ae07d03632'
down_revision = '28e1ce4c3187'
branch_labels = None
depends_on = None


def campaign_reference():
    return sa.Column('campaign_id', sa.Integer(), sa.ForeignKey('campaigns.id', ondelete='CASCADE'), nullable=False)


def upgrade():
    tables = {
        'campaigns': lambda: [
            sa.Column('name', sa.String(255), nullable=False),
            sa.Column('starts', sa.Date(), nullable=True),
            sa.Column('target_query', sa.Text(), nullable=False, server_default=''),
        ],
        'campaign_triggers': lambda: [
            campaign_reference(),
            sa.Column('kind', sa.String(30), nullable=False),
            sa.Column('threshold', sa.Numeric(6, 3)),
        ],
        'campaign_metrics': lambda: [
            campaign_reference(),
            sa.Column('day', sa.Date(), nullable=False),
            sa.Column('reached', sa.Integer(), nullable=False, server_default=sa.text('0')),
            sa.UniqueConstraint('campaign_id', 'day', name='uq_campaign_day'),
        ],
    }
    for name, columns in tables.items():
        if table_exists(name):
            continue
        op.create_table(name, sa.Column('id', sa.Integer(), primary_key=True), *columns())


def downgrade():
    for name in ('campaign_metrics', 'campaign_triggers', 'campaigns'):
        op.execute(f'DROP TABLE IF EXISTS {name}')
