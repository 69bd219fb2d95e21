"""What is said to a sign-up chain (接龙): neighbours put themselves or somebody else on the list, want more or less,
or nothing any more.

「+2 要大果」 → Word("more", 2, note="要大果"); 「两箱，替张奶奶要1箱」 → Word("more", 2), Word("more", 1, "张奶奶");
「我不要了，退了」 → Word("out").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from nlp.gatherings import rolls
from nlp.gatherings.chains import NUMBER, plain, units, words
from nlp.household import things
from nlp.writing import dialects, numerals

SHORT = 60  # characters; a longer message is no mere line of a list
DECIMAL = re.compile(r"\s*\d+[.．]\d")  # 「1.20打卡」 is no line
SHORTER = 24  # characters; so many and nothing else
SPANS = ("天", "小时", "年", "月", "次", "分钟")
GENERIC = "个"  # of whatever is counted
ANY = (GENERIC, "份")
VAGUE = ("人", "个人", "口", "口人", "位", "家", "户", "块", "两", "单", "车")  # by themselves they may count anything
CLAUSES = 3  # pieces that may be one clause: 「3-502 小李 1箱」
# Most chatter has none of these, and is no mere number of something.
LIKELY = re.compile(
    r"[+\uff0b\d\u2460-\u2473\u2776-\u277f]|接|退|取|撤|[货貨]|到|不要|不[团團]|[我咱俺].*[一两兩二三四五六七八九十半]"
)
CHAIN = "接龙"
LOOSE = re.compile(r"(?=.{1,16}$).*(?:[一两兩二三四五六七八九十半]|我也要|[加算]我)")
ALONE = "\u63a5\u9f99\n"  # a heading, under which one line is a list
EDGE = re.compile(r"(?:[\s,，。;；!！~、…]|(?<!\d)[.:]|[.:](?!\d))+")
DIALLED = re.compile(r"[+-] ?\d+[\s-]*\d{5}|[+-] ?\d+:")  # 「+86 138…」, 「+1:30」


@dataclass(frozen=True, slots=True)
class Word:
    """Something said to a chain: `more` 「+2」, and 「少要一箱」 (-1); `set` 「改成3箱」; `line` 「3. 陈姐 2箱」; `out`
    「不要了」; `arrived` 「到货了」; `unclear`: it changes or ends something, but it is not certain what; `maybe`
    「加我一个」: they may want to be on the list; `late` 「我还能加吗」: something only after the deadline.

    `name`: whose line it is about, "" for the speaker's own. `thing`: what they want so many of, 「鸡蛋+1」; it may be
    a name as well. `loose`: without a reply it may be about anything else, unless it fits the chain."""

    kind: Literal["more", "set", "line", "out", "arrived", "unclear", "maybe", "late"]
    quantity: float | None = None
    name: str = ""
    note: str = ""
    number: int = 0
    unit: str | None = None
    thing: str = ""
    loose: bool = False


def read(text: str, *, replying: bool, privately: bool = False) -> tuple[Word, ...]:
    """What is said to a chain, () for what is not. `replying`: to the chain itself, so that less need be said;
    `privately`: to the bot alone, so that whose line it is about is their own."""
    likely = replying or privately or LIKELY.search(text) or LOOSE.match(text)
    if len(text) > SHORT or "\n" in text.strip() or not likely:
        return ()
    said = re.sub(rf"(?<=\+)( ?\d{{1,2}})(?=[^\W\d] ?{units()})", r"\1 ", plain(text))  # 「+1两箱」
    said = re.sub(rf"^{_any('opener')}", "", said)  # 「那我来一箱吧」
    if _has("arrived", said):
        return () if _has("not-arrived", said) else (Word("arrived"),)
    alone = _plus(said, replying or privately) or _line(text)
    if alone is not None:
        return (alone,)
    return next((found for way in dialects.ways(said) if (found := _words(way, replying, privately))), ())


def of_all_sorts(title: str) -> bool:
    """Whether a chain is about whatever each of them wants from somewhere: 「山姆代购」."""
    return _has("all-sorts", plain(title))


def joins(text: str) -> bool:
    """Whether somebody wants what others do, whatever it is counted by: 「给我也带一份」."""
    return len(text) <= SHORTER and _has("joins", plain(text))


def _words(said: str, replying: bool, privately: bool) -> tuple[Word, ...]:
    if not replying:
        return (() if privately else _loose(said)) or _unasked(said, privately)
    found = _clauses(said) or _of_thing(said)
    if not found and _is_unclear(said):
        return (Word("unclear"),)
    return found or _maybe(said, replying=True)


def _loose(said: str) -> tuple[Word, ...]:
    """Without a reply: so many and nothing else, 「我要2板」, 「小美2袋」, 「牛奶2箱」, 「帮我妈也报一个」. It is meant
    if it fits what the chain counts, or what it is about."""
    if len(said) > SHORTER or _sign().match(said) or _has("doubt", said) or _has("beside", said):
        return ()
    if maybe := _maybe(said, replying=False):
        return maybe
    found = _clauses(said) or _of_thing(said)
    if found == (Word("unclear"),):
        return found
    if found and all(word.kind == "more" and (word.quantity or 0) > 0 and _counted(word, said) for word in found):
        return tuple(_as_loose(word, said) for word in found)
    return ()


def _counted(word: Word, said: str) -> bool:
    """Whether it says of what: 「2板」 does; 「一个」 where they sign up, 「报一个」; 「2块」 may be anything."""
    if word.unit is None:
        return "+" in said
    if word.unit == GENERIC and not word.thing:
        return _has("enrols", said) or _any_fit("wants", said)
    return word.unit not in VAGUE or re.match(rf"{NUMBER} ?{units()}", said) is None


def _any_fit(kind: str, said: str) -> bool:
    return any(word.match(said) for word in words("entries.tsv")[kind])


def _as_loose(word: Word, said: str) -> Word:
    unit = None if word.unit == GENERIC and _has("enrols", said) else word.unit
    if word.note and not re.search(_any("kin"), word.note) and not re.match(rf"{_any('for')}|[送放到]", word.note):
        thing, _, note = word.note.partition(" ")  # 「我要2箱牛奶，低脂的」
        return replace(word, unit=unit, note=note, thing=thing, loose=True)
    return replace(word, unit=unit, loose=True)


def _maybe(said: str, *, replying: bool) -> tuple[Word, ...]:
    """「加我一个」; as a reply also 「先占一个，量回头说」, 「同上」."""
    if any(word.fullmatch(said) for word in words("entries.tsv")["maybe"]):
        return (Word("maybe", loose=not replying),)
    if replying and _any_fit("same", said):
        return (Word("maybe"),)
    return (Word("late"),) if replying and _has("late", said) else ()


@cache
def _thing() -> tuple[re.Pattern[str], ...]:
    """「鸡蛋+1」, 「鸡蛋我要两板」, 「2箱牛奶」."""
    what, count = r"(?P<thing>[^\W\d_]{1,8}?)", rf"(?P<n>{NUMBER}) ?(?P<unit>{units()})"
    mine = rf"{_any('me')}?(?:{_any('also')})?(?:{_any('verb')})?"
    return (
        re.compile(rf"{what} ?\+ ?(?P<n>{NUMBER}) ?(?P<unit>{units()})?(?:{_any('tail')})*"),
        re.compile(rf"{what} ?{mine} ?{count}(?:{_any('tail')})*"),
        re.compile(rf"{mine} ?{count}的?(?P<thing>[^\W\d_]{{1,8}}?)(?:{_any('tail')})*"),
    )


def _of_thing(said: str) -> tuple[Word, ...]:
    if _has("doubt", said) or _has("beside", said):
        return ()
    for shape in _thing():
        found = shape.fullmatch(said)
        quantity = numerals.number(found["n"]) if found else None
        if found and _has("lessens", found["thing"]):
            return (Word("unclear"),)  # 「牛肉卷少一个」
        if found and quantity and found["unit"] not in (*SPANS, *VAGUE) and not _any_fit("no-thing", found["thing"]):
            return (Word("more", quantity, unit=found["unit"], thing=found["thing"], loose=True),)
    return ()


def _unasked(said: str, privately: bool) -> tuple[Word, ...]:
    """What is understood where it is no reply, and may be about anything else."""
    if _sign().match(said):  # 「+1 我妈也+1」
        found = _clauses(said)
        return found if _adds(found) and not _has("chatter", said) else ()
    leaves, mine = _has("leave", said) or (privately and _has("quits", said)), privately or _has("mine", said)
    unclear = _has("unclear", said)
    resets = _has("resets", said)
    if not leaves and not unclear and not resets and not (mine and _has("changes", said)):
        return ()
    found = _clauses(said)
    if len(found) != 1:
        return ()
    word = found[0]
    if word.name:
        return (word,) if (word.kind == "out" and unclear) or (privately and _has("changes", said)) else ()
    if word.kind == "out" and (leaves or mine):
        return (word,) if leaves else (Word("unclear"),)
    return (word,) if word.unit is not None and (resets or (mine and _has("changes", said))) else ()


def _is_unclear(said: str) -> bool:
    return _has("unclear", said) and not _has("refund", said) and (_has("mine", said) or not _has("doubt", said))


def _has(kind: str, said: str) -> bool:
    return any(word.search(said) for word in words("entries.tsv")[kind])


@cache
def _any(kind: str) -> str:
    return "(?:" + "|".join(word.pattern for word in words("entries.tsv")[kind]) + ")"


# — a number alone, or a line —


@cache
def _measure() -> str:
    """A measure; in 「+1 两箱」 the second number is none."""
    return rf"(?!两 ?{units()}){units()}"


@cache
def _sign() -> re.Pattern[str]:
    count = rf"(?P<n>{NUMBER})? ?(?P<unit>{_measure()})?"
    return re.compile(rf"(?:{_any('me')}|算我)? ?(?P<sign>[+-]) ?{count}(?![\d:])[\s,，。:]*(?P<note>(?!\s*\d{{5}}).*)")


def _plus(said: str, replying: bool) -> Word | None:
    """「+2 要大果」; None for 「+2，替张奶奶也要1箱」, which is more than that."""
    found = _sign().fullmatch(said)
    if found is None or (found["sign"] == "-" and not replying):
        return None
    note = found["note"].strip()
    quantity = numerals.number(found["n"]) if found["n"] else 1.0
    if quantity is None:
        return None
    if found["sign"] == "+" and re.fullmatch(r"(?: ?\+ ?\d{1,2})+", note):  # 「+1+1」
        return Word("more", quantity + sum(map(float, re.findall(r"\d+", note))))
    if note and (_clauses(note) or (not replying and _has("chatter", note))):
        return None
    return Word("more", -quantity if found["sign"] == "-" else quantity, note=note)


def _line(text: str) -> Word | None:
    """「3. 陈姐 2箱」, the next line of a list typed by hand."""
    if DECIMAL.match(text):
        return None
    roll = rolls.find(ALONE + text.strip())
    if roll is None or len(roll.lines) != 1 or roll.heading != ALONE.strip():
        return None
    line = roll.lines[0]
    return Word("line", line.quantity, line.name, line.note, line.number)


# — clause by clause —


def _clauses(said: str) -> tuple[Word, ...]:
    """All that a message says; () where a part of it makes the rest uncertain."""
    if DIALLED.search(said):
        return ()
    pieces = [piece for piece in EDGE.split(said) if piece]
    found: list[Word] = []
    at, strange, counted = 0, False, 0
    while at < len(pieces):
        for end in range(min(len(pieces), at + CLAUSES), at, -1):
            word = _clause(" ".join(pieces[at:end]))
            if word is not None:
                if found and _same(found[-1], word, " ".join(pieces[counted:end])):
                    word = replace(max(found.pop(), word, key=lambda one: one.unit is not None), unit=None)
                found.append(word)
                at, counted = end, at
                break
        else:
            if not re.fullmatch(rf"{_any('polite')}|[^\s\d]{{0,2}}{_any('title')}", pieces[at]):
                if found and re.fullmatch(rf"{_any('reason')}+", pieces[at]) is None:  # 「吃不完」 is no wish
                    found[-1] = _noted(found[-1], pieces[at])
                elif not found:
                    strange = True
            at += 1
    adds = _adds(found)
    if strange and (adds or _has("then", said) or not _has("unclear", said)):
        return ()
    if not adds and _has("doubt", said):
        return ()
    return _together(found)


def _same(one: Word, other: Word, said: str) -> bool:
    """「+1 两箱」, 「两板 +1」: that is one time two, said twice, and no more."""
    own = all(word.kind == "more" and not word.name for word in (one, other))
    return own and any(word.fullmatch(said) for word in words("entries.tsv")["twice"])


def _adds(found: Sequence[Word]) -> bool:
    """Whether nobody's line becomes less by it, as far as is said."""
    return all(word.kind in ("more", "set") and (word.quantity or 0) > 0 for word in found)


def _noted(word: Word, note: str) -> Word:
    return replace(word, note=" ".join(filter(None, (word.note, note))))


def _together(found: Sequence[Word]) -> tuple[Word, ...]:
    """All that somebody says about their own line as one word: 「我要两箱，我妈也要一箱」 are three."""
    own: Word | None = None
    for word in found:
        if word.name:
            continue
        less = own is not None and own.kind == "more" and (own.quantity or 0) < 0
        if own is None or (word.kind == "out" and not less):
            own = word
        elif word.kind == "set":
            own = _noted(word, own.note)
        elif word.kind == "more" and (own.kind == "out" or (less and (word.quantity or 0) > 0)):
            own = replace(word, kind="set" if (word.quantity or 0) > 0 else "more")  # 「不要两箱了，要一箱」
        elif word.kind == "more":
            own = _noted(replace(own, quantity=(own.quantity or 0) + (word.quantity or 0)), word.note)
    return (*((own,) if own is not None else ()), *(word for word in found if word.name))


@cache
def _shapes() -> tuple[tuple[Literal["more", "less", "set", "out"], re.Pattern[str]], ...]:
    """How a clause may go, the surest first."""
    names = (
        "me",
        "for",
        "nobody",
        "kin",
        "title",
        "verb",
        "also",
        "out",
        "off",
        "less",
        "set",
        "total",
        "tail",
        "reason",
    )
    me, for_, nobody, kin, title, verb, also, out, off, less, set_, total, tail, reason = map(_any, names)
    unit = rf"(?P<unit>个人|口人?|{_measure()})"
    count = rf"(?P<n>{NUMBER}) ?{unit}"
    share = "(?:家|他们|那边|这边)?的?(?:那份|这份)?"
    home = r"(?:[A-Za-z]?\d{1,3}(?:[-—栋幢号楼单元座室]+\d{0,4}){1,3}的?|楼上|楼下|对门|隔壁) ?"
    person = rf"[^\s\d不要的再也都还给替帮我把]{{1,3}}?{title}|[小老阿][^\s\d婆公妈爸孩板人们份箱盒袋包]"
    called = rf"(?P<called>(?:{home})?(?:{person}))"
    to = rf"(?P<to>[给送放到].*|(?!{tail})[^\s\d]{{1,6}})?"  # 「再加一箱给我姐」, 「我要2箱大果」
    hello = rf"(?:(?:团长|群主|[^\s\d]{{0,2}}{title}|[小老阿]\S)(?=[帮给]?[我咱俺]))?(?:接龙)?"  # 「陈姐我要两箱」
    self_ = rf"{hello}(?:(?:{for_}|算)?{me}|帮忙|[帮给])?{share}"
    whom = rf"{for_}(?!{nobody}|{me})(?P<whom>\S{{1,9}}?[^\s\d]|[\d-]{{3,9}})"
    whose = rf"(?:{self_}|(?:{for_})?(?P<kin>{kin}){share}|(?:{whom}|{called}){share}) ?"
    now = rf"(?:{also}| )*(?:[帮给]我)?"
    shapes: list[tuple[Literal["more", "less", "set", "out"], str]] = [
        ("set", rf"{self_}{now}{total}{verb}? ?{count}"),
        ("out", rf"{whose}(?:{reason})*{now}(?:想|要(?!不要))?(?:把我的?)?{out}(?:(?:{tail})*{out})?"),
        ("out", rf"(?:{reason})+{self_}{now}{out}"),
        ("out", rf"{now}把?{me}{share}[帮给]?(?:我)?{off}"),
        ("out", rf"{now}[帮给]?(?:{me})?{off}了?{me}{share}(?:报名|接龙)?"),
        ("out", rf"{now}把(?!{nobody})(?P<whom>\S{{2,10}}?){share}给?{off}"),
        ("out", rf"{now}[帮给]?(?:{me})?{off}了?{called}{share}(?:报名|接龙)?"),
        ("less", rf"{whose}(?:{also}| )*(?:[帮给]我)?{less} ?{count}"),
        ("less", rf"{whose}(?=[那这](?!个)|{NUMBER})[那这]?(?P<n>{NUMBER})? ?{unit}{also}*{out}"),
        ("set", rf"{whose}(?:{also}| )*(?:要|想)?{set_} ?(?P<n>{NUMBER}) ?{unit}?"),
        ("more", rf"{whose}{now}(?P<verb>{verb}|[+])?{also}*{verb}? ?(?P<n>{NUMBER}) ?{unit}?{to}"),
        ("more", rf"{me}(?P<each>(?:[和跟与、](?:{me}的?)?{kin})+)(?:各自?|每人|一人|都){verb}? ?{count}"),
        ("more", rf"{whose}{now}{verb}? ?(?P<n>{NUMBER})大人?(?P<small>{NUMBER})小孩?"),
        ("more", rf"{now}[加算记写带](?:上)?{me} ?(?P<n>{NUMBER}) ?{unit}"),
        ("more", rf"{whose}{now}{_any('asking')}"),
        ("out", rf"(?P<any>[^\s\d]{{1,8}}?)(?:{me})?{share}{also}*{out}"),
    ]
    return tuple((kind, re.compile(rf"{shape}(?:{tail})*")) for kind, shape in shapes)


def _clause(clause: str) -> Word | None:
    for kind, shape in _shapes():
        found = shape.fullmatch(clause)
        word = None if found is None else _word(kind, found.groupdict(), clause)
        if word is not None:
            return word
    return None


def _word(kind: Literal["more", "less", "set", "out"], found: dict[str, str | None], clause: str) -> Word | None:
    name = found.get("whom") or found.get("called") or found.get("any") or ""
    if name.endswith(CHAIN):  # 「草莓接龙不要了」, 「我的接龙取消」
        name = re.sub(rf"^{_any('me')}?的?", "", name.removesuffix(CHAIN))
    unit = found.get("unit")
    if name and re.fullmatch(_any("nobody"), name):
        return None
    if found.get("any") and not _has("unclear", clause):
        return None
    if kind == "out":
        return Word("out", name=name or found.get("kin") or "")
    said = found.get("n")
    quantity = numerals.number(said) if said else 1.0
    if quantity is None or unit in SPANS or (quantity == 0 and kind != "set"):
        return None
    if kind == "more" and said and not unit and not found.get("verb") and (quantity > rolls.MOST_BARE or name):
        return None
    if each := found.get("each"):  # 「我和老伴各一板」
        several = 1 + len(re.findall(_any("kin"), each))
        return Word("more", quantity * several, note=clause, unit=unit)
    if kind == "more" and name and things.known(name):  # 「小米2袋」 is no neighbour
        return Word("more", quantity, unit=unit, thing=name)
    note = found.get("to") or ""
    if note and (not unit or not found.get("verb") or _has("doubt", note)):
        return None
    if small := found.get("small"):  # 「2大1小」 are three people
        return Word("more", quantity + (numerals.number(small) or 0), name, clause)
    if kind == "less":
        return Word("more", -quantity, name, unit=unit)
    return Word("set" if kind == "set" else "more", quantity, name, clause if found.get("kin") else note, unit=unit)
