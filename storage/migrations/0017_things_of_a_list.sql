-- A list goes thing by thing. Bit n of a number stands for the n-th thing; 0: the post as a whole.
ALTER TABLE posts ADD COLUMN promised INTEGER NOT NULL DEFAULT 0;  -- the things that somebody has
ALTER TABLE posts ADD COLUMN gone TEXT NOT NULL DEFAULT '[]';      -- those given already, as in gives
ALTER TABLE claims ADD COLUMN about INTEGER NOT NULL DEFAULT 0;

-- Somebody may have one thing and wait for another.
DROP INDEX claims_live;
CREATE UNIQUE INDEX claims_live ON claims (post_id, person_id, about) WHERE state IN ('holding', 'queued');
