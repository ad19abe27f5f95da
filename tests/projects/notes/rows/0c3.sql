INSERT INTO notebook (id, title) VALUES (7, 'late');
INSERT INTO note (id, notebook_id, text, written, weight) VALUES (9, 7, 'nine', '2024-03-04 05:06:07', 2.25);
INSERT INTO tag (note_id, word) VALUES (9, 'later');
