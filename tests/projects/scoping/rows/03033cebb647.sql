INSERT INTO sessions (session_id, user_id, project_name, started_at, last_updated_at, current_stage) VALUES
    ('11111111-2222-4333-8444-555555555555', 'ann', 'Forecasts for the bakery', '2025-10-25 08:00:00+00', '2025-10-25 09:30:00+00', 2),
    ('aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee', 'béla', '100% "quoted": it''s a test', '2025-10-26 08:00:00+00', '2025-10-26 08:00:01+00', 1);
INSERT INTO project_charters (session_id, charter_data, governance_decision, overall_confidence) VALUES
    ('11111111-2222-4333-8444-555555555555', '{"goal": "less bread thrown away", "kpi": [1, 2.5, null]}', 'proceed', 0.75);
INSERT INTO checkpoints (session_id, stage_number, data_snapshot) VALUES
    ('11111111-2222-4333-8444-555555555555', 1, '{"ok": true}');
