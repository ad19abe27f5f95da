"""Cases belong to users; whatever the key was called

Revision ID: fix_cases_table_002
Revises: fix_cases_table_001
Create Date: 2025-08-13 00:00:00

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'fix_cases_table_002'
down_revision = 'fix_cases_table_001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    inspector = sa.inspect(op.get_bind())
    names = [c['name'] for c in inspector.get_columns('cases')]
    if 'user_id' not in names:
        op.add_column('cases', sa.Column('user_id', sa.Integer()))

    for key in inspector.get_foreign_keys('cases'):
        if key['referred_table'] == 'users' and key['constrained_columns'] == ['user_id']:
            op.drop_constraint(key['name'], 'cases', type_='foreignkey')
    op.create_foreign_key('fk_cases_user', 'cases', 'users', ['user_id'], ['id'], ondelete='CASCADE')

    severity = next(c for c in inspector.get_columns('cases') if c['name'] == 'severity')
    if severity['nullable']:
        op.execute("UPDATE cases SET severity = 'low' WHERE severity IS NULL")
        op.alter_column('cases', 'severity', existing_type=severity['type'], nullable=False)


def downgrade() -> None:
    op.alter_column('cases', 'severity', existing_type=sa.String(10), nullable=True)
    op.drop_constraint('fk_cases_user', 'cases', type_='foreignkey')
    op.drop_column('cases', 'user_id')
