"""add reading_location_cfi field

Revision ID: 8ca7de033db9
Revises: 66ac03dc5ab6
Create Date: 2025-10-19 23:48:39.511263+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = '8ca7de033db9'
down_revision: Union[str, None] = '66ac03dc5ab6'  # was '9ddbcaab926e', which nobody has
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    # Only databases that were made from the models have this table.
    conn = op.get_bind()
    inspector = sa.inspect(conn)
    if 'admin_settings' in inspector.get_table_names():
        indexes = {index['name'] for index in inspector.get_indexes('admin_settings')}
        for name in ('ix_admin_settings_category', 'ix_admin_settings_is_active', 'ix_admin_settings_key'):
            if name in indexes:
                op.drop_index(name, table_name='admin_settings')
        op.drop_table('admin_settings')

    op.add_column('reading_progress', sa.Column('reading_location_cfi', sa.String(length=500), nullable=True))


def downgrade() -> None:
    op.drop_column('reading_progress', 'reading_location_cfi')
