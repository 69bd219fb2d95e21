-- The way of a message: what came in, what is owed, what was delivered, what is due. Times are epoch milliseconds, UTC.

CREATE TABLE inbox (
    id INTEGER PRIMARY KEY,  -- order of arrival
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    chat INTEGER NOT NULL,  -- rows of one chat are handled in order
    who INTEGER,  -- the person who acts, so that they can be forgotten
    payload TEXT NOT NULL,  -- the update as received, JSON; emptied as soon as it is handled
    state TEXT NOT NULL CHECK (state IN ('waiting', 'handled', 'aside')),
    tries INTEGER NOT NULL DEFAULT 0,
    incident TEXT,  -- why it was set aside: the code that stands in the log
    received_at INTEGER NOT NULL,
    handled_at INTEGER,
    UNIQUE (bot_id, update_id)
);
CREATE INDEX inbox_waiting ON inbox (chat, id) WHERE state = 'waiting';
CREATE INDEX inbox_done ON inbox (handled_at) WHERE state <> 'waiting';

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,  -- order of delivery within a chat
    chat INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('send', 'edit', 'delete', 'pin', 'react', 'file')),
    ref TEXT,
    body TEXT NOT NULL,  -- texts.messages.Outgoing, JSON; emptied as soon as it is done with
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    tries INTEGER NOT NULL DEFAULT 0,
    doubts INTEGER NOT NULL DEFAULT 0,  -- how often it may have arrived without our knowing
    not_before INTEGER NOT NULL DEFAULT 0,
    incident TEXT,
    created_at INTEGER NOT NULL,
    done_at INTEGER
);
CREATE INDEX outbox_owed ON outbox (chat, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_ref ON outbox (ref) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_done ON outbox (done_at) WHERE state NOT IN ('waiting', 'sending');

CREATE TABLE sent (
    chat INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    ref TEXT NOT NULL,
    digest TEXT NOT NULL,  -- of what stands there now, so that an edit to the same words is not sent
    sent_at INTEGER NOT NULL,
    moved_to INTEGER,  -- the group has this new id since, and its old messages cannot be edited any more
    PRIMARY KEY (chat, message_id)
);
CREATE INDEX sent_ref ON sent (ref, sent_at, message_id);

CREATE TABLE alarms (
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    chat INTEGER NOT NULL,  -- in whose order the turn is taken
    due_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    incident TEXT,  -- set aside
    PRIMARY KEY (kind, ref)
);
CREATE INDEX alarms_due ON alarms (due_at) WHERE incident IS NULL;
