-- The inner part reads indexes only, the newest :deep of each reason, and stops when it has :most. It has no order of
-- its own: reasons come strongest first, and rows as the index has them.
-- name: traces_of(today, week, category, group, reasons, deep, poster, post, now, most)
SELECT l.thing, l.how, l.at, l.post_id, w.id, w.name, w.username, w.reachable,
       (SELECT count(*) FROM pings g WHERE g.person_id = l.person_id AND g.asked_at >= :today)
       + (SELECT count(*) FROM swap_parts s WHERE s.person_id = l.person_id AND s.asked_at >= :today),
       (SELECT count(*) FROM pings g WHERE g.person_id = l.person_id AND g.asked_at >= :week),
       m.turn_at, a.yes, a.no, a.silent, a.wait, h.building, h.stair
FROM (
    SELECT t.thing, t.how, t.at, t.post_id, t.person_id
    FROM json_each(:reasons) r CROSS JOIN traces t
    WHERE t.group_id = :group AND t.thing = json_extract(r.value, '$[0]') AND t.how = json_extract(r.value, '$[1]')
      AND t.at >= coalesce((SELECT c.at FROM traces c WHERE c.group_id = :group
                            AND c.thing = json_extract(r.value, '$[0]') AND c.how = json_extract(r.value, '$[1]')
                            ORDER BY c.at DESC LIMIT 1 OFFSET :deep), 0)
      AND t.person_id <> :poster
      AND NOT EXISTS (SELECT 1 FROM pings g WHERE g.post_id = :post AND g.person_id = t.person_id)
      AND NOT EXISTS (SELECT 1 FROM claims k WHERE k.post_id = :post AND k.person_id = t.person_id)
      AND NOT EXISTS (SELECT 1 FROM mutes u WHERE u.person_id = t.person_id AND u.category IN ('', :category)
                      AND (u.until IS NULL OR u.until > :now))
    LIMIT :most
) l CROSS JOIN members m ON m.group_id = :group AND m.person_id = l.person_id
CROSS JOIN people w ON w.id = l.person_id
LEFT JOIN answers a ON a.person_id = l.person_id AND a.category = :category
LEFT JOIN homes h ON h.group_id = :group AND h.person_id = l.person_id;

-- name: next_in_turn(today, week, group, deep, category, poster, post, now)
SELECT '', 'invited', CAST(:now AS BIGINT), 0, w.id, w.name, w.username, w.reachable,
       (SELECT count(*) FROM pings g WHERE g.person_id = m.person_id AND g.asked_at >= :today)
       + (SELECT count(*) FROM swap_parts s WHERE s.person_id = m.person_id AND s.asked_at >= :today),
       (SELECT count(*) FROM pings g WHERE g.person_id = m.person_id AND g.asked_at >= :week),
       m.turn_at, a.yes, a.no, a.silent, a.wait, h.building, h.stair
FROM (SELECT person_id, turn_at FROM members WHERE group_id = :group ORDER BY turn_at, person_id LIMIT :deep) m
JOIN people w ON w.id = m.person_id
LEFT JOIN answers a ON a.person_id = m.person_id AND a.category = :category
LEFT JOIN homes h ON h.group_id = :group AND h.person_id = m.person_id
WHERE w.reachable = 1 AND m.person_id <> :poster
  AND NOT EXISTS (SELECT 1 FROM pings g WHERE g.post_id = :post AND g.person_id = m.person_id)
  AND NOT EXISTS (SELECT 1 FROM claims k WHERE k.post_id = :post AND k.person_id = m.person_id)
  AND NOT EXISTS (SELECT 1 FROM mutes u WHERE u.person_id = m.person_id AND u.category IN ('', :category)
                  AND (u.until IS NULL OR u.until > :now));

-- Who cannot be asked gives their turn to the next, and does not stand in the way.
-- name: pass_over(now, group, deep)!
UPDATE members SET turn_at = :now
WHERE group_id = :group
  AND person_id IN (SELECT person_id FROM members WHERE group_id = :group ORDER BY turn_at, person_id LIMIT :deep)
  AND (EXISTS (SELECT 1 FROM people w WHERE w.id = members.person_id AND coalesce(w.reachable, 0) <> 1)
       OR EXISTS (SELECT 1 FROM mutes u WHERE u.person_id = members.person_id AND u.category = ''
                  AND (u.until IS NULL OR u.until > :now)));

-- name: note(group, thing, person, how, post, at)!
INSERT INTO traces (group_id, thing, person_id, how, post_id, at) VALUES (:group, :thing, :person, :how, :post, :at)
ON CONFLICT (group_id, thing, person_id, how, post_id) DO UPDATE SET at = excluded.at;

-- name: drop_post(post)!
DELETE FROM traces WHERE post_id = :post AND post_id > 0;

-- name: drop(group, thing, person, how)!
DELETE FROM traces WHERE group_id = :group AND thing = :thing AND person_id = :person AND how = :how;

-- name: since(group, thing, person, how)$
SELECT at FROM traces WHERE group_id = :group AND thing = :thing AND person_id = :person AND how = :how AND post_id = 0;

-- name: noted(group, person, how)
SELECT thing FROM traces WHERE person_id = :person AND group_id = :group AND how = :how;

-- name: registered(person)
SELECT group_id, thing FROM traces WHERE person_id = :person AND how = 'register' ORDER BY at DESC, thing;

-- name: mute(person, category, until)!
INSERT INTO mutes (person_id, category, until) VALUES (:person, :category, :until)
ON CONFLICT (person_id, category) DO UPDATE SET until = excluded.until;

-- name: unmute(person, category)!
DELETE FROM mutes WHERE person_id = :person AND category = :category;

-- name: away_until(person, now)$
SELECT until FROM mutes WHERE person_id = :person AND category = '' AND until > :now;

-- name: muted(person)
SELECT category FROM mutes WHERE person_id = :person AND category <> '' ORDER BY category;

-- Turns of other neighbourhoods wait with their questions to the same person. Here there is one writer anyway.
-- name: alone_with(person)$
SELECT :person;

-- name: asked_today(person, today)$
SELECT (SELECT count(*) FROM pings g WHERE g.person_id = :person AND g.asked_at >= :today)
       + (SELECT count(*) FROM swap_parts s WHERE s.person_id = :person AND s.asked_at >= :today);

-- name: ping(post, person, how, thing, since, state, now)!
INSERT INTO pings (post_id, person_id, how, thing, since, state, asked_at)
VALUES (:post, :person, :how, :thing, :since, :state, :now);

-- name: turn_taken(now, person, post)!
UPDATE members SET turn_at = :now
WHERE person_id = :person AND group_id = (SELECT group_id FROM posts WHERE id = :post);

-- name: pings_of(post)
SELECT g.post_id, g.how, g.thing, g.since, g.state, w.id, w.name, w.username
FROM pings g JOIN people w ON w.id = g.person_id WHERE g.post_id = :post ORDER BY g.asked_at, w.id;

-- name: settle(state, post, person)!
UPDATE pings SET state = :state WHERE post_id = :post AND person_id = :person;

-- A no to an invitation says nothing: who knows whether they have it.
-- name: learn(yes, no, silent, answered, now, post, person, fading)!
INSERT INTO answers (person_id, category, yes, no, silent, wait)
SELECT g.person_id, p.category, :yes, CAST(:no AS DOUBLE PRECISION), :silent, CASE WHEN :answered THEN :now - g.asked_at END
FROM pings g JOIN posts p ON p.id = g.post_id
WHERE g.post_id = :post AND g.person_id = :person AND g.state IN ('asked', 'named')
  AND (g.how <> 'invited' OR CAST(:no AS DOUBLE PRECISION) = 0)
ON CONFLICT (person_id, category) DO UPDATE SET
    yes = answers.yes * :fading + excluded.yes,
    no = answers.no * :fading + excluded.no,
    silent = answers.silent * :fading + excluded.silent,
    wait = CASE WHEN answers.wait IS NULL OR excluded.wait IS NULL THEN coalesce(excluded.wait, answers.wait)
                ELSE answers.wait * :fading + excluded.wait * (1 - :fading) END;

-- name: waiting_since(post, before)
SELECT person_id FROM pings WHERE post_id = :post AND state = 'asked' AND asked_at <= :before;

-- name: answers(person, category)^
SELECT yes, no, silent, wait FROM answers WHERE person_id = :person AND category = :category;

-- name: asked_since(person, since)$
SELECT (SELECT count(*) FROM pings WHERE person_id = :person AND asked_at >= :since)
       + (SELECT count(*) FROM swap_parts WHERE person_id = :person AND asked_at >= :since);

-- name: lives(group, person, building, stair, now)!
INSERT INTO homes (group_id, person_id, building, stair, named_at) VALUES (:group, :person, :building, :stair, :now)
ON CONFLICT (group_id, person_id) DO UPDATE
SET building = excluded.building, named_at = excluded.named_at,
    stair = CASE WHEN excluded.building = homes.building THEN coalesce(excluded.stair, homes.stair)
                 ELSE excluded.stair END;

-- name: home(group, person)^
SELECT building, stair FROM homes WHERE group_id = :group AND person_id = :person;

-- name: waiting_for(person)
SELECT g.post_id, g.how, g.thing, g.since, g.state, w.id, w.name, w.username
FROM pings g JOIN people w ON w.id = g.person_id JOIN posts p ON p.id = g.post_id
WHERE g.person_id = :person AND p.state = 'open' AND g.state IN ('asked', 'named') ORDER BY g.asked_at DESC;
