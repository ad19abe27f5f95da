-- What add_admin_infra_001 would make, made by hand in a hurry, at 28e1ce4c3187.
CREATE TABLE admin_users (
    id serial PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users (id),
    scope varchar(40) NOT NULL,
    UNIQUE (user_id, scope)
);
CREATE TABLE psychologists (id serial PRIMARY KEY, email varchar(255) NOT NULL, display_name varchar(120));
