-- name: add(group, by, to, post, day, at)!
INSERT INTO thanks (group_id, by_id, to_id, post_id, day, at) VALUES (:group, :by, :to, :post, :day, :at)
ON CONFLICT DO NOTHING;

-- name: of(person, most)
SELECT t.at, p.kind, p.wants, p.gives, p.words, p.poster_id, b.id, b.name, b.username, w.id, w.name, w.username
FROM thanks t JOIN people b ON b.id = t.by_id JOIN people w ON w.id = t.to_id LEFT JOIN posts p ON p.id = t.post_id
WHERE t.by_id = :person OR t.to_id = :person ORDER BY t.at DESC LIMIT :most;

-- name: deeds(person, most)
SELECT c.id, c.changed_at FROM claims c JOIN posts p ON p.id = c.post_id
WHERE c.state = 'done' AND (c.person_id = :person OR p.poster_id = :person)
ORDER BY c.changed_at DESC, c.id DESC LIMIT :most;

-- name: named(group, text)
SELECT w.id, w.name, w.username FROM members m JOIN people w ON w.id = m.person_id
WHERE m.group_id = :group AND length(w.name) > 1 AND replace(:text, w.name, '') <> :text
ORDER BY length(w.name) DESC, w.id;

-- Under the post since then; and in the breath that ended it, when it was not known yet what for.
-- name: take_back(post, by, at)!
DELETE FROM thanks WHERE (post_id = :post AND at >= :at)
    OR (by_id = :by AND at = :at AND group_id = (SELECT group_id FROM posts WHERE id = :post));
