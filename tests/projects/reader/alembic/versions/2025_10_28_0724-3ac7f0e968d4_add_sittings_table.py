"""add sittings table

One row for each time that somebody reads: from opening the book to closing it, on one device.

Revision ID: 3ac7f0e968d4
Revises: e25d91047bcf
Create Date: 2025-10-28 07:24:55.930117+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import UUID

# revision identifiers, used by Alembic.
revision: str = '3ac7f0e968d4'
down_revision: Union[str, None] = 'e25d91047bcf'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        'sittings',
        sa.Column('id', UUID(as_uuid=True), primary_key=True, server_default=sa.text('uuid_generate_v4()')),
        sa.Column('user_id', UUID(as_uuid=True), sa.ForeignKey('users.id', ondelete='CASCADE'), nullable=False, index=True),
        sa.Column('book_id', UUID(as_uuid=True), sa.ForeignKey('books.id', ondelete='CASCADE'), nullable=False, index=True),
        sa.Column('started_at', sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('duration_minutes', sa.Integer(), nullable=False, server_default=sa.text('0')),
        sa.Column('start_position', sa.Integer(), nullable=False, server_default='0'),
        sa.Column('end_position', sa.Integer(), nullable=False, server_default='0'),
        sa.Column('device_type', sa.String(50), nullable=True, comment="mobile, tablet or desktop"),
        sa.Column('is_active', sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column('pace', postgresql.INT4RANGE(), nullable=True),
        sa.CheckConstraint('end_position >= 0 AND end_position <= 100', name='check_end_position'),
        sa.CheckConstraint("device_type IN ('mobile', 'tablet', 'desktop') OR device_type IS NULL", name='check_device'),
        comment='Reading, session by session',
    )
    op.create_index(
        'ix_one_open_session', 'sittings', ['user_id', 'book_id'],
        unique=True, postgresql_where=sa.text('is_active'),
    )


def downgrade() -> None:
    op.drop_table('sittings')
