-- name: of(occurrence)
SELECT r.id, r.occurrence_id, r.guest, r.answer, r.heads, r.since, w.id, w.name, w.username
FROM rsvps r JOIN people w ON w.id = r.person_id WHERE r.occurrence_id = :occurrence ORDER BY r.since, r.id;

-- name: get(occurrence, person, guest)^
SELECT r.id, r.occurrence_id, r.guest, r.answer, r.heads, r.since, w.id, w.name, w.username
FROM rsvps r JOIN people w ON w.id = r.person_id
WHERE r.occurrence_id = :occurrence AND r.person_id = :person AND r.guest = :guest;

-- name: one(id)^
SELECT r.id, r.occurrence_id, r.guest, r.answer, r.heads, r.since, w.id, w.name, w.username
FROM rsvps r JOIN people w ON w.id = r.person_id WHERE r.id = :id;

-- name: seat(occurrence, person, guest, heads, now)!
INSERT INTO rsvps (occurrence_id, person_id, guest, answer, heads, since)
SELECT o.id, :person, :guest, 'yes', CAST(:heads AS BIGINT), :now
FROM occurrences o JOIN events e ON e.id = o.event_id
WHERE o.id = :occurrence AND (e.seats IS NULL OR e.seats >= CAST(:heads AS BIGINT) + (
    SELECT coalesce(sum(r.heads), 0) FROM rsvps r
    WHERE r.occurrence_id = o.id AND r.answer = 'yes' AND NOT (r.person_id = :person AND r.guest = :guest)))
ON CONFLICT (occurrence_id, person_id, guest) DO UPDATE SET answer = 'yes', heads = excluded.heads;

-- name: put(occurrence, person, guest, answer, heads, now)!
INSERT INTO rsvps (occurrence_id, person_id, guest, answer, heads, since)
VALUES (:occurrence, :person, :guest, :answer, :heads, :now)
ON CONFLICT (occurrence_id, person_id, guest) DO UPDATE SET
    since = CASE WHEN rsvps.answer = excluded.answer THEN rsvps.since ELSE excluded.since END,
    answer = excluded.answer, heads = excluded.heads;

-- name: ahead(person)
SELECT DISTINCT r.occurrence_id FROM rsvps r JOIN occurrences o ON o.id = r.occurrence_id
WHERE r.person_id = :person AND o.state = 'ahead' ORDER BY r.occurrence_id;

-- name: drop(occurrence, person)!
DELETE FROM rsvps WHERE occurrence_id = :occurrence AND person_id = :person;

-- name: volunteers_of(occurrence)
SELECT v.duty_id, v.quantity, w.id, w.name, w.username
FROM volunteers v JOIN people w ON w.id = v.person_id WHERE v.occurrence_id = :occurrence ORDER BY v.since, w.id;

-- name: take(occurrence, duty, person, quantity, now)!
INSERT INTO volunteers (duty_id, occurrence_id, person_id, quantity, since)
SELECT d.id, :occurrence, :person, CAST(:quantity AS BIGINT), :now FROM duties d
WHERE d.id = :duty AND d.slots >= CAST(:quantity AS BIGINT) + (
    SELECT coalesce(sum(v.quantity), 0) FROM volunteers v WHERE v.occurrence_id = :occurrence AND v.duty_id = d.id);

-- name: leave(occurrence, duty, person)!
DELETE FROM volunteers WHERE occurrence_id = :occurrence AND duty_id = :duty AND person_id = :person;

-- name: leave_all(occurrence, person)!
DELETE FROM volunteers WHERE occurrence_id = :occurrence AND person_id = :person;
