-- a book may be abandoned
--
-- revision: d5b1e03f9a74
-- revises: c84d7b29e160
-- created: 2026-04-06 09:00:00+00:00

-- aludel: upgrade dialect=postgresql
ALTER TYPE reading_state ADD VALUE 'abandoned' AFTER 'finished';

-- aludel: upgrade dialect=sqlite
-- The states are a CHECK of the table here: it is rebuilt. Views and triggers that name it go first.
DROP VIEW reader_statistics;
CREATE TABLE reading_entries_new (
    reader_id INTEGER NOT NULL REFERENCES readers (id) ON DELETE CASCADE,
    book_id INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'wanted',
    page INTEGER NOT NULL DEFAULT 0,
    updated_at TEXT,
    CONSTRAINT reading_entries_pkey PRIMARY KEY (reader_id, book_id),
    CONSTRAINT reading_state CHECK (state IN ('wanted', 'reading', 'finished', 'abandoned'))
);
INSERT INTO reading_entries_new SELECT reader_id, book_id, state, page, updated_at FROM reading_entries;
DROP TABLE reading_entries;
ALTER TABLE reading_entries_new RENAME TO reading_entries;
CREATE INDEX reading_entries_current_idx ON reading_entries (reader_id) WHERE state = 'reading';
CREATE TRIGGER reading_entries_touch AFTER UPDATE OF state, page ON reading_entries
BEGIN
    UPDATE reading_entries SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE reader_id = NEW.reader_id AND book_id = NEW.book_id;
END;
CREATE VIEW reader_statistics AS
    SELECT r.id AS reader_id,
           count(e.book_id) FILTER (WHERE e.state = 'finished') AS finished,
           coalesce(sum(e.page), 0) AS pages,
           (SELECT avg(v.stars) FROM reviews v WHERE v.reader_id = r.id) AS average_stars
    FROM readers r LEFT JOIN reading_entries e ON e.reader_id = r.id
    GROUP BY r.id;

-- aludel: downgrade dialect=postgresql
-- An enum value cannot be dropped: the type is made anew, and what hangs on it with it.
DROP MATERIALIZED VIEW reader_statistics;
DROP INDEX reading_entries_current_idx;
ALTER TABLE reading_entries ALTER COLUMN state DROP DEFAULT;
ALTER TYPE reading_state RENAME TO reading_state_old;
CREATE TYPE reading_state AS ENUM ('wanted', 'reading', 'finished');
ALTER TABLE reading_entries ALTER COLUMN state TYPE reading_state
    USING (CASE state::text WHEN 'abandoned' THEN 'wanted' ELSE state::text END)::reading_state;
ALTER TABLE reading_entries ALTER COLUMN state SET DEFAULT 'wanted';
DROP TYPE reading_state_old;
CREATE INDEX reading_entries_current_idx ON reading_entries (reader_id) WHERE state = 'reading';
CREATE MATERIALIZED VIEW reader_statistics AS
    SELECT r.id AS reader_id,
           count(e.book_id) FILTER (WHERE e.state = 'finished') AS finished,
           coalesce(sum(e.page), 0) AS pages,
           (SELECT avg(v.stars) FROM reviews v WHERE v.reader_id = r.id) AS average_stars
    FROM readers r LEFT JOIN reading_entries e ON e.reader_id = r.id
    GROUP BY r.id;
CREATE UNIQUE INDEX reader_statistics_idx ON reader_statistics (reader_id);

-- aludel: downgrade dialect=sqlite
DROP VIEW reader_statistics;
CREATE TABLE reading_entries_old (
    reader_id INTEGER NOT NULL REFERENCES readers (id) ON DELETE CASCADE,
    book_id INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'wanted',
    page INTEGER NOT NULL DEFAULT 0,
    updated_at TEXT,
    CONSTRAINT reading_entries_pkey PRIMARY KEY (reader_id, book_id),
    CONSTRAINT reading_state CHECK (state IN ('wanted', 'reading', 'finished'))
);
INSERT INTO reading_entries_old
    SELECT reader_id, book_id, CASE state WHEN 'abandoned' THEN 'wanted' ELSE state END, page, updated_at
    FROM reading_entries;
DROP TABLE reading_entries;
ALTER TABLE reading_entries_old RENAME TO reading_entries;
CREATE INDEX reading_entries_current_idx ON reading_entries (reader_id) WHERE state = 'reading';
CREATE TRIGGER reading_entries_touch AFTER UPDATE OF state, page ON reading_entries
BEGIN
    UPDATE reading_entries SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE reader_id = NEW.reader_id AND book_id = NEW.book_id;
END;
CREATE VIEW reader_statistics AS
    SELECT r.id AS reader_id,
           count(e.book_id) FILTER (WHERE e.state = 'finished') AS finished,
           coalesce(sum(e.page), 0) AS pages,
           (SELECT avg(v.stars) FROM reviews v WHERE v.reader_id = r.id) AS average_stars
    FROM readers r LEFT JOIN reading_entries e ON e.reader_id = r.id
    GROUP BY r.id;
