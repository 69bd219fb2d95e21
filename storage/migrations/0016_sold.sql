-- What is offered for money is not called a gift.
ALTER TABLE posts ADD COLUMN sold INTEGER NOT NULL DEFAULT 0;
