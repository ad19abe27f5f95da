-- What CLUSTER remembers, and which tables TRUNCATE may not empty.
CREATE TABLE parent (id int PRIMARY KEY);
CREATE TABLE child (id int PRIMARY KEY, parent int REFERENCES parent);
CREATE INDEX child_parent ON child (parent);
CLUSTER child USING child_parent;
CLUSTER child;
CLUSTER parent USING nosuch;
CLUSTER nosuch USING child_parent;
CREATE MATERIALIZED VIEW m AS SELECT id FROM parent;
CREATE INDEX m_id ON m (id);
CLUSTER m USING m_id;
TRUNCATE parent;
TRUNCATE parent, child;
TRUNCATE child;
TRUNCATE parent CASCADE;
CREATE VIEW v AS SELECT 1 AS a;
TRUNCATE v;
