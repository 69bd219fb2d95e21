-- name: of(group)
SELECT r.weekday, w.id, w.name, w.username FROM roster r JOIN people w ON w.id = r.person_id
WHERE r.group_id = :group ORDER BY r.weekday, w.name, w.id;

-- name: add(group, weekday, person)!
INSERT INTO roster (group_id, weekday, person_id) VALUES (:group, :weekday, :person)
ON CONFLICT (group_id, weekday, person_id) DO NOTHING;

-- name: drop(group, weekday, person)!
DELETE FROM roster WHERE group_id = :group AND weekday = :weekday AND person_id = :person;

-- name: drop_all(group, person)!
DELETE FROM roster WHERE group_id = :group AND person_id = :person;

-- name: hand(post, person, now)!
INSERT INTO handed (post_id, person_id, handed_at) VALUES (:post, :person, :now)
ON CONFLICT (post_id, person_id) DO NOTHING;

-- name: handed(post)
SELECT person_id FROM handed WHERE post_id = :post;

-- name: in_hands(person, since)
SELECT h.post_id FROM handed h JOIN posts p ON p.id = h.post_id
WHERE h.person_id = :person AND h.handed_at >= :since AND h.answered_at IS NULL AND p.state = 'open'
ORDER BY h.handed_at DESC, h.post_id DESC;

-- name: answer(now, post, person)!
UPDATE handed SET answered_at = :now WHERE post_id = :post AND person_id = :person;
