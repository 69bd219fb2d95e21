"""How the reader is fitted to labelled messages; nothing here runs in the bot.

- `lines` are the labelled messages of `corpus`, `judge` says how well any file of them is read, `sentences` how well
  plain ones of each kind, `unlisted` those about things of no list, `uptake` how often claims that reply to nothing
  are heard; `talks` are whole conversations
- what is wanted: `intents` fits and calibrates, `gates` what is asked before, `network` learns from `lessons`
- what it is about: `subjects` and `deeds`, by `alignment` of labels with words, with `coined` names too; `logistic`
  regressions for both
- what a line does to a post: `moves`
- tables built ahead: `script` from OpenCC, `lunar` from a calendar, `things` in pinyin
"""
