"""Fix the structure of cases

Revision ID: fix_cases_table_001
Revises: 28e1ce4c3187
Create Date: 2025-08-11 00:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import UUID


# revision identifiers, used by Alembic.
revision = 'fix_cases_table_001'
down_revision = '28e1ce4c3187'
branch_labels = None
depends_on = None


WANTED = {
    'severity': sa.String(10),
    'summary': sa.Text(),
    'assigned_to': sa.String(255),
    'closed_at': sa.DateTime(),
}


def upgrade() -> None:
    conn = op.get_bind()
    inspector = sa.inspect(conn)

    if not inspector.has_table('cases'):
        op.create_table('cases', sa.Column('id', UUID(as_uuid=True), primary_key=True))
        columns = {'id'}
    else:
        columns = {column['name'] for column in inspector.get_columns('cases')}

    for name in sorted(WANTED.keys() - columns):
        op.add_column('cases', sa.Column(name, WANTED[name], nullable=True))

    stale = columns - set(WANTED) - {'id'}
    for name in sorted(stale):
        op.drop_column('cases', name)


def downgrade() -> None:
    op.drop_table('cases')
