"""The real program as processes, with everything that can go wrong going wrong; and a checker that believes nobody.

`python -m tests.torture --kills 200 --seed 7`. What happened is known from two witnesses that are not the bot: the
embedded server's journal, and triggers in the database that note every change of inbox and outbox (`notary`). The
checker reads both and the tables with plain SQL; nothing of `storage` is used.
"""
