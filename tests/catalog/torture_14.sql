-- What PostgreSQL 14 brought.
CREATE FUNCTION public.atomic(a integer DEFAULT 1) RETURNS integer LANGUAGE sql BEGIN ATOMIC
    SELECT count(*)::integer + a FROM public.people;
END;
CREATE FUNCTION public.returned(a integer) RETURNS integer LANGUAGE sql RETURN a + public.doubled(1);
CREATE PROCEDURE public.out_of(IN a integer, OUT b text) LANGUAGE plpgsql AS $$ BEGIN b := a; END $$;
COMMENT ON PROCEDURE public.out_of(integer, OUT text) IS 'gives';
CREATE TYPE shop.dates AS RANGE (subtype = date, multirange_type_name = shop.many_dates);
CREATE TABLE shop.uses_many_dates (a shop.many_dates, b shop.timemultirange);
ALTER TABLE shop.types ALTER b6 SET COMPRESSION pglz;
CREATE STATISTICS public.of_expression ON (lower("Mixed Case")) FROM public.people;
CREATE STATISTICS public.of_expressions (mcv) ON (lower("Mixed Case")), born, (id + 1) FROM public.people;
CREATE INDEX people_bloom ON public.people USING brin (id int4_bloom_ops (n_distinct_per_range = 100));
CREATE TABLE public.atomic_default (a integer DEFAULT public.atomic());
