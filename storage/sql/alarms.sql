-- What is due in a group that sent the bot away waits until it is back; of what was lent both are told privately.

-- name: set(kind, ref, chat, due_at)!
INSERT INTO alarms (kind, ref, chat, due_at) VALUES (:kind, :ref, :chat, :due_at)
ON CONFLICT (kind, ref) DO UPDATE SET chat = excluded.chat, due_at = excluded.due_at, tries = 0, incident = NULL;

-- name: cancel(kind, ref)!
DELETE FROM alarms WHERE kind = :kind AND ref = :ref;

-- name: chats(now)
-- By the moment due: +chat keeps the index by chat, and with it a walk through all that is not due yet, out of it.
SELECT +chat AS chat FROM alarms
WHERE due_at <= :now AND incident IS NULL
  AND (kind LIKE 'loan%' OR NOT EXISTS (SELECT 1 FROM groups g WHERE g.id = alarms.chat AND g.left_at IS NOT NULL))
GROUP BY +chat ORDER BY MIN(due_at);

-- name: head(chat, now)^
SELECT kind, ref, chat, due_at, tries FROM alarms
WHERE chat = :chat AND due_at <= :now AND incident IS NULL
  AND (kind LIKE 'loan%' OR NOT EXISTS (SELECT 1 FROM groups g WHERE g.id = alarms.chat AND g.left_at IS NOT NULL))
ORDER BY due_at, kind, ref LIMIT 1;

-- name: take(kind, ref, due_at)!
DELETE FROM alarms WHERE kind = :kind AND ref = :ref AND due_at = :due_at;

-- name: tried(kind, ref)!
UPDATE alarms SET tries = tries + 1 WHERE kind = :kind AND ref = :ref;

-- name: set_aside(kind, ref, due_at, incident)!
UPDATE alarms SET tries = tries + 1, incident = :incident
WHERE kind = :kind AND ref = :ref AND due_at = :due_at AND incident IS NULL;

-- name: due(now)$
SELECT COUNT(*) FROM alarms
WHERE due_at <= :now AND incident IS NULL
  AND (kind LIKE 'loan%' OR NOT EXISTS (SELECT 1 FROM groups g WHERE g.id = alarms.chat AND g.left_at IS NOT NULL));

-- name: next_due()$
SELECT MIN(due_at) FROM alarms
WHERE incident IS NULL
  AND (kind LIKE 'loan%' OR NOT EXISTS (SELECT 1 FROM groups g WHERE g.id = alarms.chat AND g.left_at IS NOT NULL));

-- name: move_chat(old, new)!
UPDATE alarms SET chat = :new WHERE chat = :old;

-- name: is_set(kind, ref)$
SELECT 1 FROM alarms WHERE kind = :kind AND ref = :ref AND incident IS NULL;

-- name: moment(kind, ref)$
SELECT due_at FROM alarms WHERE kind = :kind AND ref = :ref AND incident IS NULL;
