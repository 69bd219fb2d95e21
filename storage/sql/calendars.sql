-- name: of(group)^
SELECT id, group_id, key FROM calendars WHERE group_id = :group;

-- name: get(id)^
SELECT id, group_id, key FROM calendars WHERE id = :id;

-- name: open(group, key, digest, now)!
INSERT INTO calendars (group_id, key, digest, created_at) VALUES (:group, :key, :digest, :now)
ON CONFLICT (group_id) DO UPDATE SET key = excluded.key, digest = excluded.digest, created_at = excluded.created_at;

-- name: close(group)!
DELETE FROM calendars WHERE group_id = :group;

-- name: group_of(digest)^
SELECT c.group_id, c.key FROM calendars c JOIN groups g ON g.id = c.group_id WHERE c.digest = :digest AND g.left_at IS NULL;

-- name: events_of(group, since, most)
SELECT id FROM events WHERE group_id = :group
AND (state = 'published' OR (state IN ('cancelled', 'over') AND sequence > 0 AND changed_at >= :since)
     OR (state = 'over' AND changed_at >= :since))
ORDER BY id DESC LIMIT :most;

-- name: took(event, person, now)!
INSERT INTO copies (event_id, person_id, taken_at) VALUES (:event, :person, :now)
ON CONFLICT (event_id, person_id) DO UPDATE SET taken_at = excluded.taken_at;

-- name: takers(event)
SELECT person_id FROM copies WHERE event_id = :event ORDER BY person_id;
