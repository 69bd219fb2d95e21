-- How an offer is given, if not first come first served.

CREATE TABLE givings (
    post_id    INTEGER PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    way        TEXT NOT NULL CHECK (way IN ('first', 'overnight', 'elders', 'draw')),
    decides_at INTEGER NOT NULL,
    seed       TEXT NOT NULL,
    decided_at INTEGER
);

ALTER TABLE claims ADD COLUMN place INTEGER;      -- in the queue, where it was decided; NULL: as they came (their id)
ALTER TABLE claims ADD COLUMN household TEXT;     -- elder, child or neither, until it is decided
