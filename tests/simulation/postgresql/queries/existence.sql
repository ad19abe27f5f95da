-- What revisions ask before they make or drop something.
CREATE TYPE mood AS ENUM ('sad', 'happy', 'it''s');
CREATE SCHEMA "Other place";
CREATE TYPE "Other place".mood AS ENUM ('x');
CREATE TABLE users (id serial PRIMARY KEY, name varchar(40) NOT NULL, price numeric(10, 2) DEFAULT 0.5, m mood DEFAULT 'sad',
    at timestamptz DEFAULT now(), tags text[] DEFAULT '{}', big bigint GENERATED ALWAYS AS IDENTITY, CONSTRAINT users_name UNIQUE (name));
CREATE TABLE "Other place"."Things" (a integer, b "Other place".mood);
CREATE TABLE filled (a integer);
INSERT INTO filled VALUES (1);
CREATE VIEW names AS SELECT id, name FROM users;
CREATE VIEW sums AS SELECT sum(a) AS s FROM filled;
CREATE INDEX ix_users_at ON users (at);
-- ask
SELECT 1 FROM pg_type WHERE typname = 'mood';
SELECT 1 FROM pg_type WHERE typname = 'moods';
SELECT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood' AND typtype = 'e');
SELECT NOT EXISTS (SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typname = 'mood' AND n.nspname = 'public') AS missing;
SELECT typname, typtype, typcategory, typlen, typbyval FROM pg_type WHERE typname IN ('mood', '_mood', 'users', '_users', 'int4', 'text', '_text') ORDER BY typname;
SELECT COUNT(*) FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'name';
SELECT column_name FROM information_schema.columns WHERE table_name='users' and column_name='nothing';
SELECT column_name, data_type, is_nullable, column_default, character_maximum_length, numeric_precision, numeric_scale, udt_name, udt_schema, ordinal_position, is_identity, identity_generation, identity_maximum, datetime_precision, is_generated, is_updatable
FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = 'users'
ORDER BY ordinal_position;
SELECT table_name, table_type, is_insertable_into FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1 DESC;
SELECT table_name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY table_name;
SELECT EXISTS (SELECT FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'users');
SELECT EXISTS (SELECT FROM information_schema.tables WHERE table_catalog = current_database() AND table_name = 'nobody');
SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'Other place';
SELECT exists(SELECT 1 from pg_class where relname = 'ix_users_at') as ix_exists;
SELECT exists(SELECT 1 from pg_class where relname = 'users_name' AND relkind = 'i') as ix_exists;
SELECT to_regclass('public.users') IS NULL;
SELECT to_regclass('users'), to_regclass('"Other place"."Things"'), to_regclass('nowhere'), to_regclass('"Other place".nowhere');
SELECT to_regtype('mood'), to_regtype('"Other place".mood'), to_regtype('mood[]'), to_regtype('integer'), to_regtype('nothing');
SELECT 'users'::regclass::oid = c.oid FROM pg_class c WHERE c.relname = 'users';
SELECT 'nowhere'::regclass;
SELECT 'nowhere'::regtype;
SELECT relname, relkind, relnatts, relchecks, relhasindex, relhastriggers, relpersistence, reloptions FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('public', 'Other place') ORDER BY relname;
SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%' ORDER BY nspname;
SELECT EXISTS(SELECT 1 FROM information_schema.schemata WHERE schema_name = 'Other place');
SELECT enumlabel FROM pg_enum WHERE enumtypid = 'mood'::regtype ORDER BY enumsortorder;
SELECT e.enumlabel FROM pg_type t LEFT JOIN pg_enum e ON t.oid = e.enumtypid WHERE t.typname = 'mood' ORDER BY 1;
SELECT t.typname, array_agg(e.enumlabel::text ORDER BY e.enumsortorder DESC) FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.oid, t.typname ORDER BY t.typname, 2;
SELECT count(*) FROM users;
SELECT * FROM users;
SELECT max(id), min(name), count(name) FROM users WHERE name = 'x';
SELECT name, count(*) FROM users GROUP BY name HAVING count(*) > 1;
SELECT * FROM names WHERE id > 3;
SELECT id FROM nowhere;
SELECT nothing FROM users;
SELECT u.nothing FROM users u;
SELECT users.id FROM users u;
SELECT x.id FROM users u;
SELECT id FROM users, names;
SELECT 1 FROM "Other place".nowhere;
SELECT 1 FROM nospace.users;
-- unknown: the rows of filled
SELECT count(*) FROM filled;
-- unknown: the rows of filled
SELECT a FROM filled LIMIT 1;
-- unknown: the rows of filled
SELECT EXISTS (SELECT 1 FROM filled WHERE a > 3);
-- unknown: the rows of public.filled
SELECT s FROM sums;
-- unknown: the rows of filled
SELECT f.a FROM filled f LEFT JOIN users u ON u.id = f.a;
SELECT f.a FROM filled f JOIN users u ON u.id = f.a;
SELECT a FROM filled WHERE false;
SELECT a FROM filled LIMIT 0;
SELECT EXISTS (SELECT 1 FROM filled) OR true, EXISTS (SELECT 1 FROM filled) AND false, coalesce(1, (SELECT a FROM filled));
-- unknown: what time it is
SELECT now();
-- unknown: what chance gives
SELECT gen_random_uuid();
-- unknown: the name of the database
SELECT current_database();
SELECT current_schema(), current_schemas(true), current_schemas(false), current_setting('server_version_num')::int >= 100000;
SELECT pg_try_advisory_lock(1), pg_advisory_lock(2), pg_advisory_unlock(1);
SELECT current_setting('my.own', true), current_setting('my.own', true) IS NULL;
SELECT current_setting('my.own');
SHOW search_path;
