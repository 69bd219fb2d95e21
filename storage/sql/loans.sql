-- name: add(group, thing, lender, borrower, due_at, now)$
INSERT INTO loans (group_id, thing, lender_id, borrower_id, due_at, lent_at)
VALUES (:group, :thing, :lender, :borrower, :due_at, :now) RETURNING id;

-- name: get(id)^
SELECT n.id, n.group_id, n.thing, n.due_at, n.state, n.lent_at, l.id, l.name, l.username, b.id, b.name, b.username
FROM loans n JOIN people l ON l.id = n.lender_id JOIN people b ON b.id = n.borrower_id WHERE n.id = :id;

-- name: out_of(person)
SELECT n.id, n.group_id, n.thing, n.due_at, n.state, n.lent_at, l.id, l.name, l.username, b.id, b.name, b.username
FROM loans n JOIN people l ON l.id = n.lender_id JOIN people b ON b.id = n.borrower_id
WHERE n.id IN (SELECT id FROM loans WHERE lender_id = :person AND state = 'out'
               UNION SELECT id FROM loans WHERE borrower_id = :person AND state = 'out')
ORDER BY n.due_at IS NULL, n.due_at, n.id;

-- name: all_of(person)
SELECT n.id, n.group_id, n.thing, n.due_at, n.state, n.lent_at, l.id, l.name, l.username, b.id, b.name, b.username
FROM loans n JOIN people l ON l.id = n.lender_id JOIN people b ON b.id = n.borrower_id
WHERE n.lender_id = :person OR n.borrower_id = :person ORDER BY n.id DESC;

-- name: set_due(id, due_at)!
UPDATE loans SET due_at = :due_at WHERE id = :id;

-- name: set_state(id, state, before)!
UPDATE loans SET state = :state WHERE id = :id AND state = :before;

-- name: drop(id)!
DELETE FROM loans WHERE id = :id AND state = 'out';
