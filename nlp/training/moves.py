"""Fits what a line does to a post (`nlp.moves`) to whole conversations: `python -m nlp.training.moves [CHATTER.txt]`.

Each line is looked at from every post that is open at that moment: most do nothing to it. Chatter is put into the same
scenes, all of it that `moves.may` lets through: who has borrowed a drill talks of football too. Takes some minutes.
"""

import random
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from nlp import moves, read
from nlp.fitted import linear, stored
from nlp.moves import DOES, Does, Role, Scene
from nlp.training import lines as labelled
from nlp.training import logistic
from nlp.training.talks import HELD_OUT, Kind, Later, Said, Talk, files

FOLDS = 10
STRENGTH = 0.3  # inverse of regularisation: 0.1 to 1 are alike
A_MESSAGE = 0.3  # minutes from one line to the next
HEARD_WITHIN = 600.0  # minutes for which a claim of somebody else is looked for
PRECISE = (0.95, 0.9, 0.8)


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody says in a scene, and what it does there; lines of one `talk` are judged together."""

    talk: str
    text: str
    scene: Scene
    does: str  # "" for nothing
    idle: bool = False  # chatter, put there


@dataclass(slots=True)
class _Open:
    """A post while a talk goes on."""

    kind: Kind
    things: tuple[str, ...]
    poster: str
    words: str
    at: float
    held_at: float = 0.0
    holders: list[str] = field(default_factory=list)


def of_talk(talk: Talk) -> Iterator[Line]:
    """Each line of a tagged talk, from each post that is open then."""
    now, there = 0.0, dict[int, _Open]()
    for act in talk.acts:
        if isinstance(act, Later):
            now += act.minutes
            continue
        now += A_MESSAGE
        for number, post in there.items():
            scene = _scene(post, act.who, act.to, now)
            if scene.role == "other" and not _may_be_claimed(scene, act, number):
                continue
            does = {tag for of, tag in act.tags if of == number} & set(DOES[scene.role])
            yield Line(talk.title, act.words, scene, next((one for one in DOES[scene.role] if one in does), ""))
        for number, tag in act.tags:
            if tag == "post":
                outcome = talk.outcomes[number - 1]
                things = tuple(sorted({name for names in outcome.things for name in names}))
                there[number] = _Open(outcome.kind, things, act.who, act.words, now)
            elif tag == "claim" and number in there:
                there[number].holders.append(act.who)
                there[number].held_at = now
            elif tag == "back" and number in there:
                there[number].holders = [one for one in there[number].holders if one != act.who]
            elif tag in ("done", "off"):
                there.pop(number, None)


def _may_be_claimed(scene: Scene, act: Said, number: int) -> bool:
    """Whether the handlers would ask: soon after the post, while it is to be had, and of what is taken up elsewhere
    only where one is meant, which they decide by other signs."""
    elsewhere = any(of != number and tag == "claim" for of, tag in act.tags)
    return scene.minutes <= HEARD_WITHIN and (scene.kind == "offer" or not scene.held) and not elsewhere


def _scene(post: _Open, who: str, to: str | None, now: float) -> Scene:
    role: Role = "poster" if who == post.poster else "holder" if who in post.holders else "other"
    return Scene(
        role,
        post.kind,
        read(post.words).category or "item",
        post.things,
        post.words,
        held=bool(post.holders),
        minutes=now - post.at,
        since=now - post.held_at if post.holders else 0.0,
        poster=post.poster,
        holders=tuple(one for one in post.holders if one != who),
        replied="" if to is None else "poster" if to == post.poster else "holder" if to in post.holders else "else",
    )


def fitted() -> list[Line]:
    """All lines of talks that may be fitted, and chatter in their scenes."""
    found = [
        line for name, talks in files().items() if name not in HELD_OUT for talk in talks for line in of_talk(talk)
    ]
    idle = [one.text for one in labelled.fitted() if labelled.idle(one) or (one.intent == "none" and not one.reply)]
    return found + chatter(idle, found)


def chatter(texts: Sequence[str], found: Sequence[Line]) -> list[Line]:
    """Lines that have nothing to do with any post, each in a scene of some talk; those that are weighed at all."""
    some = [text for text in texts if moves.may(text)]
    scenes = random.Random(1).choices([line.scene for line in found], k=len(some))
    return [
        Line(text, text, replace(scene, replied=""), "", idle=True) for text, scene in zip(some, scenes, strict=True)
    ]


def fit(train: Sequence[Line], rows: Sequence[list[str]], role: Role) -> linear.Linear:
    chosen = [at for at, line in enumerate(train) if line.scene.role == role]
    labels = [train[at].does or "nothing" for at in chosen]
    return logistic.fit_linear([rows[at] for at in chosen], labels, strength=STRENGTH)


def chances(model: linear.Linear, rows: Sequence[list[str]], does: str) -> np.ndarray:
    at = model.classes.index(does)
    return np.array([linear.softmax(model.scores(model.total(row)))[at] for row in rows])


def out_of_fold(lines: Sequence[Line], rows: Sequence[list[str]], role: Role) -> dict[Does, np.ndarray]:
    """The chance of each move in each of these lines, all of one role, by a model fitted to other talks."""
    folds = np.array([zlib.crc32(line.talk.encode()) % FOLDS for line in lines])
    found: dict[Does, np.ndarray] = {does: np.zeros(len(lines)) for does in DOES[role]}
    for fold in range(FOLDS):
        others, asked = (np.flatnonzero(which).tolist() for which in (folds != fold, folds == fold))
        model = fit([lines[at] for at in others], [rows[at] for at in others], role)
        for does in found:
            found[does][asked] = chances(model, [rows[at] for at in asked], does)
    return found


def figures(gold: np.ndarray, found: np.ndarray, idly: np.ndarray) -> tuple[float, list[tuple[float, ...] | None]]:
    """Of one move: the average precision; and at each of `PRECISE` how much of it is found, above which chance, and
    how much chatter is above that; None where so many are never right. `gold`: whether each line makes the move,
    `found`: its chance, `idly`: that of chatter."""
    order = np.argsort(-found, kind="stable")
    right = np.cumsum(gold[order])
    precision = right / np.arange(1, len(order) + 1)
    at: list[tuple[float, ...] | None] = []
    for wanted in PRECISE:
        enough = np.flatnonzero(precision >= wanted)
        bar = found[order][enough.max()] if len(enough) else 1.0
        at.append((right[enough.max()] / gold.sum(), bar, (idly >= bar).mean()) if len(enough) else None)
    return float(precision[gold[order]].mean()), at


def judged(train: Sequence[Line], rows: Sequence[list[str]], idle: Sequence[Line]) -> None:
    """Prints how well each move is found in talks that a model was not fitted to, and how often chatter is one."""
    print("moves, out of fold      lines  average      recall (threshold, chatter) at a precision of")
    print("                              precision" + "".join(f"{one:>24}" for one in PRECISE))
    for role in DOES:
        here = [at for at, line in enumerate(train) if line.scene.role == role]
        lines, of_lines = [train[at] for at in here], [rows[at] for at in here]
        talked = [moves.features(line.text, line.scene) for line in idle if line.scene.role == role]
        said, whole = out_of_fold(lines, of_lines, role), fit(lines, of_lines, role)
        told = np.array([not line.idle for line in lines])
        for does in DOES[role]:
            gold = np.array([line.does == does for line in lines])[told]
            average, at = figures(gold, said[does][told], chances(whole, talked, does))
            print(f"  {role:10}{does:10}{gold.sum():7}{average:9.3f}", end="")
            for one in at:
                print(f"{'none':>24}" if one is None else "   {:.3f} ({:.2f}, {:.4f})".format(*one), end="")
            print()


def main() -> None:
    train = fitted()
    rows = [moves.features(line.text, line.scene) for line in train]
    if sys.argv[1:]:
        texts = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        judged(train, rows, chatter(texts, [line for line in train if not line.idle]))
    models = {role: fit(train, rows, role) for role in DOES}
    stored.write({role: (list(one.classes), one.weights, one.unit) for role, one in models.items()}, moves.MODEL)


if __name__ == "__main__":
    main()
