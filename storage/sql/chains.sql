-- name: add(group, thread, message, organizer, state, title, unit, price, least, most, closes_on, named_on, zone, now)$
INSERT INTO chains (group_id, thread_id, message_id, organizer_id, state, title, unit, price, least, most, closes_on,
                    named_on, zone, created_at, changed_at)
VALUES (:group, :thread, :message, :organizer, :state, :title, :unit, :price, :least, :most, :closes_on, :named_on,
        :zone, :now, :now)
RETURNING id;

-- name: get(id)^
SELECT c.id, c.group_id, c.thread_id, c.message_id, c.state, c.title, c.unit, c.price, c.least, c.most, c.closes_on,
       c.named_on, c.zone, c.created_at, w.id, w.name, w.username
FROM chains c LEFT JOIN people w ON w.id = c.organizer_id WHERE c.id = :id;

-- name: by_message(group, message)$
SELECT id FROM chains WHERE group_id = :group AND message_id = :message AND state != 'draft' ORDER BY id DESC;

-- name: live_in(group)
SELECT id FROM chains WHERE group_id = :group AND state IN ('open', 'closed', 'arrived') ORDER BY id DESC LIMIT 50;

-- name: any_in(group)$
SELECT 1 FROM chains WHERE group_id = :group AND state IN ('open', 'closed', 'arrived') LIMIT 1;

-- name: live_by(person)
SELECT id FROM chains WHERE organizer_id = :person AND state IN ('open', 'closed', 'arrived') ORDER BY id DESC;

-- name: write(message, state, title, unit, price, least, most, closes_on, named_on, now, id)!
UPDATE chains SET message_id = :message, state = :state, title = :title, unit = :unit, price = :price, least = :least,
                  most = :most, closes_on = :closes_on, named_on = :named_on, changed_at = :now
WHERE id = :id;

-- name: entries(chain)
SELECT e.id, e.chain_id, e.name, e.quantity, e.note, e.undecided, e.since, e.collected_at, w.id, w.name, w.username
FROM entries e JOIN people w ON w.id = e.person_id WHERE e.chain_id = :chain ORDER BY e.since, e.id;

-- name: entry(id)^
SELECT e.id, e.chain_id, e.name, e.quantity, e.note, e.undecided, e.since, e.collected_at, w.id, w.name, w.username
FROM entries e JOIN people w ON w.id = e.person_id WHERE e.id = :id;

-- name: seat(chain, person, name, quantity, note, now, forced)!
INSERT INTO entries (chain_id, person_id, name, quantity, note, since)
SELECT c.id, :person, :name, :quantity, :note, :now FROM chains c
WHERE c.id = :chain AND c.state = 'open' AND (:forced OR c.most IS NULL OR c.most >= :quantity + (
    SELECT coalesce(sum(e.quantity), 0) FROM entries e
    WHERE e.chain_id = c.id AND NOT (e.person_id = :person AND e.name = :name)))
ON CONFLICT (chain_id, person_id, name) DO UPDATE SET
    since = CASE WHEN entries.quantity = 0 THEN excluded.since ELSE entries.since END,
    quantity = excluded.quantity, note = excluded.note, undecided = 0;

-- name: make_room(person, id)!
DELETE FROM entries WHERE person_id = :person AND name = '' AND quantity = 0
AND chain_id = (SELECT chain_id FROM entries WHERE id = :id);

-- name: adopt(person, id)!
UPDATE entries SET person_id = :person, name = '' WHERE id = :id;

-- name: doubt(chain, person, now)!
INSERT INTO entries (chain_id, person_id, quantity, undecided, since) VALUES (:chain, :person, 0, 1, :now)
ON CONFLICT (chain_id, person_id, name) DO UPDATE SET undecided = 1;

-- name: collect(at, id)!
UPDATE entries SET collected_at = :at WHERE id = :id;

-- name: of_person(person)
SELECT DISTINCT e.chain_id FROM entries e JOIN chains c ON c.id = e.chain_id
WHERE e.person_id = :person AND c.state IN ('open', 'closed', 'arrived') ORDER BY e.chain_id;

-- name: drop(chain, person)!
DELETE FROM entries WHERE chain_id = :chain AND person_id = :person;
