"""Sessions have an e-mail address

Revision ID: 5b7e1f20c9aa
Revises: 03033cebb647
Create Date: 2025-10-27 09:02:10.118820

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '5b7e1f20c9aa'
down_revision: Union[str, Sequence[str], None] = '03033cebb647'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.add_column('sessions', sa.Column('email', sa.String(255), nullable=True))
    op.alter_column('sessions', 'user_id',
        existing_type=sa.String(255),
        type_=sa.String(500),
        existing_nullable=False
    )
    op.create_index('idx_sessions_email', 'sessions', [sa.text('lower(email)')])


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_index('idx_sessions_email')
    op.alter_column('sessions', 'user_id',
        existing_type=sa.String(500),
        type_=sa.String(255),
        existing_nullable=False
    )
    op.drop_column('sessions', 'email')
