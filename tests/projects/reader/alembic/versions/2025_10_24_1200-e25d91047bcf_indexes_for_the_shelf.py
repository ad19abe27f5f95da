"""add critical performance indexes

Revision ID: e25d91047bcf
Revises: b8306d5fa1c7
Create Date: 2025-10-24 12:00:00.000000+00:00

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = 'e25d91047bcf'
down_revision = 'b8306d5fa1c7'
branch_labels = None
depends_on = None

# name, table, columns
COMPOSITE = [
    ('ix_bookmarks_user_book', 'bookmarks', ['user_id', 'book_id']),
    ('ix_chapters_book_number', 'chapters', ['book_id', 'chapter_number']),
    ('ix_descriptions_chapter_type', 'descriptions', ['chapter_id', 'type']),
]


def upgrade() -> None:
    for name, table, columns in COMPOSITE:
        op.create_index(name, table, columns)

    # Newest first, as the shelf shows them.
    op.create_index('ix_shelf_user_created', 'books', ['user_id', sa.text('created_at DESC')])

    # Partial: the parser asks for what is not parsed, the billing for what runs.
    op.create_index(
        'ix_shelf_user_unparsed', 'books', ['user_id', 'is_parsed'],
        postgresql_where=sa.text('is_parsed = false'),
    )
    op.create_index(
        'ix_subscriptions_ending', 'subscriptions', ['end_date'],
        postgresql_where=sa.text("status = 'ACTIVE' AND end_date IS NOT NULL"),
    )

    # Trigrams for the search field, and one case-blind address a user.
    op.create_index(
        'ix_shelf_title_trgm', 'books', ['title'],
        postgresql_using='gin', postgresql_ops={'title': 'gin_trgm_ops'},
    )
    op.create_index('uq_users_email_lower', 'users', [sa.text('lower(email)')], unique=True)
    op.create_index(
        'ix_images_url', 'pictures', ['image_url'],
        postgresql_using='hash', postgresql_where=sa.column('image_url').isnot(None),
    )


def downgrade() -> None:
    op.drop_index('ix_images_url', table_name='pictures')
    op.drop_index('uq_users_email_lower', table_name='users')
    op.execute('DROP INDEX IF EXISTS ix_shelf_title_trgm')
    op.drop_index('ix_subscriptions_ending', table_name='subscriptions')
    op.drop_index('ix_shelf_user_unparsed', table_name='books')
    op.drop_index('ix_shelf_user_created', table_name='books')
    for name, table, _ in reversed(COMPOSITE):
        op.drop_index(name, table_name=table)
