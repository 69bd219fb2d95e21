-- A group was heard of under its new id before it was known to be the old one: what stands under the new id goes over
-- to the old one, which then takes the new id with all that it has. One sentence a table, by its name; what was chosen
-- or said later holds.

-- name: members(old, new)!
INSERT INTO members (group_id, person_id, met_at, turn_at)
SELECT CAST(:old AS BIGINT), person_id, met_at, turn_at FROM members WHERE group_id = :new
ON CONFLICT (group_id, person_id) DO UPDATE SET met_at = excluded.met_at;

-- name: posts(old, new)!
UPDATE posts SET group_id = :old WHERE group_id = :new;

-- name: traces(old, new)!
INSERT INTO traces (group_id, thing, person_id, how, post_id, at)
SELECT CAST(:old AS BIGINT), thing, person_id, how, post_id, at FROM traces WHERE group_id = :new
ON CONFLICT (group_id, thing, person_id, how, post_id) DO UPDATE SET at = excluded.at;

-- name: loans(old, new)!
UPDATE loans SET group_id = :old WHERE group_id = :new;

-- name: events(old, new)!
UPDATE events SET group_id = :old WHERE group_id = :new;

-- name: chains(old, new)!
UPDATE chains SET group_id = :old WHERE group_id = :new;

-- name: announcements(old, new)!
UPDATE announcements SET group_id = :old WHERE group_id = :new;

-- name: calendars(old, new)!
-- Neighbours have subscribed to the old address.
UPDATE calendars SET group_id = :old
WHERE group_id = :new AND NOT EXISTS (SELECT 1 FROM calendars AS subscribed WHERE subscribed.group_id = :old);

-- name: thanks(old, new)!
UPDATE thanks SET group_id = :old WHERE group_id = :new;

-- name: swaps(old, new)!
UPDATE swaps SET group_id = :old WHERE group_id = :new;

-- name: homes(old, new)!
INSERT INTO homes (group_id, person_id, building, stair, named_at)
SELECT CAST(:old AS BIGINT), person_id, building, stair, named_at FROM homes WHERE group_id = :new
ON CONFLICT (group_id, person_id) DO UPDATE
SET building = excluded.building, stair = excluded.stair, named_at = excluded.named_at;

-- name: choices(old, new)!
INSERT INTO choices (group_id, name, value)
SELECT CAST(:old AS BIGINT), name, value FROM choices WHERE group_id = :new
ON CONFLICT (group_id, name) DO UPDATE SET value = excluded.value;

-- name: organizers(old, new)!
UPDATE organizers SET group_id = :old
WHERE group_id = :new AND person_id NOT IN (SELECT person_id FROM organizers WHERE group_id = :old);

-- name: changes(old, new)!
UPDATE changes SET group_id = :old WHERE group_id = :new;

-- name: aliases(old, new)!
INSERT INTO aliases (group_id, key, word, meant)
SELECT CAST(:old AS BIGINT), key, word, meant FROM aliases WHERE group_id = :new ORDER BY id
ON CONFLICT (group_id, key) DO UPDATE SET word = excluded.word, meant = excluded.meant;

-- name: roster(old, new)!
INSERT INTO roster (group_id, weekday, person_id)
SELECT CAST(:old AS BIGINT), weekday, person_id FROM roster WHERE group_id = :new
ON CONFLICT (group_id, weekday, person_id) DO NOTHING;

-- name: tallies(old, new)!
INSERT INTO tallies (group_id, what, day, number)
SELECT CAST(:old AS BIGINT), what, day, number FROM tallies WHERE group_id = :new
ON CONFLICT (group_id, what, day) DO UPDATE SET number = tallies.number + excluded.number;

-- name: groups(old, new)!
UPDATE groups SET
title = (SELECT title FROM groups AS heard_of WHERE heard_of.id = :new),
zone = COALESCE((SELECT zone FROM groups AS heard_of WHERE heard_of.id = :new), zone),
left_at = (SELECT left_at FROM groups AS heard_of WHERE heard_of.id = :new)
WHERE id = :old;

-- name: drop(new)!
DELETE FROM groups WHERE id = :new;
