"""How many: numerals that count a thing, and the number a claim asks for.

「两斤排骨」 → (2.0, 「斤」); 「我要两份」 → 2.0; 「+2」 → 2.0.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.fitted import linear
from nlp.household import candidates, things
from nlp.readings import Category, Intent
from nlp.writing import meanings, numerals, script
from nlp.writing.script import simplify

NUMERAL = r"\d{1,5}(?:\.\d{1,2})?|半|[一二两三四五六七八九十百千]{1,5}|俩|仨|廿[一二三四五六七八九]?"
NUMERALS = frozenset("0123456789半一二两三四五六七八九十百千俩仨廿")  # what a numeral begins with
ABOUT = frozenset("来几多余")  # after a numeral: 「十来个」, 「三十几条」 name no number
ROUGHLY = re.compile("[一二两三四五六七八九]{2}")  # 「两三斤」 is no 23
SURE = -0.7  # margin from which a numeral is taken to count: even odds, moved to where folds got most right
CLAUSE = frozenset(",。!?; ~…:")
WEIGHTS = frozenset({"斤", "公斤", "kg", "千克", "克", "g", "两", "升", "l", "毫升", "ml"})
READ = 200  # characters of a claim that are read
HOUSE = re.compile("号[楼门]|[栋幢]|单元")  # behind the number of a house


@cache
def units() -> str:
    """The measures of `lexicon/quantities/units.tsv` as one expression, the longest first."""
    found = {unit for row in meanings.rows("quantities/units.tsv") for unit in row[0].split()}
    return "|".join(sorted(found, key=lambda unit: (-len(unit), unit)))


@cache
def counts() -> re.Pattern[str]:
    """A numeral with its measure, and what comes between and after: 「一大箱」, 「两个半」, 「3 斤」."""
    return re.compile(rf"(?P<number>{NUMERAL})(?P<size>[大小整满] ?)?\s?(?P<unit>{units()})?(?P<half>半)?")


@cache
def costs() -> re.Pattern[str]:
    """What one costs, as far as its 一: 「五十块一瓶」, 「30一斤」; and what may be struck off: 「150小刀」."""
    behind = rf"(?=(?:{units()})(?:[,.。;!?~ ]|$|[的要卖起转出送自]))"
    number = r"(?:\d+(?:\.\d)?|[一二两三四五六七八九十百千]+)"
    money = r"(?:块[一二三四五六七八九半\d]?|块钱 ?|元 ?|毛钱?)"
    return re.compile(rf"{number}{money}一{behind}|(?<![\da-z.到至~\-])\d+(?:\.\d)?一{behind}|\d+可?小刀")


@dataclass(frozen=True, slots=True)
class Count:
    """A numeral in a text that may count something: value, measure, and where it stands."""

    value: float
    unit: str | None
    start: int
    stop: int


@cache
def ones() -> re.Pattern[str]:
    """A measure after a verb or a pointing word, its 一 unsaid: 「借根拐杖」, 「这袋米」; 「借个」 says nothing."""
    single = sorted({unit for unit in units().split("|") if len(unit) == 1 and unit not in "个位点手打包封挂方格场"})
    return re.compile(
        f"(?:[借缺求要有换找收讨匀给来拿买带捡丢差送留出卖这那捞执拾跟搞整剩少多寻见了着嗰呢]|(?<=[这那])(?=[大小]))(?P<unit>[大小]?[{''.join(single)}包封])"
    )


def numbers(text: str) -> Iterator[Count]:
    """Every numeral of a simplified text that could count a thing, and every measure whose 一 is unsaid.

    Not what stands in a thing's name (「八角」), nor what says its price (「五十块一瓶」) or where it is (「1号楼」).
    """
    for match in ones().finditer(text):
        yield Count(1.0, match["unit"][-1], match.start("unit"), match.end())
    if NUMERALS.isdisjoint(text):
        return
    elsewhere = [(start, stop) for start, stop, _ in candidates.shelves().longer.spans(text)]
    named = {start for start, _ in elsewhere}  # 「502一滴」 costs nothing
    elsewhere += [found.span() for found in costs().finditer(text) if found.start() not in named]
    for match in counts().finditer(text):
        value = numerals.number(match["number"])
        rough = ROUGHLY.fullmatch(match["number"]) or text[match.end("number") : match.end("number") + 1] in ABOUT
        if value is None or rough or any(start <= match.start() < stop for start, stop in elsewhere):
            continue
        share = match["half"] and not match["unit"]  # 「分一半给大家」
        if share or HOUSE.match(text, match.end("number")):
            continue
        if match["half"] and match["unit"]:
            value += 0.5
        yield Count(value, match["unit"], match.start(), match.end())


def features(
    text: str, count: Count, start: int, stop: int, others: Sequence[tuple[int, int]], category: Category | None,
    intent: Intent,
) -> list[str]:  # fmt: skip
    """What speaks for a numeral counting the thing at text[start:stop]: its measure, its way there, its neighbours."""
    before = count.stop <= start
    between = text[count.stop : start] if before else text[stop : count.start]
    clauses = len(CLAUSE.intersection(between)) and sum(char in CLAUSE for char in between)
    crossed = sum(stop <= a < count.start or count.stop <= a < start for a, _ in others)
    way = f"{'<' if before else '>'}{min(clauses, 2)}{min(crossed, 1)}"
    near = "0" if not between.strip() else "1" if len(between) <= 2 else "2" if len(between) <= 4 else "3"
    table = things.thesaurus()
    name = table.forms.get(text[start:stop])
    measures = table.things[name].units if name else ()
    fits = str(count.unit in measures) if measures else "?"
    unit = count.unit or "-"
    prior, after = text[max(0, count.start - 2) : count.start], text[count.stop : count.stop + 2]
    said = "" if text[count.start] in NUMERALS else "!"
    big = said or ("b" if count.value > 30 else "h" if count.value == 0.5 else "1" if count.value == 1 else "s")
    return [
        "u=" + unit,
        "w=" + way,
        "uw=" + unit + way,
        "n=" + way + near,
        "un=" + unit + way[0] + near,
        "f=" + fits + way,
        "p=" + prior[-1:],
        "pp=" + prior,
        "a=" + after[:1],
        "aa=" + after,
        "ua=" + unit + after[:1],
        "up=" + unit + prior[-1:],
        "k=" + big + ("d" if text[count.start].isdigit() else "c") + unit,
        "kw=" + big + way + near,
        "g=" + (between if len(between) <= 3 else between[:1] + "~" + between[-1:]),
        "gb=" + ("的" if "的" in between else "") + way,
        (category or "") + way + said,
        intent + way,
        "!" + said + way + near,
        "!" + said + unit,
        "!" + said + prior[-1:],
        "!" + said + after[:1],
        intent + "p=" + prior[-1:],
    ]


def counted(
    text: str, counts: Sequence[Count], start: int, stop: int, others: Sequence[tuple[int, int]],
    category: Category | None, intent: Intent, model: linear.Linear,
) -> Count | None:  # fmt: skip
    """Which of the text's `numbers` counts the thing at text[start:stop], if one does: 「两块姜」 → Count(2.0, …)."""
    best, most = None, SURE
    yes = model.classes.index("yes")
    for count in counts:
        if count.start < stop and start < count.stop:
            continue
        scores = model.scores(model.total([*features(text, count, start, stop, others, category, intent), ""]))
        margin = scores[yes] - scores[1 - yes]
        if margin > most:
            best, most = count, margin
    if best is not None and best.unit in WEIGHTS and best.start >= stop:  # 「一箱苹果10斤」: 斤 say how much is in it
        boxes = (one for one in counts if one.stop == start and text[one.start] in NUMERALS)
        best = next((one for one in boxes if one.unit and one.unit not in WEIGHTS), best)
    return best


@cache
def _rest() -> re.Pattern[str]:
    """A numeral after one of the words of `lexicon/quantities/rest.tsv`."""
    words = meanings.either(word for row in meanings.rows("quantities/rest.tsv") for word in row[0].split())
    return re.compile(rf"(?:{words})[了有大约最后]{{0,3}}\s?(?:{NUMERAL})")


def is_rest(text: str) -> bool:
    """Whether a number in it is what is left, not all there was: 「还剩一箱橙子」."""
    return _rest().search(simplify(text[:READ])) is not None


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![的\d])(?:[送匀分让]|转让|出)(?:出去?|掉|大家|邻居|你们)?(?P<number>{NUMERAL})[大小整]?(?P<unit>{units()})"
        r"(?=[,.;!?~ ]|$|吧|给)"
    )


def given(text: str, count: Count) -> Count:
    """How many of those counted are given: 「钓了三条鱼,吃不了,送一条」 → 1."""
    for part in _part().finditer(text, count.stop):
        value = numerals.number(part["number"])
        if part["unit"] == count.unit and value is not None and value < count.value:
            return Count(value, count.unit, part.start("number"), part.end())
    return count


@cache
def _claim() -> tuple[re.Pattern[str], ...]:
    """How a claim says how many it takes, what counts for most first."""
    many = rf"\s?(?P<number>{NUMERAL})\s?[大小整]?"
    unit, ends = f"(?:{units()})(?:(?P<half>半)(?!{units()}))?", "(?=$|[\\s,.!。,!~])"
    verbs = "要|拿|来|送|订|定|加|报|买|领|留|匀|分|取|收|认|领|接|出|有|捐|抱|给我|算我|我家|预定|预订|登记|带|各"
    return tuple(
        map(
            re.compile,
            (
                rf"(?:一共|总共|合计|拢共|加起来|加一起)(?:要|是|来|有)?{many}(?:{unit}|人|{ends})",
                r"[+\uff0b]\s?(?P<number>\d{1,3})(?!\d)",
                rf"(?:(?:{verbs}|我家?[就也还]?(?:正好|刚好)?缺)(?:下|了|走|个)?|^){many}(?:{unit}|{ends})",
                rf"(?:我们|俺们|我家|一家){many}(?:个人|口人|位|口|人)",
                r"(?:我们|俺们|一共)(?P<number>[俩仨])(?=[人都来去也可能帮坐拼报要订包]|一起|一块|[\s,.!。~]|$)",
                r"(?:我们|俺们)(?P<number>[两二三四五六2-6])个(?=[都来去也可能帮有]|一起|一块)",
                # who, and how many: 「老王 2份」; but 「我有梯子 三米」
                rf"^(?:(?![有缺瘦可,。!?])\S){{1,8}}[ :](?!一块){many}(?![寸尺米升]){unit}{ends}",
            ),
        )
    )


def claimed(text: str) -> float | None:
    """How many a claim takes, None where it does not say: 「我要两份」 → 2, 「+2」 → 2, 「我有」 → None."""
    said = simplify(text[:READ])
    found = next(filter(None, (pattern.search(said) for pattern in _claim())), None)
    if found is None:
        return None
    many, half = numerals.number(found["number"]), found.groupdict().get("half")
    return many + 0.5 if many is not None and half else many


def thing(text: str) -> str | None:
    """The known thing that a text names, maybe with how many, where it says nothing else: 「两块姜。」 → 「姜」."""
    said = script.plain(text[:READ]).strip().strip("。.!~ ")
    counted = counts().match(said)
    rest = said[counted.end() :] if counted else said
    return things.canonical(rest) or things.canonical(said)
