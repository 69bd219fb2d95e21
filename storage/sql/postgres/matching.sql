-- As in ../matching.sql. There a CROSS JOIN says in which order to go; here LATERAL does, and JSON is read otherwise.
-- name: traces_of(today, week, category, group, reasons, deep, poster, post, now, most)
SELECT l.thing, l.how, l.at, l.post_id, w.id, w.name, w.username, w.reachable,
       (SELECT count(*) FROM pings g WHERE g.person_id = l.person_id AND g.asked_at >= :today)
       + (SELECT count(*) FROM swap_parts s WHERE s.person_id = l.person_id AND s.asked_at >= :today),
       (SELECT count(*) FROM pings g WHERE g.person_id = l.person_id AND g.asked_at >= :week),
       m.turn_at, a.yes, a.no, a.silent, a.wait, h.building, h.stair
FROM (
    SELECT t.thing, t.how, t.at, t.post_id, t.person_id, r.place
    FROM jsonb_array_elements(CAST(:reasons AS jsonb)) WITH ORDINALITY r (reason, place)
    CROSS JOIN LATERAL (
        SELECT t.thing, t.how, t.at, t.post_id, t.person_id FROM traces t
        WHERE t.group_id = :group AND t.thing = r.reason ->> 0 AND t.how = r.reason ->> 1
          AND t.at >= coalesce((SELECT c.at FROM traces c WHERE c.group_id = :group
                                AND c.thing = r.reason ->> 0 AND c.how = r.reason ->> 1
                                ORDER BY c.at DESC LIMIT 1 OFFSET :deep), 0)
          AND t.person_id <> :poster
          AND NOT EXISTS (SELECT 1 FROM pings g WHERE g.post_id = :post AND g.person_id = t.person_id)
          AND NOT EXISTS (SELECT 1 FROM claims k WHERE k.post_id = :post AND k.person_id = t.person_id)
          AND NOT EXISTS (SELECT 1 FROM mutes u WHERE u.person_id = t.person_id AND u.category IN ('', :category)
                          AND (u.until IS NULL OR u.until > :now))
        ORDER BY t.at DESC, t.person_id, t.post_id LIMIT :most
    ) t
    ORDER BY r.place, t.at DESC, t.person_id, t.post_id LIMIT :most
) l JOIN members m ON m.group_id = :group AND m.person_id = l.person_id
JOIN people w ON w.id = l.person_id
LEFT JOIN answers a ON a.person_id = l.person_id AND a.category = :category
LEFT JOIN homes h ON h.group_id = :group AND h.person_id = l.person_id
ORDER BY l.place, l.at DESC, l.person_id, l.post_id;

-- name: alone_with(person)$
-- Two numbers: never the lock of a turn, which is one.
SELECT pg_advisory_xact_lock(hashtext('asked'), hashint8(:person));
