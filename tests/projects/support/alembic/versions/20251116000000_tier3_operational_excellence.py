"""Tier 3: operational excellence

Revision ID: 20251116000000
Revises: 20251114120000
Create Date: 2025-11-16 00:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = '20251116000000'
down_revision = '20251114120000'
branch_labels = None
depends_on = None

# Tables that say what happened to something, by whom: the same columns, a subject each.
LOGS = {
    'sync_logs': 'integration',
    'pii_access_logs': 'person',
    'encryption_logs': 'field',
    'compliance_checks': 'regulation',
    'vulnerability_scans': 'component',
    'backup_logs': 'archive',
}


def upgrade() -> None:
    severity = postgresql.ENUM('info', 'warning', 'critical', name='severity')
    severity.create(op.get_bind())

    for table, subject in LOGS.items():
        op.create_table(
            table,
            sa.Column('id', sa.BigInteger(), sa.Identity(always=True), primary_key=True),
            sa.Column(subject, sa.String(200), nullable=False),
            sa.Column('severity', postgresql.ENUM(name='severity', create_type=False), nullable=False, server_default='info'),
            sa.Column('detail', postgresql.JSONB(none_as_null=True), nullable=True),
            sa.Column('happened_at', postgresql.TIMESTAMP(timezone=True, precision=3), nullable=False, server_default=sa.func.current_timestamp()),
            comment=f'What happened to each {subject}',
        )
        op.create_index(f'ix_{table}_{subject}', table, [subject, sa.text('happened_at DESC')])

    op.create_table(
        'alert_rules',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('name', sa.String(100), nullable=False),
        sa.Column('severity', postgresql.ENUM('info', 'warning', 'critical', name='severity', create_type=False), nullable=False),
        sa.Column('threshold', postgresql.DOUBLE_PRECISION(), nullable=False),
        sa.Column('window', postgresql.INTERVAL(fields='MINUTE'), nullable=True),
        sa.UniqueConstraint('name', deferrable=True, initially='DEFERRED'),
    )
    op.create_table(
        'alerts',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('rule_id', sa.Integer(), sa.ForeignKey('alert_rules.id', deferrable=True, initially='IMMEDIATE')),
        sa.Column('value', postgresql.DOUBLE_PRECISION(), nullable=False),
        sa.Column('acknowledged', sa.Boolean(), nullable=False, server_default=sa.text('false')),
    )
    op.create_table(
        'qa_reviews',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('conversation_id', postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column('reviewer', sa.String(100)),
        sa.Column('grade', sa.CHAR(1), nullable=False),
        sa.ForeignKeyConstraint(['conversation_id'], ['conversations.id'], onupdate='CASCADE', ondelete='CASCADE'),
        sa.CheckConstraint("grade ~ '^[A-F]$'", name='grade_is_letter'),
    )
    op.create_table(
        'reports',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('period', postgresql.TSTZRANGE(), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=True),
        postgresql.ExcludeConstraint(('period', '&&'), name='one_report_a_time', using='gist'),
    )
    op.create_table('response_cache', sa.Column('question_hash', sa.String(64), primary_key=True), sa.Column('answer', sa.Text(), nullable=False),
                    sa.Column('hits', sa.Integer(), nullable=False, server_default=sa.text('0')), prefixes=['UNLOGGED'])
    op.create_table('rate_limits', sa.Column('bucket', sa.String(100), primary_key=True), sa.Column('left', sa.Integer(), nullable=False))

    op.bulk_insert(
        sa.table('alert_rules', sa.column('name', sa.String), sa.column('severity', sa.String), sa.column('threshold', sa.Float)),
        [
            {'name': 'slow answers', 'severity': 'warning', 'threshold': 2.5},
            {'name': 'error rate > 5%', 'severity': 'critical', 'threshold': 0.05},
        ],
    )


def downgrade() -> None:
    for table in ('rate_limits', 'response_cache', 'reports', 'qa_reviews', 'alerts', 'alert_rules', *reversed(list(LOGS))):
        op.drop_table(table)
    postgresql.ENUM(name='severity').drop(op.get_bind())
