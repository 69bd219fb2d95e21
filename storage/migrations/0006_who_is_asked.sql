-- Who is asked: the newest of each reason by index, whose turn it is, how people answer, and where they live.

-- All that the search reads, in its order: one seek a reason, however many posts there are.
CREATE INDEX traces_newest ON traces (group_id, thing, how, at DESC, person_id, post_id);

-- When their turn to be asked last came: asked, or passed over because they could not be. 0: never.
ALTER TABLE members ADD COLUMN turn_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX members_in_turn ON members (group_id, turn_at, person_id);

-- How somebody answers questions of a category; older answers fade.
CREATE TABLE answers (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    category  TEXT NOT NULL,
    yes       REAL NOT NULL,
    no        REAL NOT NULL,
    silent    REAL NOT NULL,
    wait      REAL,                                  -- ms they usually take; NULL: they never answered
    PRIMARY KEY (person_id, category)
) WITHOUT ROWID;

-- The last house that somebody named as their own.
CREATE TABLE homes (
    group_id  INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    building  TEXT NOT NULL,
    stair     TEXT,
    named_at  INTEGER NOT NULL,
    PRIMARY KEY (group_id, person_id)
) WITHOUT ROWID;

CREATE INDEX homes_by_person ON homes (person_id);
