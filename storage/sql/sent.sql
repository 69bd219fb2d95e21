-- name: put(ref, chat, message_id, digest, at)!
-- Newer than all that had the name, also where the clock was set back meanwhile.
INSERT INTO sent (chat, message_id, ref, digest, sent_at)
VALUES (
    :chat, :message_id, :ref, :digest,
    (SELECT MAX(later.at) FROM (
        SELECT CAST(:at AS BIGINT) AS at UNION SELECT sent_at + 1 AS at FROM sent WHERE ref = :ref
    ) AS later)
)
ON CONFLICT (chat, message_id) DO UPDATE SET ref = excluded.ref, digest = excluded.digest, sent_at = excluded.sent_at,
moved_to = NULL;

-- name: ref(chat, message_id)$
SELECT ref FROM sent WHERE chat = :chat AND message_id = :message_id;

-- name: message(ref)^
-- The newest message under a name is the one that is meant.
SELECT chat, message_id, digest, moved_to FROM sent WHERE ref = :ref ORDER BY sent_at DESC, message_id DESC LIMIT 1;

-- name: stands(chat, message_id, digest)!
UPDATE sent SET digest = :digest WHERE chat = :chat AND message_id = :message_id;

-- name: gone(chat, message_id)!
DELETE FROM sent WHERE chat = :chat AND message_id = :message_id;

-- name: move_chat(old, new)!
-- A supergroup counts its messages anew and those of the old group stand for ever: only where they went is kept.
UPDATE sent SET moved_to = :new WHERE chat = :old OR moved_to = :old;
