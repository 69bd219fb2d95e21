-- name: claim(id)$
-- The head of a chat, for as long as this transaction lasts; nothing where another has it, and nobody waits.
SELECT id FROM inbox WHERE id = :id AND state = 'waiting' FOR UPDATE SKIP LOCKED;
