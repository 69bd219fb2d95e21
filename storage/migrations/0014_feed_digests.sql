-- A feed is looked up by a digest of its key: how long that takes tells nothing about the key. No feed was open before.

DELETE FROM calendars;

ALTER TABLE calendars ADD COLUMN digest TEXT NOT NULL DEFAULT '';

CREATE UNIQUE INDEX calendars_by_digest ON calendars (digest);
