-- Sign-up chains and their lines, announcements, calendar feeds. Wall times are ISO 8601 without a zone.

CREATE TABLE chains (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: buttons carry it
    group_id     INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    thread_id    INTEGER,
    message_id   INTEGER,
    organizer_id INTEGER REFERENCES people (id) ON DELETE SET NULL,  -- the list outlives who forgets themselves
    state        TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed', 'arrived', 'cancelled', 'over')),
    title        TEXT NOT NULL,
    unit         TEXT NOT NULL,
    price        REAL,                               -- yuan a unit
    least        REAL,
    most         REAL,
    closes_on    TEXT,                               -- wall time in `zone`
    zone         TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL
);

CREATE INDEX chains_live ON chains (group_id, id) WHERE state IN ('open', 'closed', 'arrived');
CREATE INDEX chains_by_message ON chains (group_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX chains_by_organizer ON chains (organizer_id);

CREATE TABLE entries (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    chain_id     INTEGER NOT NULL REFERENCES chains (id) ON DELETE CASCADE,
    person_id    INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,  -- whose line, or who typed it
    name         TEXT NOT NULL DEFAULT '',           -- for whom, if not for themselves
    quantity     REAL NOT NULL,                      -- 0: taken back, or undecided
    note         TEXT NOT NULL DEFAULT '',
    undecided    INTEGER NOT NULL DEFAULT 0,
    since        INTEGER NOT NULL,                   -- the order of the list
    collected_at INTEGER,
    UNIQUE (chain_id, person_id, name)
);

CREATE INDEX entries_by_person ON entries (person_id);

CREATE TABLE announcements (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id     INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    thread_id    INTEGER,
    organizer_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    state        TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'sent', 'deleted')),
    words        TEXT NOT NULL,
    typed        TEXT NOT NULL,                      -- all that was typed, the time too
    start_on     TEXT,                               -- wall time in `zone`; NULL: at once
    rrule        TEXT,                               -- RFC 5545, without RRULE:
    lunar        INTEGER NOT NULL DEFAULT 0,
    workdays     INTEGER NOT NULL DEFAULT 0,
    zone         TEXT NOT NULL,
    pinned       INTEGER NOT NULL DEFAULT 0,
    times        INTEGER NOT NULL DEFAULT 0,         -- how often it was said
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL
);

CREATE INDEX announcements_by_group ON announcements (group_id, state);
CREATE INDEX announcements_by_organizer ON announcements (organizer_id);

CREATE TABLE calendars (
    group_id   INTEGER PRIMARY KEY REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    digest     TEXT NOT NULL UNIQUE,                 -- of the key in the feed's address; the key itself is not kept
    created_at INTEGER NOT NULL
);
