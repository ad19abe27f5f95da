"""Authentication system

Revision ID: 20251116120000
Revises: 20251116000000
Create Date: 2025-11-16 12:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import func, text
from sqlalchemy.dialects.postgresql import ARRAY, INET, UUID

# revision identifiers, used by Alembic.
revision = '20251116120000'
down_revision = '20251116000000'
branch_labels = None
depends_on = None

ROLES = [('admin', ['*']), ('agent', ['tickets:read', 'tickets:write']), ('viewer', ['tickets:read'])]


def upgrade():
    op.create_table(
        'users',
        sa.Column('id', UUID(as_uuid=True), primary_key=True, default=None, server_default=text('gen_random_uuid()')),
        sa.Column('email', sa.String(255), nullable=False),
        sa.Column('password_hash', sa.String(255), nullable=True),
        sa.Column('status', sa.Enum('active', 'inactive', 'suspended', name='userstatus'), nullable=False, server_default='active'),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=func.now(), nullable=False),
    )
    op.create_index('uq_users_email', 'users', [text('lower(email)')], unique=True)

    roles = op.create_table(
        'roles',
        sa.Column('name', sa.String(50), primary_key=True),
        sa.Column('scopes', ARRAY(sa.String(100)), nullable=False, server_default=text("'{}'::varchar[]")),
    )
    op.bulk_insert(roles, [{'name': name, 'scopes': scopes} for name, scopes in ROLES])

    op.create_table(
        'user_roles',
        sa.Column('user_id', UUID(as_uuid=True), sa.ForeignKey('users.id', ondelete='CASCADE'), primary_key=True),
        sa.Column('role', sa.String(50), sa.ForeignKey('roles.name', onupdate='CASCADE'), primary_key=True),
    )
    op.create_table(
        'api_keys',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('user_id', UUID(as_uuid=True), sa.ForeignKey('users.id', ondelete='CASCADE'), nullable=False, index=True),
        sa.Column('key_hash', sa.String(128), nullable=False, unique=True),
        sa.Column('expires_at', sa.DateTime(timezone=True)),
    )
    op.create_table(
        'user_sessions',
        sa.Column('id', sa.BigInteger, primary_key=True),
        sa.Column('user_id', UUID(as_uuid=True), sa.ForeignKey('users.id', ondelete='CASCADE'), nullable=False),
        sa.Column('address', INET),
        sa.Column('agent', sa.Text),
    )
    op.create_table(
        'password_resets',
        sa.Column('token_hash', sa.String(128), primary_key=True),
        sa.Column('user_id', UUID(as_uuid=True), sa.ForeignKey('users.id', ondelete='CASCADE'), nullable=False),
        sa.Column('used', sa.Boolean, nullable=False, server_default=sa.sql.expression.false()),
    )

    # From now on a note says who wrote it.
    op.add_column('customer_notes', sa.Column('author_id', UUID(as_uuid=True), nullable=True))
    op.create_foreign_key('fk_customer_notes_author', 'customer_notes', 'users', ['author_id'], ['id'], ondelete='SET NULL')


def downgrade():
    op.drop_constraint('fk_customer_notes_author', 'customer_notes', type_='foreignkey')
    op.drop_column('customer_notes', 'author_id')
    for name in ['password_resets', 'user_sessions', 'api_keys', 'user_roles', 'roles', 'users']:
        op.drop_table(name)
    op.execute('DROP TYPE IF EXISTS userstatus;')
