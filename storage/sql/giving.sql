-- name: of(post)^
-- An offer that was edited into a need is not given any more.
SELECT g.post_id, g.way, g.decides_at, g.seed, g.decided_at FROM givings g JOIN posts p ON p.id = g.post_id
WHERE g.post_id = :post AND p.kind = 'offer';

-- name: write(post, way, decides_at, seed, decided_at)!
INSERT INTO givings (post_id, way, decides_at, seed, decided_at)
VALUES (:post, :way, :decides_at, :seed, :decided_at)
ON CONFLICT (post_id) DO UPDATE SET way = excluded.way, decides_at = excluded.decides_at, seed = excluded.seed,
decided_at = excluded.decided_at;

-- name: say_household(who, claim)!
UPDATE claims SET household = :who WHERE id = :claim;

-- name: households(post)
SELECT id, household FROM claims WHERE post_id = :post AND household IS NOT NULL;

-- name: forget_households(post)!
UPDATE claims SET household = NULL WHERE post_id = :post AND household IS NOT NULL;

-- name: put_in_place(place, claim)!
UPDATE claims SET place = :place WHERE id = :claim;
