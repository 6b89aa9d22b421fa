-- name is as it is shown, in NFC; name_key is what makes it unique: without case.
CREATE TABLE accounts.users (
    id text PRIMARY KEY,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL UNIQUE,
    email text,
    admin boolean NOT NULL,
    -- argon2id in its PHC form.
    password_hash text NOT NULL,
    -- The same password, encrypted under a key that is not in this database; null when that is turned off.
    password_sealed text,
    created_at_ms bigint NOT NULL
);

-- Of tokens only their SHA-256 is kept.
CREATE TABLE accounts.sessions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id text NOT NULL REFERENCES accounts.users (id) ON DELETE CASCADE,
    client text NOT NULL,
    token_hash text NOT NULL UNIQUE,
    expires_at_ms bigint NOT NULL,
    refresh_hash text NOT NULL UNIQUE,
    refresh_expires_at_ms bigint NOT NULL
);
CREATE INDEX sessions_user ON accounts.sessions (user_id);
CREATE INDEX sessions_refresh_expiry ON accounts.sessions (refresh_expires_at_ms);

-- A refresh token that comes a second time was stolen, from us or by us: its session ends.
CREATE TABLE accounts.used_refresh_tokens (
    refresh_hash text PRIMARY KEY,
    session_id bigint NOT NULL REFERENCES accounts.sessions (id) ON DELETE CASCADE
);
CREATE INDEX used_refresh_tokens_session ON accounts.used_refresh_tokens (session_id);

CREATE TABLE accounts.app_passwords (
    id text PRIMARY KEY,
    user_id text NOT NULL REFERENCES accounts.users (id) ON DELETE CASCADE,
    name text NOT NULL,
    -- 120 random bits need no slow hash.
    secret_hash text NOT NULL UNIQUE,
    secret_sealed text NOT NULL,
    created_at_ms bigint NOT NULL,
    last_used_at_ms bigint
);
CREATE INDEX app_passwords_user ON accounts.app_passwords (user_id);

CREATE TABLE accounts.outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key text NOT NULL,
    payload text
);
ALTER TABLE accounts.outbox SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
