"""add category field to surveys

Revision ID: 756c4fde7a1b
Revises: 612167b98a55
Create Date: 2025-06-01 09:00:00.482133

"""
from alembic import op
import sqlalchemy as sa

from migration_helpers import column_in_information_schema


# revision identifiers, used by Alembic.
revision = '756c4fde7a1b'
down_revision = '612167b98a55'
branch_labels = None
depends_on = None


def upgrade():
    if not column_in_information_schema('surveys', 'category'):
        op.add_column('surveys', sa.Column('category', sa.String(50), nullable=True))
    op.execute("UPDATE surveys SET category = 'general' WHERE category IS NULL")


def downgrade():
    if column_in_information_schema('surveys', 'category'):
        op.drop_column('surveys', 'category')
