"""Link psychologists to users

Revision ID: link_psych_users_001
Revises: add_admin_infra_001
Create Date: 2025-08-12 00:00:00

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'link_psych_users_001'
down_revision = 'add_admin_infra_001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('psychologists', sa.Column('user_id', sa.Integer(), nullable=True))

    bind = op.get_bind()
    found = bind.execute(sa.text("""
        SELECT p.id AS psychologist, u.id AS account
        FROM psychologists p JOIN users u ON lower(u.email) = lower(p.email)
        ORDER BY p.id
    """))
    linked = 0
    for row in found.fetchall():
        result = bind.execute(
            sa.text("UPDATE psychologists SET user_id = :account WHERE id = :psychologist"),
            {'account': row.account, 'psychologist': row[0]},
        )
        linked += result.rowcount
    print(f"linked {linked} psychologists")

    op.create_foreign_key('fk_psychologists_user', 'psychologists', 'users', ['user_id'], ['id'], ondelete='SET NULL')


def downgrade() -> None:
    op.drop_constraint('fk_psychologists_user', 'psychologists', type_='foreignkey')
    op.drop_column('psychologists', 'user_id')
