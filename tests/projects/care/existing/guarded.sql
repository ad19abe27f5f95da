-- Made by hand or from the models, before anybody ran a revision: only what the revisions look for first.
CREATE TABLE content_resources (id serial PRIMARY KEY, title varchar(255) NOT NULL, content text, source text);
INSERT INTO content_resources (title, content) VALUES ('Old', 'from before');
CREATE TYPE intervention_status AS ENUM ('draft', 'active', 'paused', 'completed');
CREATE TABLE campaigns (id serial PRIMARY KEY, name varchar(255) NOT NULL, starts date, target_query text NOT NULL DEFAULT '');
CREATE INDEX ix_campaigns_name ON campaigns (name);
CREATE TABLE cases (id uuid PRIMARY KEY, severity varchar(10), status text, "Legacy Note" text);
INSERT INTO cases (id, severity) VALUES ('c0c0c0c0-0000-4000-8000-000000000001', NULL);
CREATE TABLE conversation_topics (topic varchar(80) PRIMARY KEY, times integer NOT NULL DEFAULT 0);
CREATE TABLE badges_old (id integer);
