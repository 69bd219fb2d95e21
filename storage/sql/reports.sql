-- name: add(post, person, message, words, at)!
INSERT INTO reports (post_id, person_id, message_id, words, at) VALUES (:post, :person, :message, :words, :at)
ON CONFLICT (post_id, message_id) DO UPDATE SET words = excluded.words;

-- name: of(post)
SELECT r.post_id, r.words, w.id, w.name, w.username
FROM reports r JOIN people w ON w.id = r.person_id WHERE r.post_id = :post ORDER BY r.id;

-- name: by_message(group, message)$
SELECT r.post_id FROM reports r JOIN posts p ON p.id = r.post_id
WHERE p.group_id = :group AND r.message_id = :message;
