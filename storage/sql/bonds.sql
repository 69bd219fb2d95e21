-- name: tie(claim, bond)!
INSERT INTO bonds (claim_id, bond) VALUES (:claim, :bond) ON CONFLICT (claim_id) DO UPDATE SET bond = excluded.bond;

-- name: others(claim)
SELECT b.claim_id FROM bonds a JOIN bonds b ON b.bond = a.bond JOIN claims c ON c.id = b.claim_id
WHERE a.claim_id = :claim AND b.claim_id <> :claim AND c.state = 'holding' ORDER BY b.claim_id;

-- name: untie(claim)!
DELETE FROM bonds WHERE bond = (SELECT bond FROM bonds WHERE claim_id = :claim);
