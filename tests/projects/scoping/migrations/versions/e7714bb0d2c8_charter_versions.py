"""A charter has versions

Revision ID: e7714bb0d2c8
Revises: c2a9d7f3310e
Create Date: 2025-11-16 20:33:28.904417

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = 'e7714bb0d2c8'
down_revision: Union[str, Sequence[str], None] = 'c2a9d7f3310e'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    with op.batch_alter_table('project_charters') as batch_op:
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default=sa.text('1')))
        batch_op.drop_constraint('project_charters_session_id_key', type_='unique')
        batch_op.create_unique_constraint('uq_charter_version', ['session_id', 'version'])
        batch_op.alter_column('overall_confidence', existing_type=sa.REAL(), type_=sa.Numeric(4, 3), existing_nullable=True)
        batch_op.alter_column('governance_decision', new_column_name='decision', existing_type=sa.String(30))
    op.create_check_constraint('version_counts_from_one', 'project_charters', 'version >= 1')
    op.rename_table('quality_metrics', 'answer_quality')


def downgrade() -> None:
    """Downgrade schema."""
    op.rename_table('answer_quality', 'quality_metrics')
    op.drop_constraint('version_counts_from_one', 'project_charters', type_='check')
    with op.batch_alter_table('project_charters') as batch_op:
        batch_op.alter_column('decision', new_column_name='governance_decision', existing_type=sa.String(30))
        batch_op.alter_column('overall_confidence', existing_type=sa.Numeric(4, 3), type_=sa.REAL(), existing_nullable=True)
        batch_op.drop_constraint('uq_charter_version', type_='unique')
        batch_op.create_unique_constraint('project_charters_session_id_key', ['session_id'])
        batch_op.drop_column('version')
