-- name: put_spot(post, places, on)!
INSERT INTO spots (post_id, places, day) VALUES (:post, :places, :on)
ON CONFLICT (post_id) DO UPDATE SET places = excluded.places, day = excluded.day;

-- name: spot(post)^
SELECT post_id, places, day FROM spots WHERE post_id = :post;

-- name: others(group, poster, kind)
SELECT s.post_id, s.places, s.day FROM posts p JOIN spots s ON s.post_id = p.id
WHERE p.group_id = :group AND p.state = 'open' AND p.kind <> :kind AND p.poster_id <> :poster
ORDER BY p.created_at DESC LIMIT 200;

-- name: put(claim, state, question, answer, at)!
INSERT INTO proofs (claim_id, state, question, answer, at) VALUES (:claim, :state, :question, :answer, :at)
ON CONFLICT (claim_id) DO UPDATE SET state = excluded.state, question = excluded.question,
    answer = excluded.answer, at = excluded.at;

-- name: get(claim)^
SELECT claim_id, state, question, answer, at FROM proofs WHERE claim_id = :claim;

-- name: waiting_for(person)
SELECT f.claim_id, f.state, f.question, f.answer, f.at
FROM proofs f JOIN claims c ON c.id = f.claim_id JOIN posts p ON p.id = c.post_id
WHERE c.state = 'holding' AND p.state = 'open' AND (
    (f.state = 'answering' AND :person = CASE p.kind WHEN 'offer' THEN c.person_id ELSE p.poster_id END)
    OR (f.state IN ('asking', 'judging') AND :person = CASE p.kind WHEN 'offer' THEN p.poster_id ELSE c.person_id END))
ORDER BY f.at DESC, f.claim_id DESC;

-- name: wrongs(post, person)$
SELECT count(*) FROM proofs f JOIN claims c ON c.id = f.claim_id
WHERE c.post_id = :post AND c.person_id = :person AND f.state = 'wrong';
