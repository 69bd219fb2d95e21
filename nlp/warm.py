"""Everything that reading needs, in memory before the first message comes: most of it is loaded when first asked for,
and a whole group would wait for that second."""

from datetime import datetime

from nlp import amendments, behalf, halves, moves, uptake
from nlp.about import prices
from nlp.answers import addressed, corrections, endings, loans, mutes, outcomes, replies, thanks
from nlp.gatherings import chains, duties, entries, rolls, rsvps
from nlp.intent import cues, lifts, missing
from nlp.readings import Context
from nlp.writing import uses

NOON = datetime(2026, 1, 1, 12)  # noqa: DTZ001  # wall time of any moment: what is read is thrown away


def warm() -> None:
    """Read the example of every cue, as a message and as an announcement."""
    prices.find("出台灯50", "offer", "item")  # no cue has a bare price
    missing.find("孩子走丢了,大家帮忙找找")  # nor somebody missing
    lifts.find("谁能送我去医院")  # nor is anybody taken anywhere
    amendments.more("再加个蒜")
    addressed.said("机器人在吗")
    uses.named("谁有打气的")
    corrections.find("打错了,是姜")
    for role in moves.DOES:
        moves.likeliest("拿到了", [moves.Scene(role, "need", "item", ("姜",), "谁家有姜")])
    for text in (entry.example for entry in cues.rows()):
        behalf.read(text, now=NOON)
        behalf.read(text, now=NOON, context=Context(announcing=True))
        replies.takes_up(text)
        endings.drops(text)
        loans.said(text, NOON)
        mutes.find(text)
        outcomes.of_promise(text)
        outcomes.is_wanted(text)
        chains.called(text)
        halves.waits(text)
        uptake.kinds(text)
        entries.read(text, replying=True)
        thanks.given(text)
        rolls.find(text)
        rsvps.find(text)
        duties.calls(text)
