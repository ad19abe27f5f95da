-- the first catalogue: three authors, five books, two readers
--
-- revision: 3c4418aa92f6
-- revises: 2b7f3d9e4c10
-- created: 2026-01-12 10:30:00+00:00

-- aludel: upgrade
INSERT INTO authors (id, name) VALUES
    (1, 'Ursula K. Le Guin'),
    (2, 'Stanisław Lem'),
    (3, 'Octavia E. Butler');
INSERT INTO books (id, author_id, title, pages) VALUES
    (1, 1, 'The Left Hand of Darkness', 304),
    (2, 1, 'The Dispossessed', 341),
    (3, 2, 'Solaris', 204),
    (4, 2, 'The Cyberiad', 295),
    (5, 3, 'Kindred', 264);
INSERT INTO readers (id, email, display_name) VALUES
    (1, 'ada@example.org', 'Ada'),
    (2, 'grace@example.org', 'Grace');
INSERT INTO reading_entries (reader_id, book_id, state, page) VALUES
    (1, 1, 'finished', 304),
    (1, 3, 'reading', 77),
    (1, 5, 'wanted', 0),
    (2, 3, 'finished', 204),
    (2, 4, 'reading', 12);

-- aludel: downgrade
DELETE FROM reading_entries WHERE reader_id IN (1, 2) AND book_id BETWEEN 1 AND 5;
DELETE FROM readers WHERE id IN (1, 2);
DELETE FROM books WHERE id BETWEEN 1 AND 5;
DELETE FROM authors WHERE id BETWEEN 1 AND 3;
