"""add topic excerpts

Revision ID: 612167b98a55
Revises: d2f6c9f0d7a5
Create Date: 2025-05-21 11:33:02.447201

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '612167b98a55'
down_revision = 'd2f6c9f0d7a5'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('content_resources', sa.Column('topic', sa.String(80), nullable=True))
    op.add_column('content_resources', sa.Column('excerpt', sa.String(160), nullable=True))
    resources = sa.table('content_resources', sa.column('title', sa.String), sa.column('content', sa.Text), sa.column('excerpt', sa.String))
    op.execute(
        resources.update()
        .where(resources.c.content.isnot(None))
        .values(excerpt=sa.func.left(resources.c.content, 160))
    )


def downgrade():
    op.drop_column('content_resources', 'excerpt')
    op.drop_column('content_resources', 'topic')
