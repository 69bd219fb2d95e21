"""An embedded Bot API server: the real one's rules on this machine, with no account and no token of anybody's.

`async with Server(World(), PlainControl(), token=None) as server:` then point a bot at `server.url`.
"""
