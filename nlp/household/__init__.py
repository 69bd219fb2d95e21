"""Things of everyday life, and how messages name them.

- `things` knows them all: aliases, kinds of, related, and how a misspelt name is mended; `spelling` does it in a text
- `candidates` finds those that a message names, `spans` says what its single words are, `quantities` how many
- `deeds`: those known by name, and what people tell in place of one; `compounds`: how far a name reaches, 「奶油|枪」
- `perishables`: what is to be eaten today; `emoji`: 「谁有🔨」
"""
