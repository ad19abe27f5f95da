"""merge profile and content

Revision ID: 4f00aa91d3c2
Revises: b669f9bb823a, 756c4fde7a1b
Create Date: 2025-06-02 07:58:12.008815

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '4f00aa91d3c2'
down_revision = ('b669f9bb823a', '756c4fde7a1b')
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
