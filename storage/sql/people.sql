-- name: seen(id, name, username, at)!
INSERT INTO people (id, name, username, seen_at) VALUES (:id, :name, :username, :at)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, username = excluded.username, seen_at = excluded.seen_at;

-- name: get(id)^
SELECT id, name, username FROM people WHERE id = :id;

-- name: reachable(id)$
SELECT reachable FROM people WHERE id = :id;

-- name: set_reachable(reachable, id)!
UPDATE people SET reachable = :reachable WHERE id = :id;

-- name: forget(id)!
DELETE FROM people WHERE id = :id;

-- name: all_of_people(id)
SELECT id, name, username, reachable, seen_at FROM people WHERE id = :id;

-- name: all_of_members(id)
SELECT m.group_id, g.title, m.met_at FROM members m JOIN groups g ON g.id = m.group_id WHERE m.person_id = :id;

-- name: all_of_posts(id)
SELECT id, group_id, message_id, kind, category, wants, gives, gone, words, behalf, sold, state, created_at, due_at
FROM posts WHERE poster_id = :id ORDER BY id;

-- name: all_of_claims(id)
SELECT id, post_id, quantity, about, state, claimed_at, household FROM claims WHERE person_id = :id ORDER BY id;

-- name: all_of_pings(id)
SELECT post_id, how, thing, state, asked_at FROM pings WHERE person_id = :id ORDER BY asked_at;

-- name: all_of_swap_parts(id)
SELECT swap_id, post_id, agreed, asked_at FROM swap_parts WHERE person_id = :id ORDER BY swap_id;

-- name: all_of_answers(id)
SELECT category, yes, no, silent, wait FROM answers WHERE person_id = :id ORDER BY category;

-- name: all_of_homes(id)
SELECT group_id, building, stair, named_at FROM homes WHERE person_id = :id;

-- name: all_of_mutes(id)
SELECT category, until FROM mutes WHERE person_id = :id;

-- name: all_of_loans(id)
SELECT id, group_id, thing, lender_id, borrower_id, due_at, state, lent_at FROM loans
WHERE lender_id = :id OR borrower_id = :id ORDER BY id;

-- name: all_of_traces(id)
SELECT group_id, thing, how, post_id, at FROM traces WHERE person_id = :id ORDER BY at;

-- name: all_of_events(id)
SELECT id, group_id, state, title, place, details, start_on, end_on, created_at
FROM events WHERE organizer_id = :id ORDER BY id;

-- name: all_of_rsvps(id)
SELECT r.occurrence_id, e.title, o.start_on, r.guest, r.answer, r.heads, r.since
FROM rsvps r JOIN occurrences o ON o.id = r.occurrence_id JOIN events e ON e.id = o.event_id
WHERE r.person_id = :id ORDER BY r.id;

-- name: all_of_volunteers(id)
SELECT v.occurrence_id, e.title, d.name, v.since
FROM volunteers v JOIN duties d ON d.id = v.duty_id JOIN events e ON e.id = d.event_id
WHERE v.person_id = :id ORDER BY v.since;

-- name: all_of_parts(id)
SELECT p.event_id, e.title AS event, p.start_on, p.title
FROM parts p JOIN events e ON e.id = p.event_id WHERE p.keeper_id = :id ORDER BY p.id;

-- name: all_of_askings(id)
SELECT event_id, occurrence_id, field, asked_at FROM askings WHERE person_id = :id;

-- name: all_of_chains(id)
SELECT id, group_id, message_id, state, title, unit, price, least, most, closes_on, created_at
FROM chains WHERE organizer_id = :id ORDER BY id;

-- name: all_of_entries(id)
SELECT e.chain_id, c.title, e.name, e.quantity, e.note, e.since, e.collected_at
FROM entries e JOIN chains c ON c.id = e.chain_id WHERE e.person_id = :id ORDER BY e.id;

-- name: all_of_announcements(id)
SELECT id, group_id, state, words, start_on, rrule, created_at FROM announcements WHERE organizer_id = :id ORDER BY id;

-- name: all_of_thanks(id)
SELECT group_id, by_id, to_id, post_id, at FROM thanks WHERE by_id = :id OR to_id = :id ORDER BY id;

-- name: all_of_organizers(id)
SELECT group_id, named_at FROM organizers WHERE person_id = :id;

-- name: all_of_changes(id)
SELECT group_id, what, was, becomes, at FROM changes WHERE person_id = :id OR whom_id = :id ORDER BY id;

-- name: all_of_copies(id)
SELECT c.event_id, e.title, c.taken_at FROM copies c JOIN events e ON e.id = c.event_id WHERE c.person_id = :id;

-- name: all_of_roster(id)
SELECT group_id, weekday FROM roster WHERE person_id = :id ORDER BY group_id, weekday;

-- name: all_of_handed(id)
SELECT post_id, handed_at, answered_at FROM handed WHERE person_id = :id ORDER BY handed_at;

-- name: all_of_proofs(id)
SELECT f.claim_id, f.state, f.question, f.answer, f.at
FROM proofs f JOIN claims c ON c.id = f.claim_id JOIN posts p ON p.id = c.post_id
WHERE c.person_id = :id OR p.poster_id = :id ORDER BY f.at;

-- name: all_of_ends(id)
SELECT e.post_id, e.at FROM ends e JOIN posts p ON p.id = e.post_id WHERE e.by_id = :id OR p.poster_id = :id ORDER BY e.id;

-- name: all_of_reports(id)
SELECT post_id, words, at FROM reports WHERE person_id = :id ORDER BY id;
