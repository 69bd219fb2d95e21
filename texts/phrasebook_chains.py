"""The phrasebook's pages about sign-up chains."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from community.chains import Chain, Entry, Signed
from community.members import Person
from texts import chains
from texts.messages import Message

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WANG, LI, CHEN = Person(1, "王阿姨"), Person(2, "小李"), Person(3, "陈姐")


def pages() -> Iterator[tuple[str, Message | str]]:
    """(what happened, what is said)."""
    closes = datetime(2026, 11, 27, 23, 59)  # noqa: DTZ001 - wall time
    chain = Chain(-1001, WANG, "Asia/Shanghai", "丹东草莓", "箱", 68, 10, 50, closes, closes, 1, None, 3, "open", NOW)
    closed, there = replace(chain, state="closed"), replace(chain, state="arrived")
    lines = [
        Entry(1, 3, LI, "", 2, "要大果", False, NOW, NOW),
        Entry(2, 3, CHEN, "", 1, "", False, NOW),
        Entry(3, 3, CHEN, "张奶奶", 1, "", False, NOW),
    ]
    yield "chain: nobody yet", chains.card(chain, [])
    yield "chain: some are on the list", chains.card(chain, lines)
    yield "chain: closed", chains.card(closed, lines)
    yield "chain: arrived", chains.card(there, lines)
    yield "chain: over", chains.card(replace(chain, state="over"), lines)
    yield "chain: called off", chains.card(replace(chain, state="cancelled"), lines)
    crowd = [Entry(n, 3, Person(n, "王阿姨"), "", 1, "要大果", False, NOW) for n in range(1, 201)]
    plain = replace(chain, title="", unit="", price=None, least=None, most=None, closes=None)
    yield "chain: nothing said but /chain", chains.card(plain, lines)
    yield "chain: full, and long", chains.card(replace(chain, most=200), crowd)
    yield "chain: closed, nobody", chains.card(closed, [])
    yield "signed up", chains.signed(Signed(chain, 0, 2), chain)
    yield "… off the list", chains.signed(Signed(chain, 2, 0), chain)
    yield "… in words", chains.signed_in_words([Signed(chain, 0, 2), Signed(chain, 0, 1, "", "张奶奶")], chain)
    yield "… somebody else off it", chains.signed_in_words([Signed(chain, 1, 0, "", "张奶奶")], chain)
    yield "… not understood", chains.unclear(chain, lines[1:], CHEN)
    yield "… on several lists", chains.which([chain, replace(chain, id=4, title="散养土鸡蛋")], leaves=False)
    yield "… off one of them", chains.which([chain, replace(chain, id=4, title="散养土鸡蛋")], leaves=True)
    yield "… this one", chains.as_it_stands(chain, lines[1:], CHEN)
    yield "… not there any more", chains.as_it_stands(chain, [], CHEN)
    yield "… perhaps wanted", chains.wanted(chain)
    yield "… after the deadline", chains.too_late(chain, lines[1:], CHEN)
    yield "… after the deadline, not on the list", chains.too_late(chain, (), CHEN)
    yield "… after the deadline, nobody leads it", chains.too_late(replace(chain, organizer=None), (), CHEN)
    yield "… at another price", chains.price_changed(replace(chain, price=72.0), lines[1:])
    yield "its lead has left the group", chains.lead_gone(chain)
    yield "a list without one's own line", chains.missing(chain, lines[1:2])
    yield "… without the line of somebody else", chains.missing(chain, lines[1:])
    yield "undecided", chains.thinking()
    yield "a list that is too long for what there is", chains.left_out(chain, ["张奶奶"])
    yield "closes soon", chains.soon(chain, lines)
    yield "… to the undecided", chains.soon_for_you(chain)
    yield from (("the final list", page) for page in chains.final(replace(closed, least=None), lines))
    yield from (("… too little", page) for page in chains.final(closed, lines))
    yield from (("… nobody", page) for page in chains.final(closed, []))
    yield from (("the whole list", page) for page in chains.whole_list(chain, lines))
    yield from (("… nobody", page) for page in chains.whole_list(chain, []))
    fetched = [replace(line, collected_at=NOW) for line in lines]
    yield "the list as a file", chains.file_caption(chain)
    yield "… in it", chains.table(there, fetched).replace(",", "\t")
    yield "to whoever leads it: open", chains.lead(chain, lines)
    yield "… nobody yet", chains.lead(chain, [])
    yield "… closed", chains.lead(closed, lines)
    yield "… closed, of people", chains.lead(replace(plain, state="closed"), lines)
    yield "… closed, enough", chains.lead(replace(closed, least=None), lines)
    yield "… arrived", chains.lead(there, lines)
    yield "… everybody fetched theirs", chains.lead(there, fetched)
    yield "… over", chains.lead(replace(chain, state="over"), lines)
    yield "… called off", chains.lead(replace(chain, state="cancelled"), lines)
    yield "call it off?", chains.sure(chain)
    yield "called off", chains.cancelled(chain)
    yield "it is there", chains.arrived(there, lines[1:], "到货了，来3栋拿")
    yield from (("… in the group", page) for page in chains.arrived_here(there, []))
    yield from (("… and named", page) for page in chains.arrived_here(there, lines))
    yield "who fetched theirs", chains.ticking(there, lines)
    yield "… everybody", chains.ticking(there, fetched)
    yield "… ticked off", chains.ticked(lines[1])
    yield "… said by themselves", chains.fetched()
    yield "done", chains.done()
    yield "was it meant as a chain?", chains.is_it(chain)
    yield "/chain alone", chains.how([chain])
    yield "/chain in private", chains.yours([chain])
    yield "… none", chains.yours([])
