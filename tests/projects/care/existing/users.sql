-- What 8a4d1c7e2b90 would make, made from the models.
CREATE TABLE users (id serial PRIMARY KEY, email varchar(255), name varchar(255), phone varchar(20), role varchar(20) DEFAULT 'user' NOT NULL);
CREATE UNIQUE INDEX ix_users_email ON users (email);
CREATE TABLE surveys (id serial PRIMARY KEY, title varchar(200) NOT NULL, is_active boolean NOT NULL);
CREATE TABLE survey_responses (
    id serial PRIMARY KEY,
    survey_id integer NOT NULL REFERENCES surveys (id),
    user_id integer NOT NULL REFERENCES users (id),
    answers json
);
CREATE TABLE player_wellness_state (
    user_id integer PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    joy double precision NOT NULL,
    harmony double precision DEFAULT '0' NOT NULL
);
-- A column that 229cc89f0375 and one that b669f9bb823a would add.
ALTER TABLE users ADD COLUMN timezone varchar(64), ADD COLUMN reset_attempts smallint DEFAULT 0 NOT NULL;
