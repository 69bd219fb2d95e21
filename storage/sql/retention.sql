-- What is over, so many at once, oldest first. What is counted comes back as (group_id, what, at).

-- name: drop_claims(before, most)
DELETE FROM claims
WHERE post_id IN (SELECT id FROM posts WHERE state <> 'open' AND changed_at < :before ORDER BY changed_at, id LIMIT :most)
RETURNING (SELECT p.group_id FROM posts p WHERE p.id = claims.post_id) AS group_id, 'claim/' || state AS what,
          claimed_at AS at;

-- name: drop_thanks_for_posts(before, most)
DELETE FROM thanks
WHERE post_id IN (SELECT id FROM posts WHERE state <> 'open' AND changed_at < :before ORDER BY changed_at, id LIMIT :most)
RETURNING group_id, 'thanks' AS what, at;

-- name: drop_posts(before, most)
DELETE FROM posts
WHERE id IN (SELECT id FROM posts WHERE state <> 'open' AND changed_at < :before ORDER BY changed_at, id LIMIT :most)
RETURNING group_id, kind || '/' || state AS what, created_at AS at;

-- name: drop_thanks(before, most)
DELETE FROM thanks WHERE id IN (SELECT id FROM thanks WHERE at < :before ORDER BY id LIMIT :most)
RETURNING group_id, 'thanks' AS what, at;

-- What is lent is waited for, for a year.
-- name: drop_loans(before, long_before, most)
DELETE FROM loans WHERE id IN (
    SELECT id FROM loans WHERE (state = 'returned' AND lent_at < :before AND coalesce(due_at, lent_at) < :before)
                               OR lent_at < :long_before ORDER BY id LIMIT :most)
RETURNING group_id, 'loan' AS what, lent_at AS at;

-- name: drop_occurrences(before, most)
DELETE FROM occurrences WHERE id IN (
    SELECT id FROM occurrences WHERE state <> 'ahead' AND starts_at < :before ORDER BY id LIMIT :most)
RETURNING (SELECT e.group_id FROM events e WHERE e.id = occurrences.event_id) AS group_id,
          'occurrence/' || state AS what, starts_at AS at;

-- name: drop_events(before, most)
DELETE FROM events WHERE id IN (
    SELECT id FROM events WHERE state <> 'published' AND changed_at < :before ORDER BY id LIMIT :most)
RETURNING group_id, 'event/' || state AS what, created_at AS at;

-- name: drop_chains(before, most)
DELETE FROM chains WHERE id IN (
    SELECT id FROM chains WHERE state IN ('draft', 'cancelled', 'over') AND changed_at < :before ORDER BY id LIMIT :most)
RETURNING group_id, 'chain/' || state AS what, created_at AS at;

-- name: drop_announcements(before, most)
DELETE FROM announcements WHERE id IN (
    SELECT id FROM announcements WHERE state <> 'scheduled' AND changed_at < :before ORDER BY id LIMIT :most)
RETURNING group_id, 'announcement/' || state AS what, created_at AS at;

-- name: tally(group, what, day, number)!
INSERT INTO tallies (group_id, what, day, number) VALUES (:group, :what, :day, :number)
ON CONFLICT (group_id, what, day) DO UPDATE SET number = tallies.number + excluded.number;

-- name: tallies(group)
SELECT what, day, number FROM tallies WHERE group_id = :group ORDER BY day, what;

-- What is not counted.

-- name: drop_swaps(before)!
DELETE FROM swaps WHERE at < :before;

-- name: drop_askings(before)!
DELETE FROM askings WHERE asked_at < :before;

-- name: drop_mutes(now)!
DELETE FROM mutes WHERE until < :now;

-- name: drop_changes(long_before)!
DELETE FROM changes WHERE at < :long_before;

-- name: drop_faded(long_before)!
DELETE FROM traces WHERE how IN ('gave', 'told') AND at < :long_before;

-- name: drop_long_faded(very_long_before)!
DELETE FROM traces WHERE how IN ('lent', 'did') AND at < :very_long_before;

-- name: drop_alarms(before)!
DELETE FROM alarms WHERE incident IS NOT NULL AND due_at < :before;

-- A group that sent the bot away.
-- name: drop_groups(before)!
DELETE FROM groups WHERE left_at < :before;

-- Who is in no group any more, and of whom nothing is waited for.
-- name: drop_people(before)!
DELETE FROM people
WHERE seen_at < :before AND NOT EXISTS (SELECT 1 FROM members m WHERE m.person_id = people.id)
  AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.poster_id = people.id)
  AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.person_id = people.id)
  AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.person_id = people.id)
  AND NOT EXISTS (SELECT 1 FROM rsvps r WHERE r.person_id = people.id)
  AND NOT EXISTS (SELECT 1 FROM loans n WHERE n.lender_id = people.id OR n.borrower_id = people.id);

-- Which of the bot's own messages is which: as long as there is what it is about.

-- name: old_sent(before, at, chat, message_id, most)
SELECT chat, message_id, ref, sent_at FROM sent
WHERE sent_at < :before AND (sent_at, chat, message_id) > (:at, :chat, :message_id)
ORDER BY sent_at, chat, message_id LIMIT :most;

-- name: drop_sent(chat, message_id)!
DELETE FROM sent WHERE chat = :chat AND message_id = :message_id;

-- name: is_post(id)$
SELECT 1 FROM posts WHERE id = :id;

-- name: is_claim(id)$
SELECT 1 FROM claims WHERE id = :id;

-- name: is_occurrence(id)$
SELECT 1 FROM occurrences WHERE id = :id;

-- name: is_event(id)$
SELECT 1 FROM events WHERE id = :id;

-- name: is_chain(id)$
SELECT 1 FROM chains WHERE id = :id;

-- name: is_announcement(id)$
SELECT 1 FROM announcements WHERE id = :id;

-- name: is_loan(id)$
SELECT 1 FROM loans WHERE id = :id;

-- name: is_swap(id)$
SELECT 1 FROM swaps WHERE id = :id;

-- name: is_group(id)$
SELECT 1 FROM groups WHERE id = :id;

-- name: clock()^
SELECT seen_at, steady_since FROM clock;

-- name: clock_seen(seen_at, steady_since)!
INSERT INTO clock (one, seen_at, steady_since) VALUES (1, :seen_at, :steady_since)
ON CONFLICT (one) DO UPDATE SET seen_at = excluded.seen_at, steady_since = excluded.steady_since;
