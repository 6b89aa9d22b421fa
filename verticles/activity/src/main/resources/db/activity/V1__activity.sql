-- What listeners did, never changed afterwards. The key is at once the rule that a play is written once and the order in
-- which a listener's history is read.
CREATE TABLE activity.play (
    user_id text NOT NULL,
    played_at bigint NOT NULL,
    track_id text NOT NULL,
    heard_ms bigint NOT NULL,
    counted boolean NOT NULL,
    source text,
    PRIMARY KEY (user_id, played_at, track_id));

-- What a listener gave to a track, an album or an artist, and the counts made of the plays. Ids of the three kinds differ
-- by their prefix. The version grows with every change of a row, so that copies in memory never go back.
CREATE TABLE activity.annotation (
    user_id text NOT NULL,
    id text NOT NULL,
    entity smallint NOT NULL,
    starred_at bigint,
    rating smallint NOT NULL DEFAULT 0,
    play_count bigint NOT NULL DEFAULT 0,
    last_played_at bigint,
    version bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (user_id, id));

-- Counts change with every play: room in each page keeps the changed row beside the old one, and out of the index.
ALTER TABLE activity.annotation SET (fillfactor = 80);

CREATE TABLE activity.outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key text NOT NULL,
    payload text);

ALTER TABLE activity.outbox SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
