-- How often the catalogue changed. Whoever changes it locks this row first: so versions are committed in their order.
CREATE TABLE catalog.state (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    version bigint NOT NULL,
    changed_at_ms bigint NOT NULL
);
INSERT INTO catalog.state (version, changed_at_ms) VALUES (0, 0);

CREATE TABLE catalog.folder (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    root text COLLATE "C" NOT NULL,
    path text COLLATE "C" NOT NULL,
    -- Of names, sizes and times when it was read whole; empty when it must be read again.
    fingerprint text NOT NULL DEFAULT '',
    UNIQUE (root, path)
);

CREATE TABLE catalog.artist (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    sort_name text,
    musicbrainz_id text,
    added_at_ms bigint NOT NULL,
    version bigint NOT NULL
);
CREATE INDEX artist_version ON catalog.artist (version);

-- What an album is called is in its tracks; it is here to keep its id and the day it was found.
CREATE TABLE catalog.album (
    id text COLLATE "C" PRIMARY KEY,
    added_at_ms bigint NOT NULL,
    -- Of the last change of the album or any of its tracks.
    version bigint NOT NULL
);
CREATE INDEX album_version ON catalog.album (version);

-- Rows are never deleted: what listeners gave a track outlives its file.
CREATE TABLE catalog.track (
    id text COLLATE "C" PRIMARY KEY,
    folder_id integer NOT NULL REFERENCES catalog.folder,
    name text COLLATE "C" NOT NULL,
    live_name text COLLATE "C" GENERATED ALWAYS AS (CASE WHEN gone_at_ms IS NULL THEN name END) STORED,
    album_id text COLLATE "C" NOT NULL REFERENCES catalog.album,
    artist_ids text[] NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    -- Everything the scanner read but the lyrics.
    facts json NOT NULL,
    facts_hash bigint NOT NULL,
    lyrics text,
    added_at_ms bigint NOT NULL,
    gone_at_ms bigint,
    seen_scan text NOT NULL,
    -- Checked at the end of each statement, because one may give files each other's names.
    UNIQUE (folder_id, live_name) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX track_album ON catalog.track (album_id);
CREATE INDEX track_gone ON catalog.track (content_hash) WHERE gone_at_ms IS NOT NULL;

-- Pictures that are files of a music folder; the others are below DATA/artwork/originals.
CREATE TABLE catalog.artwork (
    id text COLLATE "C" PRIMARY KEY,
    root text NOT NULL,
    file text NOT NULL
);

-- Ids of what changed and was not told to the topic yet.
CREATE TABLE catalog.untold (
    id text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL
);

CREATE TABLE catalog.outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key text NOT NULL,
    payload text
);
ALTER TABLE catalog.outbox SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
