"""Initial schema from init.sql

Revision ID: 03033cebb647
Revises:
Create Date: 2025-10-24 14:21:33.809112

"""
from pathlib import Path
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = '03033cebb647'
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

INIT_SQL = Path(__file__).resolve().parents[2] / "database" / "init.sql"

TABLES = [
    "consistency_reports", "quality_metrics", "project_charters", "checkpoints",
    "conversation_history", "stage_data", "sessions",
]


def upgrade() -> None:
    """Run the file that Docker runs."""
    if not INIT_SQL.exists():
        raise FileNotFoundError(f"init.sql is not where it should be: {INIT_SQL}")

    op.execute(INIT_SQL.read_text(encoding="utf-8"))


def downgrade() -> None:
    """Take all of it away again, the extension too."""
    op.execute("DROP VIEW IF EXISTS session_overview")
    for table in TABLES:
        op.execute(f"DROP TABLE IF EXISTS {table} CASCADE")

    op.execute("""
        DROP FUNCTION IF EXISTS mark_abandoned_sessions(INTERVAL);
        DROP FUNCTION IF EXISTS get_session_progress(UUID);
        DROP FUNCTION IF EXISTS get_active_sessions_count();
        DROP FUNCTION IF EXISTS update_stage_data_timestamp();
        DROP FUNCTION IF EXISTS update_sessions_timestamp();
    """)
    op.execute('DROP EXTENSION IF EXISTS "uuid-ossp"')
