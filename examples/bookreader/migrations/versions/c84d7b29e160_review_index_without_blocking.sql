-- an index for "best books", built without stopping writers
--
-- revision: c84d7b29e160
-- revises: b3f08c6a51de
-- created: 2026-03-23 22:00:00+00:00

-- aludel: upgrade dialect=postgresql transaction=off
CREATE INDEX CONCURRENTLY reviews_book_stars_idx ON reviews (book_id, stars DESC);

-- aludel: upgrade dialect=sqlite
CREATE INDEX reviews_book_stars_idx ON reviews (book_id, stars DESC);

-- aludel: downgrade dialect=postgresql transaction=off
DROP INDEX CONCURRENTLY reviews_book_stars_idx;

-- aludel: downgrade dialect=sqlite
DROP INDEX reviews_book_stars_idx;
