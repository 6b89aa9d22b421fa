CREATE TABLE stored.thing (name text PRIMARY KEY);

CREATE TABLE stored.outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key text NOT NULL,
    payload text);

CREATE TABLE stored.inbox (event_id text PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT now());
