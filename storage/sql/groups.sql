-- name: news_of(id)^
SELECT left_at IS NOT NULL FROM groups WHERE id = :id;

-- name: joined(id, title, at)!
INSERT INTO groups (id, title, joined_at) VALUES (:id, :title, :at)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, left_at = NULL;

-- name: left(at, id)!
UPDATE groups SET left_at = :at WHERE id = :id;

-- name: get(id)^
SELECT id, title, zone, left_at, (SELECT value FROM choices WHERE group_id = groups.id AND name = 'language') AS language
FROM groups WHERE id = :id;

-- name: posts_left_their_messages(id)!
UPDATE posts SET message_id = -id, thread_id = NULL WHERE group_id = :id AND message_id > 0;

-- name: reports_left_their_messages(id)!
UPDATE reports SET message_id = -id WHERE message_id > 0 AND post_id IN (SELECT p.id FROM posts p WHERE p.group_id = :id);

-- name: events_left_their_messages(id)!
UPDATE events SET message_id = NULL, thread_id = NULL WHERE group_id = :id;

-- name: chains_left_their_messages(id)!
UPDATE chains SET message_id = NULL, thread_id = NULL WHERE group_id = :id;

-- name: moved(new, old)!
UPDATE groups SET id = :new WHERE id = :old;

-- name: met(group, person, at)!
INSERT INTO members (group_id, person_id, met_at) VALUES (:group, :person, :at)
ON CONFLICT (group_id, person_id) DO UPDATE SET met_at = excluded.met_at;

-- name: parted(group, person)!
DELETE FROM members WHERE group_id = :group AND person_id = :person;

-- name: knows(group, person)$
SELECT 1 FROM members WHERE group_id = :group AND person_id = :person;

-- name: size(group)$
SELECT count(*) FROM members WHERE group_id = :group;

-- name: of_person(person)
SELECT g.id, g.title, g.zone, g.left_at, c.value AS language
FROM members m JOIN groups g ON g.id = m.group_id
LEFT JOIN choices c ON c.group_id = g.id AND c.name = 'language'
WHERE m.person_id = :person AND g.left_at IS NULL ORDER BY m.met_at DESC;

-- name: living(most)
SELECT id, title, zone, left_at, NULL AS language FROM groups WHERE left_at IS NULL ORDER BY joined_at DESC, id LIMIT :most;
