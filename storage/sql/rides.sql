-- name: put(post, origin, destination, earliest, latest, exact, seats)!
INSERT INTO rides (post_id, origin, destination, earliest, latest, exact, seats)
VALUES (:post, :origin, :destination, :earliest, :latest, :exact, :seats)
ON CONFLICT (post_id) DO UPDATE SET origin = excluded.origin, destination = excluded.destination,
    earliest = excluded.earliest, latest = excluded.latest, exact = excluded.exact, seats = excluded.seats;

-- name: of(post)^
SELECT post_id, origin, destination, earliest, latest, exact, seats FROM rides WHERE post_id = :post;

-- name: others(group, poster, kind)
SELECT r.post_id, r.origin, r.destination, r.earliest, r.latest, r.exact, r.seats
FROM posts p JOIN rides r ON r.post_id = p.id
WHERE p.group_id = :group AND p.state = 'open' AND p.kind <> :kind AND p.poster_id <> :poster
ORDER BY p.created_at DESC LIMIT 200;
