INSERT INTO notebook (id, title, kept) VALUES (1, 'work', 1), (2, 'O''Hara''s', 0);
INSERT INTO note (id, notebook_id, body, mood, written) VALUES
    (1, 1, 'one', 'good', '2024-01-02 03:04:05'), (2, 1, NULL, NULL, '2024-01-02 03:04:06'), (5, 2, '100% "five"', 'bad', '2024-02-03 00:00:00.000001');
