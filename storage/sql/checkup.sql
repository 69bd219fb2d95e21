-- name: groups()
-- Where the bot is.
SELECT id FROM groups WHERE left_at IS NULL ORDER BY id;

-- name: migration()$
SELECT MAX(number) FROM migrations;

-- name: sound()$
-- "ok", or what is broken.
PRAGMA quick_check(1);
