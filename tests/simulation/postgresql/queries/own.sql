-- What the engine itself asks.
CREATE SCHEMA "Else where";
CREATE TABLE alembic_version (version_num varchar(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
CREATE TABLE wide (version_num text);
CREATE TABLE wrong (version_num integer);
CREATE TABLE "Else where"."Odd" (version_num varchar(255));
-- ask
SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'alembic_version' AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND CASE WHEN NULL::text IS NULL THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = NULL END;
SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'Odd' AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND CASE WHEN 'Else where'::text IS NULL THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = 'Else where' END;
SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'Odd' AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND CASE WHEN NULL::text IS NULL THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = NULL END;
SELECT pg_catalog.quote_ident(n.nspname), pg_catalog.quote_ident(c.relname), pg_catalog.quote_ident(current_user) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'nobody' AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND EXISTS (SELECT 1 FROM pg_catalog.unnest(pg_catalog.string_to_array(pg_catalog.current_setting('search_path'), ',')) AS p(entry) WHERE pg_catalog.btrim(p.entry) IN (n.nspname, pg_catalog.quote_ident(n.nspname)) OR (pg_catalog.btrim(p.entry) = '"$user"' AND n.nspname = current_user));
SELECT pg_catalog.current_setting('search_path');
SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass('"Else where"."Odd"');
SELECT n.nspname, t.typname FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = pg_catalog.to_regtype('wide');
SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = 'Else where';
SELECT attnum FROM pg_catalog.pg_attribute WHERE attrelid = 'wide'::regclass::oid AND attname = 'version_num' AND attnum > 0 AND NOT attisdropped;
SELECT CASE WHEN atttypmod > 4 THEN atttypmod - 4 END, CASE WHEN typcategory NOT IN ('S', 'U') THEN pg_catalog.format_type(atttypid, atttypmod) END FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_type ON pg_type.oid = atttypid WHERE attrelid = pg_catalog.to_regclass('alembic_version') AND attname = 'version_num';
SELECT CASE WHEN atttypmod > 4 THEN atttypmod - 4 END, CASE WHEN typcategory NOT IN ('S', 'U') THEN pg_catalog.format_type(atttypid, atttypmod) END FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_type ON pg_type.oid = atttypid WHERE attrelid = pg_catalog.to_regclass('wrong') AND attname = 'version_num';
SELECT CASE WHEN atttypmod > 4 THEN atttypmod - 4 END, CASE WHEN typcategory NOT IN ('S', 'U') THEN pg_catalog.format_type(atttypid, atttypmod) END FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_type ON pg_type.oid = atttypid WHERE attrelid = pg_catalog.to_regclass('wide') AND attname = 'version_num';
SELECT version_num FROM alembic_version;
