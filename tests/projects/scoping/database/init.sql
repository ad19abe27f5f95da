-- Schema of the scoping assistant, version 1.0.0.
-- Docker runs it on a new volume; migration 03033cebb647 runs the same file where there was none.

CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

-- One row for each project that somebody scopes.
CREATE TABLE sessions (
    session_id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    user_id VARCHAR(255) NOT NULL,
    project_name VARCHAR(500) NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    current_stage INTEGER NOT NULL DEFAULT 1 CHECK (current_stage BETWEEN 1 AND 5),
    status VARCHAR(50) NOT NULL DEFAULT 'in_progress'
        CHECK (status IN ('in_progress', 'completed', 'abandoned', 'paused')),
    metadata JSONB DEFAULT '{}'::jsonb
);

CREATE TABLE stage_data (
    id SERIAL PRIMARY KEY,
    session_id UUID NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    stage_number INTEGER NOT NULL CHECK (stage_number BETWEEN 1 AND 5),
    field_name VARCHAR(255) NOT NULL,
    field_value JSONB NOT NULL,
    quality_score NUMERIC(3, 1) CHECK (quality_score >= 0 AND quality_score <= 10),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (session_id, stage_number, field_name)
);

CREATE TABLE conversation_history (
    id BIGSERIAL PRIMARY KEY,
    session_id UUID NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    role VARCHAR(20) NOT NULL CHECK (role IN ('user', 'assistant', 'system')),
    content TEXT NOT NULL,
    stage_number INTEGER,
    "timestamp" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE checkpoints (
    id SERIAL PRIMARY KEY,
    session_id UUID NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    stage_number INTEGER NOT NULL,
    data_snapshot JSONB NOT NULL,
    validation_status BOOLEAN NOT NULL DEFAULT FALSE,
    CONSTRAINT one_checkpoint_a_stage UNIQUE (session_id, stage_number)
);

CREATE TABLE project_charters (
    id SERIAL PRIMARY KEY,
    session_id UUID NOT NULL UNIQUE REFERENCES sessions (session_id) ON DELETE CASCADE,
    charter_data JSONB NOT NULL,
    governance_decision VARCHAR(30) CHECK (governance_decision IN ('proceed', 'revise', 'halt', 'submit_to_committee')),
    overall_confidence REAL
);

CREATE TABLE quality_metrics (
    id SERIAL PRIMARY KEY,
    session_id UUID NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    question_id VARCHAR(100) NOT NULL,
    attempt_number SMALLINT NOT NULL DEFAULT 1,
    score NUMERIC(3, 1) NOT NULL
);

CREATE TABLE consistency_reports (
    id SERIAL PRIMARY KEY,
    session_id UUID NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    is_consistent BOOLEAN NOT NULL,
    contradictions TEXT[] NOT NULL DEFAULT '{}',
    risk_areas JSONB
);

CREATE INDEX idx_sessions_user ON sessions (user_id);
CREATE INDEX idx_sessions_open ON sessions (last_updated_at) WHERE status = 'in_progress';
CREATE INDEX idx_stage_data_value ON stage_data USING gin (field_value jsonb_path_ops);
CREATE INDEX idx_history_order ON conversation_history (session_id, "timestamp" DESC NULLS LAST);

-- Clocks that nobody has to remember.
CREATE OR REPLACE FUNCTION update_sessions_timestamp() RETURNS TRIGGER AS $$
BEGIN
    NEW.last_updated_at = CURRENT_TIMESTAMP;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER trigger_sessions_updated BEFORE UPDATE ON sessions
    FOR EACH ROW EXECUTE FUNCTION update_sessions_timestamp();

CREATE OR REPLACE FUNCTION update_stage_data_timestamp() RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at = CURRENT_TIMESTAMP;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER trigger_stage_data_updated BEFORE UPDATE ON stage_data
    FOR EACH ROW WHEN (OLD.field_value IS DISTINCT FROM NEW.field_value)
    EXECUTE FUNCTION update_stage_data_timestamp();

CREATE OR REPLACE FUNCTION get_active_sessions_count() RETURNS INTEGER AS
'SELECT count(*)::integer FROM sessions WHERE status = ''in_progress'';'
LANGUAGE sql STABLE;

-- 0 to 100: a fifth for each stage that has a checkpoint.
CREATE OR REPLACE FUNCTION get_session_progress(p_session UUID) RETURNS NUMERIC AS $func$
DECLARE
    v_done INTEGER;
BEGIN
    SELECT count(DISTINCT stage_number) INTO v_done FROM checkpoints WHERE session_id = p_session AND validation_status;
    IF v_done = 0 THEN
        RAISE NOTICE 'session % has 0%% done', p_session;
    END IF;
    RETURN round(v_done * 100.0 / 5, 1);
END;
$func$ LANGUAGE plpgsql STABLE;

CREATE OR REPLACE FUNCTION mark_abandoned_sessions(p_after INTERVAL DEFAULT '7 days') RETURNS INTEGER AS $$
DECLARE
    v_count INTEGER;
BEGIN
    UPDATE sessions SET status = 'abandoned'
    WHERE status = 'in_progress' AND last_updated_at < CURRENT_TIMESTAMP - p_after;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
END;
$$ LANGUAGE plpgsql;

CREATE VIEW session_overview AS
SELECT s.session_id, s.project_name, s.status, count(c.id) AS messages, get_session_progress(s.session_id) AS progress
FROM sessions s
LEFT JOIN conversation_history c USING (session_id)
GROUP BY s.session_id;

COMMENT ON TABLE sessions IS 'User sessions; one project each';
COMMENT ON FUNCTION get_session_progress(UUID) IS 'How far a session is: 0 to 100%';
COMMENT ON COLUMN stage_data.quality_score IS 'From 0.0 to 10.0; below 7.0 the agent asks again';
