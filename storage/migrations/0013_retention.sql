-- What is over is kept for 90 days; then only how much there was. No names, no words.

CREATE TABLE tallies (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON UPDATE CASCADE ON DELETE CASCADE,
    what     TEXT NOT NULL,     -- need/done, offer/withdrawn, claim/done, event/over, chain/over, loan, thanks
    day      INTEGER NOT NULL,  -- epoch day on which it began
    number   INTEGER NOT NULL,
    PRIMARY KEY (group_id, what, day)
);

CREATE INDEX posts_over ON posts (changed_at) WHERE state <> 'open';
CREATE INDEX sent_by_age ON sent (sent_at, chat, message_id);
