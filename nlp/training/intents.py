"""Fits intents and categories."""

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from nlp import linear, normalise, script
from nlp.features import features
from nlp.intents import MODELS
from nlp.readings import Context
from nlp.training import lines

INTENTS = ("none", "need", "offer", "exchange", "claim", "close", "event")
CATEGORIES = ("item", "loan", "help", "ride", "group_buy", "lost_found", "info")


def seen(line: lines.Line) -> list[str]:
    text = script.simplify(normalise.plain(line.text))[: normalise.READ]
    return sorted(set(features(text, Context(reply_to="post" if line.reply else None))))


def matrix(rows: list[list[str]], names: dict[str, int]) -> csr_matrix:
    ends = [0]
    columns: list[int] = []
    for row in rows:
        columns += [names[name] for name in row if name in names]
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), len(names)))


def fit(
    rows: list[list[str]], gold: list[str], classes: tuple[str, ...], strength: float = 0.3
) -> linear.Linear:
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    names = {
        name: place for place, name in enumerate(sorted(name for name, count in counts.items() if count > 1))
    }
    learner = LogisticRegression(C=strength, max_iter=300)
    learner.fit(matrix(rows, names), gold)
    order = [list(learner.classes_).index(label) for label in classes]
    weights = learner.coef_[order].T
    table = dict(zip(names, linear.pack(weights, 0.001), strict=True))
    base = linear.pack([learner.intercept_[order]], 0.001)[0]
    table[""] = base
    return linear.Linear(classes, table, 0.001, (1.0,) * len(classes), (0.0,) * len(classes))


def main() -> None:
    train = lines.fitted()
    rows = [seen(line) for line in train]
    linear.save(fit(rows, [line.intent for line in train], INTENTS), MODELS / "intents.bin")
    posts = [place for place, line in enumerate(train) if line.category]
    linear.save(
        fit([rows[place] for place in posts], [str(train[place].category) for place in posts], CATEGORIES),
        MODELS / "categories.bin",
    )
