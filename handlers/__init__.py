"""What the bot does about it: one module a capability. No Telegram types: a Turn in, replies out."""
