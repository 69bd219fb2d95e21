-- name: put(chat, kind, ref, body, created_at)!
INSERT INTO outbox (chat, kind, ref, body, state, created_at)
VALUES (:chat, :kind, :ref, :body, 'waiting', :created_at);

-- name: waiting_under(ref)
-- What is still owed under a name and not on its way yet.
SELECT id, kind, body FROM outbox WHERE ref = :ref AND state = 'waiting' ORDER BY id;

-- name: on_its_way(ref, before)$
SELECT COUNT(*) FROM outbox
WHERE ref = :ref AND state IN ('waiting', 'sending') AND kind = 'send' AND id < :before;

-- name: rewrite(id, body)!
UPDATE outbox SET body = :body WHERE id = :id AND state = 'waiting';

-- name: chats()
-- As in the inbox; both states are named so that the index serves.
WITH RECURSIVE waiting (chat) AS (
    SELECT MIN(chat) FROM outbox WHERE state IN ('waiting', 'sending') AND state = 'waiting'
    UNION ALL
    SELECT (
        SELECT MIN(outbox.chat) FROM outbox
        WHERE state IN ('waiting', 'sending') AND state = 'waiting' AND outbox.chat > waiting.chat
    )
    FROM waiting WHERE waiting.chat IS NOT NULL
)
SELECT chat FROM waiting WHERE chat IS NOT NULL
ORDER BY (
    SELECT MIN(id) FROM outbox
    WHERE outbox.chat = waiting.chat AND state IN ('waiting', 'sending') AND state = 'waiting'
);

-- name: head(chat)^
SELECT id, not_before FROM outbox WHERE chat = :chat AND state IN ('waiting', 'sending') ORDER BY id LIMIT 1;

-- name: take(id)^
UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = :id AND state = 'waiting'
RETURNING id, chat, body, tries, doubts, created_at;

-- name: done(id, state, incident, at)!
UPDATE outbox SET state = :state, body = '', incident = :incident, done_at = :at
WHERE id = :id AND state IN ('waiting', 'sending');

-- name: put_back(id, not_before, doubts)!
UPDATE outbox SET state = 'waiting', not_before = :not_before, doubts = doubts + :doubts
WHERE id = :id AND state = 'sending';

-- name: become(id, kind, body)!
UPDATE outbox SET kind = :kind, body = :body, state = 'waiting' WHERE id = :id AND state = 'sending';

-- name: recover()!
-- After a crash: what was on its way may have arrived or not.
UPDATE outbox SET state = 'waiting', doubts = doubts + 1 WHERE state = 'sending';

-- name: waiting()^
SELECT COUNT(*) AS count, MIN(CASE WHEN not_before > created_at THEN not_before ELSE created_at END) AS oldest
FROM outbox
WHERE state IN ('waiting', 'sending');

-- name: prune(before)!
DELETE FROM outbox WHERE state NOT IN ('waiting', 'sending') AND done_at < :before;

-- name: move_chat(old, new)!
UPDATE outbox SET chat = :new WHERE chat = :old AND state IN ('waiting', 'sending');
