"""Complete schema expansion: subscriptions, sales, marketing, knowledge, workflows

Revision ID: 20251114120000
Revises: efaa6e584823
Create Date: 2025-11-14 12:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, UUID

# revision identifiers, used by Alembic.
revision = '20251114120000'
down_revision = 'efaa6e584823'
branch_labels = None
depends_on = None


def key():
    return sa.Column('id', UUID(as_uuid=True), primary_key=True, server_default=sa.text('gen_random_uuid()'))


def timestamps(soft_delete=False):
    columns = [
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    ]
    if soft_delete:
        columns.append(sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True))
    return columns


def customer(**kwargs):
    kwargs.setdefault('nullable', False)
    return sa.Column('customer_id', UUID(as_uuid=True), sa.ForeignKey('customers.id', ondelete='CASCADE'), **kwargs)


def text(name, length=255, **kwargs):
    return sa.Column(name, sa.String(length), **kwargs)


def upgrade() -> None:
    # --- subscriptions and money ---
    op.create_table('subscriptions', key(), customer(index=True), text('plan', 50, nullable=False),
        sa.Column('mrr', sa.Numeric(10, 2), nullable=False, server_default='0'),
        sa.Column('seats_total', sa.Integer, server_default='1'), sa.Column('seats_used', sa.Integer, server_default='0'),
        *timestamps(), sa.CheckConstraint('seats_used <= seats_total', name='seats'))
    op.create_table('invoices', key(), customer(),
        sa.Column('subscription_id', UUID(as_uuid=True), sa.ForeignKey('subscriptions.id')),
        text('invoice_number', 50, nullable=False, unique=True), sa.Column('amount', sa.Numeric(10, 2), nullable=False),
        sa.Column('due_date', sa.Date, nullable=False), *timestamps())
    op.create_table('payments', key(), sa.Column('invoice_id', UUID(as_uuid=True), sa.ForeignKey('invoices.id'), nullable=False),
        sa.Column('amount', sa.Numeric(10, 2), nullable=False), text('currency', 3, server_default='USD'), *timestamps())
    op.create_table('usage_events', sa.Column('id', sa.BigInteger, primary_key=True), customer(), text('event_type', 100),
        sa.Column('quantity', sa.Integer, nullable=False, server_default=sa.text('1')), sa.Column('at', sa.DateTime(timezone=True)))
    op.create_table('credits', key(), customer(), sa.Column('amount', sa.Numeric(10, 2)), text('reason'),
        sa.Column('expires_at', sa.DateTime(timezone=True)), *timestamps())

    # --- health ---
    op.create_table('customer_health_events', key(), customer(), sa.Column('score_before', sa.Integer),
        sa.Column('score_after', sa.Integer, sa.CheckConstraint('score_after BETWEEN 0 AND 100', name='score')), *timestamps())
    op.create_table('customer_segments', key(), text('name', 100, nullable=False, unique=True),
        sa.Column('criteria', JSONB, nullable=False, server_default='{}'), *timestamps(soft_delete=True))
    op.create_table('customer_notes', key(), customer(), sa.Column('note', sa.Text, nullable=False),
        sa.Column('is_pinned', sa.Boolean, server_default=sa.false(), nullable=False), *timestamps(soft_delete=True))
    op.create_table('customer_contacts', key(), customer(), text('email', nullable=False), text('phone', 50),
        sa.Column('is_primary', sa.Boolean, nullable=False, server_default='false'), *timestamps(),
        sa.UniqueConstraint('customer_id', 'email', name='uq_contact_email'))
    op.create_table('customer_integrations', key(), customer(), text('kind', 50, nullable=False),
        sa.Column('config', JSONB), text('status', 20, server_default='active'), *timestamps())

    # --- sales ---
    op.create_table('employees', key(), text('email', nullable=False, unique=True), text('team', 50), *timestamps())
    op.create_table('leads', key(), text('email', nullable=False, index=True), text('company'),
        sa.Column('score', sa.Integer, nullable=False, server_default='0'),
        sa.Column('owner_id', UUID(as_uuid=True), sa.ForeignKey('employees.id', ondelete='SET NULL')),
        *timestamps(soft_delete=True))
    op.create_table('deals', key(), sa.Column('lead_id', UUID(as_uuid=True), sa.ForeignKey('leads.id')),
        customer(nullable=True), text('name', nullable=False),
        sa.Column('stage', sa.Enum('prospecting', 'demo', 'negotiation', 'won', 'lost', name='deal_stage'), nullable=False),
        sa.Column('value', sa.Numeric(12, 2)), sa.Column('probability', sa.Integer), *timestamps())
    op.create_table('sales_activities', key(), sa.Column('deal_id', UUID(as_uuid=True), sa.ForeignKey('deals.id')),
        text('activity_type', 50), sa.Column('notes', sa.Text), sa.Column('duration', sa.Interval), *timestamps())
    op.create_table('quotes', key(), sa.Column('deal_id', UUID(as_uuid=True), sa.ForeignKey('deals.id'), nullable=False),
        text('quote_number', 50, nullable=False), sa.Column('line_items', JSONB, nullable=False), *timestamps(),
        sa.UniqueConstraint('quote_number'))

    # --- knowledge ---
    op.create_table('kb_categories', sa.Column('id', sa.Integer, primary_key=True), text('name', 100, nullable=False),
        sa.Column('parent_id', sa.Integer, sa.ForeignKey('kb_categories.id', ondelete='CASCADE')))
    op.create_table('kb_article_versions', sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('article_id', sa.Integer, sa.ForeignKey('kb_articles.id', ondelete='CASCADE'), nullable=False),
        sa.Column('version', sa.Integer, nullable=False), sa.Column('body', sa.Text, nullable=False),
        sa.UniqueConstraint('article_id', 'version'))
    op.create_table('kb_usage', sa.Column('id', sa.BigInteger, sa.Identity(), primary_key=True),
        sa.Column('article_id', sa.Integer, sa.ForeignKey('kb_articles.id', ondelete='CASCADE')), text('event', 20))
    op.add_column('kb_articles', sa.Column('category_id', sa.Integer(), nullable=True))
    op.create_foreign_key(None, 'kb_articles', 'kb_categories', ['category_id'], ['id'])

    # --- workflows and measures ---
    op.create_table('workflows', key(), text('name', nullable=False), sa.Column('steps', sa.JSON, nullable=False),
        sa.Column('is_enabled', sa.Boolean, nullable=False, server_default=sa.true()), *timestamps())
    op.create_table('workflow_executions', key(),
        sa.Column('workflow_id', UUID(as_uuid=True), sa.ForeignKey('workflows.id', ondelete='CASCADE'), nullable=False),
        text('status', 20, nullable=False, server_default='pending'), sa.Column('error', sa.Text), *timestamps())
    op.create_table('scheduled_tasks', key(), text('cron', 100, nullable=False), sa.Column('next_run', sa.DateTime(timezone=True)),
        sa.Column('at_time', sa.Time), *timestamps())
    op.create_table('conversation_analytics', sa.Column('day', sa.Date, primary_key=True),
        sa.Column('total', sa.Integer, nullable=False), sa.Column('resolved', sa.Integer, nullable=False),
        sa.Column('resolution_rate', sa.Numeric(5, 2), sa.Computed('CASE WHEN total = 0 THEN 0 ELSE resolved * 100.0 / total END')))
    op.create_table('feature_usage', sa.Column('id', sa.Integer, primary_key=True), customer(), text('feature', 100),
        sa.Column('times', sa.BigInteger, server_default='0'), sa.UniqueConstraint('customer_id', 'feature'))
    op.create_table('ab_tests', key(), text('name', nullable=False), sa.Column('variants', JSONB, nullable=False), *timestamps())
    op.create_table('collaborations', key(),
        sa.Column('conversation_id', UUID(as_uuid=True), sa.ForeignKey('conversations.id'), nullable=False),
        sa.Column('agent_ids', sa.ARRAY(sa.Integer), nullable=False), text('outcome', 50), *timestamps())

    op.create_index(None, 'usage_events', ['customer_id', 'at'])
    op.create_index('ix_invoices_unpaid', 'invoices', ['due_date'], postgresql_where=sa.text('amount > 0'))


def downgrade() -> None:
    op.drop_index('ix_invoices_unpaid', 'invoices')
    op.drop_index('ix_usage_events_customer_id', table_name='usage_events')
    for table in ('collaborations', 'ab_tests', 'feature_usage', 'conversation_analytics', 'scheduled_tasks',
                  'workflow_executions', 'workflows'):
        op.drop_table(table)
    op.drop_constraint('fk_kb_articles_category_id_kb_categories', 'kb_articles', type_='foreignkey')
    op.drop_column('kb_articles', 'category_id')
    for table in ['kb_usage', 'kb_article_versions', 'kb_categories', 'quotes', 'sales_activities', 'deals', 'leads', 'employees']:
        op.drop_table(table)
    sa.Enum(name='deal_stage').drop(op.get_bind())
    for table in [f'customer_{what}' for what in ('integrations', 'contacts', 'notes', 'segments', 'health_events')]:
        op.drop_table(table)
    for table in 'credits usage_events payments invoices subscriptions'.split():
        op.drop_table(table)
