-- How the machine's clock goes: what is old is forgotten by it, so it must not be wrong by months unnoticed.

CREATE TABLE clock (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seen_at INTEGER NOT NULL, -- what it showed at the last look
    steady_since INTEGER NOT NULL -- since when it has not jumped, by itself
);
