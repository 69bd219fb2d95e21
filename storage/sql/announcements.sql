-- name: add(group, thread, organizer, state, words, typed, start_on, rrule, lunar, workdays, zone, pinned, times, now)$
INSERT INTO announcements (group_id, thread_id, organizer_id, state, words, typed, start_on, rrule, lunar, workdays,
                           zone, pinned, times, created_at, changed_at)
VALUES (:group, :thread, :organizer, :state, :words, :typed, :start_on, :rrule, :lunar, :workdays, :zone, :pinned,
        :times, :now, :now)
RETURNING id;

-- name: get(id)^
SELECT a.id, a.group_id, a.thread_id, a.state, a.words, a.typed, a.start_on, a.rrule, a.lunar, a.workdays, a.zone, a.pinned,
       a.times, a.created_at, w.id, w.name, w.username
FROM announcements a LEFT JOIN people w ON w.id = a.organizer_id WHERE a.id = :id;

-- name: write(state, words, typed, start_on, rrule, lunar, workdays, pinned, times, now, id)!
UPDATE announcements SET state = :state, words = :words, typed = :typed, start_on = :start_on, rrule = :rrule, lunar = :lunar,
                         workdays = :workdays, pinned = :pinned, times = :times, changed_at = :now
WHERE id = :id;

-- name: scheduled_in(group)
SELECT id FROM announcements WHERE group_id = :group AND state = 'scheduled' ORDER BY id LIMIT 50;
