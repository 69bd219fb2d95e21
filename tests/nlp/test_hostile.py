"""No text keeps the bot busy: as long as a message can be, each reader is done with it in a few milliseconds."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from nlp import behalf, names, read, uptake
from nlp.about import due, helpers, houses, places, prices, rides
from nlp.answers import away, endings, loans, mutes, replies, thanks, undo
from nlp.gatherings import announcements, chains, duties, entries, events, rolls, rsvps, titles
from nlp.household import perishables, quantities
from nlp.intent import dangers, missing, urgency
from nlp.writing import script

NOW = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - wall times have no zone
LONGEST = 4096  # characters of a message
BAR = 0.1  # seconds of a processor: fifty times what they take, a tenth of what ran away

READERS: Mapping[str, Callable[[str], object]] = {
    "announcements": lambda text: announcements.read(text, NOW),
    "announcements, reply": lambda text: announcements.reply(text, "停水", NOW, NOW),
    "away": lambda text: away.find(text, NOW),
    "behalf": behalf.find,
    "chains": chains.called,
    "chains, opening": lambda text: chains.opening(text, NOW, meant=False),
    "dangers, asked": dangers.asked,
    "due": lambda text: due.find(text, NOW),
    "promised": lambda text: due.promised_for(text, NOW),
    "duties": lambda text: duties.find(text, [duties.Duty("茶水"), duties.Duty("小板凳", "板凳")]),
    "duties, call": duties.calls,
    "endings, poster": lambda text: endings.by_poster(text, "offer", "ride"),
    "endings, taker": lambda text: endings.by_taker(text, "need", "王阿姨"),
    "entries": lambda text: entries.read(text, replying=True),
    "events": lambda text: events.described(text, None),
    "events, programme": lambda text: events.programme(text, NOW),
    "events, duties": events.duties,
    "helpers": helpers.wanted,
    "houses": lambda text: houses.may_be_one(text, text),
    "loans": lambda text: loans.said(text, NOW),
    "loans, until": lambda text: loans.until(text, NOW),
    "missing": lambda text: missing.find(script.plain(text)),
    "mutes": mutes.find,
    "names": names.ordinary,
    "perishables": lambda text: perishables.today(text, ["饺子", text]),
    "places": places.of_event,
    "prices": lambda text: prices.find(text, "offer", "item"),
    "quantities": quantities.claimed,
    "reader": lambda text: read(text, now=NOW),
    "replies": replies.answer,
    "replies, taking up": replies.takes_up,
    "rides": lambda text: rides.find(text, ["浦东机场"], None, NOW),
    "rides, key": rides.key,
    "rides, retimed": lambda text: rides.retimes(text, alone=True),
    "rides, moved": lambda text: rides.moved(text, rides.Leaving(NOW, NOW, exact=True), NOW),
    "rolls": rolls.find,
    "rsvps": lambda text: rsvps.find(text, ["张奶奶"]),
    "rsvps, change": rsvps.is_change,
    "thanks": thanks.given,
    "uptake": uptake.kinds,
    "titles": lambda text: titles.find(text, ()),
    "undo": undo.takes_back,
    "undo, a slip": undo.slipped,
    "urgency": urgency.find,
}
HOSTILE = (
    *(
        "1",
        "一",
        "两",
        "十",
        "1 ",
        "1.",
        "钱1",
        "¥1/",
        ",",
        "，",
        " ",
        "\n",
        "置",
        "（",
        "「",
        "的",
        "了",
        "不",
        "还",
        "没",
        "我",
    ),
    *(
        "去",
        "在",
        "下 ",
        "是",
        "人",
        "箱",
        "号",
        "点",
        "内",
        "半小时内",
        "十分钟内(梯",
        "周五晚8点截止，",
        "9点 义诊\n",
    ),
    *(
        "把8点改成9点",
        "我和老伴和孩子",
        "替张奶奶报名",
        "不要了，",
        "退了",
        "还我了",
        "别问我",
        "走丢了",
        "3栋",
        "1. 王阿姨 2箱\n",
    ),
)


@pytest.mark.parametrize("name", READERS)
def test_no_text_keeps_a_reader_busy(name: str) -> None:
    reader = READERS[name]
    reader("谁有电钻借一下")  # what it needs is in memory
    slow = [unit for unit in HOSTILE if min(_takes(reader, unit), _takes(reader, unit)) > BAR]
    assert slow == []


def _takes(reader: Callable[[str], object], unit: str) -> float:
    text = (unit * LONGEST)[:LONGEST]
    begun = time.process_time()
    reader(text)
    return time.process_time() - begun
