-- What other neighbours said of the same fire, gas or lift: it stands on the card of who was first.
CREATE TABLE reports (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    post_id    INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    message_id INTEGER NOT NULL,  -- below 0: it stayed behind when the group moved
    words      TEXT NOT NULL,
    at         INTEGER NOT NULL,
    UNIQUE (post_id, message_id)
);

CREATE INDEX reports_by_person ON reports (person_id);
