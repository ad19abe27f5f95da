"""Tier 4: advanced capabilities

Revision ID: 20251117000000
Revises: 20251116120000
Create Date: 2025-11-17 00:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

# revision identifiers, used by Alembic.
revision = '20251117000000'
down_revision = '20251116120000'
branch_labels = None
depends_on = None

CREATED = []


def table(name, *columns, **kwargs):
    """A table with a key and a clock."""
    op.create_table(
        name,
        sa.Column('id', sa.Integer(), sa.Identity(start=1, cycle=False), nullable=False),
        *columns,
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
        sa.PrimaryKeyConstraint('id'),
        **kwargs,
    )
    CREATED.append(name)


def upgrade() -> None:
    table('predictions', sa.Column('customer_id', pg.UUID(as_uuid=True), sa.ForeignKey('customers.id', name='fk_prediction_of'), nullable=False),
          sa.Column('churn', sa.Numeric(5, 4), nullable=False), sa.CheckConstraint('churn >= 0 AND churn <= 1', name='churn_share'))
    table('recommendations', sa.Column('prediction_id', sa.Integer(), sa.ForeignKey('predictions.id', ondelete='CASCADE')),
          sa.Column('text', sa.Text(), nullable=False), sa.Column('rank', sa.SmallInteger(), server_default=sa.text('1')))
    table('model_versions', sa.Column('name', sa.String(60), nullable=False), sa.Column('sha', sa.LargeBinary(32)),
          sa.Column('parameters', pg.JSONB(), nullable=False, server_default=sa.text("'{\"depth\": 3}'::jsonb")))
    table('experiments', sa.Column('model_id', sa.Integer(), nullable=False), sa.Column('metric', sa.Float(precision=24)),
          sa.ForeignKeyConstraint(('model_id',), ['model_versions.id']))
    table('personalities', sa.Column('tone', sa.String(30), nullable=False, unique=True), sa.Column('prompt', sa.Text(), nullable=False))
    table('languages', sa.Column('code', sa.CHAR(2), nullable=False), sa.Column('name', sa.String(40), nullable=False),
          sa.UniqueConstraint('code', name='uq_languages_code'))
    table('translations', sa.Column('language_id', sa.Integer(), sa.ForeignKey('languages.id')), sa.Column('source', sa.Text()),
          sa.Column('target', sa.Text()), sa.Column('order', sa.Integer(), comment='of "similar" ones; 100% is the source\'s own'))
    table('escalation_paths', sa.Column('steps', pg.ARRAY(sa.Integer(), dimensions=1), nullable=False))
    table('competitor_mentions', sa.Column('message_id', pg.UUID(as_uuid=True), sa.ForeignKey('messages.id', ondelete='CASCADE')),
          sa.Column('competitor', sa.String(100), nullable=False))
    table('revenue_forecasts', sa.Column('month', sa.Date(), nullable=False), sa.Column('amount', pg.MONEY()),
          sa.Column('low_high', pg.NUMRANGE()), comment='One for each month')

    languages = sa.table('languages', sa.column('code'), sa.column('name'), sa.column('created_at'))
    for code, name in {'de': 'Deutsch', 'fr': 'Français', 'ja': '日本語'}.items():
        op.execute(languages.insert().values(code=code, name=name, created_at=sa.text("timestamptz '2025-11-17 00:00:00+00'")))
    op.execute(languages.update().where(languages.c.code == op.inline_literal('ja')).values(name='日本語 (100%)'))

    op.create_check_constraint('amount_there', 'credits', sa.column('amount').isnot(None))
    op.alter_column('leads', 'score', existing_type=sa.Integer(), type_=sa.BigInteger(), existing_server_default='0', comment='0 to 1000')
    op.create_unique_constraint(None, 'personalities', ['prompt'])


def downgrade() -> None:
    op.drop_constraint(op.f('uq_personalities_prompt'), 'personalities', type_='unique')
    op.alter_column('leads', 'score', existing_type=sa.BigInteger(), type_=sa.Integer(), comment=None, existing_comment='0 to 1000')
    op.drop_constraint('amount_there', 'credits', type_='check')
    for name in ('revenue_forecasts', 'competitor_mentions', 'escalation_paths', 'translations', 'languages', 'personalities',
                 'experiments', 'model_versions', 'recommendations', 'predictions'):
        op.drop_table(name)
