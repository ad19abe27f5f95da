"""add user authentication table

Revision ID: 81d40be3a6f5
Revises: 5b7e1f20c9aa
Create Date: 2025-11-02 17:40:51.220904

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision: str = '81d40be3a6f5'
down_revision: Union[str, Sequence[str], None] = '5b7e1f20c9aa'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    accounts = op.create_table(
        'accounts',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('login', sa.String(255), nullable=False),
        sa.Column('password_hash', sa.LargeBinary(), nullable=True),
        sa.Column('role', sa.Enum('owner', 'reviewer', 'reader', name='account_role'), nullable=False, server_default='reader'),
        sa.Column('source', postgresql.INET(), nullable=True),
        sa.Column('preferences', postgresql.JSONB(), nullable=False, server_default=sa.text("'{}'::jsonb")),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.UniqueConstraint('login', name='uq_accounts_login'),
    )
    op.bulk_insert(
        accounts,
        [
            {'login': 'admin', 'role': 'owner', 'preferences': {'theme': 'dark', 'mails': ['weekly']}, 'created_at': '2025-11-02 00:00:00+00'},
            {'login': 'guest', 'role': 'reader', 'preferences': {}, 'created_at': '2025-11-02 00:00:00+00'},
        ],
    )
    op.add_column('sessions', sa.Column('account_id', sa.Integer(), nullable=True))
    op.create_foreign_key('fk_sessions_account', 'sessions', 'accounts', ['account_id'], ['id'], ondelete='SET NULL')


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_constraint('fk_sessions_account', 'sessions', type_='foreignkey')
    op.drop_column('sessions', 'account_id')
    op.drop_table('accounts')
    op.execute('DROP TYPE account_role')
