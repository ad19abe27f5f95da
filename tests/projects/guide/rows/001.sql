-- What visitors left at 001: step numbers that 002 has to carry over.
INSERT INTO step_guides (guide_id, title, total_sections, total_steps, difficulty_level, guide_data, created_at) VALUES
    ('6f0c2a1e-5b1d-4c43-9b0e-3d1f7a5c9e11', 'Set up the printer', 1, 2, 'beginner', '{"steps": ["plug", "print"]}', '2024-09-21 10:00:00+00');
INSERT INTO sections (section_id, guide_id, section_identifier, section_order, section_title) VALUES
    ('0d7be0d2-28a5-4b0a-8d52-0a83a7a6c1f4', '6f0c2a1e-5b1d-4c43-9b0e-3d1f7a5c9e11', 'cables', 1, 'Cables');
INSERT INTO steps (step_id, guide_id, section_id, step_index, title, completion_criteria) VALUES
    ('a3c5d1b0-0a4e-4bb4-a0c7-4c0c6cf0a7d1', '6f0c2a1e-5b1d-4c43-9b0e-3d1f7a5c9e11', '0d7be0d2-28a5-4b0a-8d52-0a83a7a6c1f4', 0, 'Plug it in', '{light is on}'),
    ('b1f2c87e-9a51-4d8e-8f4f-0c9e1b6f3a55', '6f0c2a1e-5b1d-4c43-9b0e-3d1f7a5c9e11', '0d7be0d2-28a5-4b0a-8d52-0a83a7a6c1f4', 12, 'Print a page', NULL);
INSERT INTO guide_sessions (guide_id, visitor, status, current_step_index, started_at) VALUES
    ('6f0c2a1e-5b1d-4c43-9b0e-3d1f7a5c9e11', 'ann@example.org', 'active', 12, '2024-09-22 08:00:00+02'),
    ('6f0c2a1e-5b1d-4c43-9b0e-3d1f7a5c9e11', 'O''Hara', 'paused', 0, NULL);
INSERT INTO progress_trackers (session_id, step_key, seconds_spent) VALUES (1, 0, 31.5), (1, 12, NULL), (2, 0, 4);
