-- Where somebody is named on what a group sees.

-- name: promised(person, most)
SELECT c.post_id FROM claims c JOIN posts p ON p.id = c.post_id
WHERE c.person_id = :person AND p.poster_id <> :person AND c.state IN ('holding', 'queued', 'done')
UNION SELECT post_id FROM reports WHERE person_id = :person
ORDER BY post_id DESC LIMIT :most;

-- name: attended(person, most)
SELECT o.id FROM occurrences o JOIN events e ON e.id = o.event_id
WHERE e.state <> 'draft' AND (
    EXISTS (SELECT 1 FROM rsvps r WHERE r.occurrence_id = o.id AND r.person_id = :person)
    OR EXISTS (SELECT 1 FROM volunteers v WHERE v.occurrence_id = o.id AND v.person_id = :person)
    OR EXISTS (SELECT 1 FROM parts p WHERE p.event_id = e.id AND p.keeper_id = :person))
ORDER BY o.id DESC LIMIT :most;

-- name: listed(person, most)
SELECT c.id FROM chains c
WHERE c.state <> 'draft' AND (
    c.organizer_id = :person OR EXISTS (SELECT 1 FROM entries e WHERE e.chain_id = c.id AND e.person_id = :person))
ORDER BY c.id DESC LIMIT :most;

-- name: promises(person, most)
SELECT c.id, CASE WHEN c.person_id = :person THEN p.poster_id ELSE c.person_id END
FROM claims c JOIN posts p ON p.id = c.post_id
WHERE (c.person_id = :person OR p.poster_id = :person) AND c.person_id <> p.poster_id
ORDER BY c.id DESC LIMIT :most;

-- What they began: what others are in, and is not over, is not theirs alone.

-- name: events_of(person)
SELECT e.id, e.title, CASE WHEN e.state = 'published' AND (
    EXISTS (SELECT 1 FROM rsvps r JOIN occurrences o ON o.id = r.occurrence_id
            WHERE o.event_id = e.id AND r.person_id <> :person AND r.answer <> 'no')
    OR EXISTS (SELECT 1 FROM volunteers v JOIN occurrences o ON o.id = v.occurrence_id
               WHERE o.event_id = e.id AND v.person_id <> :person)) THEN 1 ELSE 0 END AS shared
FROM events e WHERE e.organizer_id = :person ORDER BY e.id;

-- name: chains_of(person)
SELECT c.id, c.title, CASE WHEN c.state IN ('open', 'closed', 'arrived') AND EXISTS (
    SELECT 1 FROM entries e WHERE e.chain_id = c.id AND e.person_id <> :person AND (e.quantity > 0 OR e.undecided = 1)
) THEN 1 ELSE 0 END AS shared
FROM chains c WHERE c.organizer_id = :person ORDER BY c.id;

-- name: announcements_of(person)
SELECT id FROM announcements WHERE organizer_id = :person ORDER BY id;

-- name: drop_chain(id)!
DELETE FROM chains WHERE id = :id;

-- name: drop_announcement(id)!
DELETE FROM announcements WHERE id = :id;

-- Their rows in the way of a message. What is handled stays as a number, so that it is not handled twice.

-- name: inbox_of(person)!
UPDATE inbox SET payload = '', who = NULL, chat = CASE WHEN chat = :person THEN 0 ELSE chat END
WHERE (who = :person OR chat = :person) AND state <> 'waiting';

-- name: aside_about(mark)!
UPDATE inbox SET payload = '' WHERE state = 'aside' AND replace(payload, :mark, '') <> payload;

-- name: outbox_of(person, between)!
DELETE FROM outbox WHERE state NOT IN ('waiting', 'sending') AND (chat = :person OR ref LIKE :between);

-- That they were told something lately.
-- name: alarms_of(person, about)!
DELETE FROM alarms WHERE kind = 'lately' AND (chat = :person OR ref LIKE :about);

-- name: sent_of(person, between)!
DELETE FROM sent WHERE chat = :person OR ref LIKE :between;

-- Their name in what others wrote, in the groups where it can mean nobody else.

-- name: groups_of(person, name)
SELECT g.id FROM groups g
WHERE (EXISTS (SELECT 1 FROM members m WHERE m.group_id = g.id AND m.person_id = :person)
       OR EXISTS (SELECT 1 FROM posts p WHERE p.group_id = g.id AND p.poster_id = :person)
       OR EXISTS (SELECT 1 FROM traces t WHERE t.group_id = g.id AND t.person_id = :person)
       OR EXISTS (SELECT 1 FROM homes h WHERE h.group_id = g.id AND h.person_id = :person))
  AND NOT EXISTS (SELECT 1 FROM members m JOIN people w ON w.id = m.person_id
                  WHERE m.group_id = g.id AND w.name = :name AND w.id <> :person);

-- A thing that is called so is no person.
-- name: in_posts(name, instead, group, thing)!
UPDATE posts SET words = replace(words, :name, :instead), behalf = replace(behalf, :name, :instead),
                 wants = replace(wants, :name, :instead), gives = replace(gives, :name, :instead),
                 gone = replace(gone, :name, :instead)
WHERE group_id = :group AND replace(words || behalf || wants || gives || gone, :name, '')
                            <> words || behalf || wants || gives || gone
  AND replace(wants || gives || gone, :thing, '') = wants || gives || gone;

-- name: in_reports(name, instead, group)!
UPDATE reports SET words = replace(words, :name, :instead)
WHERE post_id IN (SELECT id FROM posts WHERE group_id = :group);

-- What organizers have written of what is still to come stays as they wrote it: everybody relies on it.
-- name: in_events(name, instead, group)!
UPDATE events SET title = replace(title, :name, :instead), details = replace(details, :name, :instead),
                  place = replace(place, :name, :instead), reason = replace(reason, :name, :instead)
WHERE group_id = :group AND state IN ('cancelled', 'over');

-- name: in_parts(name, instead, group)!
UPDATE parts SET title = replace(title, :name, :instead)
WHERE event_id IN (SELECT id FROM events WHERE group_id = :group);

-- name: in_duties(name, instead, group)!
UPDATE duties SET name = replace(name, :name, :instead)
WHERE event_id IN (SELECT id FROM events WHERE group_id = :group);

-- name: in_announcements(name, instead, group)!
UPDATE announcements SET words = replace(words, :name, :instead), typed = replace(typed, :name, :instead)
WHERE group_id = :group AND state IN ('sent', 'deleted');

-- name: in_chains(name, instead, group)!
UPDATE chains SET title = replace(title, :name, :instead)
WHERE group_id = :group AND state IN ('cancelled', 'over');

-- name: in_notes(name, instead, group)!
UPDATE entries SET note = replace(note, :name, :instead)
WHERE chain_id IN (SELECT id FROM chains WHERE group_id = :group);

-- A line of a list is found by its name, and so a guest: their number keeps apart who is called the same now.
-- name: in_entries(name, instead, group)!
UPDATE entries SET name = replace(name, :name, :instead) || ' ' || id
WHERE replace(name, :name, '') <> name AND chain_id IN (SELECT id FROM chains WHERE group_id = :group);

-- name: in_guests(name, instead, group)!
UPDATE rsvps SET guest = replace(guest, :name, :instead) || ' ' || id
WHERE replace(guest, :name, '') <> guest AND occurrence_id IN (
    SELECT o.id FROM occurrences o JOIN events e ON e.id = o.event_id WHERE e.group_id = :group);

-- name: in_proofs(name, instead, group)!
UPDATE proofs SET question = replace(question, :name, :instead), answer = replace(answer, :name, :instead)
WHERE claim_id IN (SELECT c.id FROM claims c JOIN posts p ON p.id = c.post_id WHERE p.group_id = :group);

-- name: in_loans(name, instead, group)!
UPDATE loans SET thing = replace(thing, :name, :instead) WHERE group_id = :group AND thing <> :name;

-- name: in_pings(name, instead, group)!
UPDATE pings SET thing = replace(thing, :name, :instead)
WHERE thing <> :name AND post_id IN (SELECT id FROM posts WHERE group_id = :group);

-- name: in_traces(name, group)!
DELETE FROM traces WHERE group_id = :group AND thing <> :name AND replace(thing, :name, '') <> thing;

-- name: in_changes(name, instead, group)!
UPDATE changes SET was = replace(was, :name, :instead), becomes = replace(becomes, :name, :instead)
WHERE group_id = :group;

-- A thing that is called so is no person; what has the name in it means nobody's thing any more.
-- name: in_aliases(name, group)!
DELETE FROM aliases
WHERE group_id = :group AND word <> :name AND meant <> :name
  AND (replace(word, :name, '') <> word OR replace(meant, :name, '') <> meant);

-- What was delivered to somebody, or came from them, after they were forgotten: their own goodbye, and the like.

-- name: sweep_outbox()!
DELETE FROM outbox
WHERE chat > 0 AND state NOT IN ('waiting', 'sending') AND NOT EXISTS (SELECT 1 FROM people w WHERE w.id = outbox.chat);

-- name: sweep_sent()!
DELETE FROM sent WHERE chat > 0 AND NOT EXISTS (SELECT 1 FROM people w WHERE w.id = sent.chat);

-- name: sweep_inbox()!
UPDATE inbox SET who = NULL, chat = CASE WHEN chat > 0 THEN 0 ELSE chat END
WHERE state = 'handled' AND who IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people w WHERE w.id = inbox.who);
