"""How a matter ends, in the short words of whoever posted it and of whoever took it up.

The same words say different things: 「卖掉了」 of the seller is a happy end, of a neighbour who had promised to lend it
it is 「我来不了了」. `by_poster("没拿到", "need", "loan")` → "undone"; `by_taker("被我弟拿走了", "need")` → "off".
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from nlp.household import candidates, things
from nlp.readings import Category, PostKind
from nlp.writing import dialects, meanings, questions, script

A_REMARK = 20  # characters; a longer one that names nothing may be about anything
_LENT = re.compile("[好完上下走成][来去來]?[了啦咯]|[帮幫]")
_HELPED = re.compile("帮(?:我|我们|我家|俺|咱|忙|了|大忙)")
SHORT = 40  # characters; a longer message tells a story, and a stray 「算了」 in it ends nothing
End = Literal["sold", "given", "got"]
Said = Literal["done", "dropped", "undone", "changed", "full", "stays"]
SURE = 0.95  # of the poster's words in which no word of an end stands, fewer than one in thirty is an end below this
ENDS: tuple[End, ...] = ("sold", "given", "got")
WORDS = frozenset({"dropped", *ENDS})  # as they stand; all others are patterns
UNTOLD = frozenset({"没有了", "没了", "有了"})  # not what is still to come, after 「没」
_PROMISED = {"ride": "送带捎载接", "loan": "借", "item": "给", "help": "帮"}  # the deed of who took such a post up
_BEFORE_CANNOT = "[那我可能恐怕这次今明后天下上午晚早实在也就真的]*"
OF_A_CAR = ("车", "座位")  # what a driver may name beside where they go
_PUT = re.compile("[放挂搁摆塞在]")  # where to, a place is named
_NO_THING = (  # a person, a word between, or what is done: 「抱走咯」
    "我你您他她它已都刚才总终也就全没不去来先再又给帮好人娃崽仔货"
    "抱端搬抬拎扛取拿接送修装换洗买卖借还吃喝用弄搞办打通关开"
)
_SUBJECT = re.compile(rf"(?:^|[\s,。!])([^\W{_NO_THING}])$")
_THANKS = re.compile("[多感]?谢谢?|唔该|辛苦|感恩|麻烦")
_BETWEEN = re.compile(r"[\W_]+")
_ALL = re.compile("都|全")
_DONE = re.compile("[了啦咯喽]|已")  # 「放我家门口」 only says where to
_CLAUSE = re.compile(r"[\s,。;!]+|(?<=[?])")
_IF = re.compile("如果|要是|万一|的话")  # 「来不了的话说一声」 is not yet so
_NOT_YET = "(?:没有?|冇|未|莫得?|木有|[拿借找领收取买送卖等接换]不)(?:人|能|给我?|等|见|来|一直|再|法|办法)*"
_AT_LAST = "(?:已经?|总算|终于|刚刚?|全部?|都|我们?|也)"
_VAGUE = frozenset(("收到", "有了", "没有了", "没了", "接到", "要到", "取消", "算了", "不要了"))
_FETCHED = re.compile("[领拿抱]走")
_CANNOT = re.compile(r"(\w)不(?:了|成)")
_GIVES_BACK = re.compile("还(?:给)?[你您他她]")
_CALLED = re.compile("(?:就?是)?(?P<thing>.+?)[的了啦啊呀嘛哦哈吧]*")
_RESULTS = "送[来到过]|[来等见]到|来人|有人|人来|人要|还我|[到完掉出走着]"


@cache
def _words() -> dict[str, str]:
    """Meaning → what matches any of its words, longest first."""
    known = meanings.words("endings.tsv").items()
    return {
        meaning: "|".join(re.escape(one) if meaning in WORDS else one for one in meanings.longest_first(said))
        for meaning, said in known
    }


@cache
def _pattern(meaning: str) -> re.Pattern[str]:
    return re.compile(_words()[meaning])


@cache
def _not_yet() -> re.Pattern[str]:
    """「没」 before what would have been the end: 「还没拿到」, 「没人送来」, 「没等到人」."""
    known = meanings.words("endings.tsv")
    ends = "|".join(one for end in ENDS for one in meanings.longest_first(known[end]) if one not in UNTOLD)
    return re.compile(f"{_NOT_YET}(?:{ends}|{_RESULTS})")


@cache
def _dropped() -> re.Pattern[str]:
    words = _words()
    return re.compile(rf"(?:那就?|就|还是|哎|唉|嗯)*(?:{words['dropped']})+(?:{words['thanks']})*")


@cache
def _an_end() -> re.Pattern[str]:
    words = _words()
    end = "|".join(words[one] for one in (*ENDS, "dropped"))
    return re.compile(rf"{_AT_LAST}*(?P<end>{end})(?:{end}|(?P<back>{words['back']})|{words['thanks']})*")


@lru_cache(maxsize=1)  # every message is looked at several times
def _ways(text: str) -> tuple[str, ...]:
    return dialects.ways(script.plain(text).strip())


def _finds(words: re.Pattern[str], text: str) -> bool:
    return any(words.search(said) for said in _ways(text[: 2 * SHORT]))


def _says(meaning: str, text: str) -> bool:
    return _finds(_pattern(meaning), text)


@lru_cache(maxsize=1)
def _bare(text: str) -> tuple[str, ...]:
    """Without marks; nothing where it tells a story."""
    return tuple(_BETWEEN.sub("", said) for said in _ways(text)) if len(text) <= SHORT else ()


def _is_open(text: str) -> bool:
    return questions.asked(text) or _finds(_IF, text)


def drops(text: str) -> bool:
    """Whether it is the end of something not wanted any more and nothing else: 「不用了」, 「不要了，谢谢」."""
    return any(_dropped().fullmatch(said) for said in _bare(text))


def ends(text: str) -> bool:
    """Whether it is the end of something and nothing else, however it ended: 「送完了」, 「已经找到了，谢谢大家」.

    What is said of much besides, as 「收到了」, is left to the model, but 「收到了，用完还你」 is not."""
    found = [_an_end().fullmatch(said) for said in _bare(text)]
    return any(one is not None and (one["end"] not in _VAGUE or one["back"] is not None) for one in found)


@lru_cache(maxsize=1)  # asked of one's own, and of what has arrived for a list
def may_end(text: str) -> bool:
    """Whether it may be the end of something, by its poster or by whoever holds it: 「师傅来修好了」, 「放你门口了」.
    Whether it is one, they know who know what is open. Cheap, for all that is typed."""
    if len(text) > SHORT:
        return False
    return ended(text) is not None or ends(text) or (is_done(text) and _finds(_handed_or_received(), text))


@cache
def _handed_or_received() -> re.Pattern[str]:
    words = _words()
    return re.compile(f"{words['handed']}|{words['received']}")


def names_another(text: str, names: Iterable[str]) -> bool:
    """Whether it names a thing, and it is none of these nor of their kind: 「冰箱收到啦」 of 粽子. Who is thanked,
    known here or not, is no thing: 「拿到了，谢谢小李」 speaks of no plum."""
    said, own = _unthanked(script.plain(text).strip()), [script.plain(name) for name in names]
    found = [one.form for one in candidates.known(said)] if len(said) <= SHORT else []
    return bool(found) and not any(_alike(one, name) for one in found for name in own)


def _unthanked(said: str) -> str:
    """Without the clauses, and the rest of a clause, in which somebody is thanked."""
    parts = [(one, _THANKS.search(one)) for one in _CLAUSE.split(said)]
    told = [(one if thanks is None else one[: thanks.start()], thanks) for one, thanks in parts]
    return " ".join(one for one, thanks in told if thanks is None or _ends_with().search(one))


def another_ended(text: str, names: Iterable[str]) -> bool:
    """Whether another thing stands before the end: 「快递拿到了」 of 粽子, 「冰箱满了」 of a car; 「放鞋柜上了」 names
    only a place."""
    names = tuple(names)
    found = [(said, _ends_with().search(said)) for said in _ways(text[: 2 * SHORT])]
    before = [_PUT.split(said[: end.start()])[0] for said, end in found if end is not None]
    short = (_SUBJECT.search(one) for one in before)  # 「菜买到了」: of one character few things are known
    other = any(one is not None and not any(_alike(one[1], script.plain(name)) for name in names) for one in short)
    return other or any(names_another(one, names) for one in before)


def _alike(one: str, name: str) -> bool:
    """Whether it may be said of that thing: also by a short word of the same shelf, 锅 of 电饭煲."""
    if one in name or name in one or things.relation(one, name) is not None:
        return True
    shelves = [things.kinds(thing)[-1:] for thing in (one, name)]
    return len(one) == 1 < len(name) and shelves[0] == shelves[1] != []


@cache
def _ends_with() -> re.Pattern[str]:
    words = _words()
    return re.compile("|".join([_LENT.pattern, *(words[one] for one in ("got", "handed", "received", "full", "gone"))]))


def undone(text: str) -> bool:
    """Whether it has not come true, in a few words: 「没拿到，他不在家」."""
    return len(text) <= SHORT and not _is_open(text) and _finds(_not_yet(), text)


def only_undone(text: str) -> bool:
    """The same where nothing else in it has come true either: not 「昨天没借到，今天借到了」."""
    return undone(text) and all(ended(_not_yet().sub("", said)) is None for said in _ways(text))


def ended(text: str) -> End | None:
    """How something ended, where its words say: 「卖掉了」 → "sold", 「借到了谢谢」 → "got", 「不用了」 → None."""
    return next((end for end in ENDS if _says(end, text)), None)


def fetched(text: str) -> bool:
    """Whether something was taken away, by whoever says so or by another: 「抱走咯」, 「拿走了」."""
    return _finds(_FETCHED, text)


def is_done(text: str) -> bool:
    """Whether it tells what has happened: 「放你门口了」, not 「放我家门口」."""
    return _finds(_DONE, text)


def all_of_them(text: str) -> bool:
    """Whether it is said of several things at once: 「都拿到了」."""
    return _finds(_ALL, text)


def by_poster(text: str, kind: PostKind, category: Category, confidence: float = 1.0) -> Said:
    """What is meant by words of the poster that read, with this confidence, as the end of their post.

    「没拿到，他不在家」 → "undone"; 「打错了，是姜」 → "changed"; 「不卖了」, and 「车坏了，去不了了」 of a driver, →
    "dropped"; 「满了」 of a driver → "full"; 「借到了」 → "done"; 「太好了，谢谢」, 「扳手啦」, 「最后三个」, and what
    has no word of an end and reads as one by guess → "stays", which ends nothing.
    """
    end = ended(text)
    if _finds(_not_yet(), text) or absent(text) or (end is None and _says("undone", text)):
        return "undone"
    if _says("mistyped", text) or (end is None and _says("changes", text)) or changes(text, kind, category):
        return "changed"
    if _says("dropped", text) or _says("keeps", text) or cancels(text, kind, category):
        return "dropped"
    if full(text, kind, category):
        return "full"
    if category == "info" and answered(text):
        return "done"
    nothing_else = any(re.fullmatch(f"(?:{_words()['thanks']})*", said) for said in _bare(text))
    helped = end is not None or alone(text) or by_others(text) or (category == "help" and _says("works", text))
    if nothing_else or _names_a_thing(text) or (not helped and (confidence < SURE or _says("goes_on", text))):
        return "stays"
    return "done"


def suffices(text: str) -> bool:
    """Whether it says that something is enough, and nothing else: 「够了够了」, 「够大了 谢谢」. While a neighbour
    holds it out, that is a yes."""
    thanks = _words()["thanks"]
    return any(re.fullmatch(f"(?:{thanks})*(?:足?够[用大多长]?(?:了|的)?(?:{thanks})*)+", said) for said in _bare(text))


def answered(text: str) -> bool:
    """Whether who asked for advice has got it: 「晓得了，谢谢」, 「谢谢」 and nothing else."""
    kinds = f"{_words()['thanks']}|{_words()['learned']}"
    return not _is_open(text) and any(said and re.fullmatch(f"(?:{kinds})+", said) for said in _bare(text))


def _names_a_thing(text: str) -> bool:
    """Whether it says what a thing is called, and nothing else: 「就是扳手啦」."""
    called = [_CALLED.fullmatch(said) for said in _bare(text)]
    return any(one is not None and things.canonical(one["thing"]) is not None for one in called)


def absent(text: str) -> bool:
    """Whether somebody who was awaited did not come or cannot be reached: 「小李放鸽子了」, 「他一直不接电话」."""
    if len(text) > SHORT or not _says("absent", text):
        return False
    told = (clause for said in _ways(text) for clause in _CLAUSE.split(said) if not _is_open(clause))
    return any(_pattern("absent").search(clause) for clause in told)


def full(text: str, kind: PostKind, category: Category) -> bool:
    """Whether a driver says that no seat is left, or who wants hands that there are enough: 「满了」, 「人够了」."""
    hands = kind == "need" and category == "help" and len(text) <= SHORT and not _is_open(text)
    return (hands or _of_a_lift(text, kind, category)) and _says("full", text)


def of_a_car(text: str) -> bool:
    """Whether it says so of a car, with nothing before it: 「满了」, 「车坏了，去不了了」; not 「今天没空」."""
    told = any(sign in text for sign in "满滿座位人") and full(text, "offer", "ride")
    return told or (any(sign in text for sign in "车車") and cancels(text, "offer", "ride"))


def changes(text: str, kind: PostKind, category: Category) -> bool:
    """Whether a driver says that it leaves otherwise than was said: 「改成7点出发」, 「推迟半小时」."""
    otherwise = _of_a_lift(text, kind, category) and ended(text) is None
    return otherwise and (_says("changes", text) or _says("reroutes", text))


def _of_a_lift(text: str, kind: PostKind, category: Category) -> bool:
    return kind == "offer" and category == "ride" and len(text) <= SHORT and not _is_open(text)


def cancels(text: str, kind: PostKind, category: Category) -> bool:
    """Whether the poster cannot do what others count on: 「车坏了，去不了了」 of a ride, 「送不了了」 of an offer."""
    if len(text) > SHORT or _is_open(text) or (category != "ride" and kind != "offer"):
        return False
    return (_says("unable", text) or (kind == "offer" and _says("spoilt", text))) and ended(text) is None


def by_taker(text: str, kind: PostKind, poster: str = "") -> Literal["done", "off"] | None:
    """What words of somebody who took a post up, or waits for it, say of that; None where they say neither.

    Of a need: 「送过去了」 → "done", 「我那个卖掉了」 → "off". Of an offer: 「拿到了」 → "done", 「家里有了」 → "off".
    `poster` is the name of whom it is for: 「借给王阿姨了」.
    """
    if len(text) > SHORT or _is_open(text):
        return None
    if _says("joking", text):
        return "off"
    lost = _says("gone", text) and not stands(text)
    unable = _says("unable", text) and not stands(text)
    if _finds(_not_yet(), text):
        return "off" if kind != "offer" and (lost or unable) else None  # 「找不到了，不好意思」, 「借不到你了」
    if kind == "offer":
        if _says("declines", text) or _says("dropped", text) or unable:
            return "off"
        return "done" if _says("received", text) or ended(text) == "got" else None
    to = re.escape(script.plain(poster)) or "(?!)"
    if not _says("later", text) and (_says("handed", text) or _finds(re.compile(f"[给帮]{to}[^不没]*[了啦]"), text)):
        return "done"
    if _says("declines", text) or _says("dropped", text) or lost or unable:
        return "off"
    return "done" if ended(text) == "got" and not _says("later", text) else None


def backs_out(text: str, kind: PostKind, names: Iterable[str] = ()) -> bool:
    """Whether a few words take back what was just promised of things of these `names`: of a need that it cannot be
    (「去不了了」, 「刚发现坏了」, but not 「孩子又买了」, 「我家电视坏了」, 「去不了公园」), of an offer that it is not
    wanted."""
    if len(text) > A_REMARK or by_taker(text, kind) != "off":
        return False
    if kind == "offer" or _says("joking", text):
        return True
    cannot = _says("unable", text) and not _says("beside", text)
    return cannot or (_says("gone", text) and not another_ended(text, names))


def cannot(text: str, kind: PostKind, category: Category, names: Iterable[str]) -> bool:
    """Whether somebody says, by the very deed, that what they promised cannot be, whenever that was: 「那我送不了了」
    of a lift, 「我搬不了了」 of 搬沙发, 「我老公说不要了」 of what is given; not 「去不了了」, which may be to
    anywhere."""
    if len(text) > A_REMARK or _is_open(text) or stands(text):
        return False
    if kind == "offer":
        return category in ("item", "loan") and _says("declined", text)
    deeds = "".join(script.plain(name)[:1] for name in names) if category == "help" else ""
    verbs = re.escape(_PROMISED.get(category, "") + deeds)
    said = rf"(?:^|[\s,。!]){_BEFORE_CANNOT}[{verbs}]不(?:了|成)[你您]?了?[啊呀哈哦吧]*(?=$|[\s,。!])"
    return bool(verbs) and _finds(re.compile(said), text)


def lets_down(text: str, posted: str) -> bool:
    """Whether who promised says plainly, however long ago, that it is off: they are sorry, or cannot do the very deed
    that was `posted` (「抬不了了」 of 「冰箱要抬上三楼」)."""
    if _says("sorry", text):
        return True
    deeds = (_CANNOT.findall(said) for said in _ways(text[:SHORT]))
    return any(deed in script.plain(posted) for found in deeds for deed in found)


def steps_in(text: str) -> bool:
    """Whether somebody takes the place of who has just stepped back: 「那我上吧」, 「那我不客气了」."""
    return len(text) <= SHORT and not _is_open(text.rstrip("?？")) and _says("steps-in", text)


def may_be_lent(text: str) -> bool:
    """Whether it may say that a hand was lent, whatever was to be done: cheap, for all that is typed."""
    return len(text) <= A_REMARK and _LENT.search(text) is not None


def lent(text: str, names: Iterable[str], *, thanks: bool) -> bool:
    """Whether who asked for a hand says that it was lent: 「搬好了谢谢大家」 of 搬冰箱, and with `thanks` 「好了好了」;
    not 「还没搬好」."""
    if len(text) > A_REMARK or _is_open(text) or _finds(_not_yet(), text):
        return False
    verbs = "".join({"弄", "搞", "办", *(script.plain(name)[:1] for name in names)})
    done = re.compile(f"(?<![没不别快])[{re.escape(verbs)}](?:好|完|上|下|走|成)[来去]?[了啦]")
    return _finds(done, text) or (thanks and _says("works", text))


def helped(text: str) -> bool:
    """Whether thanks are for a hand: 「谢谢阿姨帮我带娃」; before it was lent they may be for the promise."""
    return _finds(_HELPED, text)


def may_be_of_taker(text: str) -> bool:
    """Whether it may be such words, of whatever they took up: cheap, for all that is typed."""
    if len(text) > SHORT:
        return False
    given = any(sign in text for sign in "给給帮幫") and any(sign in text for sign in "了啦")
    return given or _finds(_off(), text)


@cache
def _off() -> re.Pattern[str]:
    words = _words()
    return re.compile("|".join(words[one] for one in ("joking", "gone", "unable", "declines", "dropped")))


def stands(text: str) -> bool:
    """Whether it goes on all the same: 「我不在家，我老公在，来拿就行」."""
    return _says("stands", text)


def alone(text: str) -> bool:
    """Whether no neighbour was of help: 「我自己去买了」; not 「明天买了还您」."""
    return _says("alone", text) and not _finds(_GIVES_BACK, text)


def by_others(text: str) -> bool:
    """Whether a neighbour was of help whom it does not name: 「对门借我了」."""
    return _says("others", text)


def denied(text: str, name: str) -> bool:
    """Whether it says of somebody that it was not them: 「不用小李的了」, 「小李没空」, 「谢谢小李，不过借到了」."""
    who = re.escape(script.plain(name))
    before = f"(?:不用|不是|不找|不要|没找|不麻烦){who}|谢{who}[^,]{{0,2}},?(?:不过|但|可是)"
    after = f"{who}(?:家|那边?|他|她)?(?:没|不|来不|去不|有事|忙)"
    return _finds(re.compile(f"{before}|{after}"), text)
