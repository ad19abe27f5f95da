-- highlight metadata: JSON becomes JSONB, missing becomes empty
--
-- revision: 7a10e94c2d58
-- revises: 6f83d15a7be9
-- created: 2026-02-16 16:45:00+00:00

-- aludel: upgrade dialect=postgresql
ALTER TABLE highlights ALTER COLUMN meta TYPE JSONB USING meta::jsonb;
UPDATE highlights SET meta = '{}' WHERE meta IS NULL;
ALTER TABLE highlights ALTER COLUMN meta SET DEFAULT '{}';
ALTER TABLE highlights ALTER COLUMN meta SET NOT NULL;

-- aludel: upgrade dialect=sqlite
-- SQLite cannot add NOT NULL to a column: the table is rebuilt, its rows with it.
CREATE TABLE highlights_new (
    id INTEGER PRIMARY KEY,
    reader_id INTEGER NOT NULL REFERENCES readers (id) ON DELETE CASCADE,
    book_id INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    passage TEXT NOT NULL,
    meta TEXT NOT NULL DEFAULT '{}',
    CONSTRAINT highlights_meta_check CHECK (json_valid(meta))
);
INSERT INTO highlights_new (id, reader_id, book_id, passage, meta)
    SELECT id, reader_id, book_id, passage, json(coalesce(meta, '{}')) FROM highlights;
DROP TABLE highlights;
ALTER TABLE highlights_new RENAME TO highlights;

-- aludel: downgrade dialect=postgresql
ALTER TABLE highlights ALTER COLUMN meta DROP NOT NULL;
ALTER TABLE highlights ALTER COLUMN meta DROP DEFAULT;
UPDATE highlights SET meta = NULL WHERE meta = '{}';
ALTER TABLE highlights ALTER COLUMN meta TYPE JSON USING meta::json;

-- aludel: downgrade dialect=sqlite
CREATE TABLE highlights_old (
    id INTEGER PRIMARY KEY,
    reader_id INTEGER NOT NULL REFERENCES readers (id) ON DELETE CASCADE,
    book_id INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    passage TEXT NOT NULL,
    meta TEXT
);
INSERT INTO highlights_old (id, reader_id, book_id, passage, meta)
    SELECT id, reader_id, book_id, passage, nullif(meta, '{}') FROM highlights;
DROP TABLE highlights;
ALTER TABLE highlights_old RENAME TO highlights;
