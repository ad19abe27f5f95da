"""add scrolled_percent

Revision ID: b8306d5fa1c7
Revises: c41e0b7d92af
Create Date: 2025-10-20 23:28:02.870041+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = 'b8306d5fa1c7'
down_revision: Union[str, None] = 'c41e0b7d92af'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.add_column(
        'bookmarks',
        sa.Column(
            'scrolled_percent',
            sa.Float(),
            nullable=False,
            server_default='0.0',
            comment='How far down the page, 0.0 to 100.0',
        ),
    )


def downgrade() -> None:
    op.drop_column('bookmarks', 'scrolled_percent')
