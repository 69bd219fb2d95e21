-- name: add(group, thread, message, organizer, title, place, details, start_on, end_on, zone, hours, rrule, calendar, workdays, seats, leads, uid, photo, latitude, longitude, kit, steps, now)$
INSERT INTO events (group_id, thread_id, message_id, organizer_id, title, place, details, start_on, end_on, zone, hours,
                    rrule, calendar, workdays, seats, leads, uid, photo, latitude, longitude, kit, steps, created_at, changed_at)
VALUES (:group, :thread, :message, :organizer, :title, :place, :details, :start_on, :end_on, :zone, :hours,
        :rrule, :calendar, :workdays, :seats, :leads, :uid, :photo, :latitude, :longitude, :kit, :steps, :now, :now)
RETURNING id;

-- name: get(id)^
SELECT e.id, e.group_id, e.thread_id, e.message_id, e.state, e.title, e.place, e.details, e.start_on, e.end_on, e.zone,
       e.hours, e.rrule, e.calendar, e.workdays, e.seats, e.leads, e.sequence, e.uid, e.photo, e.latitude, e.longitude,
       e.reason, e.kit, e.steps, e.created_at, e.changed_at, w.id, w.name, w.username
FROM events e LEFT JOIN people w ON w.id = e.organizer_id WHERE e.id = :id;

-- name: by_message(group, message)$
SELECT id FROM events WHERE group_id = :group AND message_id = :message ORDER BY id DESC LIMIT 1;

-- name: write(id, state, title, place, details, start_on, end_on, zone, hours, rrule, calendar, workdays, seats, leads, sequence, photo, latitude, longitude, reason, kit, steps, now)!
UPDATE events SET state = :state, title = :title, place = :place, details = :details, start_on = :start_on,
                  end_on = :end_on, zone = :zone, hours = :hours, rrule = :rrule, calendar = :calendar,
                  workdays = :workdays, seats = :seats, leads = :leads, sequence = :sequence, photo = :photo,
                  latitude = :latitude, longitude = :longitude, reason = :reason,
                  kit = :kit, steps = :steps, changed_at = :now
WHERE id = :id;

-- name: bring_to(group, zone, id)!
UPDATE events SET group_id = :group, zone = :zone, thread_id = NULL, message_id = NULL
WHERE id = :id AND state = 'draft';

-- name: drop(id)!
DELETE FROM events WHERE id = :id;

-- name: drafts_of(person)
SELECT id FROM events WHERE organizer_id = :person AND state = 'draft' ORDER BY id DESC;

-- name: proposed_by(person)$
SELECT count(*) FROM events WHERE organizer_id = :person AND state = 'proposed';

-- name: in_group(group, most)
SELECT e.id FROM events e JOIN occurrences o ON o.event_id = e.id AND o.state = 'ahead'
WHERE e.group_id = :group AND e.state = 'published' GROUP BY e.id ORDER BY MIN(o.starts_at), e.id LIMIT :most;

-- name: duties_of(event)
SELECT id, name, slots, kind, thing FROM duties WHERE event_id = :event ORDER BY kind DESC, id;

-- name: add_duty(event, name, slots, kind, thing)!
INSERT INTO duties (event_id, name, slots, kind, thing) VALUES (:event, :name, :slots, :kind, :thing);

-- name: of_duty(id)$
SELECT event_id FROM duties WHERE id = :id;

-- name: programme_of(event)
SELECT p.id, p.start_on, p.title, w.id, w.name, w.username
FROM parts p LEFT JOIN people w ON w.id = p.keeper_id WHERE p.event_id = :event ORDER BY p.start_on, p.id;

-- name: add_part(event, start_on, title, keeper)!
INSERT INTO parts (event_id, start_on, title, keeper_id) VALUES (:event, :start_on, :title, :keeper);

-- name: drop_parts(event)!
DELETE FROM parts WHERE event_id = :event;

-- name: of_part(id)$
SELECT event_id FROM parts WHERE id = :id;

-- name: kept_by(person)
SELECT DISTINCT e.id FROM parts p JOIN events e ON e.id = p.event_id
WHERE p.keeper_id = :person AND e.state = 'published' ORDER BY e.id;

-- name: neighbours(group, name)
SELECT w.id, w.name, w.username FROM members m JOIN people w ON w.id = m.person_id
WHERE m.group_id = :group AND w.name = :name LIMIT 2;

-- name: festivals(group)
SELECT id FROM events WHERE group_id = :group AND state = 'published' AND kit = 'festival' ORDER BY id;

-- name: tally(group, since, until)^
SELECT count(CASE WHEN kind = 'offer' AND category <> 'lost_found' THEN 1 END),
       count(CASE WHEN kind = 'offer' AND category <> 'lost_found' AND (state = 'done' OR taken > 0) THEN 1 END),
       count(CASE WHEN category = 'lost_found' THEN 1 END)
FROM posts WHERE group_id = :group AND created_at >= :since AND created_at < :until AND state <> 'mistaken';

-- name: set_slots(slots, id)!
UPDATE duties SET slots = :slots WHERE id = :id;

-- name: drop_duty(id)!
DELETE FROM duties WHERE id = :id;
