-- name: traces_of(today, group, things, hows, category, now)
SELECT t.thing, t.how, t.at, t.post_id, w.id, w.name, w.username, w.reachable,
       (SELECT count(*) FROM pings g WHERE g.person_id = t.person_id AND g.asked_at >= :today)
FROM traces t JOIN people w ON w.id = t.person_id
JOIN members m ON m.group_id = t.group_id AND m.person_id = t.person_id
WHERE t.group_id = :group
  AND t.thing IN (SELECT value FROM json_each(:things)) AND t.how IN (SELECT value FROM json_each(:hows))
  AND NOT EXISTS (SELECT 1 FROM mutes u WHERE u.person_id = t.person_id AND u.category IN ('', :category)
                  AND (u.until IS NULL OR u.until > :now))
ORDER BY t.at DESC LIMIT 200;

-- name: note(group, thing, person, how, post, at)!
INSERT INTO traces (group_id, thing, person_id, how, post_id, at) VALUES (:group, :thing, :person, :how, :post, :at)
ON CONFLICT (group_id, thing, person_id, how, post_id) DO UPDATE SET at = excluded.at;

-- name: drop_post(post)!
DELETE FROM traces WHERE post_id = :post AND post_id > 0;

-- name: drop(group, thing, person, how)!
DELETE FROM traces WHERE group_id = :group AND thing = :thing AND person_id = :person AND how = :how;

-- name: registered(person)
SELECT group_id, thing FROM traces WHERE person_id = :person AND how = 'register' ORDER BY at DESC, thing;

-- name: mute(person, category, until)!
INSERT INTO mutes (person_id, category, until) VALUES (:person, :category, :until)
ON CONFLICT (person_id, category) DO UPDATE SET until = excluded.until;

-- name: unmute(person, category)!
DELETE FROM mutes WHERE person_id = :person AND category = :category;

-- name: muted(person)
SELECT category FROM mutes WHERE person_id = :person AND category <> '' ORDER BY category;

-- name: ping(post, person, how, thing, since, state, now)!
INSERT INTO pings (post_id, person_id, how, thing, since, state, asked_at)
VALUES (:post, :person, :how, :thing, :since, :state, :now);

-- name: pings_of(post)
SELECT g.post_id, g.how, g.thing, g.since, g.state, w.id, w.name, w.username
FROM pings g JOIN people w ON w.id = g.person_id WHERE g.post_id = :post ORDER BY g.asked_at, w.id;

-- name: settle(state, post, person)!
UPDATE pings SET state = :state WHERE post_id = :post AND person_id = :person;

-- name: waiting_for(person)
SELECT g.post_id, g.how, g.thing, g.since, g.state, w.id, w.name, w.username
FROM pings g JOIN people w ON w.id = g.person_id JOIN posts p ON p.id = g.post_id
WHERE g.person_id = :person AND p.state = 'open' AND g.state IN ('asked', 'named') ORDER BY g.asked_at DESC;
