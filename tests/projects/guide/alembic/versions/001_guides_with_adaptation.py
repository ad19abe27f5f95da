"""Guides with sections and adaptation, in one

Takes the place of 001_sections_and_guide_structure and 002_step_adaptation (see backup/), for databases that are new.

Revision ID: 001
Revises:
Create Date: 2024-09-29 10:44:03.771250

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = '001'
down_revision = None
branch_labels = None
depends_on = None

difficulty_level = postgresql.ENUM('beginner', 'intermediate', 'advanced', name='difficultylevel', create_type=False)
session_status = postgresql.ENUM('active', 'paused', 'completed', 'failed', name='sessionstatus', create_type=False)
step_status = postgresql.ENUM('active', 'completed', 'blocked', 'alternative', name='stepstatus', create_type=False)


def guide_reference(**kwargs):
    return sa.Column('guide_id', postgresql.UUID(as_uuid=True), sa.ForeignKey('step_guides.guide_id', **kwargs), nullable=False)


def upgrade() -> None:
    bind = op.get_bind()
    for enum in (difficulty_level, session_status, step_status):
        enum.create(bind, checkfirst=True)

    op.create_table(
        'step_guides',
        sa.Column('guide_id', postgresql.UUID(as_uuid=True), primary_key=True),
        sa.Column('title', sa.String(200), nullable=False, index=True),
        sa.Column('description', sa.Text),
        sa.Column('total_sections', sa.Integer, nullable=False),
        sa.Column('total_steps', sa.Integer, nullable=False),
        sa.Column('difficulty_level', difficulty_level, nullable=False),
        sa.Column('guide_data', sa.JSON(), nullable=False),
        sa.Column('adaptation_history', sa.JSON()),
        sa.Column('last_adapted_at', sa.DateTime(timezone=True)),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.CheckConstraint('total_steps > 0', name='positive_total_steps'),
        sa.CheckConstraint('length(title) > 0', name='title_is_there'),
    )
    op.create_table(
        'sections',
        sa.Column('section_id', postgresql.UUID(as_uuid=True), primary_key=True),
        guide_reference(ondelete='CASCADE'),
        sa.Column('section_identifier', sa.String(100), nullable=False),
        sa.Column('section_order', sa.Integer, nullable=False),
        sa.Column('section_title', sa.String(200), nullable=False),
        sa.Column('estimated_minutes', sa.Integer, nullable=False, server_default='0'),
        sa.UniqueConstraint('guide_id', 'section_order', name='unique_section_order'),
    )
    op.create_table(
        'steps',
        sa.Column('step_id', postgresql.UUID(as_uuid=True), primary_key=True),
        guide_reference(ondelete='CASCADE'),
        sa.Column('section_id', postgresql.UUID(as_uuid=True),
            sa.ForeignKey('sections.section_id', name='fk_steps_section', ondelete='CASCADE'), nullable=False),
        sa.Column('step_index', sa.Integer, nullable=False),
        sa.Column('step_identifier', sa.String(10), nullable=False, server_default='0'),
        sa.Column('step_status', step_status, nullable=False, server_default='active'),
        sa.Column('replaces_step_index', sa.Integer),
        sa.Column('blocked_reason', sa.String(500)),
        sa.Column('title', sa.String(200), nullable=False),
        sa.Column('completion_criteria', postgresql.ARRAY(sa.String(80))),
        sa.Column('requires_desktop_monitoring', sa.Boolean, nullable=False, server_default=sa.false()),
        sa.CheckConstraint('step_index >= 0', name='non_negative_step_index'),
    )
    op.create_index('ix_steps_guide_index', 'steps', ['guide_id', 'step_index'], unique=True)
    op.create_index('ix_steps_identifier', 'steps', ['guide_id', 'step_identifier'])
    op.create_table(
        'guide_sessions',
        sa.Column('session_id', sa.Integer, sa.Identity(), primary_key=True),
        guide_reference(),
        sa.Column('visitor', sa.String(255), nullable=False),
        sa.Column('status', session_status, nullable=False),
        sa.Column('current_step_identifier', sa.String(10), nullable=False),
        sa.Column('started_at', sa.DateTime(timezone=True)),
    )
    op.create_table(
        'progress_trackers',
        sa.Column('session_id', sa.Integer, sa.ForeignKey('guide_sessions.session_id', ondelete='CASCADE'), nullable=False),
        sa.Column('step_key', sa.String(10), nullable=False),
        sa.Column('seconds_spent', sa.Numeric(8, 2)),
        sa.PrimaryKeyConstraint('session_id', 'step_key'),
    )


def downgrade() -> None:
    for table in ['progress_trackers', 'guide_sessions', 'steps', 'sections', 'step_guides']:
        op.drop_table(table)

    bind = op.get_bind()
    for enum in (step_status, session_status, difficulty_level):
        enum.drop(bind, checkfirst=True)
