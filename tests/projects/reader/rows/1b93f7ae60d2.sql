INSERT INTO users (id, email, password_hash, is_active, created_at) VALUES
    ('0a0a0a0a-0000-4000-8000-000000000001', 'reader@example.org', 'x', true, '2025-09-01 00:00:00+00');
INSERT INTO books (id, user_id, title, genre, file_format, file_size, is_parsed, created_at) VALUES
    ('0b0b0b0b-0000-4000-8000-000000000001', '0a0a0a0a-0000-4000-8000-000000000001', 'Solaris', 'other', 'epub', 1, true, '2025-09-02 00:00:00+00');
INSERT INTO chapters (id, book_id, chapter_number, content) VALUES
    ('0c0c0c0c-0000-4000-8000-000000000001', '0b0b0b0b-0000-4000-8000-000000000001', 1, 'At 19:00 hours, ship''s time, I made my way to the launching bay.');
INSERT INTO descriptions (id, chapter_id, type, content, confidence_score, entities) VALUES
    ('0d0d0d0d-0000-4000-8000-000000000001', '0c0c0c0c-0000-4000-8000-000000000001', 'LOCATION', 'the bay', 0.9, '{bay}');
INSERT INTO pictures (id, description_id, service_used, status, generation_parameters, created_at) VALUES
    ('0e0e0e0e-0000-4000-8000-000000000001', '0d0d0d0d-0000-4000-8000-000000000001', 'imagen', 'completed', '{"seed": 7}', '2025-09-02 00:00:00+00');
