"""Words that mean something only in answer to something, or said to the bot itself.

- to a question: `replies`, `promises`, `outcomes`, `thanks`
- about a post: `endings`, `kept`, `unneeded`, `undo`, `corrections`, `items` of a list, `loans`
- to what was asked a moment ago, without a reply: `vows`
- about oneself: `away`, `mutes`; to the bot by its name: `addressed`
"""
