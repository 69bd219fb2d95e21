"""Places in messages: 「3栋2单元501」, 「花街广场」, 「北门」, in the order typed and as typed."""

import re
from functools import cache

from nlp.times import grammar
from nlp.writing import meanings

_N = "(?:[a-z]?\\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[a-d](?=[座栋区]))"
_HOUSE = rf"{_N} ?(?:号楼|号院|[栋幢座弄])"
_ROOM = r"(?:\d{3,4}(?:室|房)?(?!\d|[元块人个米斤克年]|ml|kg))"


_TEAMS = re.compile(rf"{_HOUSE} ?(?:对|vs|pk) ?{_HOUSE}")  # 「一栋对二栋」: who plays, not where
_GATHER = re.compile(r" ?(?:集合|碰头|集中)")
_HOUR = re.compile(r"\d ?[:点]|[一二两三四五六七八九十]点")
BARE = 6  # characters of a bare place
_OURS = "小区"  # a bare 「花园」 is the neighbourhood's own
_PHRASE = re.compile(r"[,，。;；!！?？\n~～\s]+")


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """The words of lexicon/places/heads.tsv, by how they make a place."""
    heads: dict[str, list[str]] = {}
    for word, how, *_ in meanings.rows("places/heads.tsv"):
        heads.setdefault(how, []).append(word)
    return {how: tuple(words) for how, words in heads.items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every place has in it, to look for first; and places."""
    own, near, named = (meanings.either(_heads()[how]) for how in ("own", "near", "named"))
    any_head = f"(?:{own}|{named}|{near})"
    where = (
        rf"(?:{_N}(?:号门|号|期|区|楼|层|单元)|[一二三四五六七八九十\d]{{1,2}}楼|顶楼|地下(?:一层|室)?|楼下|b\d"
        r"|小区|社区|中心|中央|儿童|老年|业主|党群|文化|健身|[东西南北](?:侧|边|区|面)?|大|小|对面|隔壁|新|老)"
    )
    needed = re.compile(rf"[栋幢座弄室房\-]|号[楼院门]|单元|{own}|{named}")
    return needed, re.compile(
        rf"(?P<house>(?:{_N}(?:期|区) ?)?(?:{_HOUSE} ?)+(?:{_N} ?单元 ?)?(?:{_ROOM}|{_N}(?:楼|层))?"
        rf"(?:的?{where}{{0,2}}{any_head})*)"
        rf"|(?P<unit>(?<![\d\-]){_N}单元 ?{_ROOM}?(?:的?{where}{{0,2}}(?:{own}))?)"
        rf"|(?P<room>(?<![\d\-./:~a-z])[a-z]?\d{{1,2}}-(?:\d-)?\d{{3,4}}(?![\d\-/元块人个米斤]|ml|kg)|{_ROOM}(?<=[室房]))"
        rf"|(?P<gate>{_N}号门(?:口|岗)?(?:{any_head})?)"
        rf"|(?P<own>{where}{{0,3}}(?:{own})(?!费)(?:{any_head})?(?:{_N}(?:楼|层))?(?![\d]))"
        rf"|(?:^|(?<=[在到去来于从往至点半分午上晚早天日号六五四三二一:, @\n]))"
        rf"(?P<named>(?:(?![在到去来于从往至点半分午上的了个我你他们没有只谁想要把和跟午晚早天周拼顺a-z0-9_])\w){{0,4}}(?:{named})(?:{any_head})?)"
        rf"(?!舞|纸|里买)"
    )


def find(text: str) -> tuple[str, ...]:
    """The places named. Empty where none is."""
    return _found(text)[0]


def of_event(text: str) -> tuple[str, ...]:
    """The places of an announcement, that of the event first: 「花园 挖红薯,8:50北门集合」 → 花园.

    Where people gather at an hour of its own is not where it is, nor is what is swept or who plays: 「清理花坛」,
    「一栋对二栋」.
    """
    found, folded = _found(text)[1:]
    teams = {at for match in _TEAMS.finditer(folded) for at in range(*match.span())}
    kept = [match for match in found if match.start() not in teams and _is_where(match, folded)]
    places = tuple(dict.fromkeys(text[match.start() : match.end()].strip() for match in kept))
    late = [place for place in places if _gathers(text, place)]
    here = [place for place in places if place not in late]
    if not here:
        here = [part for part in _PHRASE.split(text) if is_bare(part)][:1]
    return (*here, *late)


def _found(text: str) -> tuple[tuple[str, ...], list[re.Match[str]], str]:
    """The places named, where they were found, and in what."""
    text = text[: grammar.READ]
    folded = grammar.fold(text)
    needed, places = _patterns()
    if not needed.search(folded):
        return (), [], folded
    found = [m for m in places.finditer(folded) if not (m["named"] and len(m["named"]) < 3)]
    return tuple(dict.fromkeys(text[m.start() : m.end()].strip() for m in found)), found, folded


def _is_where(found: re.Match[str], folded: str) -> bool:
    """「跳蚤市场」 only ends like a place, and 「清理花坛」 says what is done."""
    if found["house"] or found["unit"] or found["room"] or found["gate"]:
        return True
    if found["named"] and found[0].endswith(_heads()["held"]):
        return False
    return not folded[: found.start()].endswith(_heads()["done"])


def is_bare(phrase: str) -> bool:
    """Whether a phrase is nothing but a place of the neighbourhood's own: 「花园」."""
    if not 1 < len(phrase) <= BARE or phrase.endswith(_heads()["held"]):
        return False
    return find(_OURS + phrase) in ((phrase,), (_OURS + phrase,))


def _gathers(text: str, place: str) -> bool:
    """Whether people gather at a place at an hour that is not the first one said."""
    before, _, after = text.partition(place)
    return _GATHER.match(after) is not None and len(_HOUR.findall(before)) > 1


def is_near(text: str) -> bool:
    """Whether a phrase is the neighbourhood itself or what is beside it: 「小区」, 「门口」, 「小区对面」."""
    return _near().fullmatch(grammar.fold(text)) is not None


@cache
def _near() -> re.Pattern[str]:
    near = meanings.either(_heads()["near"])
    return re.compile(f"(?:我们|咱们?|本)?(?:小区|社区|院子?)(?:里面?|内)?(?:的?(?:{near}))?|{near}")
