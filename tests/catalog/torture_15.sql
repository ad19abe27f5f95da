-- What PostgreSQL 15 brought.
CREATE TABLE public.nulls (a integer, b integer, CONSTRAINT nulls_key UNIQUE NULLS NOT DISTINCT (a),
    CONSTRAINT nulls_people FOREIGN KEY (a, b) REFERENCES public.people (id, parent_id) ON DELETE SET NULL (b));
CREATE UNIQUE INDEX nulls_index ON public.nulls (b) NULLS NOT DISTINCT;
CREATE TABLE public.nulls_default (a integer, b integer DEFAULT 0, FOREIGN KEY (a, b) REFERENCES public.people (id, parent_id) ON DELETE SET DEFAULT (a, b));
CREATE VIEW public.invoked WITH (security_invoker = true) AS SELECT id FROM public.people;
CREATE UNLOGGED SEQUENCE public.lost;
