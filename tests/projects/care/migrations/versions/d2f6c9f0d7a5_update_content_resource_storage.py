"""update content resource storage

Revision ID: d2f6c9f0d7a5
Revises: 8a4d1c7e2b90
Create Date: 2025-05-06 10:10:10.100100

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'd2f6c9f0d7a5'
down_revision = '8a4d1c7e2b90'
branch_labels = None
depends_on = None


def upgrade():
    inspector = sa.inspect(op.get_bind())
    if 'content_resources' not in inspector.get_table_names():
        op.create_table(
            'content_resources',
            sa.Column('id', sa.Integer(), primary_key=True),
            sa.Column('title', sa.String(255), nullable=False),
            sa.Column('content', sa.Text(), nullable=True),
        )
    existing_columns = [col['name'] for col in inspector.get_columns('content_resources')] \
        if inspector.has_table('content_resources') else []
    if 'source' not in existing_columns:
        op.add_column('content_resources', sa.Column('source', sa.Text(), nullable=True))
    if 'mime_type' not in existing_columns:
        op.add_column('content_resources', sa.Column('mime_type', sa.String(100), nullable=True, server_default='text/plain'))


def downgrade():
    op.execute('DROP TABLE IF EXISTS content_resources')
