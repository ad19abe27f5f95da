INSERT INTO users (email, role) VALUES ('siti@example.ac.id', 'admin'), ('agus@example.ac.id', 'counselor'), ('rina@example.ac.id', 'guest');
INSERT INTO psychologists (email, display_name) VALUES ('SITI@example.ac.id', 'Dr. Siti'), ('nobody@example.ac.id', 'Nobody'), ('agus@example.ac.id', 'Agus');
INSERT INTO interventions (user_id, status) VALUES (1, 'draft'), (2, 'active');
