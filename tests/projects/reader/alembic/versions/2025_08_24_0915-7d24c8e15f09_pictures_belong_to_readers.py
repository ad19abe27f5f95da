"""add user_id to pictures

Revision ID: 7d24c8e15f09
Revises: 1b93f7ae60d2
Create Date: 2025-08-24 09:15:47.118204+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = '7d24c8e15f09'
down_revision: Union[str, None] = '1b93f7ae60d2'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    # Nullable first: images that are there belong to whom the book belongs.
    op.add_column('pictures', sa.Column('user_id', postgresql.UUID(as_uuid=True), nullable=True))
    op.execute(sa.text("""
        UPDATE pictures
        SET user_id = books.user_id
        FROM descriptions
        JOIN chapters ON chapters.id = descriptions.chapter_id
        JOIN books ON books.id = chapters.book_id
        WHERE descriptions.id = pictures.description_id
    """))
    op.alter_column('pictures', 'user_id', existing_type=postgresql.UUID(), nullable=False)
    op.create_index(op.f('ix_pictures_user_id'), 'pictures', ['user_id'], unique=False)
    op.create_foreign_key('fk_pictures_user_id', 'pictures', 'users', ['user_id'], ['id'], ondelete='CASCADE')


def downgrade() -> None:
    op.drop_constraint('fk_pictures_user_id', 'pictures', type_='foreignkey')
    op.drop_index(op.f('ix_pictures_user_id'), table_name='pictures')
    op.drop_column('pictures', 'user_id')
