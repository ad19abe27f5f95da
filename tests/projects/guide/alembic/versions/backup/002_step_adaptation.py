"""Steps can be replaced while a guide is followed: "1" becomes "1a"

Revision ID: 002
Revises: 001
Create Date: 2024-09-27 19:02:11.004512

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = '002'
down_revision = '001'
branch_labels = None
depends_on = None

step_status = postgresql.ENUM('active', 'completed', 'blocked', 'alternative', name='stepstatus', create_type=False)


def upgrade() -> None:
    step_status.create(op.get_bind(), checkfirst=True)

    op.add_column('step_guides', sa.Column('adaptation_history', sa.JSON(), nullable=True))
    op.add_column('step_guides', sa.Column('last_adapted_at', sa.DateTime(timezone=True), nullable=True))

    op.add_column('steps', sa.Column('step_identifier', sa.String(10), nullable=False, server_default='0'))
    op.add_column('steps', sa.Column('step_status', step_status, nullable=False, server_default='active'))
    op.add_column('steps', sa.Column('replaces_step_index', sa.Integer(), nullable=True))
    op.add_column('steps', sa.Column('blocked_reason', sa.String(500), nullable=True))
    op.execute("UPDATE steps SET step_identifier = CAST(step_index AS VARCHAR)")
    op.create_index('ix_steps_identifier', 'steps', ['guide_id', 'step_identifier'])

    # Sessions point at a step by its identifier now: new column, data over, old one away.
    op.add_column('guide_sessions', sa.Column('current_step_identifier', sa.String(10), nullable=True))
    op.execute("UPDATE guide_sessions SET current_step_identifier = CAST(current_step_index AS VARCHAR)")
    op.alter_column('guide_sessions', 'current_step_identifier', nullable=False)
    op.drop_constraint('positive_step_index', 'guide_sessions', type_='check')
    op.drop_column('guide_sessions', 'current_step_index')

    # The key of the trackers is changed where it stands.
    op.alter_column('progress_trackers', 'step_key',
        existing_type=sa.Integer(),
        type_=sa.String(10),
        existing_nullable=False,
        server_default=None,
        postgresql_using="step_key::varchar",
    )


def downgrade() -> None:
    # "1a" has no number: such rows go back to the step that they came from.
    op.execute("DELETE FROM progress_trackers WHERE step_key !~ '^[0-9]+$'")
    op.alter_column('progress_trackers', 'step_key',
        existing_type=sa.String(10),
        type_=sa.Integer(),
        existing_nullable=False,
        postgresql_using="step_key::integer",
    )
    op.alter_column('progress_trackers', 'step_key', existing_type=sa.Integer(), server_default='0')

    op.add_column('guide_sessions', sa.Column('current_step_index', sa.Integer(), nullable=True))
    op.execute(
        "UPDATE guide_sessions "
        "SET current_step_index = CAST(regexp_replace(current_step_identifier, '[^0-9].*$', '') AS INTEGER)"
    )
    op.alter_column('guide_sessions', 'current_step_index', existing_type=sa.Integer(), nullable=False)
    op.create_check_constraint('positive_step_index', 'guide_sessions', 'current_step_index >= 0')
    op.drop_column('guide_sessions', 'current_step_identifier')

    op.drop_index('ix_steps_identifier', table_name='steps')
    for column in ('blocked_reason', 'replaces_step_index', 'step_status', 'step_identifier'):
        op.drop_column('steps', column)
    op.drop_column('step_guides', 'last_adapted_at')
    op.drop_column('step_guides', 'adaptation_history')

    step_status.drop(op.get_bind(), checkfirst=True)
