CREATE EXTENSION btree_gist;
CREATE TABLE booking (room int, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&));
ALTER TABLE booking ADD CONSTRAINT whole EXCLUDE USING gist (during WITH &&) WHERE (room > 3);
CREATE TYPE text_range AS RANGE (subtype = text);
CREATE TABLE t (r text_range, m int4multirange, i int4range DEFAULT '[1,2)');
CREATE INDEX ON t USING gist (r);
DROP TYPE text_range;
