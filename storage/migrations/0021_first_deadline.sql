-- The deadline that a chain's own message names: an edit of it that names the same one leaves 「延到周五」 as it is.
ALTER TABLE chains ADD COLUMN named_on TEXT;
UPDATE chains SET named_on = closes_on;
