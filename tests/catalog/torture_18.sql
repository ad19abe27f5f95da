-- What PostgreSQL 18 brought.
CREATE TABLE public.named (
    id integer CONSTRAINT id_is_there NOT NULL,
    a integer NOT NULL NO INHERIT,
    b integer,
    c integer GENERATED ALWAYS AS (id * 2) VIRTUAL,
    CONSTRAINT b_is_positive CHECK (b > 0) NOT ENFORCED,
    PRIMARY KEY (id)
);
ALTER TABLE public.named ADD CONSTRAINT b_late NOT NULL b NOT VALID;
COMMENT ON CONSTRAINT id_is_there ON public.named IS 'there';
CREATE TABLE public.named_child (d integer) INHERITS (public.named);
CREATE DOMAIN shop.filled AS integer CONSTRAINT filled_is_there NOT NULL;
CREATE TABLE public.periods (
    id integer,
    valid daterange,
    CONSTRAINT periods_key PRIMARY KEY (id, valid WITHOUT OVERLAPS)
);
CREATE TABLE public.of_periods (
    id integer,
    valid daterange,
    UNIQUE (id, valid WITHOUT OVERLAPS),
    CONSTRAINT of_periods_key FOREIGN KEY (id, PERIOD valid) REFERENCES public.periods (id, PERIOD valid)
);
CREATE TABLE public.not_enforced (a integer, CONSTRAINT not_enforced_key FOREIGN KEY (a) REFERENCES public.named NOT ENFORCED);
