"""add updated_at to player_wellness_state

Revision ID: 28e1ce4c3187
Revises: 1970e622e299
Create Date: 2025-06-22 19:48:31.774409

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '28e1ce4c3187'
down_revision = '1970e622e299'
branch_labels = None
depends_on = None


def upgrade():
    op.execute("""
        DO $$
        BEGIN
            IF NOT EXISTS (
                SELECT FROM information_schema.columns
                WHERE table_name = 'player_wellness_state' AND column_name = 'updated_at'
            ) THEN
                ALTER TABLE player_wellness_state ADD COLUMN updated_at timestamptz;
            END IF;
        END $$;
    """)


def downgrade():
    op.execute("ALTER TABLE player_wellness_state DROP COLUMN IF EXISTS updated_at")
