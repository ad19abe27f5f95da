-- What PostgreSQL 16 brought.
CREATE VIEW public.without_alias AS SELECT n FROM (SELECT 1 AS n) WHERE n::text IS NOT JSON OR n = 0x1F;
