-- What neighbours say to each other afterwards. `post_id` NULL: not known what for, then at most once a day.
CREATE TABLE thanks (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    by_id    INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    to_id    INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    post_id  INTEGER REFERENCES posts (id) ON DELETE CASCADE,
    day      INTEGER NOT NULL,  -- epoch day; 0 where the post is known
    at       INTEGER NOT NULL
);

CREATE UNIQUE INDEX thanks_once ON thanks (by_id, to_id, coalesce(post_id, 0), day);
CREATE INDEX thanks_to ON thanks (to_id);
CREATE INDEX thanks_by_post ON thanks (post_id) WHERE post_id IS NOT NULL;

-- For whom a need is, if not for the poster: told to the claimer alone.
ALTER TABLE posts ADD COLUMN behalf TEXT NOT NULL DEFAULT '';

-- Promises that stand and fall together.
CREATE TABLE bonds (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
    bond     INTEGER NOT NULL
);

CREATE INDEX bonds_together ON bonds (bond);

-- The way of a post that is a ride. NULL: the estate itself; nobody said.
CREATE TABLE rides (
    post_id     INTEGER PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    origin      TEXT,
    destination TEXT,
    earliest    INTEGER,
    latest      INTEGER,
    exact       INTEGER NOT NULL,
    seats       INTEGER
);

-- Exchanges in a ring of three: whoever posted a part gives to the poster of the next.
CREATE TABLE swaps (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: buttons carry it
    group_id INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    posts    TEXT NOT NULL UNIQUE,               -- the three, in order of number: nobody is asked twice
    state    TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'agreed', 'off')),
    at       INTEGER NOT NULL
);

CREATE TABLE swap_parts (
    swap_id INTEGER NOT NULL REFERENCES swaps (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    agreed  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (swap_id, place)
) WITHOUT ROWID;

CREATE INDEX swap_parts_by_post ON swap_parts (post_id);

-- Where and on which day something was lost or found.
CREATE TABLE spots (
    post_id INTEGER PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    places  TEXT NOT NULL,  -- JSON: ["北门", …]
    day     TEXT            -- ISO 8601; NULL: nobody said
);

-- The finder's question to who says that it is theirs, and the answer.
CREATE TABLE proofs (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
    state    TEXT NOT NULL CHECK (state IN ('asking', 'answering', 'judging', 'right', 'wrong')),
    question TEXT NOT NULL,
    answer   TEXT NOT NULL,
    at       INTEGER NOT NULL
);
