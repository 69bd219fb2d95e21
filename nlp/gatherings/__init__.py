"""What neighbours do together: events and sign-up chains (接龙), from announcing to the last word.

- events: `announcements`, short `notices`, `events`, their `titles`; who comes (`rsvps`) and who does what (`duties`)
- chains: `chains` open, `entries` are put in, whoever started one is `leading`; `rolls` are typed by hand
"""
