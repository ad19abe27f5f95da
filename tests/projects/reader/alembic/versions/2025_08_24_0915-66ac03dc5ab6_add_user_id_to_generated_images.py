"""add user_id to generated_images

Revision ID: 66ac03dc5ab6
Revises: 4de5528c20b4
Create Date: 2025-08-24 09:15:47.118204+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = '66ac03dc5ab6'
down_revision: Union[str, None] = '4de5528c20b4'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    # Nullable first: images that are there belong to whom the book belongs.
    op.add_column('generated_images', sa.Column('user_id', postgresql.UUID(as_uuid=True), nullable=True))
    op.execute(sa.text("""
        UPDATE generated_images
        SET user_id = books.user_id
        FROM descriptions
        JOIN chapters ON chapters.id = descriptions.chapter_id
        JOIN books ON books.id = chapters.book_id
        WHERE descriptions.id = generated_images.description_id
    """))
    op.alter_column('generated_images', 'user_id', existing_type=postgresql.UUID(), nullable=False)
    op.create_index(op.f('ix_generated_images_user_id'), 'generated_images', ['user_id'], unique=False)
    op.create_foreign_key('fk_generated_images_user_id', 'generated_images', 'users', ['user_id'], ['id'], ondelete='CASCADE')


def downgrade() -> None:
    op.drop_constraint('fk_generated_images_user_id', 'generated_images', type_='foreignkey')
    op.drop_index(op.f('ix_generated_images_user_id'), table_name='generated_images')
    op.drop_column('generated_images', 'user_id')
