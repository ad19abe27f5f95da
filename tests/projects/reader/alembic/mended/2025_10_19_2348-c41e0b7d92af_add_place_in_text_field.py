"""add place_in_text field

Revision ID: c41e0b7d92af
Revises: 7d24c8e15f09
Create Date: 2025-10-19 23:48:39.511263+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = 'c41e0b7d92af'
down_revision: Union[str, None] = '7d24c8e15f09'  # was '5f0d6a3be817', which nobody has
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    # Only databases that were made from the models have this table.
    conn = op.get_bind()
    inspector = sa.inspect(conn)
    if 'site_options' in inspector.get_table_names():
        indexes = {index['name'] for index in inspector.get_indexes('site_options')}
        for name in ('ix_site_options_category', 'ix_site_options_is_active', 'ix_site_options_key'):
            if name in indexes:
                op.drop_index(name, table_name='site_options')
        op.drop_table('site_options')

    op.add_column('bookmarks', sa.Column('place_in_text', sa.String(length=500), nullable=True))


def downgrade() -> None:
    op.drop_column('bookmarks', 'place_in_text')
