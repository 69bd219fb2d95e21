-- A group's own words for things: what neighbours there call a thing, and what it is.
CREATE TABLE aliases (
    id       INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    key      TEXT NOT NULL,  -- the one form under which the word is found
    word     TEXT NOT NULL,  -- as typed
    meant    TEXT NOT NULL,  -- as typed; a thing of its own means itself
    UNIQUE (group_id, key)
);
