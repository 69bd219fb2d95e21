-- Who is on duty on which day of the week, and which unmet needs they were handed.

CREATE TABLE roster (
    group_id  INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),  -- Monday is 0
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, weekday, person_id)
) WITHOUT ROWID;

CREATE INDEX roster_by_person ON roster (person_id);

CREATE TABLE handed (
    post_id     INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    handed_at   INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (post_id, person_id)
) WITHOUT ROWID;

CREATE INDEX handed_by_person ON handed (person_id);
