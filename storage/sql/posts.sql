-- name: add(group, message, thread, poster, kind, category, wants, gives, words, urgent, due_at, shares, behalf, sold, now)$
INSERT INTO posts (group_id, message_id, thread_id, poster_id, kind, category, wants, gives, words, urgent, due_at,
                   shares, behalf, sold, created_at, changed_at)
VALUES (:group, :message, :thread, :poster, :kind, :category, :wants, :gives, :words, :urgent, :due_at,
        :shares, :behalf, :sold, :now, :now)
RETURNING id;

-- name: get(id)^
SELECT p.id, p.group_id, p.message_id, p.thread_id, p.kind, p.category, p.wants, p.gives, p.words, p.urgent, p.due_at,
       p.shares, p.taken, p.state, p.created_at, p.behalf, p.sold, p.promised, p.gone, w.id, w.name, w.username
FROM posts p JOIN people w ON w.id = p.poster_id WHERE p.id = :id;

-- name: by_message(group, message)$
SELECT id FROM posts WHERE group_id = :group AND message_id = :message;

-- name: is_message(group, message)$
SELECT id FROM posts WHERE group_id = :group AND message_id = :message
UNION SELECT r.post_id FROM reports r JOIN posts p ON p.id = r.post_id
WHERE p.group_id = :group AND r.message_id = :message;

-- name: revise(kind, category, wants, gives, words, urgent, due_at, shares, behalf, sold, now, id)!
UPDATE posts SET kind = :kind, category = :category, wants = :wants, gives = :gives, words = :words, urgent = :urgent,
                 due_at = :due_at, behalf = :behalf, sold = :sold,
                 shares = CASE WHEN taken > :shares THEN taken ELSE :shares END, changed_at = :now
WHERE id = :id;

-- name: set_things(wants, gives, gone, id)!
UPDATE posts SET wants = :wants, gives = :gives, gone = :gone WHERE id = :id;

-- name: end(state, now, id)!
UPDATE posts SET state = :state, changed_at = :now WHERE id = :id AND state = 'open';

-- name: reopen(now, id)!
UPDATE posts SET state = 'open', changed_at = :now WHERE id = :id;

-- name: open_in(group, kind, most)
SELECT id FROM posts WHERE group_id = :group AND state = 'open' AND kind IN (:kind, 'exchange')
ORDER BY created_at DESC, id DESC LIMIT :most;

-- name: open_by(person)
SELECT id FROM posts WHERE poster_id = :person AND state = 'open' ORDER BY created_at DESC, id DESC;

-- name: all_by(person)
SELECT id FROM posts WHERE poster_id = :person ORDER BY id DESC;

-- name: parked_by(person)
SELECT id FROM posts WHERE poster_id = :person AND state = 'parked' ORDER BY changed_at DESC, id DESC LIMIT 10;

-- name: open_since(group, since)
SELECT id FROM posts WHERE group_id = :group AND state = 'open' AND created_at >= :since
ORDER BY created_at DESC, id DESC;

-- name: newest_of_others(group, thread, person, since, most)
SELECT id FROM posts WHERE group_id = :group AND state = 'open' AND created_at >= :since AND poster_id <> :person
  AND COALESCE(thread_id, 0) = :thread
ORDER BY created_at DESC, id DESC LIMIT :most;

-- name: any_open_since(group, since)$
SELECT 1 FROM posts WHERE group_id = :group AND state = 'open' AND created_at >= :since LIMIT 1;
