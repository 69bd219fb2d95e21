-- Calendar feeds by a number that buttons can carry, and who has an event's file. No feed was open before.

DROP TABLE calendars;

CREATE TABLE calendars (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,    -- never used again: buttons carry it
    group_id   INTEGER NOT NULL UNIQUE REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    key        TEXT NOT NULL UNIQUE,                 -- in the feed's address; whoever has it may read the feed
    created_at INTEGER NOT NULL
);

-- Who has an event's .ics file: they get the changed one too.
CREATE TABLE copies (
    event_id  INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    taken_at  INTEGER NOT NULL,
    PRIMARY KEY (event_id, person_id)
) WITHOUT ROWID;

CREATE INDEX copies_by_person ON copies (person_id);
