INSERT INTO customers (id, email, plan, created_at) VALUES ('00000000-0000-4000-8000-000000000001', 'ann@example.org', 'basic', '2025-11-14 12:00:00+00');
INSERT INTO customer_notes (id, customer_id, note, created_at, updated_at) VALUES
    ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-000000000001', 'likes: 100% of it', '2025-11-14 12:00:00+00', '2025-11-14 12:00:00+00');
INSERT INTO leads (id, email, score, created_at, updated_at) VALUES
    ('00000000-0000-4000-8000-00000000000b', 'bob@example.org', 70, '2025-11-14 12:00:00+00', '2025-11-14 12:00:00+00');
INSERT INTO tickets (subject) VALUES ('It does not work'), ('Still not');
INSERT INTO kb_articles (title, body) VALUES ('Printing', 'How to print running pages');
