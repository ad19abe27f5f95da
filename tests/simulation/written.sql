-- One text a line, expressions and statements: each is written from its tree, and reads back as the same tree.
-- Constants
1
-1
- 1
-(2)
- x
- - x
+ x
-x.y
-1::integer
(-1)::integer
-(1::integer)
2147483648
-9223372036854775808
1.5e10
.5
''
'it''s'
E'back\\slash and \n line'
'Grüße'
B'101'
X'1F'
NULL
TRUE
false
$1
$2::uuid
$1.part
$1[2]
-- Names
a
a.b
a.b.c
"Mixed"."Case"
"select"
"user"
a.*
(a).b
(a).b.c
(a.b).*
a[1]
a.b[1].c
a[1:2]
a[:2]
a[1:]
a[:]
a[-1]
a[1][2]
(f(x)).y
(ARRAY[1, 2])[1]
((SELECT a))[1]
((a).b).c
-- Operators
a + b * c
(a + b) * c
a - (b - c)
a - b - c
a / b / c
a ^ b ^ c
a ^ (b ^ c)
-a ^ 2
-(a ^ 2)
a % 2 = 0
a || b || c
a || (b || c)
(a || b) = c
a || b = c
(a < b) = (c > d)
(a = b) = c
a != b
a <> b
a <= b AND b >= c
a -> 'b' ->> 'c'
a #> '{b,c}'
a @> '{"b": 1}'
a ? 'b'
a ?| ARRAY['b', 'c']
a ~ '^b'
a !~* 'b'
@ a
@ a + b
(@ a) + b
@ @ a
|/ a
a OPERATOR(pg_catalog.+) b
OPERATOR(pg_catalog.-) 1
a OPERATOR(public.<->) b < 3
a + (NOT b)
-- NOT, AND, OR
NOT a
NOT NOT a
NOT a AND b
NOT (a AND b)
a AND b AND c
(a AND b) AND c
a AND (b AND c)
a OR b AND c
(a OR b) AND c
a OR (b OR c)
NOT a = b
(NOT a) = b
NOT a IS NULL
(NOT a) IS NULL
-- IS
a IS NULL
a IS NOT NULL
a ISNULL
(a = b) IS NULL
a = b IS NULL
(a IS NULL) IS NOT NULL
a IS TRUE
a IS NOT FALSE
a IS UNKNOWN
(a AND b) IS NOT TRUE
a IS DISTINCT FROM b
a IS NOT DISTINCT FROM b + 1
(a IS DISTINCT FROM b) = c
a IS DOCUMENT
a IS NOT DOCUMENT
a IS NORMALIZED
a IS NOT NFKC NORMALIZED
-- Sets and ranges
a IN (1, 2, 3)
a NOT IN ('x')
NOT a IN ('x')
(a, b) IN ((1, 2), (3, 4))
a + 1 IN (1)
(a = b) IN (true)
a IN (SELECT b FROM c)
a NOT IN (SELECT b FROM c)
(a, b) = (SELECT c, d FROM e)
a IN ((SELECT 1), 2)
a = ANY (b)
a = ANY (ARRAY['x'::character varying, 'y'::character varying]::text[])
a <> ALL (ARRAY[1, 2])
(a || b) = ANY (c)
a || b = ANY (c)
a LIKE ANY (ARRAY['x%', 'y%'])
a NOT ILIKE ALL (b)
a > ALL (SELECT b FROM c)
a = ANY ((SELECT b)::integer[])
a OPERATOR(pg_catalog.=) ANY (b)
a OPERATOR(pg_catalog.=) ANY (SELECT b)
a BETWEEN 1 AND 2
a NOT BETWEEN -1 AND b + 2
a BETWEEN SYMMETRIC b AND c
a NOT BETWEEN SYMMETRIC b AND c
a BETWEEN (b AND c) AND (d OR e)
a BETWEEN (b AT TIME ZONE 'utc') AND now()
a BETWEEN (b COLLATE "C") || 'x' AND c
a BETWEEN 1 AND 2 AND b
(a BETWEEN 1 AND 2) = b
-- Patterns
a LIKE 'x%'
a NOT LIKE 'x%'
a LIKE 'x!%' ESCAPE '!'
a LIKE pg_catalog.like_escape('x', 'y')
a ILIKE b || '%'
a NOT ILIKE 'x'
a SIMILAR TO '(b|c)'
a NOT SIMILAR TO 'x#%' ESCAPE '#'
a ~~ 'x'
a !~~* 'x'
(a LIKE b) = c
a = b LIKE c
-- Casts and types
a::text
a::varchar(10)
CAST(a AS character varying)
a::char
a::char(3)
a::bpchar
a::"char"
a::bit
a::bit(3)
a::"bit"
a::bit varying
a::numeric(10, 2)
a::numeric(5, -2)
a::decimal
a::float
a::float(10)
a::double precision
a::real
a::int2
a::bigint[]
a::integer[3][]
a::integer ARRAY
a::timestamp
a::timestamp(3)
a::timestamptz
a::timestamp(3) with time zone
a::time with time zone
a::time(0)
a::interval
a::interval(3)
a::interval year to month
a::interval day to second(3)
interval '1' year
interval(3) '1'
date '2020-01-01'
timestamp with time zone '2020-01-01 00:00:00+00'
int4 '1'
public.mood 'happy'
'happy'::public.mood
'x'::public."Mood"[]
a::geometry(Point, 4326)
a::pg_catalog.int4
a::pg_catalog.varchar
a::"varchar"
a::text::integer
(a + b)::text
a + b::text
a[1]::text
(a COLLATE "C")::text
a::text COLLATE "C"
a COLLATE "de-x-icu" || b
(a || b) COLLATE pg_catalog."default"
-- Calls
now()
count(*)
pg_catalog.now()
"Mine"."F"(1)
f(a, b)
f(a => 1, "B" => 2)
f(a := 1)
f(VARIADIC a)
f(1, VARIADIC ARRAY[2, 3])
f((SELECT 1))
f(ROW(1, 2))
f((1, 2))
f(DISTINCT a)
string_agg(DISTINCT a, ',' ORDER BY a DESC NULLS LAST)
array_agg(a ORDER BY b, c USING >)
percentile_cont(0.5) WITHIN GROUP (ORDER BY a DESC)
count(*) FILTER (WHERE a > 0)
sum(a) OVER ()
sum(a) OVER w
sum(a) OVER (w)
row_number() OVER (PARTITION BY a, b ORDER BY c DESC)
sum(a) FILTER (WHERE b) OVER (ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
sum(a) OVER (ORDER BY c RANGE UNBOUNDED PRECEDING)
sum(a) OVER (ORDER BY c GROUPS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE TIES)
sum(a) OVER (ORDER BY c RANGE BETWEEN '1 day'::interval PRECEDING AND b + 1 FOLLOWING EXCLUDE CURRENT ROW)
sum(a) OVER (w ORDER BY c ROWS BETWEEN UNBOUNDED PRECEDING AND 2 FOLLOWING EXCLUDE GROUP)
sum(a) OVER (ROWS 3 PRECEDING EXCLUDE NO OTHERS)
-- Forms with words of their own
EXTRACT(year FROM a)
EXTRACT('epoch' FROM a - b)
EXTRACT("Odd" FROM a)
extract(timezone_hour from a)
POSITION(a IN b)
POSITION((a AND b) IN (b COLLATE "C") || 'x')
SUBSTRING(a FROM 2)
SUBSTRING(a FROM 2 FOR 3)
SUBSTRING(a FOR 3)
SUBSTRING(a SIMILAR b ESCAPE '#')
SUBSTRING(a FROM '[0-9]+')
substring(a, 1, 2)
substr(a, 1)
OVERLAY(a PLACING b FROM 1)
OVERLAY(a PLACING b FROM 1 FOR 2)
overlay(a, b, 1)
TRIM(a)
TRIM(BOTH 'x' FROM a)
TRIM(LEADING FROM a)
TRIM(TRAILING 'x' FROM a)
TRIM(a, 'x')
btrim(a, 'x')
a AT TIME ZONE 'UTC'
a AT TIME ZONE 'UTC' AT TIME ZONE b
a AT TIME ZONE ('UT' || 'C')
(a + b) AT TIME ZONE c
timezone('UTC', a)
NORMALIZE(a)
NORMALIZE(a, NFD)
COLLATION FOR (a)
(a, b) OVERLAPS (c, d)
TREAT(a AS integer)
NULLIF(a, '')
COALESCE(a, b, 0)
GREATEST(a, b)
LEAST(a, 1)
GROUPING(a, b)
CURRENT_DATE
CURRENT_TIME(2)
CURRENT_TIMESTAMP
CURRENT_TIMESTAMP(3)
LOCALTIME
LOCALTIMESTAMP(0)
CURRENT_USER
SESSION_USER
USER
CURRENT_ROLE
CURRENT_CATALOG
CURRENT_SCHEMA
-- Arrays, rows, cases
ARRAY[]::text[]
ARRAY[1, 2]
ARRAY[[1, 2], [3, 4]]
ARRAY[ARRAY[1], ARRAY[2]]
ARRAY(SELECT a FROM b ORDER BY a)
ROW()
ROW(1)
ROW(1, 2)
(1, 2)
(a, b) < (c, d)
ROW(a.*)
CASE WHEN a THEN b END
CASE a WHEN 1 THEN 'x' WHEN 2 THEN 'y' ELSE NULL END
CASE WHEN a IS NULL OR b THEN (CASE WHEN c THEN 1 END) ELSE -1 END + 1
EXISTS (SELECT 1 FROM a WHERE a.b = c)
NOT EXISTS (SELECT FROM a)
(SELECT max(a) FROM b)
-- XML
XMLELEMENT(NAME a)
XMLELEMENT(NAME "A b", XMLATTRIBUTES(b AS c, d), e, f || 'x')
XMLFOREST(a, b AS c)
XMLCONCAT(a, b)
XMLPARSE(DOCUMENT a)
XMLPARSE(CONTENT a PRESERVE WHITESPACE)
XMLPI(NAME php)
XMLPI(NAME php, 'echo')
XMLROOT(a, VERSION '1.0', STANDALONE YES)
XMLROOT(a, VERSION NO VALUE, STANDALONE NO VALUE)
XMLROOT(a, VERSION NO VALUE)
XMLROOT(a, VERSION b, STANDALONE NO)
XMLEXISTS('//a' PASSING b)
XMLSERIALIZE(CONTENT a AS character varying(10))
XMLSERIALIZE(DOCUMENT a AS text)
-- Queries
SELECT
SELECT *
SELECT a.*, b AS "B", c d FROM t AS a
SELECT FROM a
SELECT DISTINCT a FROM b
SELECT DISTINCT ON (a, b + 1) a FROM b ORDER BY a, b + 1
SELECT a FROM ONLY s.t
SELECT a FROM db.s.t u(v, w)
SELECT a FROM b, c WHERE b.x = c.x
SELECT a FROM b JOIN c ON b.x = c.x
SELECT a FROM b INNER JOIN c USING (x, y)
SELECT a FROM b JOIN c USING (x) AS j
SELECT a FROM b LEFT OUTER JOIN c ON true RIGHT JOIN d ON false FULL JOIN e USING (x)
SELECT a FROM b CROSS JOIN c NATURAL JOIN d NATURAL LEFT JOIN e
SELECT a FROM b JOIN (c JOIN d ON c.x = d.x) ON b.x = c.x
SELECT a FROM b JOIN c JOIN d ON c.x = d.x ON b.x = c.x
SELECT a FROM (b CROSS JOIN c) AS j(x, y)
SELECT a FROM b LEFT JOIN (c CROSS JOIN d) AS j ON true
SELECT a FROM (SELECT 1 AS a) AS s
SELECT a FROM b, LATERAL (SELECT b.x) AS s(y)
SELECT a FROM b LEFT JOIN LATERAL unnest(b.x) WITH ORDINALITY AS u(v, n) ON true
SELECT a FROM generate_series(1, 10) AS g
SELECT a FROM generate_series(1, 10) g(n)
SELECT a FROM json_to_recordset('[]') AS r(a integer, b text COLLATE "C")
SELECT a FROM f() AS (a integer, b numeric(10, 2))
SELECT a FROM ROWS FROM (f(1), g(2) AS (x integer)) WITH ORDINALITY AS r
SELECT a FROM CAST(1 AS integer) AS c, COALESCE(1, 2) AS d, CURRENT_DATE AS e, TRIM(' x ') AS f
SELECT a FROM b TABLESAMPLE system(10) REPEATABLE (3)
SELECT a FROM b AS c TABLESAMPLE bernoulli(x)
SELECT a FROM XMLTABLE(XMLNAMESPACES('u' AS x, DEFAULT 'v'), '/a' PASSING b COLUMNS n FOR ORDINALITY, c integer PATH '@c' DEFAULT 1 NOT NULL, d text) AS t(e, f, g)
SELECT a FROM b, LATERAL XMLTABLE('/a' PASSING (b.x || 'y') COLUMNS c text) AS t
SELECT a, count(*) FROM b GROUP BY a HAVING count(*) > 1
SELECT a FROM b GROUP BY 1, (c, d), e + f
SELECT a FROM b GROUP BY DISTINCT GROUPING SETS ((a, b), ROLLUP (c, d), CUBE (e), ()), f
SELECT a FROM b WINDOW w AS (PARTITION BY c), v AS (w ORDER BY d)
SELECT a FROM b ORDER BY a ASC NULLS FIRST, 2 DESC, c USING <, d NULLS LAST
SELECT a FROM b ORDER BY c USING OPERATOR(pg_catalog.>)
SELECT a FROM b LIMIT 10 OFFSET 5
SELECT a FROM b LIMIT ALL
SELECT a FROM b LIMIT a + 1 OFFSET (SELECT 1)
SELECT a FROM b OFFSET 3 ROWS FETCH NEXT 2 ROWS ONLY
SELECT a FROM b ORDER BY a FETCH FIRST ROW WITH TIES
SELECT a FROM b ORDER BY a FETCH FIRST (c + 1) ROWS WITH TIES
SELECT a FROM b, c FOR UPDATE OF b SKIP LOCKED FOR SHARE OF c NOWAIT
SELECT a FROM b FOR NO KEY UPDATE
SELECT a FROM b FOR KEY SHARE
VALUES (1, 'a'), (2, DEFAULT)
VALUES (1) ORDER BY 1 LIMIT 1
TABLE a
SELECT 1 UNION SELECT 2
SELECT 1 UNION ALL SELECT 2 EXCEPT SELECT 3
SELECT 1 UNION (SELECT 2 EXCEPT SELECT 3)
SELECT 1 UNION SELECT 2 INTERSECT SELECT 3
(SELECT 1 UNION SELECT 2) INTERSECT ALL SELECT 3
SELECT 1 INTERSECT SELECT 2 INTERSECT SELECT 3
(SELECT 1 LIMIT 1) UNION ALL (SELECT 2 ORDER BY 1) ORDER BY 1 LIMIT 3
(WITH a AS (SELECT 1) SELECT 2) EXCEPT ALL VALUES (3)
SELECT * FROM (SELECT 1 UNION SELECT 2) AS u(x)
WITH a AS (SELECT 1) SELECT * FROM a
WITH a(x, y) AS MATERIALIZED (SELECT 1, 2), b AS NOT MATERIALIZED (TABLE a) SELECT * FROM b
WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 100) SELECT sum(n) FROM t
WITH RECURSIVE t AS (SELECT 1 AS n UNION SELECT n FROM t) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT * FROM t
WITH RECURSIVE t AS (SELECT 1 AS n UNION SELECT n FROM t) SEARCH BREADTH FIRST BY n, m SET o SELECT * FROM t
WITH RECURSIVE t AS (SELECT 1 AS n UNION SELECT n FROM t) CYCLE n SET c TO 'y' DEFAULT 'n' USING p SELECT * FROM t
WITH gone AS (DELETE FROM a USING b WHERE a.x = b.x RETURNING a.*) SELECT count(*) FROM gone
WITH a AS (INSERT INTO b VALUES (1) RETURNING id AS i), c AS (UPDATE d SET e = 1 RETURNING *) SELECT 1
SELECT (SELECT max(c) FROM d) AS m FROM b ORDER BY m
SELECT (SELECT max(c) FROM d) AS m FROM b GROUP BY 1
SELECT DISTINCT *
SELECT ARRAY['x', 'y']::public.mood[]
-- Statements
INSERT INTO a DEFAULT VALUES
INSERT INTO s.a AS b (c, d.e, f[1]) VALUES (1, DEFAULT, 3)
INSERT INTO a (b) OVERRIDING SYSTEM VALUE SELECT c FROM d
INSERT INTO a (b) OVERRIDING USER VALUE VALUES (1)
INSERT INTO a SELECT 1 ON CONFLICT DO NOTHING
INSERT INTO a VALUES (1) ON CONFLICT (b, (lower(c)), d COLLATE "C" text_ops) WHERE e DO UPDATE SET (f, g) = (SELECT 1, 2), h = excluded.h WHERE a.f IS NULL RETURNING *
INSERT INTO a VALUES (1) ON CONFLICT ON CONSTRAINT "K" DO UPDATE SET b = DEFAULT
WITH x AS (SELECT 1) INSERT INTO a SELECT * FROM x RETURNING b AS c
INSERT INTO a WITH x AS (SELECT 1) SELECT * FROM x
INSERT INTO a (SELECT 1 UNION SELECT 2 LIMIT 1)
UPDATE a SET b = b + 1, c[1] = 2, d.e = DEFAULT WHERE f
UPDATE ONLY a AS x SET (b, c) = (1, 2), (d, e) = ROW(3, 4), (f) = ROW(5) FROM y JOIN z ON true WHERE x.i = y.i RETURNING x.*, 1 AS one
UPDATE a SET (b, c) = (SELECT 1, 2), (d, e) = (SELECT 1, 2)
UPDATE a SET b = 1 WHERE CURRENT OF c
DELETE FROM a
DELETE FROM ONLY a AS b USING c, d WHERE b.x = c.x RETURNING *
WITH x AS (SELECT 1) DELETE FROM a WHERE b IN (TABLE x)
NOTIFY channel
NOTIFY "Channel", 'it''s'
CREATE RULE r AS ON INSERT TO s.t DO INSTEAD NOTHING
CREATE OR REPLACE RULE "R" AS ON UPDATE TO t WHERE old.a <> new.a DO ALSO INSERT INTO log VALUES (old.a)
CREATE RULE r AS ON DELETE TO t DO INSTEAD (UPDATE t SET gone = true WHERE id = old.id; NOTIFY t, 'gone'; SELECT 1)
