CREATE TABLE playlists.lists (
    id text PRIMARY KEY,
    owner_id text NOT NULL,
    owner_name text NOT NULL,
    name text NOT NULL,
    -- What lists are ordered by: the name without case.
    name_key text COLLATE "C" NOT NULL,
    comment text,
    everyone boolean NOT NULL,
    -- Who may see it beside the owner; the two arrays go together.
    shared_ids text[] NOT NULL,
    shared_names text[] NOT NULL,
    track_count integer NOT NULL,
    duration_ms bigint NOT NULL,
    version bigint NOT NULL,
    created_at_ms bigint NOT NULL,
    changed_at_ms bigint NOT NULL,
    request_id text
);
CREATE INDEX lists_owner ON playlists.lists (owner_id);
CREATE INDEX lists_shared ON playlists.lists USING gin (shared_ids);
CREATE INDEX lists_everyone ON playlists.lists (name_key) WHERE everyone;
CREATE UNIQUE INDEX lists_request ON playlists.lists (owner_id, request_id);

-- All entries of a list in one row, in order: a move rewrites one row, not many.
CREATE TABLE playlists.contents (
    list_id text PRIMARY KEY REFERENCES playlists.lists (id) ON DELETE CASCADE,
    tracks text[] NOT NULL,
    durations_ms bigint[] NOT NULL
);

CREATE TABLE playlists.outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key text NOT NULL,
    payload text
);
ALTER TABLE playlists.outbox SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
