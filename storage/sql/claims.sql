-- name: of(post)
SELECT c.id, c.post_id, c.quantity, c.state, c.claimed_at, c.about, w.id, w.name, w.username
FROM claims c JOIN people w ON w.id = c.person_id
WHERE c.post_id = :post AND c.state IN ('holding', 'queued', 'done') ORDER BY coalesce(c.place, c.id);

-- name: of_person(post, person)^
SELECT c.id, c.post_id, c.quantity, c.state, c.claimed_at, c.about, w.id, w.name, w.username
FROM claims c JOIN people w ON w.id = c.person_id
WHERE c.post_id = :post AND c.person_id = :person AND c.state IN ('holding', 'queued') ORDER BY c.state, c.id LIMIT 1;

-- name: given_up(post, person, things, since)$
SELECT count(*) FROM claims WHERE post_id = :post AND person_id = :person AND changed_at > :since
AND state IN ('stepped_back', 'let_go') AND (about = 0 OR (about & :things) <> 0);

-- name: held_by(person)
SELECT c.id, c.post_id, c.quantity, c.state, c.claimed_at, c.about, w.id, w.name, w.username
FROM claims c JOIN people w ON w.id = c.person_id JOIN posts p ON p.id = c.post_id
WHERE c.person_id = :person AND c.state IN ('holding', 'queued') AND p.state = 'open' ORDER BY c.id DESC;

-- name: take_shares(quantity, post)!
UPDATE posts SET taken = taken + :quantity WHERE id = :post AND state = 'open' AND taken + :quantity <= shares;

-- name: give_back(quantity, post)!
UPDATE posts SET taken = CASE WHEN taken > :quantity THEN taken - :quantity ELSE 0 END WHERE id = :post;

-- name: promise(things, post)!
UPDATE posts SET promised = promised | :things WHERE id = :post AND state = 'open' AND (promised & :things) = 0;

-- name: take_back(others, post)!
UPDATE posts SET promised = promised & :others WHERE id = :post;

-- name: add(post, person, quantity, state, now, about)$
INSERT INTO claims (post_id, person_id, quantity, state, claimed_at, changed_at, about)
VALUES (:post, :person, :quantity, :state, :now, :now, :about) RETURNING id;

-- name: get(id)^
SELECT c.id, c.post_id, c.quantity, c.state, c.claimed_at, c.about, w.id, w.name, w.username
FROM claims c JOIN people w ON w.id = c.person_id WHERE c.id = :id;

-- name: set_state(state, now, id)!
UPDATE claims SET state = :state, changed_at = :now WHERE id = :id;

-- name: set_quantity(quantity, id)!
UPDATE claims SET quantity = :quantity WHERE id = :id;

-- name: set_about(about, id)!
UPDATE claims SET about = :about WHERE id = :id;

-- name: collecting(post)$
SELECT 1 FROM givings g JOIN posts p ON p.id = g.post_id
WHERE g.post_id = :post AND p.kind = 'offer' AND g.way <> 'first' AND g.decided_at IS NULL;
