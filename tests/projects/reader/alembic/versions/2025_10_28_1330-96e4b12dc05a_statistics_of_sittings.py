"""optimize sittings

Revision ID: 96e4b12dc05a
Revises: 3ac7f0e968d4
Create Date: 2025-10-28 13:30:00.000000+00:00

"""
from textwrap import dedent

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = '96e4b12dc05a'
down_revision = '3ac7f0e968d4'
branch_labels = None
depends_on = None

VIEWS = ('sittings_by_day', 'habits_of_readers')


def upgrade() -> None:
    op.create_index(
        'ix_sittings_covering', 'sittings', ['user_id', 'started_at'],
        postgresql_include=['duration_minutes', 'end_position'],
    )
    op.create_index('ix_sittings_brin', 'sittings', ['started_at'], postgresql_using='brin')

    op.execute("""
        CREATE MATERIALIZED VIEW sittings_by_day AS
        SELECT
            date_trunc('day', started_at AT TIME ZONE 'UTC')::date AS day,
            count(*) AS sessions,
            count(DISTINCT user_id) AS readers,
            round(avg(duration_minutes), 1) AS minutes_on_average,
            count(*) FILTER (WHERE device_type = 'mobile') AS on_mobile
        FROM sittings
        WHERE NOT is_active
        GROUP BY 1
        WITH DATA;
    """)
    op.create_index('ix_daily_stats_day', 'sittings_by_day', ['day'], unique=True)

    op.execute(dedent("""
        CREATE MATERIALIZED VIEW habits_of_readers AS
        SELECT user_id,
               extract(hour FROM started_at AT TIME ZONE 'UTC')::int AS hour,
               sum(duration_minutes) AS minutes
        FROM sittings
        GROUP BY user_id, 2
    """))
    op.execute("CREATE UNIQUE INDEX ix_user_patterns ON habits_of_readers (user_id, hour)")

    op.execute(sa.text("""
        CREATE OR REPLACE FUNCTION refresh_reading_statistics() RETURNS void
        LANGUAGE plpgsql AS $body$
        BEGIN
            REFRESH MATERIALIZED VIEW CONCURRENTLY sittings_by_day;
            REFRESH MATERIALIZED VIEW CONCURRENTLY habits_of_readers;
            RAISE NOTICE '100%% of the statistics are new: %', clock_timestamp()\\:\\:date;
        END;
        $body$
    """))
    op.execute("""
        CREATE FUNCTION close_session() RETURNS trigger AS $$
        BEGIN
            IF NEW.ended_at IS NOT NULL THEN
                NEW.is_active := false;
                NEW.duration_minutes := extract(epoch FROM NEW.ended_at - NEW.started_at)::int / 60;
            END IF;
            RETURN NEW;
        END
        $$ LANGUAGE plpgsql;

        CREATE TRIGGER close_session_before_write
        BEFORE INSERT OR UPDATE ON sittings
        FOR EACH ROW EXECUTE FUNCTION close_session();
    """)


def downgrade() -> None:
    op.execute("DROP TRIGGER close_session_before_write ON sittings")
    op.execute("DROP FUNCTION close_session()")
    op.execute("DROP FUNCTION IF EXISTS refresh_reading_statistics()")
    for view in reversed(VIEWS):
        op.execute(f"DROP MATERIALIZED VIEW IF EXISTS {view} CASCADE")
    op.drop_index('ix_sittings_brin', table_name='sittings')
    op.drop_index('ix_sittings_covering', table_name='sittings')
