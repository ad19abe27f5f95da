-- Questions of the shapes that real projects ask.
CREATE TYPE notification_type AS ENUM ('email', 'sms');
CREATE TABLE package (id text PRIMARY KEY, state text);
CREATE TABLE resource (id text PRIMARY KEY, package_id text, CONSTRAINT resource_package_id_fkey FOREIGN KEY (package_id) REFERENCES package (id));
CREATE TABLE skill (id integer PRIMARY KEY, slug varchar(50), cc_pair_id integer, CONSTRAINT uq_skill_slug UNIQUE (slug));
CREATE INDEX ix_skill_cc ON skill (cc_pair_id, slug);
CREATE INDEX ix_expr ON skill (lower(slug));
CREATE VIEW allowed_docs_1 AS SELECT id FROM package;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION plus(a integer, b integer DEFAULT 1, VARIADIC rest text[] DEFAULT '{}') RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TRIGGER skill_touch BEFORE INSERT OR UPDATE ON skill FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE skill ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON skill FOR SELECT USING (id > 0);
CREATE SEQUENCE counter;
-- ask
SELECT exists(SELECT 1 from pg_indexes where indexname = 'ix_skill_cc') as ix_exists;
SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'skill' ORDER BY indexname;
SELECT tablename, hasindexes, hastriggers, rowsecurity FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename;
SELECT conname FROM pg_constraint WHERE conrelid = 'resource'::regclass AND confrelid = 'package'::regclass AND contype = 'f' LIMIT 1;
SELECT c.conname, c.contype FROM pg_constraint c WHERE c.conrelid = to_regclass('skill') AND c.conname = 'uq_skill_slug';
SELECT 1 FROM pg_constraint WHERE conname = 'no_such';
SELECT conname, pg_get_constraintdef(oid), pg_get_constraintdef(oid, true) FROM pg_constraint WHERE conrelid IN ('resource'::regclass, 'skill'::regclass) ORDER BY conname;
SELECT a.attname FROM pg_constraint c JOIN pg_class t ON c.conrelid = t.oid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (c.conkey) WHERE c.contype = 'u' AND t.relname = 'skill';
SELECT tc.constraint_name, kcu.column_name, tc.constraint_type FROM information_schema.table_constraints tc JOIN information_schema.key_column_usage kcu ON tc.constraint_name = kcu.constraint_name AND tc.table_schema = kcu.table_schema WHERE tc.table_name = 'resource' ORDER BY 1, 2;
SELECT tc.constraint_name, ccu.table_name, ccu.column_name FROM information_schema.table_constraints AS tc JOIN information_schema.constraint_column_usage AS ccu USING (constraint_schema, constraint_name) WHERE tc.constraint_type = 'FOREIGN KEY';
SELECT constraint_name, unique_constraint_name, update_rule, delete_rule FROM information_schema.referential_constraints;
SELECT EXISTS (SELECT FROM information_schema.table_constraints WHERE constraint_name = 'uq_skill_slug' AND table_name = 'skill');
SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'v' AND n.nspname = current_schema() AND c.relname LIKE 'allowed_docs%';
SELECT t.relname, i.relname, a.attname FROM pg_class t, pg_class i, pg_index ix, pg_attribute a WHERE t.oid = ix.indrelid AND i.oid = ix.indexrelid AND a.attrelid = t.oid AND a.attnum = ANY(ix.indkey) AND t.relkind = 'r' AND t.relname = 'skill' ORDER BY t.relname, i.relname, a.attname;
SELECT t.relname, i.relname, a.attname FROM pg_class t JOIN pg_index ix ON t.oid = ix.indrelid JOIN pg_class AS i ON ix.indexrelid = i.oid LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (ix.indkey) LEFT JOIN pg_constraint p ON p.conrelid = t.oid AND p.contype = 'p' WHERE t.relname = 'skill' AND NOT ix.indisprimary ORDER BY 2, 3;
SELECT proname, prokind, pronargs FROM pg_proc WHERE proname IN ('touch', 'plus', 'no_such') ORDER BY 1;
SELECT EXISTS (SELECT 1 FROM pg_proc WHERE proname = 'gen_random_uuid'), EXISTS (SELECT 1 FROM pg_proc INNER JOIN pg_namespace ns ON (pg_proc.pronamespace = ns.oid) WHERE ns.nspname = 'public' AND proname = 'nothing');
SELECT p.proname AS func_name, pg_get_function_identity_arguments(p.oid) AS func_args FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prokind = 'f' ORDER BY 1;
SELECT COUNT(*) FROM information_schema.routines WHERE routine_name = 'touch';
SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema = 'public';
SELECT tgname, tgtype, tgenabled FROM pg_trigger WHERE tgrelid = 'skill'::regclass AND NOT tgisinternal;
SELECT 1 FROM pg_trigger WHERE tgname = 'skill_touch';
SELECT trigger_name, event_manipulation, action_timing, action_orientation FROM information_schema.triggers WHERE event_object_table = 'skill' ORDER BY 1, 2;
SELECT extname FROM pg_extension;
SELECT EXISTS(SELECT TRUE FROM pg_extension WHERE extname = 'pgcrypto');
SELECT policyname, permissive, cmd, qual, with_check FROM pg_policies WHERE tablename = 'skill';
SELECT sequencename, start_value, max_value, data_type FROM pg_sequences WHERE schemaname = 'public';
SELECT sequence_name, data_type, maximum_value FROM information_schema.sequences;
SELECT viewname FROM pg_views WHERE schemaname = 'public';
SELECT definition FROM pg_views WHERE viewname = 'allowed_docs_1';
SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = 'public';
SELECT pg_get_serial_sequence('skill', 'id');
SELECT pg_get_serial_sequence('nothing', 'id');
SELECT pg_get_serial_sequence('skill', 'nothing');
SELECT pg_catalog.col_description(cls.oid, attr.attnum) FROM pg_catalog.pg_class AS cls JOIN pg_catalog.pg_namespace AS ns ON ns.oid = cls.relnamespace JOIN pg_catalog.pg_attribute AS attr ON attr.attrelid = cls.oid WHERE cls.relname = 'skill' AND attr.attname = 'slug';
SELECT column_name, pg_get_indexdef('ix_expr'::regclass), pg_get_indexdef('ix_expr'::regclass, 1, true) FROM information_schema.columns WHERE table_name = 'skill' AND ordinal_position = 1;
SELECT f.attname AS name, pg_catalog.format_type(f.atttypid,f.atttypmod) AS native_type, CASE WHEN p.contype = 'p' THEN true ELSE false END AS is_primary_key FROM pg_attribute f JOIN pg_class c ON c.oid = f.attrelid JOIN pg_type t ON t.oid = f.atttypid LEFT JOIN pg_constraint p ON p.conrelid = c.oid AND f.attnum = ANY (p.conkey) AND p.contype = 'p' WHERE c.relname = 'skill' AND f.attnum > 0 ORDER BY f.attnum;
SELECT enumlabel FROM pg_enum JOIN pg_type ON pg_enum.enumtypid = pg_type.oid WHERE pg_type.typname = 'notification_type' ORDER BY enumsortorder;
SELECT 'pg_class'::regclass, 'pg_catalog.pg_constraint'::regclass::oid, 'counter'::regclass;
SELECT attname, attnum, attnotnull, attndims, attidentity FROM pg_attribute WHERE attrelid = 'skill'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum;
-- unknown: who has which privileges
SELECT has_table_privilege('skill', 'SELECT');
-- unknown: the rows of pg_roles
SELECT 1 FROM pg_roles WHERE rolname = 'somebody';
-- unknown: how large something is
SELECT pg_relation_size('skill');
-- unknown: the rows of pg_stat_activity
SELECT count(*) FROM pg_stat_activity;
