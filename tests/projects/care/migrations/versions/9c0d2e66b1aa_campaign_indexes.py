"""campaign indexes

Revision ID: 9c0d2e66b1aa
Revises: 87ae07d03632
Create Date: 2025-08-05 15:19:26.090011

"""
from alembic import op
from migration_helpers import index_exists


# revision identifiers, used by Alembic.
revision = '9c0d2e66b1aa'
down_revision = '87ae07d03632'
branch_labels = None
depends_on = None


INDEXES = {
    'ix_campaigns_name': ('campaigns', ['name']),
    'ix_campaign_triggers_kind': ('campaign_triggers', ['campaign_id', 'kind']),
}


def upgrade():
    for index, (table, columns) in INDEXES.items():
        if not index_exists(table, index):
            op.create_index(index, table, columns, unique=False)


def downgrade():
    for index, (table, _) in INDEXES.items():
        if index_exists(table, index):
            op.drop_index(index, table_name=table)
