-- name: add(event, recurs_on, start_on, end_on, starts_at)!
INSERT INTO occurrences (event_id, recurs_on, start_on, end_on, starts_at)
VALUES (:event, :recurs_on, :start_on, :end_on, :starts_at) ON CONFLICT (event_id, recurs_on) DO NOTHING;

-- name: at(event, recurs_on)^
SELECT id, event_id, recurs_on, start_on, end_on, state, reminded_at FROM occurrences
WHERE event_id = :event AND recurs_on = :recurs_on;

-- name: get(id)^
SELECT id, event_id, recurs_on, start_on, end_on, state, reminded_at FROM occurrences WHERE id = :id;

-- name: of(event)
SELECT id, event_id, recurs_on, start_on, end_on, state, reminded_at FROM occurrences
WHERE event_id = :event ORDER BY starts_at, id;

-- name: ahead(event)^
SELECT id, event_id, recurs_on, start_on, end_on, state, reminded_at FROM occurrences
WHERE event_id = :event AND state = 'ahead' ORDER BY starts_at, id LIMIT 1;

-- name: write(id, recurs_on, start_on, end_on, starts_at, state, reminded_at)!
UPDATE occurrences SET recurs_on = :recurs_on, start_on = :start_on, end_on = :end_on, starts_at = :starts_at,
                       state = :state, reminded_at = :reminded_at
WHERE id = :id;

-- name: ask(person, event, occurrence, field, now)!
INSERT INTO askings (person_id, event_id, occurrence_id, field, asked_at)
VALUES (:person, :event, :occurrence, :field, :now)
ON CONFLICT (person_id) DO UPDATE SET event_id = excluded.event_id, occurrence_id = excluded.occurrence_id,
                                      field = excluded.field, asked_at = excluded.asked_at;

-- name: asked(person)^
SELECT event_id, occurrence_id, field, asked_at FROM askings WHERE person_id = :person;

-- name: settle(person)!
DELETE FROM askings WHERE person_id = :person;
