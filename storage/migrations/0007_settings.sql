-- What organizers choose for their group, whom the admins named to organize, and what they changed.

CREATE TABLE choices (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    name     TEXT NOT NULL,
    value    INTEGER NOT NULL,
    PRIMARY KEY (group_id, name)
) WITHOUT ROWID;

CREATE TABLE organizers (
    group_id  INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    named_at  INTEGER NOT NULL,
    PRIMARY KEY (group_id, person_id)
) WITHOUT ROWID;

CREATE INDEX organizers_by_person ON organizers (person_id);

CREATE TABLE changes (
    id        INTEGER PRIMARY KEY,
    group_id  INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,   -- what was changed outlives who changed it
    whom_id   INTEGER REFERENCES people (id) ON DELETE CASCADE,
    what      TEXT NOT NULL,
    was       TEXT NOT NULL,
    becomes   TEXT NOT NULL,
    at        INTEGER NOT NULL
);

CREATE INDEX changes_by_group ON changes (group_id);
CREATE INDEX changes_by_person ON changes (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX changes_by_whom ON changes (whom_id) WHERE whom_id IS NOT NULL;
