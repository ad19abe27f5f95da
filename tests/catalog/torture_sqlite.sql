-- Everything that SQLite's schema can hold, with names and spacing that are hard to read. sqlite/reflect_test.cpp
-- creates it, reflects it, writes it, and creates it from that again.

create table if not exists plain (id integer primary key, name text);
CREATE TABLE main.qualified (a, b INT, c "my type" (10), d varchar ( 20 , 3 ), e DOUBLE   PRECISION, f "we-ird"(- 1),
    g [bracket type] NULL, h `tick type` NOT NULL ON CONFLICT IGNORE, "" TEXT);
CREATE TABLE IF NOT EXISTS "select" ("from" INTEGER PRIMARY KEY AUTOINCREMENT, "it's ""so""" TEXT UNIQUE, [a b] int,
    `c``d` real, 'quoted' text, über text COLLATE NOCASE, "naïve col" varchar(10) collate rtrim not null);

CREATE TABLE defaults (
    n DEFAULT NULL, i INT DEFAULT 42, m INT DEFAULT - 1, p INT DEFAULT + 2.5e3, s TEXT DEFAULT 'it''s; -- not',
    x BLOB DEFAULT x'00ff', w DEFAULT word, q DEFAULT "quoted word", t DEFAULT CURRENT_TIMESTAMP, b DEFAULT true,
    e DEFAULT (abs(-1) + length('),(')), c DEFAULT (/* why */ 1 -- because
        + 2), CONSTRAINT nowt CHECK (i /* a ) in a comment */ > 0 OR s = ')')
);

CREATE TABLE generated (
    a INT, b INT GENERATED ALWAYS AS (a * 2) VIRTUAL, c TEXT AS (a || 'x') STORED, d AS (upper(c)),
    e INT NOT NULL GENERATED ALWAYS AS (a + (b)) STORED CHECK (e > 0), generated TEXT, always
);

CREATE TABLE conflicts (
    a INT CONSTRAINT a_is_there NOT NULL ON CONFLICT REPLACE DEFAULT 0, b INT UNIQUE ON CONFLICT ROLLBACK,
    c INT CONSTRAINT c_alone UNIQUE ON CONFLICT FAIL CHECK (c > 0) CHECK (c < 9) CONSTRAINT c_five CHECK (c <> 5),
    CONSTRAINT "the key" PRIMARY KEY (b COLLATE NOCASE DESC, "c") ON CONFLICT IGNORE
    UNIQUE (c, a) ON CONFLICT ABORT, UNIQUE (a, b collate rtrim asc), UNIQUE (c, a)
    CHECK (a <> b) ON CONFLICT FAIL CONSTRAINT twice CHECK (a > 0), CONSTRAINT twice CHECK (b > 0),
    CONSTRAINT dangling
);

CREATE TABLE parent (a INT, b TEXT, PRIMARY KEY (a, b), UNIQUE (b));
CREATE TABLE child (
    id INTEGER PRIMARY KEY DESC, a INT REFERENCES PARENT (B) ON DELETE CASCADE MATCH FULL ON UPDATE SET NULL
        DEFERRABLE INITIALLY DEFERRED,
    b TEXT CONSTRAINT to_plain REFERENCES plain ON DELETE SET DEFAULT NOT DEFERRABLE INITIALLY IMMEDIATE,
    c INT CONSTRAINT to_nowhere REFERENCES "not there" (x), d INT REFERENCES child ON DELETE NO ACTION,
    CONSTRAINT both FOREIGN KEY (A, b) REFERENCES parent ON UPDATE RESTRICT DEFERRABLE,
    FOREIGN KEY ("c") REFERENCES [parent] ([b]) MATCH simple ON DELETE RESTRICT
);
CREATE TABLE circle_1 (id INTEGER PRIMARY KEY, other INT REFERENCES circle_2);
CREATE TABLE circle_2 (id INTEGER, other INT REFERENCES circle_1 (id), PRIMARY KEY (id AUTOINCREMENT));

CREATE TABLE without_rowid (a TEXT, b INT, c, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
CREATE TABLE strict_table (id INTEGER NOT NULL PRIMARY KEY, a ANY, b BLOB, c REAL) STRICT;
CREATE TABLE strict_and_without (id INT PRIMARY KEY, "a" TEXT) strict , without /* ! */ rowid;
CREATE TABLE made_from AS SELECT id, name AS "the name", 1 + 1 AS two FROM plain;
CREATE /* one */ TABLE -- two
    odd /* three */ ( -- four
    a -- the first
    , /* ( */ b text /* ) */ -- last, one
) -- behind;
;

CREATE TABLE altered (id INTEGER PRIMARY KEY, old_name TEXT CHECK (old_name <> 'old_name'), gone INT);
CREATE INDEX altered_old ON altered (old_name) WHERE old_name IS NOT NULL;
CREATE VIEW altered_view AS SELECT old_name, id FROM altered;
CREATE TRIGGER altered_trigger AFTER UPDATE OF old_name ON altered BEGIN UPDATE altered SET gone = new.old_name; END;
CREATE TABLE refers_to_altered (id INT REFERENCES altered (id));
ALTER TABLE altered ADD COLUMN added VARCHAR(5) NOT NULL DEFAULT 'x' CHECK (added <> '');
ALTER TABLE altered ADD COLUMN parent_id INT REFERENCES plain (id) ON DELETE CASCADE;
ALTER TABLE altered RENAME COLUMN old_name TO "new name";
ALTER TABLE altered RENAME TO "re named";
CREATE TABLE dropped (a, b UNIQUE, c);
ALTER TABLE dropped DROP COLUMN c;

CREATE INDEX by_name ON plain (name);
CREATE UNIQUE INDEX IF NOT EXISTS main."odd index" ON plain (NAME COLLATE NOCASE DESC, id);
CREATE INDEX expressions ON plain (lower(name) COLLATE rtrim, id + 1 DESC, (name || 'x'), name || 'y' COLLATE NOCASE,
    ((name)), 'name', abs(id)) WHERE id > 10 AND name LIKE '%a%' -- some
;
CREATE INDEX over_generated ON generated (c, d DESC);
CREATE INDEX of_without ON without_rowid (c);
CREATE UNIQUE INDEX "it's" ON "select" ("it's ""so""", [a b], über COLLATE BINARY);

CREATE VIEW names AS SELECT name FROM plain;
CREATE VIEW IF NOT EXISTS "a view" ("x y", z) AS
    WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5)
    SELECT i, (SELECT count(*) FROM names) FROM n -- with a comment at its end
;
CREATE VIEW broken AS SELECT missing FROM "not there";
CREATE VIEW before_its_table AS SELECT * FROM names ORDER BY 1 /* and this ends nowhere */;

CREATE VIRTUAL TABLE IF NOT EXISTS documents USING fts5 (title, body UNINDEXED, tokenize = "porter unicode61");
CREATE VIRTUAL TABLE boxes USING rtree(id, min_x, max_x , +label TEXT);
CREATE VIRTUAL TABLE old_documents USING fts4;

CREATE TRIGGER first_trigger INSERT ON plain BEGIN SELECT 1; END;
CREATE TRIGGER IF NOT EXISTS "second; trigger" BEFORE DELETE ON Plain FOR EACH ROW WHEN old.id > CASE WHEN old.name
    IS NULL THEN 1 ELSE 2 END BEGIN
    -- END of nothing
    INSERT INTO qualified (a) VALUES ('END;');
    DELETE FROM qualified WHERE a = old.id; /* ; */
END;
CREATE TRIGGER on_view INSTEAD OF INSERT ON names BEGIN INSERT INTO plain (name) VALUES (new.name); END;
CREATE TRIGGER on_columns AFTER UPDATE OF ID, "name" ON plain WHEN new."name" = 'begin' BEGIN
    WITH w AS (SELECT 1) SELECT * FROM w; END;
