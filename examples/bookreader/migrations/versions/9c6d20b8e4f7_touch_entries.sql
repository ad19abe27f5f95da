-- entries remember when they last changed
--
-- revision: 9c6d20b8e4f7
-- revises: 8b52f7063ca1
-- created: 2026-03-02 13:30:00+00:00

-- aludel: upgrade dialect=postgresql
ALTER TABLE reading_entries ADD COLUMN updated_at TIMESTAMPTZ NOT NULL DEFAULT now();
CREATE FUNCTION touch_reading_entry() RETURNS trigger
LANGUAGE plpgsql AS $body$
BEGIN
    NEW.updated_at := now();  -- a semicolon; inside the body
    RETURN NEW;
END;
$body$;
CREATE TRIGGER reading_entries_touch BEFORE UPDATE ON reading_entries
    FOR EACH ROW EXECUTE FUNCTION touch_reading_entry();

-- aludel: upgrade dialect=sqlite
ALTER TABLE reading_entries ADD COLUMN updated_at TEXT;
UPDATE reading_entries SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now');
CREATE TRIGGER reading_entries_touch AFTER UPDATE OF state, page ON reading_entries
BEGIN
    UPDATE reading_entries SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE reader_id = NEW.reader_id AND book_id = NEW.book_id;
END;

-- aludel: downgrade dialect=postgresql
DROP TRIGGER reading_entries_touch ON reading_entries;
DROP FUNCTION touch_reading_entry();
ALTER TABLE reading_entries DROP COLUMN updated_at;

-- aludel: downgrade dialect=sqlite
DROP TRIGGER reading_entries_touch;
ALTER TABLE reading_entries DROP COLUMN updated_at;
