-- reading goals, a year at a time
--
-- revision: e9206fd4b83a
-- revises: d5b1e03f9a74
-- created: 2026-04-20 12:00:00+00:00

-- aludel: upgrade
CREATE TABLE reading_goals (
    reader_id BIGINT NOT NULL REFERENCES readers (id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    books INTEGER NOT NULL,
    CONSTRAINT reading_goals_pkey PRIMARY KEY (reader_id, year),
    CONSTRAINT reading_goals_books_check CHECK (books BETWEEN 1 AND 1000)
);
INSERT INTO reading_goals (reader_id, year, books)
    SELECT id, 2026, 12 FROM readers;

-- aludel: downgrade
DROP TABLE reading_goals;
