-- --8<-- [start:people]
CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username text NOT NULL UNIQUE CHECK (length(username) BETWEEN 3 AND 40),
    password_hash text NOT NULL,
    display_name text NOT NULL DEFAULT '',
    role text NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')),
    generation int NOT NULL DEFAULT 0
);
CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id bigint NOT NULL REFERENCES users,
    cents bigint NOT NULL CHECK (cents > 0)
);
-- --8<-- [end:people]
CREATE INDEX ON invoices (owner_id);
CREATE TABLE sessions (
    hash bytea PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users,
    csrf text NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX ON sessions (user_id);
-- --8<-- [start:refresh]
CREATE TABLE families (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id bigint NOT NULL REFERENCES users,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE TABLE refresh_tokens (
    hash bytea PRIMARY KEY,
    family_id uuid NOT NULL REFERENCES families,
    used_at timestamptz
);
-- --8<-- [end:refresh]
CREATE INDEX ON families (user_id);
CREATE INDEX ON refresh_tokens (family_id);
CREATE TABLE login_failures (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username text NOT NULL,
    address text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON login_failures (username, at);
CREATE INDEX ON login_failures (address, at);
