"""checks that were forgotten

Revision ID: 202511120001
Revises: 202511090001
Create Date: 2025-11-12 00:01:00

"""
from alembic import op

from migration_helpers import constraint_exists


# revision identifiers, used by Alembic.
revision = '202511120001'
down_revision = '202511090001'
branch_labels = None
depends_on = None


CHECKS = {
    'ck_users_role': ('users', "role IN ('user', 'counselor', 'admin')"),
    'ck_joy_range': ('player_wellness_state', 'joy BETWEEN 0 AND 1'),
}


def upgrade() -> None:
    op.execute("UPDATE users SET role = 'user' WHERE role NOT IN ('user', 'counselor', 'admin')")
    for name, (table, condition) in CHECKS.items():
        if not constraint_exists(table, name):
            op.create_check_constraint(name, table, condition)


def downgrade() -> None:
    for name, (table, _) in CHECKS.items():
        if constraint_exists(table, name):
            op.drop_constraint(name, table, type_='check')
