-- what a reader reads, and how far along
--
-- revision: 2b7f3d9e4c10
-- revises: 1a01c5e0b7d2
-- created: 2026-01-12 09:00:00+00:00

-- aludel: upgrade dialect=postgresql
CREATE TYPE reading_state AS ENUM ('wanted', 'reading', 'finished');
CREATE TABLE reading_entries (
    reader_id BIGINT NOT NULL REFERENCES readers (id) ON DELETE CASCADE,
    book_id BIGINT NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    state reading_state NOT NULL DEFAULT 'wanted',
    page INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT reading_entries_pkey PRIMARY KEY (reader_id, book_id)
);

-- aludel: upgrade dialect=sqlite
CREATE TABLE reading_entries (
    reader_id INTEGER NOT NULL REFERENCES readers (id) ON DELETE CASCADE,
    book_id INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'wanted',
    page INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT reading_entries_pkey PRIMARY KEY (reader_id, book_id),
    CONSTRAINT reading_state CHECK (state IN ('wanted', 'reading', 'finished'))
);

-- aludel: downgrade dialect=postgresql
DROP TABLE reading_entries;
DROP TYPE reading_state;

-- aludel: downgrade dialect=sqlite
DROP TABLE reading_entries;
