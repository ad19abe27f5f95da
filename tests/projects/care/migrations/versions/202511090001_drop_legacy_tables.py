"""drop what nobody uses, where it is

Revision ID: 202511090001
Revises: 202511070003
Create Date: 2025-11-09 00:01:00

"""
import logging

from alembic import op
import sqlalchemy as sa

logger = logging.getLogger('alembic.runtime.migration')


# revision identifiers, used by Alembic.
revision = '202511090001'
down_revision = '202511070003'
branch_labels = None
depends_on = None


LEGACY = ['badges_old', 'chat_backup', 'feedback_2024']


def upgrade() -> None:
    there = set(sa.inspect(op.get_bind()).get_table_names())
    for table in LEGACY:
        if table not in there:
            logger.info('no table %s here', table)
            continue
        rows = op.get_bind().execute(sa.text(f'SELECT count(*) FROM {table}')).scalar()
        if rows:
            raise RuntimeError(f'{table} has {rows} rows: look at them first')
        op.drop_table(table)


def downgrade() -> None:
    pass
