-- name: add(group, thread, message, organizer, title, place, details, start_on, end_on, zone, hours, rrule, calendar, workdays, seats, leads, uid, photo, latitude, longitude, now)$
INSERT INTO events (group_id, thread_id, message_id, organizer_id, title, place, details, start_on, end_on, zone, hours,
                    rrule, calendar, workdays, seats, leads, uid, photo, latitude, longitude, created_at, changed_at)
VALUES (:group, :thread, :message, :organizer, :title, :place, :details, :start_on, :end_on, :zone, :hours,
        :rrule, :calendar, :workdays, :seats, :leads, :uid, :photo, :latitude, :longitude, :now, :now)
RETURNING id;

-- name: get(id)^
SELECT e.id, e.group_id, e.thread_id, e.message_id, e.state, e.title, e.place, e.details, e.start_on, e.end_on, e.zone,
       e.hours, e.rrule, e.calendar, e.workdays, e.seats, e.leads, e.sequence, e.uid, e.photo, e.latitude, e.longitude,
       e.reason, e.created_at, e.changed_at, w.id, w.name, w.username
FROM events e LEFT JOIN people w ON w.id = e.organizer_id WHERE e.id = :id;

-- name: by_message(group, message)$
SELECT id FROM events WHERE group_id = :group AND message_id = :message ORDER BY id DESC LIMIT 1;

-- name: write(id, state, title, place, details, start_on, end_on, zone, hours, rrule, calendar, workdays, seats, leads, sequence, photo, latitude, longitude, reason, now)!
UPDATE events SET state = :state, title = :title, place = :place, details = :details, start_on = :start_on,
                  end_on = :end_on, zone = :zone, hours = :hours, rrule = :rrule, calendar = :calendar,
                  workdays = :workdays, seats = :seats, leads = :leads, sequence = :sequence, photo = :photo,
                  latitude = :latitude, longitude = :longitude, reason = :reason, changed_at = :now
WHERE id = :id;

-- name: bring_to(group, zone, id)!
UPDATE events SET group_id = :group, zone = :zone, thread_id = NULL, message_id = NULL
WHERE id = :id AND state = 'draft';

-- name: drop(id)!
DELETE FROM events WHERE id = :id;

-- name: drafts_of(person)
SELECT id FROM events WHERE organizer_id = :person AND state = 'draft' ORDER BY id DESC;

-- name: in_group(group, most)
SELECT e.id FROM events e JOIN occurrences o ON o.event_id = e.id AND o.state = 'ahead'
WHERE e.group_id = :group AND e.state = 'published' GROUP BY e.id ORDER BY MIN(o.starts_at), e.id LIMIT :most;

-- name: duties_of(event)
SELECT id, name, slots FROM duties WHERE event_id = :event ORDER BY id;

-- name: add_duty(event, name, slots)!
INSERT INTO duties (event_id, name, slots) VALUES (:event, :name, :slots);

-- name: set_slots(slots, id)!
UPDATE duties SET slots = :slots WHERE id = :id;

-- name: drop_duty(id)!
DELETE FROM duties WHERE id = :id;
