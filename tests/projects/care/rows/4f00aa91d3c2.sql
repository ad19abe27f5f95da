INSERT INTO users (id, email, role, phone) VALUES (1, 'dewi@example.ac.id', 'user', '0812'), (2, 'Budi@example.ac.id', 'owner', NULL);
INSERT INTO surveys (title, is_active, category) VALUES ('Mood', true, 'general'), ('Sleep', false, NULL);
INSERT INTO survey_responses (survey_id, user_id, answers) VALUES
    (1, 1, '{"mood": "good"}'), (1, 1, '{"mood": "bad"}'), (2, 1, NULL), (1, 2, '{"mood": "so so"}'), (1, 1, '{}');
INSERT INTO content_resources (title, content, topic) VALUES
    ('Sleep', 'Go to bed', 'sleep'), ('Exams', NULL, 'stress'), ('Breathe', 'In, and out', 'stress'), ('Nothing', NULL, NULL);
INSERT INTO player_wellness_state (user_id, joy) VALUES (1, 0.5);
