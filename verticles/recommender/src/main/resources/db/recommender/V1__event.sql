-- What listeners did, each event once: at the same time the inbox of the topic and all that the models are made of.
CREATE TABLE recommender.event (
    event_id text PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    user_id text NOT NULL,
    kind text NOT NULL,
    entity text NOT NULL,
    target text NOT NULL,
    rating smallint NOT NULL,
    at_ms bigint NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX event_seq ON recommender.event (seq);
CREATE UNIQUE INDEX event_of_user ON recommender.event (user_id, seq);
CREATE INDEX event_seen_at ON recommender.event USING brin (seen_at);

CREATE VIEW recommender.inbox AS
SELECT event_id, seen_at FROM recommender.event;
