-- Events, their occurrences, who comes, who does what. Wall times are ISO 8601 without a zone; moments epoch ms, UTC.

CREATE TABLE events (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: buttons carry it
    group_id     INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    thread_id    INTEGER,
    message_id   INTEGER,                            -- where it was first said, if in the group
    organizer_id INTEGER REFERENCES people (id) ON DELETE SET NULL,  -- the event outlives who forgets themselves
    state        TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'proposed', 'published', 'cancelled', 'over')),
    title        TEXT,
    place        TEXT,                               -- NULL: not known yet; '': none is wanted
    details      TEXT NOT NULL DEFAULT '',
    start_on     TEXT,                               -- wall time in `zone`
    end_on       TEXT,
    zone         TEXT NOT NULL,
    hours        TEXT NOT NULL DEFAULT 'unknown' CHECK (hours IN ('said', 'none', 'unknown')),
    rrule        TEXT,                               -- RFC 5545, without RRULE:
    calendar     TEXT NOT NULL DEFAULT 'solar' CHECK (calendar IN ('solar', 'lunar')),
    workdays     INTEGER NOT NULL DEFAULT 0,         -- holidays are left out, days worked instead taken in
    seats        INTEGER,
    leads        TEXT NOT NULL,                      -- JSON: [[minutes, evening], …]
    sequence     INTEGER NOT NULL DEFAULT 0,
    uid          TEXT NOT NULL UNIQUE,
    photo        TEXT,
    latitude     REAL,
    longitude    REAL,
    reason       TEXT,                               -- why it was cancelled
    kit          TEXT NOT NULL DEFAULT '' CHECK (kit IN ('', 'festival')),
    steps        TEXT NOT NULL DEFAULT '[]',         -- JSON: what its organizer is still to be asked about
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL
);

CREATE INDEX events_by_group ON events (group_id, state);
CREATE INDEX events_by_message ON events (group_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX events_by_organizer ON events (organizer_id, state);

CREATE TABLE occurrences (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id    INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    recurs_on   TEXT NOT NULL,                       -- when the rule has it: its RECURRENCE-ID
    start_on    TEXT NOT NULL,
    end_on      TEXT,
    starts_at   INTEGER NOT NULL,
    state       TEXT NOT NULL DEFAULT 'ahead' CHECK (state IN ('ahead', 'skipped', 'over')),
    reminded_at INTEGER,
    UNIQUE (event_id, recurs_on)
);

CREATE INDEX occurrences_ahead ON occurrences (event_id, starts_at) WHERE state = 'ahead';

CREATE TABLE rsvps (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    occurrence_id INTEGER NOT NULL REFERENCES occurrences (id) ON DELETE CASCADE,
    person_id     INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,  -- who answers
    guest         TEXT NOT NULL DEFAULT '',          -- for whom, if not for themselves
    answer        TEXT NOT NULL CHECK (answer IN ('yes', 'maybe', 'no', 'waiting')),
    heads         INTEGER NOT NULL DEFAULT 1,
    since         INTEGER NOT NULL,                  -- the order of the waiting list
    UNIQUE (occurrence_id, person_id, guest)
);

CREATE INDEX rsvps_by_person ON rsvps (person_id);

CREATE TABLE duties (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    slots    INTEGER NOT NULL,
    kind     TEXT NOT NULL DEFAULT 'work' CHECK (kind IN ('work', 'bring')),
    thing    TEXT NOT NULL DEFAULT ''                -- the key of what is to be brought
);

CREATE INDEX duties_by_event ON duties (event_id);

CREATE TABLE volunteers (
    duty_id       INTEGER NOT NULL REFERENCES duties (id) ON DELETE CASCADE,
    occurrence_id INTEGER NOT NULL REFERENCES occurrences (id) ON DELETE CASCADE,
    person_id     INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    quantity      INTEGER NOT NULL DEFAULT 1,
    since         INTEGER NOT NULL,
    PRIMARY KEY (occurrence_id, duty_id, person_id)
) WITHOUT ROWID;

CREATE INDEX volunteers_by_person ON volunteers (person_id);
CREATE INDEX volunteers_by_duty ON volunteers (duty_id);

-- The programme of a festival: what begins when, and who is in charge.
CREATE TABLE parts (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id  INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    start_on  TEXT NOT NULL,
    title     TEXT NOT NULL,
    keeper_id INTEGER REFERENCES people (id) ON DELETE SET NULL
);

CREATE INDEX parts_by_event ON parts (event_id);
CREATE INDEX parts_by_keeper ON parts (keeper_id) WHERE keeper_id IS NOT NULL;

-- What the bot has just asked an organizer about an event: their next private word answers it.
CREATE TABLE askings (
    person_id     INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    event_id      INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    occurrence_id INTEGER REFERENCES occurrences (id) ON DELETE CASCADE,  -- only this one; NULL: all
    field         TEXT NOT NULL,
    asked_at      INTEGER NOT NULL
);

CREATE INDEX askings_by_event ON askings (event_id);
CREATE INDEX askings_by_occurrence ON askings (occurrence_id) WHERE occurrence_id IS NOT NULL;

-- What is due next in one chat, however many are due in others.
CREATE INDEX alarms_by_chat ON alarms (chat, due_at, kind, ref) WHERE incident IS NULL;
