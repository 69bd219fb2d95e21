-- name: known(posts)$
SELECT id FROM swaps WHERE posts = :posts;

-- name: add(group, posts, at)$
INSERT INTO swaps (group_id, posts, at) VALUES (:group, :posts, :at) RETURNING id;

-- name: part(swap, place, post, at)!
INSERT INTO swap_parts (swap_id, place, post_id, person_id, asked_at)
SELECT :swap, :place, id, poster_id, :at FROM posts WHERE id = :post;

-- name: get(id)$
SELECT state FROM swaps WHERE id = :id;

-- name: parts(id)
SELECT post_id, agreed FROM swap_parts WHERE swap_id = :id ORDER BY place;

-- name: agree(swap, person)!
UPDATE swap_parts SET agreed = 1
WHERE swap_id = :swap AND post_id IN (SELECT id FROM posts WHERE poster_id = :person);

-- name: settle(state, id)!
UPDATE swaps SET state = :state WHERE id = :id AND state = 'asked';

-- name: asked_about(post)
SELECT s.id FROM swap_parts t JOIN swaps s ON s.id = t.swap_id
WHERE t.post_id = :post AND s.state = 'asked' ORDER BY s.id;

-- name: agreed_about(post)
SELECT s.id FROM swap_parts t JOIN swaps s ON s.id = t.swap_id
WHERE t.post_id = :post AND s.state = 'agreed' ORDER BY s.id;

-- name: minds(person, category, now)$
SELECT 1 FROM mutes WHERE person_id = :person AND category IN ('', :category) AND (until IS NULL OR until > :now)
LIMIT 1;
