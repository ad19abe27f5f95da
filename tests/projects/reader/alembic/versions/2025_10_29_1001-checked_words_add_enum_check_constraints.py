"""add enum check constraints

Revision ID: checked_words
Revises: jsonb_of_books
Create Date: 2025-10-29 10:01:00.000000+00:00

"""
import enum

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = 'checked_words'
down_revision = 'jsonb_of_books'
branch_labels = None
depends_on = None


class Genre(str, enum.Enum):
    FANTASY = 'fantasy'
    DETECTIVE = 'detective'
    SCIFI = 'science_fiction'
    HISTORICAL = 'historical'
    ROMANCE = 'romance'
    THRILLER = 'thriller'
    HORROR = 'horror'
    CLASSIC = 'classic'
    OTHER = 'other'


class ImageService(str, enum.Enum):
    POLLINATIONS = 'pollinations'
    OPENAI_DALLE = 'openai_dalle'
    MIDJOURNEY = 'midjourney'
    IMAGEN = 'imagen'


def listed(values) -> str:
    return ', '.join("'{}'".format(value) for value in values)


def upgrade() -> None:
    genres = [genre.value for genre in Genre]
    # What is no genre of ours becomes the last one, or the check could not be made.
    op.get_bind().execute(
        sa.text(f"UPDATE books SET genre = :other WHERE genre NOT IN ({listed(genres)})"),
        {'other': Genre.OTHER.value},
    )
    op.create_check_constraint('check_book_genre', 'books', f'genre IN ({listed(genres)})')
    op.create_check_constraint('check_book_format', 'books', sa.column('file_format').in_(['epub', 'fb2']))
    op.create_check_constraint(
        'check_image_service', 'pictures', f"service_used IN ({listed(s.value for s in ImageService)})"
    )
    op.create_check_constraint(
        'check_image_status',
        'pictures',
        "status IN ('pending', 'generating', 'completed', 'failed', 'moderated')",
    )


def downgrade() -> None:
    op.drop_constraint('check_image_status', 'pictures', type_='check')
    op.drop_constraint('check_image_service', 'pictures', type_='check')
    op.drop_constraint('check_book_format', 'books', type_='check')
    op.drop_constraint('check_book_genre', 'books', type_='check')
