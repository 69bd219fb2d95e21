-- People, groups, posts, claims, pings and traces. Moments are epoch milliseconds, flags 0 or 1.

CREATE TABLE people (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    username  TEXT,
    reachable INTEGER,                     -- may be written to first: 1 or 0; NULL: not known yet
    seen_at   INTEGER NOT NULL
);

CREATE TABLE groups (
    id        INTEGER PRIMARY KEY,
    title     TEXT NOT NULL,
    zone      TEXT,
    joined_at INTEGER NOT NULL,
    left_at   INTEGER
);

CREATE TABLE members (
    group_id  INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    met_at    INTEGER NOT NULL,
    PRIMARY KEY (group_id, person_id)
) WITHOUT ROWID;

CREATE INDEX members_by_person ON members (person_id);

CREATE TABLE posts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: buttons carry it
    group_id   INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    message_id INTEGER NOT NULL,
    thread_id  INTEGER,
    poster_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL CHECK (kind IN ('need', 'offer', 'exchange')),
    category   TEXT NOT NULL,
    wants      TEXT NOT NULL,                      -- JSON: [[name, key, quantity, unit], …]
    gives      TEXT NOT NULL,
    words      TEXT NOT NULL,
    urgent     INTEGER NOT NULL DEFAULT 0,
    due_at     INTEGER,
    shares     INTEGER NOT NULL,
    taken      INTEGER NOT NULL DEFAULT 0,
    state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'withdrawn', 'mistaken', 'parked')),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (group_id, message_id)
);

CREATE INDEX posts_open ON posts (group_id, created_at) WHERE state = 'open';
CREATE INDEX posts_by_poster ON posts (poster_id);

CREATE TABLE claims (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    post_id    INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    quantity   INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('holding', 'queued', 'stepped_back', 'let_go', 'done')),
    claimed_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX claims_live ON claims (post_id, person_id) WHERE state IN ('holding', 'queued');
CREATE INDEX claims_by_person ON claims (person_id);

CREATE TABLE pings (
    post_id   INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    how       TEXT NOT NULL,
    thing     TEXT NOT NULL,
    since     INTEGER NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('asked', 'named', 'accepted', 'declined')),
    asked_at  INTEGER NOT NULL,
    PRIMARY KEY (post_id, person_id)
) WITHOUT ROWID;

CREATE INDEX pings_by_person ON pings (person_id, asked_at);

-- Who has to do with what: open offers and needs (post_id > 0), the register, and what was given, lent or done.
CREATE TABLE traces (
    group_id  INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    thing     TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    how       TEXT NOT NULL,
    post_id   INTEGER NOT NULL DEFAULT 0,
    at        INTEGER NOT NULL,
    PRIMARY KEY (group_id, thing, person_id, how, post_id)
) WITHOUT ROWID;

CREATE INDEX traces_by_post ON traces (post_id) WHERE post_id > 0;
CREATE INDEX traces_by_person ON traces (person_id);

-- Who is not to be asked: about one category, or (category '') about anything; until a moment, or for good (NULL).
CREATE TABLE mutes (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    category  TEXT NOT NULL,
    until     INTEGER,
    PRIMARY KEY (person_id, category)
) WITHOUT ROWID;

-- What is lent comes back.

CREATE TABLE loans (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: buttons carry it
    group_id    INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    thing       TEXT NOT NULL,
    lender_id   INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    borrower_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    due_at      INTEGER,                            -- NULL: they agreed between themselves
    state       TEXT NOT NULL DEFAULT 'out' CHECK (state IN ('out', 'returned')),
    lent_at     INTEGER NOT NULL
);

CREATE INDEX loans_by_lender ON loans (lender_id) WHERE state = 'out';
CREATE INDEX loans_by_borrower ON loans (borrower_id) WHERE state = 'out';
