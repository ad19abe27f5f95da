-- A database that was made from the models: it has the table that nobody made by a revision.
CREATE TABLE site_options (
    id serial PRIMARY KEY,
    key varchar(100) NOT NULL,
    category varchar(50) NOT NULL,
    is_active boolean NOT NULL
);
CREATE UNIQUE INDEX ix_site_options_key ON site_options (key);
CREATE INDEX ix_site_options_category ON site_options (category);
INSERT INTO site_options (key, category, is_active) VALUES ('nlp_mode', 'nlp', true);
INSERT INTO users (id, email, password_hash, is_active, created_at) VALUES
    ('0a0a0a0a-0000-4000-8000-000000000001', 'Reader@example.org', 'x', true, '2025-09-01 00:00:00+00');
INSERT INTO books (id, user_id, title, genre, file_format, file_size, book_metadata, is_parsed, created_at) VALUES
    ('0b0b0b0b-0000-4000-8000-000000000001', '0a0a0a0a-0000-4000-8000-000000000001', 'Die Verwandlung', 'weird', 'epub', 120000, '{"b": 1, "a":  [true], "a": "twice"}', false, '2025-09-02 00:00:00+00'),
    ('0b0b0b0b-0000-4000-8000-000000000002', '0a0a0a0a-0000-4000-8000-000000000001', 'Dune', 'science_fiction', 'fb2', 999, NULL, true, '2025-09-03 00:00:00+00');
