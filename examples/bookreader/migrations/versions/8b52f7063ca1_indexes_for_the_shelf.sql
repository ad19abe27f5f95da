-- indexes: what is being read now, and tags of highlights
--
-- revision: 8b52f7063ca1
-- revises: 7a10e94c2d58
-- created: 2026-02-23 10:00:00+00:00

-- aludel: upgrade dialect=postgresql
CREATE INDEX reading_entries_current_idx ON reading_entries (reader_id) WHERE state = 'reading';
CREATE INDEX highlights_meta_idx ON highlights USING gin (meta jsonb_path_ops);
CREATE INDEX books_title_search_idx ON books USING gin (to_tsvector('english', title));

-- aludel: upgrade dialect=sqlite
CREATE INDEX reading_entries_current_idx ON reading_entries (reader_id) WHERE state = 'reading';
CREATE INDEX highlights_page_idx ON highlights (json_extract(meta, '$.page'));

-- aludel: downgrade dialect=postgresql
DROP INDEX books_title_search_idx;
DROP INDEX highlights_meta_idx;
DROP INDEX reading_entries_current_idx;

-- aludel: downgrade dialect=sqlite
DROP INDEX highlights_page_idx;
DROP INDEX reading_entries_current_idx;
