"""What a neighbour wants with a message.

- decided by rule, before any model: `shapes`, `closings`, `complaints`, `missing`, `finds`, `emergencies`,
  `urgency`, `visits`, `lifts`, `company`; beside all of it `dangers`
- fitted: `intents` decides, by what `features` finds (`cues`, words and those `alike`) and by the `network`; in
  sentences of `unlisted`, which are plain whatever thing they name, silence weighs less, and beside a plain sentence,
  `clauses`
"""
