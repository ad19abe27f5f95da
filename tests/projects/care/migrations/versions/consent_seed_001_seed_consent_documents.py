"""Seed the consent documents

Revision ID: consent_seed_001
Revises: 7be310c5d4f2
Create Date: 2025-09-03 10:00:00

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'consent_seed_001'
down_revision = '7be310c5d4f2'
branch_labels = None
depends_on = None


DOCUMENTS = [
    {'code': 'privacy', 'title': 'Privacy policy', 'version': 2},
    {'code': 'research', 'title': 'Use for research: 100% anonymous', 'version': 1},
]


def upgrade() -> None:
    documents = op.create_table(
        'consent_documents',
        sa.Column('code', sa.String(30), primary_key=True),
        sa.Column('title', sa.String(200), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
    )
    bind = op.get_bind()
    count = bind.execute(sa.select(sa.func.count()).select_from(documents)).scalar_one()
    if count == 0:
        bind.execute(documents.insert(), DOCUMENTS)
    newest = bind.execute(sa.text("SELECT code, version FROM consent_documents ORDER BY version DESC, code LIMIT 1")).mappings().one()
    if newest['version'] > 1:
        bind.execute(documents.update().where(documents.c.code == newest['code']).values(title=documents.c.title + ' (new)'))


def downgrade() -> None:
    op.drop_table('consent_documents')
