-- What stood before a post ended, for an hour: who ended it by mistake takes it back. `was` is JSON, of numbers only.
CREATE TABLE ends (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: buttons carry it
    post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    by_id   INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    at      INTEGER NOT NULL,
    was     TEXT NOT NULL
);

CREATE INDEX ends_by_post ON ends (post_id);
CREATE INDEX ends_by_person ON ends (by_id);
