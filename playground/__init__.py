"""A neighbourhood in a box: an embedded Bot API server and a chat page, to try the bot with no token."""
