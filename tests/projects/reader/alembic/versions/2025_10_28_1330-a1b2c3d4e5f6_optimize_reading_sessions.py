"""optimize reading_sessions

Revision ID: a1b2c3d4e5f6
Revises: bf69a2347ac9
Create Date: 2025-10-28 13:30:00.000000+00:00

"""
from textwrap import dedent

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = 'a1b2c3d4e5f6'
down_revision = 'bf69a2347ac9'
branch_labels = None
depends_on = None

VIEWS = ('reading_sessions_daily_stats', 'user_reading_patterns')


def upgrade() -> None:
    op.create_index(
        'idx_reading_sessions_covering', 'reading_sessions', ['user_id', 'started_at'],
        postgresql_include=['duration_minutes', 'end_position'],
    )
    op.create_index('idx_reading_sessions_brin', 'reading_sessions', ['started_at'], postgresql_using='brin')

    op.execute("""
        CREATE MATERIALIZED VIEW reading_sessions_daily_stats AS
        SELECT
            date_trunc('day', started_at AT TIME ZONE 'UTC')::date AS day,
            count(*) AS sessions,
            count(DISTINCT user_id) AS readers,
            round(avg(duration_minutes), 1) AS minutes_on_average,
            count(*) FILTER (WHERE device_type = 'mobile') AS on_mobile
        FROM reading_sessions
        WHERE NOT is_active
        GROUP BY 1
        WITH DATA;
    """)
    op.create_index('idx_daily_stats_day', 'reading_sessions_daily_stats', ['day'], unique=True)

    op.execute(dedent("""
        CREATE MATERIALIZED VIEW user_reading_patterns AS
        SELECT user_id,
               extract(hour FROM started_at AT TIME ZONE 'UTC')::int AS hour,
               sum(duration_minutes) AS minutes
        FROM reading_sessions
        GROUP BY user_id, 2
    """))
    op.execute("CREATE UNIQUE INDEX idx_user_patterns ON user_reading_patterns (user_id, hour)")

    op.execute(sa.text("""
        CREATE OR REPLACE FUNCTION refresh_reading_statistics() RETURNS void
        LANGUAGE plpgsql AS $body$
        BEGIN
            REFRESH MATERIALIZED VIEW CONCURRENTLY reading_sessions_daily_stats;
            REFRESH MATERIALIZED VIEW CONCURRENTLY user_reading_patterns;
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
        BEFORE INSERT OR UPDATE ON reading_sessions
        FOR EACH ROW EXECUTE FUNCTION close_session();
    """)


def downgrade() -> None:
    op.execute("DROP TRIGGER close_session_before_write ON reading_sessions")
    op.execute("DROP FUNCTION close_session()")
    op.execute("DROP FUNCTION IF EXISTS refresh_reading_statistics()")
    for view in reversed(VIEWS):
        op.execute(f"DROP MATERIALIZED VIEW IF EXISTS {view} CASCADE")
    op.drop_index('idx_reading_sessions_brin', table_name='reading_sessions')
    op.drop_index('idx_reading_sessions_covering', table_name='reading_sessions')
