"""migrate JSON to JSONB

Revision ID: jsonb_of_books
Revises: 96e4b12dc05a
Create Date: 2025-10-29 10:00:00.000000+00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = 'jsonb_of_books'
down_revision = '96e4b12dc05a'
branch_labels = None
depends_on = None

JSON_COLUMNS = {
    'books': ['book_metadata'],
    'pictures': ['generation_parameters', 'moderation_result'],
}


def upgrade() -> None:
    for table, columns in JSON_COLUMNS.items():
        for column in columns:
            op.alter_column(
                table,
                column,
                existing_type=sa.JSON(),
                type_=postgresql.JSONB(astext_type=sa.Text()),
                existing_nullable=True,
                postgresql_using=f'{column}::jsonb',
            )
            short = column.replace('book_', '')
            op.create_index('ix_%s_%s_gin' % (table, short), table, [column], postgresql_using='gin')

    op.execute("UPDATE books SET book_metadata = '{}'::jsonb WHERE book_metadata IS NULL")
    op.alter_column('books', 'book_metadata', existing_type=postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False)
    op.create_index(
        'ix_shelf_language', 'books', [sa.text("(book_metadata ->> 'language')")],
        postgresql_where=sa.text("book_metadata ? 'language'"),
    )


def downgrade() -> None:
    op.drop_index('ix_shelf_language', table_name='books')
    op.alter_column('books', 'book_metadata', existing_type=postgresql.JSONB(), server_default=None, nullable=True)
    for table, columns in JSON_COLUMNS.items():
        for column in columns:
            op.drop_index('ix_%s_%s_gin' % (table, column.replace('book_', '')), table_name=table)
            op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE JSON USING {column}::json')
