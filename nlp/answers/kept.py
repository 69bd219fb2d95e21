"""Words that only make sense once a promise was kept: 「看到了 救命之恩」, 「量了 135」, 「背回来了 手断了」.

Nobody says 「成了」; they tell what they do with it. Its handler knows whether anything was promised:
`sign("充上了", ["充电线"], "item")` → "tells", which counts minutes after the promise; 「拿好了」 → "has" at once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from nlp.answers import endings, thanks
from nlp.household import deeds, things
from nlp.names import called
from nlp.readings import Category
from nlp.writing import dialects, meanings, questions, script

SHORT = 40  # characters; a longer message tells a story
_CLAUSE = re.compile(r"[\s,。;!?~…]+")
_BESIDE = re.compile(
    "(?:我|我们|也|都|已经?|的|终于|总算|刚才?|全|那?个|东西|药|宝宝|孩子|娃|衣服|门口|门?把手上?|信箱里?|鞋柜上|楼下|啊|哈|呀|哦|呢|吧|顺利|现在|这就|阿姨|谢谢?)+"
)
_GAUGE = re.compile("(?:计|仪|表|秤|尺|枪|称|机)$")
Sign = Literal["has", "tells", "thanks"]
TELLS: dict[Category, tuple[str, ...]] = {  # what is told of what, a few minutes after somebody has promised it
    "item": ("uses", "praise", "returns"),
    "loan": ("uses", "praise", "returns"),
    "help": ("done", "finished", "praise"),
    "ride": ("carried", "praise"),
    "info": ("reached", "praise"),
    "group_buy": (),
    "lost_found": ("praise",),
}
_MADE = re.compile("打印|复印|扫描|印|修|补|缝|做|磨|洗|改|配|织|包")  # such a hand leaves a thing to be fetched
BESIDE = 6  # characters that may stand beside it in a clause: more tell of something else
SLACK = {"saw": 1, "eaten": 3, "measured": 4, "done": 4, "has": 5, "uses": 3, "reached": 3, "praise": 4}
_MEDICINE = ("药品", "医疗")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("kept.tsv")


def may(text: str) -> bool:
    """Whether it may be such words, of whatever was promised: cheap, for all that is typed. Not thanks alone, which may
    be of anything: whoever asks knows whether a neighbour is named."""
    if not 0 < len(text) <= SHORT:
        return False
    return gave(text) or all_gone(text) or any(_any().search(clause) is not None for clause in _clauses(text))


@cache
def _any() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        "|".join(
            words[one].pattern
            for one in words
            if one not in ("thanks", "later", "others", "gone", "empty", "settled", "any-deed")
        )
    )


def sign(text: str, names: Sequence[str], category: Category) -> Sign | None:
    """What the words of who was promised these say of it: "has" at once, "tells" some minutes later, "thanks" where
    they only thank and speak of nothing to come; None where they ask, tell of another thing or of later."""
    if not (may(text) or thanks.given(text)) or questions.asked(text) or endings.undone(text) or endings.absent(text):
        return None
    said = list(_clauses(text))
    if any(_words()["others"].search(one) for one in said):
        return None
    names = [script.plain(name) for name in names]
    now = [one for one in said if category == "info" or _words()["later"].search(one) is None]
    fetched = _is_fetched(names, category)
    if fetched and any(_says("has", one, names, any_thing=category == "help") for one in now):
        return "has"
    if any(_tells(one, names, category) for one in now):
        return "tells"
    if thanks.given(text) and (_tells_of(now, "admires", names) or (fetched and _tells_of(now, "saw", names))):
        return "tells"
    if fetched and any(named(one, names) and _says("saw", one, names) for one in now):
        return "tells"
    owns = any(_words()["has"].search(one) is not None for one in said)  # of something else, then
    plainly = thanks.given(text) and len(now) == len(said) and not owns and not endings.names_another(text, names)
    return "thanks" if plainly else None


def did(text: str, names: Sequence[str], category: Category) -> bool:
    """Whether who had promised a neighbour tells what they did there: 「量了 135」 of 血压计, 「弄好了」."""
    if not may(text) or questions.asked(text) or endings.undone(text) or category not in ("loan", "help"):
        return False
    of_it = category == "help" or any(_GAUGE.search(name) is not None for name in names)
    now = [one for one in _clauses(text) if _words()["later"].search(one) is None]
    return of_it and _tells_of(now, "done" if category == "help" else "measured", [script.plain(one) for one in names])


def did_so(text: str, names: Sequence[str]) -> bool:
    """Whether a deed is told by its own verb, or by one for any: 「修好了」, 「弄妥了」 of 修水龙头, not 「搬完了」."""
    said = script.plain(text)
    verbs = {script.plain(name)[:1] for name in names}
    told = did(text, names, "help") or _words()["settled"].search(said) is not None
    return told and (any(verb in said for verb in verbs if verb) or _words()["any-deed"].search(said) is not None)


def gave(text: str, name: str = "") -> bool:
    """Whether a giver tells that somebody has fetched it: 「小周拿走了 还给我俩橘子」; of whom, or of anybody."""
    if questions.asked(text):
        return False
    found = [gone for one in _clauses(text) if (gone := _words()["gone"].match(one)) is not None]
    return any(not name or script.plain(name) in (one["who"], one["whom"]) for one in found)


def handed(text: str, names: Sequence[str] = ()) -> bool:
    """Whether something was put where its owner-to-be finds it, or sent: 「塞你信箱了」, 「拍给你了」; that says by
    itself that who says so had it. Of one of these `names`, or of nothing that is named: not 「快递放你门口了」."""
    if not 0 < len(text) <= SHORT or questions.asked(text):
        return False
    now = [one for one in _clauses(text) if _words()["later"].search(one) is None]
    found = [(one, put) for one in now if (put := _words()["handed"].search(one)) is not None]
    return any(not names or not endings.names_another(one[: put.start()], names) for one, put in found)


def gives_back(text: str) -> bool:
    """Whether who borrowed something says that it has served and may be fetched: 「用好了 小美来拿一下」."""
    plainly = 0 < len(text) <= SHORT and not questions.asked(text)
    return plainly and any(_words()["returns"].search(one) for one in _clauses(text))


def all_gone(text: str) -> bool:
    """Whether a giver says that nothing is left: 「没了没了 锅都空了」, 「全让小李剪光了」."""
    if questions.asked(text.replace("没了没了", "没了")):
        return False
    return any(_words()["empty"].search(one) or (_words()["gone"].match(one) and "光" in one) for one in _clauses(text))


def named(text: str, names: Iterable[str]) -> bool:
    """Whether it names one of these things, if only by its last character: 「桶看到了」 of 保温桶."""
    said = script.plain(text)
    return any(_part(said, script.plain(name)) for name in names)


def speaks_of(text: str, name: str) -> bool:
    """Whether it speaks of a neighbour of this name, or by what people call them: 「谢谢阿姨」, 「张哥牛」 of 老张."""
    said = script.plain(text)
    return any(one in said for one in called(name))


def _is_fetched(names: Iterable[str], category: Category) -> bool:
    """Whether it can be in one's hands: a thing, or what somebody fetched or mended; nobody has 看孩子."""
    if category == "help":
        return any(deeds.fetches(name) or _MADE.match(name) for name in names)
    return category not in ("info", "ride")


def _tells(clause: str, names: Sequence[str], category: Category) -> bool:
    told = [*TELLS[category]]
    if category in ("item", "loan"):
        told += ["eaten"] * any(_swallowed(name) for name in names)
        told += ["taken"] * any(_is_medicine(name) for name in names)
        told += ["measured"] * any(_GAUGE.search(name) is not None for name in names)
    for_a_tool = category == "loan"  # 「画挂上了」 of a drill
    return any(_says(one, clause, names, any_thing=for_a_tool and one == "uses") for one in told)


def _tells_of(clauses: Iterable[str], meaning: str, names: Sequence[str]) -> bool:
    return any(_says(meaning, one, names) for one in clauses)


def _swallowed(name: str) -> bool:
    return things.eaten(name) or _is_medicine(name)


def _is_medicine(name: str) -> bool:
    return any(shelf.startswith(_MEDICINE) for shelf in things.kinds(things.key(name)))


def _says(meaning: str, clause: str, names: Sequence[str], *, any_thing: bool = False) -> bool:
    """Whether a clause says so and little else, and of no other thing: 「看到桶了」 of 保温桶; not 「看到新房子了」."""
    found = _words()[meaning].search(clause)
    if found is None:
        return False
    rest = clause[: found.start()] + " " + clause[found.end() :]
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, "")
    rest = _BESIDE.sub("", rest)
    if len(rest.strip()) > SLACK.get(meaning, BESIDE) and not any(_part(rest, name) for name in names):
        return False
    if meaning == "finished" and rest.strip() and not any(set(rest) & set(name) for name in names):
        return False  # 「电梯好了」
    own = (
        any_thing or meaning == "returns" or any(found[0][:1] in name for name in names)
    )  # 「皮卡丘贴上了」 of a plaster
    return own or not endings.names_another(rest, names)


def _part(said: str, name: str) -> bool:
    """Whether it calls the thing by its last character: 桶 of 保温桶, 线 of 充电线."""
    return name[-1:] in said


def _clauses(text: str) -> Iterator[str]:
    for said in dialects.ways(script.plain(text).strip()):
        yield from (one for one in _CLAUSE.split(said) if one)
