-- name: of(group)
SELECT id, key, word, meant FROM aliases WHERE group_id = :group ORDER BY id DESC;

-- name: teach(group, key, word, meant)!
INSERT INTO aliases (group_id, key, word, meant) VALUES (:group, :key, :word, :meant)
ON CONFLICT (group_id, key) DO UPDATE SET word = excluded.word, meant = excluded.meant;

-- name: forget(group, key)!
DELETE FROM aliases WHERE group_id = :group AND key = :key;
