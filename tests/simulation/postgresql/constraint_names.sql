CREATE TABLE parent (id int PRIMARY KEY, code text UNIQUE, a int, b int, UNIQUE (a, b), CHECK (a > 0), CHECK (a > b), CHECK (a < 100));
CREATE TABLE child (
    id int REFERENCES parent,
    code text REFERENCES parent (code) ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
    a int, b int CHECK (b <> 3),
    FOREIGN KEY (a, b) REFERENCES parent (a, b) MATCH FULL,
    CONSTRAINT named UNIQUE (a) INCLUDE (b)
);
CREATE TABLE a_table_with_a_name_that_is_much_too_long_for_what_comes_behind (a_column_with_a_long_name_too int UNIQUE, id int PRIMARY KEY);
CREATE TABLE both_at_once (id int UNIQUE PRIMARY KEY, x int UNIQUE UNIQUE);
ALTER TABLE parent ADD UNIQUE (b);
ALTER TABLE parent ADD UNIQUE (b);
ALTER TABLE parent ADD CONSTRAINT parent_pkey UNIQUE (a);
ALTER TABLE parent ADD PRIMARY KEY (a);
ALTER TABLE child ADD CONSTRAINT child_b_check CHECK (b > 0);
ALTER TABLE child ADD CHECK (b > 1) NOT VALID;
ALTER TABLE child VALIDATE CONSTRAINT child_b_check1;
ALTER TABLE child VALIDATE CONSTRAINT nosuch;
ALTER TABLE child ADD FOREIGN KEY (b) REFERENCES nosuch (id);
ALTER TABLE child ADD FOREIGN KEY (b) REFERENCES parent (nosuch);
ALTER TABLE child ADD FOREIGN KEY (nosuch) REFERENCES parent (id);
ALTER TABLE child ADD FOREIGN KEY (b) REFERENCES parent (code);
ALTER TABLE child ADD FOREIGN KEY (b) REFERENCES child (b);
ALTER TABLE child ADD FOREIGN KEY (b) REFERENCES child;
ALTER TABLE child ADD CONSTRAINT later FOREIGN KEY (b) REFERENCES parent (id) NOT VALID;
ALTER TABLE child ALTER CONSTRAINT later DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE child DROP CONSTRAINT named;
ALTER TABLE child DROP CONSTRAINT named;
ALTER TABLE child DROP CONSTRAINT IF EXISTS named;
ALTER TABLE parent DROP CONSTRAINT parent_pkey;
ALTER TABLE parent DROP CONSTRAINT parent_pkey CASCADE;
CREATE TABLE bad (a int PRIMARY KEY, b int PRIMARY KEY);
CREATE TABLE bad (a int, PRIMARY KEY (nosuch));
CREATE TABLE bad (a int CHECK (nosuch > 1));
CREATE UNIQUE INDEX taken ON child (id);
ALTER TABLE child ADD CONSTRAINT child_key UNIQUE USING INDEX taken;
