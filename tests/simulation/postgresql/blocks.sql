DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad', 'happy'); EXCEPTION WHEN duplicate_object THEN null; END $$;
DO $$ BEGIN CREATE TYPE mood AS ENUM ('other'); EXCEPTION WHEN duplicate_object THEN null; END $$;
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'status') THEN
        CREATE TYPE status AS ENUM ('active', 'paused');
    END IF;
END
$$;
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'status') THEN
        CREATE TYPE status AS ENUM ('never');
    ELSIF EXISTS (SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typname = 'status' AND n.nspname = current_schema()) THEN
        CREATE TABLE was_there (a integer);
    ELSE
        CREATE TABLE never (a integer);
    END IF;
END $$;
CREATE TABLE package (id text PRIMARY KEY);
CREATE TABLE resource (id text PRIMARY KEY, package_id text REFERENCES package (id));
DO $$
DECLARE fk_name TEXT;
BEGIN
    SELECT conname INTO fk_name FROM pg_constraint
    WHERE conrelid = 'resource'::regclass AND confrelid = 'package'::regclass AND contype = 'f' LIMIT 1;
    IF fk_name IS NOT NULL THEN
        EXECUTE format('ALTER TABLE resource DROP CONSTRAINT %I', fk_name);
    END IF;
END $$;
CREATE TABLE "Odd one" (a integer);
CREATE TABLE other (a integer);
DO $$
DECLARE r RECORD;
BEGIN
    FOR r IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename IN ('Odd one', 'other') ORDER BY tablename) LOOP
        EXECUTE 'ALTER TABLE ' || quote_ident(r.tablename) || ' ADD COLUMN b integer';
    END LOOP;
END $$;
DO $$
DECLARE
    names text[] := ARRAY['x', 'y z'];
    n integer := 3;
    t text;
BEGIN
    n := n + 1;
    FOREACH t IN ARRAY names LOOP
        EXECUTE format('CREATE TABLE %I (a integer DEFAULT %s)', t, n);
    END LOOP;
    FOR i IN 1..3 LOOP
        CONTINUE WHEN i = 2;
        EXECUTE 'CREATE TABLE numbered_' || i || ' (a integer)';
    END LOOP;
    WHILE n > 2 LOOP
        n := n - 1;
        EXIT WHEN n = 3;
    END LOOP;
    IF n <> 3 THEN
        RAISE EXCEPTION 'n is %', n;
    END IF;
    RAISE NOTICE 'done with %', n;
END $$;
DO $$
DECLARE r record; w other%ROWTYPE;
BEGIN
    FOR r IN SELECT tablename AS t FROM pg_tables WHERE tablename = 'other' LOOP
        EXECUTE 'CREATE TABLE lower_' || r.t || ' (a integer)';
    END LOOP;
    SELECT * INTO w FROM other;
    IF w.a IS NULL THEN CREATE TABLE row_type (a integer); END IF;
END $$;
DO $$ BEGIN RAISE EXCEPTION 'bad % of %%, %', 'thing', NULL; END $$;
DO $$ BEGIN RAISE EXCEPTION 'with a code' USING ERRCODE = '22000', HINT = 'do it'; END $$;
DO $$ BEGIN RAISE unique_violation USING MESSAGE = 'twice'; END $$;
DO $$ BEGIN CREATE TABLE gone (a integer); RAISE EXCEPTION 'no'; END $$;
DO $$
BEGIN
    CREATE TABLE kept (a integer);
    BEGIN
        CREATE TABLE undone (a integer);
        DROP TABLE nowhere;
    EXCEPTION
        WHEN undefined_table THEN
            CREATE TABLE handled (a integer);
    END;
    BEGIN
        DROP TABLE nowhere;
    EXCEPTION WHEN SQLSTATE '42P01' THEN
        CREATE TABLE by_code (a integer);
    END;
    BEGIN
        SELECT 1 / 0;
    EXCEPTION WHEN others THEN
        EXECUTE format('CREATE TABLE "state %s" (a integer)', SQLSTATE);
    END;
END $$;
DO $$ BEGIN DROP TABLE nowhere; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN DROP TABLE nowhere; EXCEPTION WHEN undefined_table THEN RAISE; END $$;
DO $$ BEGIN DROP TABLE nowhere; EXCEPTION WHEN undefined_table THEN RAISE EXCEPTION 'it was: %', SQLERRM; END $$;
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'other' AND column_name = 'b') THEN
        ALTER TABLE other DROP COLUMN b;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'other' AND column_name = 'c') THEN
        ALTER TABLE other ADD COLUMN c text;
    END IF;
    RETURN;
    CREATE TABLE never (a integer);
END $$;
DO $$
DECLARE
    found_name name;
    howmany integer;
BEGIN
    SELECT relname, 3 INTO found_name, howmany FROM pg_class WHERE relname = 'other';
    IF FOUND AND howmany = 3 THEN
        EXECUTE 'CREATE TABLE of_' || found_name || ' (a integer)';
    END IF;
    SELECT relname INTO found_name FROM pg_class WHERE relname = 'no_such_table';
    IF NOT FOUND AND found_name IS NULL THEN
        CREATE TABLE not_found (a integer);
    END IF;
    PERFORM 1 FROM pg_class WHERE relname = 'other';
    IF FOUND THEN
        CREATE TABLE performed (a integer);
    END IF;
    SELECT count(*) INTO howmany FROM other;
    IF howmany = 0 THEN
        CREATE TABLE is_empty (a integer);
    END IF;
END $$;
DO $$ DECLARE x integer; BEGIN SELECT relname INTO STRICT x FROM pg_class WHERE relname = 'nothing'; END $$;
DO $$ BEGIN EXECUTE NULL; END $$;
DO $$ BEGIN EXECUTE 'CREATE TABEL x ()'; END $$;
DO $$ BEGIN IF nothing THEN NULL; END IF; END $$;
DO $$ DECLARE x int := 'a'; BEGIN NULL; END $$;
DO LANGUAGE plpgsql $$ BEGIN NULL; END $$;
DO 'BEGIN CREATE TABLE quoted (a integer); END';
DO $$ BEGIN; END $$;
