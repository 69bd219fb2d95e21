-- Posts that have no card yet, in groups that want it calm: a reaction on the message stands for it.

CREATE TABLE hushed (
    post_id INTEGER PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE
);
