-- What authors write, in its place. The test runs it on a real server, and holds what the server says of each text
-- against the author's own: in the normal form both are the same.
CREATE SCHEMA audit;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE audit.level AS ENUM ('low', 'high');
CREATE DOMAIN email AS character varying(255) CONSTRAINT email_form CHECK (VALUE ~* '^[^@]+@[^@]+$' AND length(VALUE) < 255);
CREATE DOMAIN percent AS numeric(5, 2) DEFAULT 0 CONSTRAINT percent_range CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN kind AS text DEFAULT 'plain' CONSTRAINT kind_known CHECK (VALUE IN ('plain', 'odd'));
CREATE SEQUENCE ticket_numbers;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION twice(n integer DEFAULT 2, label varchar DEFAULT 'x', at timestamptz DEFAULT now(), tags text[] DEFAULT '{}') RETURNS integer LANGUAGE sql AS 'SELECT n * 2';
CREATE FUNCTION full_name(first text, last text) RETURNS text LANGUAGE sql IMMUTABLE RETURN first || ' ' || upper(last);
CREATE TABLE users (
    id bigint PRIMARY KEY,
    name varchar(100) NOT NULL DEFAULT 'nobody',
    nick text DEFAULT '',
    code char(3) DEFAULT 'abc',
    email email,
    active boolean NOT NULL DEFAULT true,
    admin bool DEFAULT 'f',
    blocked boolean DEFAULT 'false',
    age integer DEFAULT 0,
    score numeric(10, 2) DEFAULT 0,
    ratio double precision DEFAULT 0.5,
    share double precision DEFAULT '0.0',
    part real DEFAULT '1.50',
    factor real DEFAULT '1.5',
    small smallint DEFAULT '3',
    big bigint DEFAULT '5',
    below integer DEFAULT -1,
    minus numeric DEFAULT -2.50,
    mood mood DEFAULT 'ok',
    level audit.level DEFAULT 'low'::audit.level,
    tags text[] DEFAULT '{}',
    labels varchar(20)[] DEFAULT ARRAY[]::varchar[],
    moods mood[] DEFAULT '{sad, ok}',
    numbers integer[] DEFAULT ARRAY[1, 2, 3],
    data jsonb NOT NULL DEFAULT '{}',
    extra jsonb DEFAULT '{"a":1}'::jsonb,
    settings json DEFAULT '[]'::json,
    token uuid DEFAULT gen_random_uuid(),
    nil uuid DEFAULT '00000000-0000-0000-0000-000000000000',
    number integer DEFAULT nextval('ticket_numbers'),
    born date DEFAULT '2000-01-01',
    day date DEFAULT CURRENT_DATE,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP,
    utc_at timestamp DEFAULT timezone('utc', now()),
    utc_too timestamp DEFAULT (now() AT TIME ZONE 'utc'),
    expires_at timestamptz DEFAULT now() + interval '7 days',
    expired_at timestamptz DEFAULT (now() - '1 hour'::interval),
    since timestamp DEFAULT '2020-01-01',
    wait interval DEFAULT '1 day',
    pause interval DEFAULT '90 minutes',
    long interval DEFAULT interval '14 months',
    owner text DEFAULT CURRENT_USER,
    nothing text DEFAULT NULL,
    nothing_long varchar(10) DEFAULT NULL::character varying,
    hash bytea DEFAULT '\x00',
    address inet DEFAULT '127.0.0.1',
    bits bit(3) DEFAULT B'101',
    setting text DEFAULT current_setting('app.tenant', true),
    random integer DEFAULT (random() * 100)::integer,
    concat text DEFAULT ('a' || 'b'),
    half numeric GENERATED ALWAYS AS (score / 2) STORED,
    display text GENERATED ALWAYS AS (name || ' <' || COALESCE(nick, '') || '>') STORED,
    lower_name text GENERATED ALWAYS AS (lower(name)) STORED,
    total numeric GENERATED ALWAYS AS (age * score) STORED,
    search tsvector GENERATED ALWAYS AS (to_tsvector('english', coalesce(name, '') || ' ' || coalesce(nick, ''))) STORED,
    weighted tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, coalesce(name, '')), 'A') || setweight(to_tsvector('simple', coalesce(nick, '')), 'B')) STORED,
    CONSTRAINT c01 CHECK (age >= 0),
    CONSTRAINT c02 CHECK (age BETWEEN 0 AND 150),
    CONSTRAINT c03 CHECK (name IN ('a', 'b', 'c')),
    CONSTRAINT c04 CHECK (name NOT IN ('x', 'y')),
    CONSTRAINT c05 CHECK (name IN ('only')),
    CONSTRAINT c06 CHECK (nick IN ('a', 'b')),
    CONSTRAINT c07 CHECK (age IN (1, 2, 3)),
    CONSTRAINT c08 CHECK (big IN (1, 2)),
    CONSTRAINT c09 CHECK (mood IN ('sad', 'ok')),
    CONSTRAINT c10 CHECK (mood <> 'happy'),
    CONSTRAINT c11 CHECK (name <> ''),
    CONSTRAINT c12 CHECK (name != ''),
    CONSTRAINT c13 CHECK (length(name) > 0),
    CONSTRAINT c14 CHECK (char_length(trim(name)) > 0),
    CONSTRAINT c15 CHECK (name LIKE 'a%'),
    CONSTRAINT c16 CHECK (name NOT LIKE '%x'),
    CONSTRAINT c17 CHECK (nick ILIKE '%q%' OR nick NOT ILIKE 'z'),
    CONSTRAINT c18 CHECK (name SIMILAR TO '(a|b)%'),
    CONSTRAINT c19 CHECK (name ~ '^[a-z]+$'),
    CONSTRAINT c20 CHECK (name ~* '^x' AND name !~ 'y'),
    CONSTRAINT c21 CHECK (score > 0),
    CONSTRAINT c22 CHECK (score >= 0.0 AND score <= 100.0),
    CONSTRAINT c23 CHECK (ratio > 0 AND ratio < 1),
    CONSTRAINT c24 CHECK (ratio BETWEEN 0.0 AND 1.0),
    CONSTRAINT c25 CHECK (age > -1),
    CONSTRAINT c26 CHECK (age * 2 > score),
    CONSTRAINT c27 CHECK (score * 1.5 <= age / 2),
    CONSTRAINT c28 CHECK (active OR NOT admin),
    CONSTRAINT c29 CHECK (active = true),
    CONSTRAINT c30 CHECK (active IS TRUE AND admin IS NOT TRUE),
    CONSTRAINT c31 CHECK (NOT (active AND blocked)),
    CONSTRAINT c32 CHECK ((name IS NULL) <> (nick IS NULL)),
    CONSTRAINT c33 CHECK ((name IS NOT NULL AND nick IS NULL) OR (name IS NULL AND nick IS NOT NULL)),
    CONSTRAINT c34 CHECK (a_or_b IS NOT NULL AND (age > 1 AND (score > 1 AND big > 1))),
    CONSTRAINT c35 CHECK (created_at <= updated_at),
    CONSTRAINT c36 CHECK (created_at > '2020-01-01 00:00:00+00'),
    CONSTRAINT c37 CHECK (updated_at > '2020-01-01'),
    CONSTRAINT c38 CHECK (born > '1900-01-01' AND born < date '2100-12-31'),
    CONSTRAINT c39 CHECK (expires_at > created_at + interval '1 hour'),
    CONSTRAINT c40 CHECK (updated_at - utc_at < '1 day'),
    CONSTRAINT c41 CHECK (wait > '0' AND wait <= '2 weeks'::interval),
    CONSTRAINT c42 CHECK (EXTRACT(year FROM born) > 1900),
    CONSTRAINT c43 CHECK (date_part('hour', created_at) >= 8),
    CONSTRAINT c44 CHECK (date_trunc('day', updated_at) = updated_at),
    CONSTRAINT c45 CHECK (num_nonnulls(name, nick) = 1),
    CONSTRAINT c46 CHECK (data ->> 'kind' IS NOT NULL),
    CONSTRAINT c47 CHECK (data @> '{"a": 1}'),
    CONSTRAINT c48 CHECK (data ? 'x' AND jsonb_typeof(data) = 'object'),
    CONSTRAINT c49 CHECK ((data ->> 'n')::int > 3),
    CONSTRAINT c50 CHECK (data #>> '{a,b}' = 'c'),
    CONSTRAINT c51 CHECK (data -> 'list' -> 0 ->> 'x' = 'y'),
    CONSTRAINT c52 CHECK (array_length(tags, 1) > 0),
    CONSTRAINT c53 CHECK (cardinality(numbers) <= 10),
    CONSTRAINT c54 CHECK ('x' = ANY (tags)),
    CONSTRAINT c55 CHECK (tags @> ARRAY['a'] AND tags <@ ARRAY['a', 'b']),
    CONSTRAINT c56 CHECK (numbers[1] > 0),
    CONSTRAINT c57 CHECK (name = ANY (ARRAY['a', 'b'])),
    CONSTRAINT c58 CHECK (nick = ANY ('{a,b}'::text[])),
    CONSTRAINT c59 CHECK (CASE WHEN active THEN age > 0 ELSE age < 0 END),
    CONSTRAINT c60 CHECK (CASE mood WHEN 'sad' THEN 1 WHEN 'ok' THEN 2 END IS NOT NULL),
    CONSTRAINT c61 CHECK (COALESCE(nick, name, '') <> ''),
    CONSTRAINT c62 CHECK (COALESCE(score, 0) > 0),
    CONSTRAINT c63 CHECK (COALESCE(age, big) > NULLIF(age, 0)),
    CONSTRAINT c64 CHECK (GREATEST(age, 0) > LEAST(big, 1)),
    CONSTRAINT c65 CHECK (name = lower(name) AND upper(code) = code),
    CONSTRAINT c66 CHECK (code = 'abc'),
    CONSTRAINT c67 CHECK (substring(name from 1 for 1) = 'a'),
    CONSTRAINT c68 CHECK (substr(name, 1, 1) = 'a' AND left(name, 1) = 'a'),
    CONSTRAINT c69 CHECK (position('x' in name) = 0),
    CONSTRAINT c70 CHECK (overlay(name placing 'x' from 1) <> 'y'),
    CONSTRAINT c71 CHECK (btrim(name) = trim(both from name) AND ltrim(name, 'x') <> ''),
    CONSTRAINT c72 CHECK ((age, big) = (1, 2)),
    CONSTRAINT c73 CHECK (ROW(age, big) < ROW(1, 2)),
    CONSTRAINT c74 CHECK (age IS DISTINCT FROM big AND name IS NOT DISTINCT FROM nick),
    CONSTRAINT c75 CHECK (age NOT BETWEEN 3 AND 5),
    CONSTRAINT c76 CHECK (age BETWEEN SYMMETRIC 9 AND 1),
    CONSTRAINT c77 CHECK (age::text = '1'),
    CONSTRAINT c78 CHECK (CAST(name AS integer) > 0),
    CONSTRAINT c79 CHECK (created_at::date = born),
    CONSTRAINT c80 CHECK (name::varchar(10) = 'x'),
    CONSTRAINT c81 CHECK (email LIKE '%@%'),
    CONSTRAINT c82 CHECK (name COLLATE "C" < 'z'),
    CONSTRAINT c83 CHECK (age % 2 = 0 AND age + 1 - 2 * 3 > 0),
    CONSTRAINT c84 CHECK (age & 1 = 0),
    CONSTRAINT c85 CHECK (- age < 5 AND @ age > 1),
    CONSTRAINT c86 CHECK (mood::text = 'sad'),
    CONSTRAINT c87 CHECK (level = 'high' OR level IN ('low', 'high')),
    CONSTRAINT c88 CHECK (users.age > 1),
    CONSTRAINT c89 CHECK (name LIKE '10!%' ESCAPE '!'),
    CONSTRAINT c90 CHECK (age IN (1, big, 2)),
    CONSTRAINT c91 CHECK (age IN (small, big)),
    CONSTRAINT c92 CHECK (length(nick) = length(name) AND octet_length(hash) = 1),
    CONSTRAINT c93 CHECK (round(score, 2) = score AND abs(age) > 1),
    CONSTRAINT c94 CHECK (token <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT c95 CHECK (small IN (1, 2) AND small > 0),
    CONSTRAINT c96 CHECK (score IN (1, 2.5)),
    CONSTRAINT c97 CHECK (regexp_replace(name, '\d', 'x', 'g') = 'x'),
    CONSTRAINT c98 CHECK (concat(name, '-', nick) <> format('%s', name)),
    CONSTRAINT d01 CHECK (nick = code AND code <> nick),
    CONSTRAINT d02 CHECK (born + 1 > born AND born - born < 5 AND born + interval '1 day' > updated_at),
    CONSTRAINT d03 CHECK (search IS NOT NULL AND search @@ to_tsquery('english', 'a')),
    CONSTRAINT d04 CHECK (data ?| ARRAY['a', 'b'] AND data ?& '{a,b}'),
    CONSTRAINT d05 CHECK (score::int > 0 AND score::numeric(10, 1) > 0 AND ratio::numeric > 0),
    CONSTRAINT d06 CHECK (big::numeric / age > 1 AND age / score > 1 AND age::numeric / 2 > 1 AND age / 2::numeric > 1),
    CONSTRAINT d07 CHECK (age::double precision / big > ratio AND ratio * age > 0 AND ratio * score::double precision > 1),
    CONSTRAINT d08 CHECK (tags[1:2] = '{a,b}' AND tags || 'x'::text = tags AND tags && ARRAY['q']),
    CONSTRAINT d09 CHECK (labels[1] = 'x' AND 'y' = ANY (labels)),
    CONSTRAINT d10 CHECK ('sad' = ANY (moods) AND mood = ANY (moods) AND mood = ANY ('{sad,ok}'::mood[])),
    CONSTRAINT d11 CHECK (NOT (name IN ('a', 'b')) AND NOT name LIKE 'x'),
    CONSTRAINT d12 CHECK (active::int + admin::int = 1),
    CONSTRAINT d13 CHECK (jsonb_array_length(data -> 'x') > 0 AND jsonb_typeof(data -> 'y') IN ('array', 'null')),
    CONSTRAINT d14 CHECK (created_at >= updated_at AT TIME ZONE 'UTC' AND (created_at AT TIME ZONE 'UTC')::date = born),
    CONSTRAINT d15 CHECK (date_trunc('month', born) = born AND to_char(born, 'DD') = '01'),
    CONSTRAINT d16 CHECK (extract(epoch FROM (updated_at - utc_at)) < 3600 AND extract(dow from born) IN (0, 6)),
    CONSTRAINT d17 CHECK (CASE WHEN mood = 'sad' THEN score ELSE 0 END > 1 AND CASE WHEN active THEN 'a' ELSE name END <> ''),
    CONSTRAINT d18 CHECK (((((age > 1))))),
    CONSTRAINT d19 CHECK (active AND admin AND blocked OR (active OR (admin OR blocked))),
    CONSTRAINT d20 CHECK (true AND age > 1 AND 'yes'),
    CONSTRAINT d21 CHECK (a_or_b ~ E'^\\d+$' AND a_or_b <> E'it''s\n'),
    CONSTRAINT d22 CHECK (char_length(name) BETWEEN 3 AND 5 AND starts_with(name, 'a')),
    CONSTRAINT d23 CHECK (lower(name) IN ('a', 'b') AND upper(trim(name)) <> ALL (ARRAY['X', 'Y'])),
    CONSTRAINT d24 CHECK (coalesce(array_length(tags, 1), 0) < 5 AND coalesce(data ->> 'a', 'b') <> 'c'),
    CONSTRAINT d25 CHECK (power(age, 2) > sqrt(big) AND mod(age, 2) = 1 AND ceil(score) > floor(ratio)),
    CONSTRAINT d26 CHECK (small + age > big AND small * 2 > 1 AND small = 1 AND big > small),
    CONSTRAINT d27 CHECK (ROW(age, name) = ROW(1, 'x') AND (age, big) <> (2, 3)),
    CONSTRAINT d28 CHECK (token::text LIKE 'a%' AND md5(token::text) = left(nick, 3)),
    CONSTRAINT d29 CHECK (wait * 2 > pause AND wait + pause < make_interval(days => 10) AND age(created_at) > wait),
    CONSTRAINT d31 CHECK (factor > 0 AND factor < 1.5 AND factor * 2 > 1 AND small * 2 > small),
    CONSTRAINT d30 CHECK (nick = name || '-' || age::text AND nick || age = 'x1' AND nick = concat_ws('-', name, age)),
    CONSTRAINT c99 CHECK (address << '10.0.0.0/8'),
    a_or_b text
);
CREATE INDEX i01 ON users (lower(name));
CREATE INDEX i02 ON users (lower(email::text));
CREATE INDEX i03 ON users ((data ->> 'kind'));
CREATE INDEX i04 ON users ((data -> 'a' ->> 'b'), (age + 1));
CREATE INDEX i05 ON users (name) WHERE active;
CREATE INDEX i06 ON users (name) WHERE nick IS NULL;
CREATE INDEX i07 ON users (name) WHERE active = true AND NOT blocked;
CREATE INDEX i08 ON users (name) WHERE mood = 'ok';
CREATE INDEX i09 ON users (name) WHERE mood IN ('ok', 'sad') AND active IS TRUE;
CREATE INDEX i10 ON users (name) WHERE name <> 'x' AND nick NOT IN ('y', 'z');
CREATE INDEX i11 ON users (date_trunc('month', updated_at));
CREATE INDEX i12 ON users ((created_at AT TIME ZONE 'UTC'));
CREATE INDEX i13 ON users (COALESCE(nick, ''), (COALESCE(age, -1)));
CREATE INDEX i14 ON users USING gin (to_tsvector('english', name));
CREATE INDEX i15 ON users USING gin (to_tsvector('english', name || ' ' || nick));
CREATE INDEX i16 ON users USING gin ((data -> 'tags'));
CREATE INDEX i17 ON users (upper(name) text_pattern_ops, (name || nick));
CREATE INDEX i18 ON users (((data ->> 'n')::integer)) WHERE data ? 'n';
CREATE INDEX i19 ON users (md5(nick)) WHERE length(nick) > 100;
CREATE INDEX i20 ON users (age) WHERE created_at > '2024-01-01 00:00:00+00'::timestamptz;
CREATE INDEX i21 ON users (age) WHERE (active AND (score > 10 AND ratio > 0.5)) OR age BETWEEN 1 AND 2;
CREATE STATISTICS s01 ON (lower(name)), (age + 1) FROM users;
CREATE TABLE teams (id integer PRIMARY KEY, title varchar(50) NOT NULL, parent_id integer REFERENCES teams, owner_id bigint REFERENCES users, settings jsonb DEFAULT '{"x": [1, 2]}', deleted_at timestamptz);
CREATE TABLE members (team_id integer NOT NULL REFERENCES teams, user_id bigint NOT NULL REFERENCES users, role varchar DEFAULT 'member' CONSTRAINT role_known CHECK (role IN ('member', 'owner')), joined_at timestamptz DEFAULT now(), points integer DEFAULT 0, PRIMARY KEY (team_id, user_id));
CREATE TABLE audit.entries (id bigint, at timestamptz DEFAULT now(), what text, who bigint, level audit.level DEFAULT 'low', old_value text, new_value text);
CREATE TABLE bookings (room integer, during tsrange, cancelled boolean DEFAULT false, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (cancelled = false));
CREATE TABLE events (id bigint, at timestamptz NOT NULL, kind text NOT NULL, n integer) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE kinds (kind text, n integer) PARTITION BY LIST (kind);
CREATE TABLE kinds_ab PARTITION OF kinds FOR VALUES IN ('a', 'b');
CREATE TABLE spans (n integer, m integer) PARTITION BY RANGE (n, m);
CREATE TABLE spans_low PARTITION OF spans FOR VALUES FROM (MINVALUE, MINVALUE) TO ('10', -5);
CREATE TABLE hashed (n integer) PARTITION BY HASH (n);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE keyed (a text, b integer) PARTITION BY LIST (lower(a));
ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
CREATE POLICY p01 ON teams USING (owner_id = current_setting('app.user_id')::bigint);
CREATE POLICY p02 ON teams FOR INSERT WITH CHECK (title <> 'root' AND owner_id IS NOT NULL);
CREATE POLICY p03 ON teams FOR SELECT USING (EXISTS (SELECT 1 FROM members m WHERE m.team_id = teams.id AND m.role = 'owner'));
CREATE POLICY p04 ON teams FOR UPDATE USING (id IN (SELECT team_id FROM members WHERE role IN ('member', 'owner'))) WITH CHECK (true);
CREATE POLICY p05 ON teams FOR DELETE USING (deleted_at IS NULL AND (SELECT count(*) FROM members WHERE members.team_id = teams.id) = 0);
CREATE POLICY p06 ON members USING (user_id = NULLIF(current_setting('app.user', true), '')::bigint OR role = 'owner');
CREATE TRIGGER t01 BEFORE UPDATE ON users FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name) EXECUTE FUNCTION stamp();
CREATE TRIGGER t02 AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION stamp();
CREATE TRIGGER t03 AFTER INSERT ON users FOR EACH ROW WHEN (NEW.mood = 'sad' AND NEW.age > 18 AND NEW.name LIKE 'a%') EXECUTE FUNCTION stamp();
CREATE TRIGGER t04 AFTER UPDATE ON users FOR EACH ROW WHEN (new.name <> old.name OR new.score IS NOT DISTINCT FROM old.score) EXECUTE FUNCTION stamp();
CREATE RULE r01 AS ON DELETE TO teams DO INSTEAD UPDATE teams SET deleted_at = now(), title = 'gone' WHERE id = OLD.id;
CREATE RULE r02 AS ON INSERT TO members WHERE NEW.role = 'owner' DO ALSO INSERT INTO audit.entries (what, who) VALUES ('owner', NEW.user_id);
CREATE RULE r03 AS ON UPDATE TO kinds DO INSTEAD NOTHING;
CREATE RULE r04 AS ON DELETE TO members DO ALSO DELETE FROM audit.entries WHERE who = old.user_id AND what IN ('a', 'b');
CREATE VIEW v01 AS SELECT id, name FROM users;
CREATE VIEW v02 AS SELECT * FROM teams;
CREATE VIEW v03 AS SELECT u.id, u.name AS user_name FROM users u WHERE u.active;
CREATE VIEW v04 AS SELECT id, name FROM users WHERE name = 'x' AND mood = 'ok' AND created_at > now() - interval '30 days';
CREATE VIEW v05 AS SELECT t.id, t.title, u.name FROM teams t JOIN users u ON u.id = t.owner_id;
CREATE VIEW v06 AS SELECT t.*, u.name AS owner FROM teams AS t LEFT OUTER JOIN users AS u ON t.owner_id = u.id WHERE t.deleted_at IS NULL;
CREATE VIEW v07 AS SELECT title, name FROM teams, users WHERE owner_id = users.id;
CREATE VIEW v08 AS SELECT team_id, count(*) AS n, sum(points) total, avg(points), max(joined_at) FROM members GROUP BY team_id HAVING count(*) > 1;
CREATE VIEW v09 AS SELECT team_id, role, count(*) FROM members GROUP BY 1, 2 ORDER BY 3 DESC, team_id ASC;
CREATE VIEW v10 AS SELECT DISTINCT role FROM members ORDER BY role;
CREATE VIEW v11 AS SELECT DISTINCT ON (team_id) team_id, user_id FROM members ORDER BY team_id, joined_at DESC;
CREATE VIEW v12 AS SELECT lower(name) AS lower_name, upper(nick), age + 1, 'x' AS letter, 1 AS one, NULL::text AS nothing FROM users;
CREATE VIEW v13 AS SELECT id, CASE WHEN age < 18 THEN 'young' WHEN age < 65 THEN 'grown' ELSE 'old' END AS stage FROM users;
CREATE VIEW v14 AS SELECT id FROM users UNION SELECT owner_id FROM teams;
CREATE VIEW v15 AS SELECT 'user' AS kind, id, name FROM users UNION ALL SELECT 'team', id, title FROM teams ORDER BY 2;
CREATE VIEW v16 AS WITH big AS (SELECT team_id, count(*) AS n FROM members GROUP BY team_id) SELECT t.title, b.n FROM teams t JOIN big b ON b.team_id = t.id WHERE b.n > 10;
CREATE VIEW v17 AS WITH RECURSIVE tree AS (SELECT id, parent_id, 1 AS depth FROM teams WHERE parent_id IS NULL UNION ALL SELECT t.id, t.parent_id, tree.depth + 1 FROM teams t JOIN tree ON t.parent_id = tree.id) SELECT * FROM tree;
CREATE VIEW v18 AS SELECT user_id, row_number() OVER (PARTITION BY team_id ORDER BY points DESC) AS place, sum(points) OVER w AS so_far FROM members WINDOW w AS (ORDER BY joined_at);
CREATE VIEW v19 AS SELECT id, (SELECT count(*) FROM members m WHERE m.user_id = u.id) AS teams FROM users u;
CREATE VIEW v20 AS SELECT id FROM users WHERE id IN (SELECT user_id FROM members WHERE role = 'owner');
CREATE VIEW v21 AS SELECT id FROM users u WHERE NOT EXISTS (SELECT 1 FROM members WHERE user_id = u.id);
CREATE VIEW v22 AS SELECT u.id, m.points FROM users u LEFT JOIN LATERAL (SELECT points FROM members WHERE members.user_id = u.id ORDER BY points DESC LIMIT 1) m ON true;
CREATE VIEW v23 AS SELECT id, data ->> 'name' AS name, (data -> 'size')::int AS size, data #>> '{a,b}' AS ab FROM users WHERE data @> '{"on": true}';
CREATE VIEW v24 AS SELECT u.id, tag FROM users u, unnest(u.tags) AS tag;
CREATE VIEW v25 AS SELECT u.id, e.key, e.value FROM users u CROSS JOIN LATERAL jsonb_each(u.data) AS e;
CREATE VIEW v26 AS SELECT u.id, item ->> 'x' AS x FROM users u, jsonb_array_elements(u.data -> 'items') item;
CREATE VIEW v27 AS SELECT n FROM generate_series(1, 10) AS n;
CREATE VIEW v28 AS SELECT d::date AS day, count(m.user_id) AS joined FROM generate_series('2024-01-01'::date, '2024-12-31'::date, '1 day'::interval) d LEFT JOIN members m ON m.joined_at::date = d::date GROUP BY d;
CREATE VIEW v29 AS SELECT team_id, string_agg(role, ', ' ORDER BY role) AS roles, array_agg(DISTINCT user_id) AS users FROM members GROUP BY team_id;
CREATE VIEW v30 AS SELECT team_id, count(*) FILTER (WHERE role = 'owner') AS owners FROM members GROUP BY team_id;
CREATE VIEW v31 AS SELECT jsonb_build_object('id', id, 'name', name) AS j, to_jsonb(u) AS all_of_it FROM users u;
CREATE VIEW v32 AS SELECT coalesce(sum(points), 0) AS points, COALESCE(avg(points), 0) AS mean FROM members;
CREATE VIEW v34 AS SELECT a.title, b.title AS other FROM teams a JOIN teams b USING (owner_id) WHERE a.id <> b.id;
CREATE VIEW v35 AS SELECT owner_id, a.title FROM teams a RIGHT JOIN teams b USING (owner_id);
CREATE VIEW v36 AS SELECT * FROM (SELECT id, title FROM teams WHERE title LIKE 'a%') AS s WHERE s.id > 5;
CREATE VIEW v37 AS SELECT s.n FROM (SELECT count(*) AS n FROM users) s;
CREATE VIEW v38 AS SELECT x.a, x.b FROM (VALUES (1, 'a'), (2, 'b')) AS x(a, b);
CREATE VIEW v39 (first, second) AS SELECT id, name FROM users;
CREATE VIEW v40 AS SELECT id AS identifier FROM users ORDER BY identifier LIMIT 10 OFFSET 5;
CREATE VIEW v41 AS SELECT EXTRACT(year FROM created_at) AS y, date_trunc('month', created_at) AS m, to_char(created_at, 'YYYY-MM') AS t, age(created_at), created_at AT TIME ZONE 'UTC' AS u FROM users;
CREATE VIEW v42 AS SELECT role, count(*) FROM members GROUP BY ROLLUP (role);
CREATE VIEW v43 AS SELECT points::numeric / 100 AS share, points * 1.0 / 3 AS third, round(points / 2.0, 1) AS half FROM members;
CREATE VIEW v44 AS SELECT name || ' (' || coalesce(nick, '-') || ')' AS label, age::text || 'y' AS years FROM users;
CREATE VIEW v45 AS SELECT t.title, (SELECT u.name FROM users u WHERE u.id = t.owner_id) FROM teams t;
CREATE VIEW v46 AS SELECT u.id, v.n FROM v08 v JOIN members m ON m.team_id = v.team_id JOIN users u ON u.id = m.user_id;
CREATE VIEW v47 AS SELECT id FROM users WHERE (active AND NOT blocked) OR (admin AND age BETWEEN 18 AND 99);
CREATE VIEW v48 AS SELECT id FROM public.users WHERE public.users.name ILIKE '%a%' AND users.score >= 1.5;
CREATE VIEW v49 AS SELECT e.what, e.level FROM audit.entries e WHERE e.level = 'high' AND e.what ~ '^x';
CREATE VIEW v50 AS SELECT u.id, lag(u.age, 1) OVER (ORDER BY u.id) AS before, rank() OVER (PARTITION BY u.mood ORDER BY u.score DESC NULLS LAST) FROM users u;
CREATE VIEW v51 AS SELECT id FROM teams EXCEPT SELECT team_id FROM members;
CREATE VIEW v52 AS (SELECT id FROM teams LIMIT 5) UNION ALL (SELECT team_id FROM members ORDER BY 1 LIMIT 3);
CREATE VIEW v53 AS SELECT ARRAY(SELECT title FROM teams ORDER BY id) AS titles, ARRAY['a', 'b'] AS letters, ARRAY[1, 2] AS n;
CREATE VIEW v54 AS SELECT id FROM users FULL JOIN (SELECT team_id AS id, points FROM members) q USING (id);
CREATE VIEW v55 AS SELECT title FROM teams NATURAL JOIN (SELECT id, 1 AS q FROM users) n;
CREATE VIEW v56 AS SELECT u.name, count(DISTINCT m.team_id) AS teams FROM users u LEFT JOIN members m ON m.user_id = u.id AND m.role <> 'owner' GROUP BY u.id, u.name ORDER BY teams DESC;
CREATE VIEW v57 AS SELECT id, name FROM users WHERE (SELECT max(points) FROM members) > 3 FOR UPDATE;
CREATE VIEW v60 AS SELECT user_id, sum(points) * 100.0 / nullif(count(*), 0) AS share, sum(CASE WHEN role = 'owner' THEN 1 ELSE 0 END) AS owners, count(CASE WHEN points > 1 THEN 1 END) c FROM members GROUP BY user_id;
CREATE VIEW v61 AS SELECT CURRENT_DATE - born AS days, now() - created_at AS since, (now() - created_at) > '1 day' AS old, born + 30 AS later FROM users;
CREATE VIEW v62 AS WITH a AS (SELECT id, title FROM teams), b(i, n) AS (SELECT team_id, count(*) FROM members GROUP BY team_id) SELECT a.*, coalesce(b.n, 0) AS n FROM a LEFT JOIN b ON b.i = a.id WHERE EXISTS (SELECT 1 FROM b WHERE b.i = a.id AND b.n > 1);
CREATE VIEW v63 AS SELECT u.id, t.title, m.role FROM users u JOIN (members m JOIN teams t ON t.id = m.team_id) ON m.user_id = u.id;
CREATE VIEW v64 AS SELECT id, rank() OVER (ORDER BY (SELECT count(*) FROM members m WHERE m.user_id = users.id) DESC) AS place FROM users;
CREATE VIEW v65 AS SELECT u.id, x.n FROM users u CROSS JOIN LATERAL (SELECT count(*) AS n FROM members WHERE user_id = u.id) x, teams t WHERE t.owner_id = u.id;
CREATE VIEW v66 AS SELECT id, string_to_array(name, ',') AS parts, regexp_split_to_table(nick, ',') AS part FROM users;
CREATE VIEW v67 AS SELECT t.tag, count(*) AS uses FROM users CROSS JOIN unnest(tags) AS t(tag) GROUP BY t.tag ORDER BY uses DESC, t.tag;
CREATE VIEW v68 AS SELECT u.id, x.tag, x.n FROM users u, unnest(u.tags) WITH ORDINALITY AS x(tag, n);
CREATE VIEW v69 AS SELECT j.a, j.b FROM users, jsonb_to_record(data) AS j(a integer, b text);
CREATE VIEW v70 AS SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY points) AS median, mode() WITHIN GROUP (ORDER BY role) AS usual FROM members;
CREATE VIEW v71 AS SELECT id FROM users WHERE (name, nick) IN (SELECT title, title FROM teams) AND age = ANY (SELECT points FROM members) AND big > ALL (SELECT points FROM members);
CREATE VIEW v72 AS SELECT id FROM users WHERE id = ANY (ARRAY(SELECT user_id FROM members)) AND name = ANY (string_to_array('a,b', ','));
CREATE VIEW v73 AS SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY id) AS all_users, json_agg(u.*) AS rows FROM users u;
CREATE VIEW v74 AS SELECT t.id, p.title AS parent, coalesce(p.title, 'none') AS known FROM teams t LEFT JOIN teams p ON p.id = t.parent_id ORDER BY coalesce(p.title, 'none'), 1;
CREATE VIEW v75 AS SELECT role, count(*) AS count FROM members WHERE joined_at BETWEEN '2024-01-01 00:00:00+00' AND now() GROUP BY role HAVING count(*) > 5 AND max(points) > 3;
CREATE VIEW v76 AS SELECT user_id, points, sum(points) OVER (PARTITION BY user_id ORDER BY joined_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running FROM members;
CREATE VIEW v77 AS SELECT NULL AS nothing, 1.5 AS half, -1 AS below, true AS yes, '{}'::jsonb AS empty, interval '1 hour' AS hour, 'sad'::mood AS mood;
CREATE VIEW v78 AS SELECT id, NULL::integer AS age FROM teams UNION ALL SELECT id, age FROM users UNION ALL SELECT user_id, NULL FROM members;
CREATE VIEW v79 AS SELECT DISTINCT u.name FROM users AS u INNER JOIN members AS m ON (m.user_id = u.id) WHERE (m.role = 'owner') OR (u.admin IS TRUE);
CREATE VIEW v80 AS SELECT a.id FROM (SELECT id FROM (SELECT id, title FROM teams) AS inner_most WHERE title <> '') AS a;
CREATE VIEW v81 AS SELECT ARRAY['sad', 'ok']::mood[] AS moods, ARRAY['sad', 'ok'::mood] AS more, ARRAY[1, 2.5] AS mixed, ARRAY[1, 2::numeric] AS numbers FROM users;
CREATE VIEW v82 AS SELECT CASE WHEN active THEN 'sad'::mood ELSE 'ok' END AS mood, CASE WHEN active THEN age ELSE score END AS n, COALESCE(age::numeric, big) AS c, GREATEST(age, 1.5) AS g FROM users;
CREATE VIEW v83 AS SELECT v.a, v.b FROM (VALUES ('sad'::mood, 1), ('ok', 2.5)) AS v(a, b);
CREATE MATERIALIZED VIEW m01 AS SELECT t.id, t.title, count(m.user_id) AS members FROM teams t LEFT JOIN members m ON m.team_id = t.id GROUP BY t.id, t.title WITH NO DATA;
CREATE INDEX m01_title ON m01 (lower(title)) WHERE members > 0;
