-- name: choices_of(group)
SELECT name, value FROM choices WHERE group_id = :group;

-- name: zone_of(group)$
SELECT zone FROM groups WHERE id = :group;

-- name: choose(group, name, value)!
INSERT INTO choices (group_id, name, value) VALUES (:group, :name, :value)
ON CONFLICT (group_id, name) DO UPDATE SET value = excluded.value;

-- name: set_zone(zone, group)!
UPDATE groups SET zone = :zone WHERE id = :group;

-- name: organizers_of(group)
SELECT w.id, w.name, w.username FROM organizers o JOIN people w ON w.id = o.person_id
WHERE o.group_id = :group ORDER BY w.name, w.id;

-- name: organizes(group, person)$
SELECT 1 FROM organizers WHERE group_id = :group AND person_id = :person;

-- name: name_organizer(group, person, now)!
INSERT INTO organizers (group_id, person_id, named_at) VALUES (:group, :person, :now)
ON CONFLICT (group_id, person_id) DO NOTHING;

-- name: release_organizer(group, person)!
DELETE FROM organizers WHERE group_id = :group AND person_id = :person;

-- name: note_change(group, person, whom, what, before, after, now)!
INSERT INTO changes (group_id, person_id, whom_id, what, was, becomes, at)
VALUES (:group, :person, :whom, :what, :before, :after, :now);

-- name: changes_of(group, most)
SELECT c.what, c.was, c.becomes, c.at, w.id, w.name, w.username, a.id, a.name, a.username
FROM changes c LEFT JOIN people w ON w.id = c.person_id LEFT JOIN people a ON a.id = c.whom_id
WHERE c.group_id = :group ORDER BY c.id DESC LIMIT :most;

-- name: hush(post)!
INSERT INTO hushed (post_id) VALUES (:post) ON CONFLICT (post_id) DO NOTHING;

-- name: is_hushed(post)$
SELECT 1 FROM hushed WHERE post_id = :post;

-- name: speak(post)!
DELETE FROM hushed WHERE post_id = :post;
