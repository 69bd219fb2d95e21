-- name: add(post, by, at, was)$
INSERT INTO ends (post_id, by_id, at, was) VALUES (:post, :by, :at, :was) RETURNING id;

-- name: get(id)^
SELECT id, post_id, by_id, at, was FROM ends WHERE id = :id;

-- name: of(post)
SELECT id, post_id, by_id, at, was FROM ends WHERE post_id = :post ORDER BY id DESC;

-- name: by(person)
SELECT id, post_id, by_id, at, was FROM ends WHERE by_id = :person ORDER BY id DESC;

-- name: about(person)
SELECT e.id, e.post_id, e.by_id, e.at, e.was FROM ends e JOIN posts p ON p.id = e.post_id
WHERE e.by_id = :person OR p.poster_id = :person ORDER BY e.id DESC;

-- name: drop(id)!
DELETE FROM ends WHERE id = :id;
