-- books sort by their title without its article
--
-- revision: a7e5914f0d63
-- revises: 9c6d20b8e4f7
-- created: 2026-03-09 09:10:00+00:00

-- aludel: upgrade dialect=postgresql
ALTER TABLE books ADD COLUMN sort_title TEXT;
UPDATE books SET sort_title = regexp_replace(title, '^(The|An?) (.*)$', '\2, \1');
ALTER TABLE books ALTER COLUMN sort_title SET NOT NULL;
CREATE INDEX books_sort_title_idx ON books (sort_title);

-- aludel: upgrade dialect=sqlite
ALTER TABLE books ADD COLUMN sort_title TEXT NOT NULL DEFAULT '';
UPDATE books SET sort_title = CASE
    WHEN title LIKE 'The %' THEN substr(title, 5) || ', The'
    WHEN title LIKE 'An %' THEN substr(title, 4) || ', An'
    WHEN title LIKE 'A %' THEN substr(title, 3) || ', A'
    ELSE title
END;
CREATE INDEX books_sort_title_idx ON books (sort_title);

-- aludel: downgrade
DROP INDEX books_sort_title_idx;
ALTER TABLE books DROP COLUMN sort_title;
