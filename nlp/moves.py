"""What a line does to a post, by all that is known of both: it takes it up, ends it, lets it go, or does nothing.

Lists of words (`answers`) say it where the words say it by themselves. 「撒上了」 says nothing alone; of the poster
of 葱, ten minutes after somebody promised some, it says that they have it. So a linear model weighs the words
together with the scene: who speaks, what was posted, since when it is promised.

`likeliest("葱花撒上了 香", [Scene("poster", "need", "item", ("葱",), "谁家有葱", held=True, minutes=15, since=12)])` →
[Move("done", 0.99)].
Fitted to conversations by `nlp.training.moves`; its figures: docs/figures.md.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import Literal

from nlp import reader
from nlp.answers import endings, kept, promises, replies, thanks, unneeded, vows
from nlp.fitted import linear, stored
from nlp.intent import intents
from nlp.names import called
from nlp.readings import Category, Context, PostKind, Reading, Words
from nlp.writing import questions, script

SHORT = 40  # characters; a longer message tells a story
SLACK = 2500  # below the bar of the gate: nearly every move is above, half of all chatter is not
MODEL = stored.MODELS / "moves.bin"
Role = Literal["poster", "holder", "other"]  # of whoever speaks: who posted it, who has promised it, anybody else
Reads = Callable[[PostKind | None, bool], Reading]  # as a reply to what, and whether that is one's own
Does = Literal["claim", "done", "off", "back"]
DOES: Mapping[Role, tuple[Does, ...]] = MappingProxyType(
    {"poster": ("done", "off"), "holder": ("done", "back"), "other": ("claim",)}
)
_MINUTES = (1, 3, 10, 40, 200, 900)
_LENGTHS = (2, 4, 7, 11, 16, 24)
_SURE = (0.5, 0.7, 0.85, 0.95, 0.99)
_PIECES = (1, 2, 3, 4)  # characters
_PAUSE = re.compile(r"[\s,。;!~…?]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Scene:
    """A post at the moment of a line, from the side of whoever writes it."""

    role: Role
    kind: PostKind
    category: Category
    things: tuple[str, ...]
    posted: str  # its words
    held: bool = False  # whether somebody has promised it
    minutes: float = 0.0  # since it was posted
    since: float = 0.0  # the same since it was promised last, if anybody has
    poster: str = ""  # by name
    holders: tuple[str, ...] = ()  # the same, without who speaks
    replied: Literal["", "poster", "holder", "else"] = ""


@dataclass(frozen=True, slots=True)
class Move:
    """What a line does to a post, and how surely: 0 to 1."""

    does: Does
    chance: float


@cache
def _models() -> dict[str, linear.Linear]:
    return {role: linear.Linear(tuple(classes), weights, unit) for role, (classes, weights, unit) in _stored()}


def _stored() -> Iterable[tuple[str, tuple[list[str], dict[str, int], float]]]:
    found: dict[str, tuple[list[str], dict[str, int], float]] = stored.read(MODEL)
    return found.items()


def may(text: str) -> bool:
    """Whether it is worth asking which scenes it may belong to: cheap, for all that is typed."""
    return 0 < len(text) <= SHORT and not intents.silent(script.plain(text).strip(), SLACK)


def likeliest(text: str, scenes: Iterable[Scene], words: Words | None = None) -> list[Move]:
    """For each of these scenes what a line would do to its post if it did anything, and the chance that it does: most
    that is said does nothing, so nothing is the likeliest of all. Never raises."""
    read, found = cache(partial(_read, text, words or Words())), []
    for scene in scenes:
        model = _models()[scene.role]
        chances = linear.softmax(model.scores(model.total(_features(text, scene, read))))
        chance_of = dict(zip(model.classes, chances, strict=True))
        found.append(max((Move(does, chance_of[does]) for does in DOES[scene.role]), key=lambda move: move.chance))
    return found


def features(text: str, scene: Scene, words: Words | None = None) -> list[str]:
    """Everything true of a line in a scene, as the model calls it; each once."""
    return _features(text, scene, partial(_read, text, words or Words()))


def _features(text: str, scene: Scene, read: Reads) -> list[str]:
    said = _masked(text, scene)
    found = [*_pieces(said, scene), *_of_scene(text, said, scene), *_of_reader(scene, read), *_of_lists(text, scene)]
    return ["", *dict.fromkeys(found)]


def _read(text: str, words: Words, replying: PostKind | None, own: bool) -> Reading:
    """What the reader makes of a line, as a reply to such a post, of one's own or another's, or alone."""
    return reader.read(text, context=Context(reply_to=replying, own=own, words=words), about=False)


def _masked(text: str, scene: Scene) -> str:
    """With T for its things, P for its poster, H for who has promised it, 0 for numbers: 「谢谢H T拿到了」."""
    said = script.plain(text).strip()
    for sign, ways in (
        ("T", [script.plain(one) for one in scene.things]),
        ("H", [one for name in scene.holders for one in called(name)]),
        ("P", called(scene.poster) if scene.role != "poster" else ()),
    ):
        for one in sorted(filter(None, ways), key=len, reverse=True):  # of 「小美姐姐」 first 小美, then 美姐
            said = said.replace(one, sign)
    said = _NUMBER.sub("0", said)
    return _PAUSE.sub(lambda found: "?" if "?" in found[0] else " ", said)


def _pieces(said: str, scene: Scene) -> Iterator[str]:
    bounded = f"^{said}$"
    for size in _PIECES:
        for at in range(len(bounded) - size + 1):
            piece = bounded[at : at + size]
            yield f"={piece}"
            if size < _PIECES[-1]:
                yield f"{scene.kind} {scene.category}={piece}"


def _of_scene(text: str, said: str, scene: Scene) -> Iterator[str]:
    held = "held" if scene.held else "free"
    for one in (
        scene.kind,
        scene.category,
        f"{scene.kind} {scene.category}",
        f"minutes {bisect_left(_MINUTES, scene.minutes)}",
        f"since {bisect_left(_MINUTES, scene.since)}",
        f"replied {scene.replied}",
        f"length {bisect_left(_LENGTHS, len(said))}",
        *(f"names {sign}" for sign in "THP" if sign in said),
        f"asks {questions.asked(text)}",
        f"thanks {thanks.given(text)}",
        f"part {kept.named(text, scene.things)}",
        f"another {endings.names_another(text, scene.things)}",
        f"another ended {endings.another_ended(text, scene.things)}",
    ):
        yield one
        yield f"{held} {one}"


def _of_reader(scene: Scene, read: Reads) -> Iterator[str]:
    """What the reader makes of it, as a reply and alone."""
    for name, reading in (("replying", read(scene.kind, scene.role == "poster")), ("alone", read(None, False))):
        yield f"{name} {reading.intent}"
        yield f"{name} {scene.kind} {reading.intent}"
        for step in range(bisect_left(_SURE, reading.confidence) + 1):
            yield f"{name} {reading.intent} {step}"


def _of_lists(text: str, scene: Scene) -> Iterator[str]:
    """What the lists of words make of it."""
    kind, category, things = scene.kind, scene.category, scene.things
    held = "held" if scene.held else "free"
    needless = unneeded.said(text, kind, category, things, scene.posted)
    for name, says in (
        ("sign", kept.sign(text, things, category)),
        ("did", kept.did(text, things, category)),
        ("handed", kept.handed(text, things)),
        ("gave", kept.gave(text)),
        ("gone", kept.all_gone(text)),
        ("unneeded", needless),
        ("by poster", endings.by_poster(text, kind, category)),
        ("by taker", endings.by_taker(text, kind, scene.poster)),
        ("ended", endings.ended(text)),
        ("undone", endings.undone(text)),
        ("vow", vows.made(text, kind, category, scene.posted)),
        ("takes", (kind, category) in replies.takes_up(text)),
        ("promise", promises.made(text, kind, category)),
        ("answer", replies.answer(text)),
    ):
        if says:
            yield f"{name} {says}"
            yield f"{held} {name} {says}"
