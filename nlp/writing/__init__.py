"""One writing for all that people type, and the small words that everybody needs. Knows no intent and no thing.

- characters: `normalise` (full width, marks, case), `script` (traditional as simplified), `dialects`
- words: `segment` cuts, `longest` and `meanings` look up word lists, `borders` says where none begins
- said otherwise: `uses` (things by what they are for), `numerals`, `questions`; not said yet: `openers`, `courtesies`
"""
