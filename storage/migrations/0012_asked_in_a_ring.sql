-- A question about a ring of three is a question like any other: it counts when somebody was asked often today.
ALTER TABLE swap_parts ADD COLUMN person_id INTEGER REFERENCES people (id) ON DELETE CASCADE;
ALTER TABLE swap_parts ADD COLUMN asked_at INTEGER NOT NULL DEFAULT 0;

CREATE INDEX swap_parts_by_person ON swap_parts (person_id, asked_at);
