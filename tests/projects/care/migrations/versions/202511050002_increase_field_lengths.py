"""encrypted values are longer than plain ones

Revision ID: 202511050002
Revises: 202511050001
Create Date: 2025-11-05 00:02:00

"""
from alembic import op
import sqlalchemy as sa

from migration_helpers import column_in_information_schema as exists


# revision identifiers, used by Alembic.
revision = '202511050002'
down_revision = '202511050001'
branch_labels = None
depends_on = None


FIELDS = {
    ('users', 'phone_number'): (20, 500),
    ('user_emergency_contacts', 'full_name'): (100, 500),
    ('user_emergency_contacts', 'phone'): (20, 500),
    ('user_emergency_contacts', 'email'): (255, 1000),
}


def resize(old, new):
    for (table, column), lengths in FIELDS.items():
        if exists(table, column):
            op.alter_column(table, column, existing_type=sa.String(lengths[old]), type_=sa.String(lengths[new]))


def upgrade() -> None:
    resize(0, 1)


def downgrade() -> None:
    resize(1, 0)
