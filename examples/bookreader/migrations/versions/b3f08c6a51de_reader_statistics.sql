-- statistics a reader: what is finished, pages read, stars given
--
-- revision: b3f08c6a51de
-- revises: a7e5914f0d63
-- created: 2026-03-16 15:00:00+00:00

-- aludel: upgrade dialect=postgresql
CREATE MATERIALIZED VIEW reader_statistics AS
    SELECT r.id AS reader_id,
           count(e.book_id) FILTER (WHERE e.state = 'finished') AS finished,
           coalesce(sum(e.page), 0) AS pages,
           (SELECT avg(v.stars) FROM reviews v WHERE v.reader_id = r.id) AS average_stars
    FROM readers r LEFT JOIN reading_entries e ON e.reader_id = r.id
    GROUP BY r.id;
CREATE UNIQUE INDEX reader_statistics_idx ON reader_statistics (reader_id);

-- aludel: upgrade dialect=sqlite
CREATE VIEW reader_statistics AS
    SELECT r.id AS reader_id,
           count(e.book_id) FILTER (WHERE e.state = 'finished') AS finished,
           coalesce(sum(e.page), 0) AS pages,
           (SELECT avg(v.stars) FROM reviews v WHERE v.reader_id = r.id) AS average_stars
    FROM readers r LEFT JOIN reading_entries e ON e.reader_id = r.id
    GROUP BY r.id;

-- aludel: downgrade dialect=postgresql
DROP MATERIALIZED VIEW reader_statistics;

-- aludel: downgrade dialect=sqlite
DROP VIEW reader_statistics;
