"""Fits the network (`nlp.network`) by gradient descent, with intents and categories learned at once.

Fitted as it is shipped: no word vectors, no other text than the labelled lines. Some characters are hidden while it
learns, and parts of what it finds, so that it leans on no single one.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import jax
import numpy as np
import optax
from jax import numpy as jnp

from nlp import features
from nlp.network import ARRAYS, NARROW, PAD, READ, UNKNOWN, WIDE, Network
from nlp.training import lines

SEEN = 3  # lines a character or a pair must stand in to be known
PAIRS = 20_000
EMBEDDED = 64
FILTERS = 96
EPOCHS = 6
BATCH = 64
RATE = 2e-3  # falls along a cosine
DECAY = 1e-3
HIDDEN = 0.06  # of the characters, while it learns
DROPPED = (0.25, 0.2, 0.4)  # of what is seen, of what the narrow filters find, of what is pooled
SMOOTHED = 0.03  # of each label, shared among all
KINDS = 0.7  # what a category weighs against an intent
LENGTHS = (12, 24, 48, READ)  # messages of like length are read together

Weights = dict[str, jax.Array]


def texts(train: Sequence[lines.Line]) -> list[str]:
    """The messages as the network reads them."""
    return [features.written(lines.plain(line.text))[:READ] for line in train]


def _known(counts: Counter[str], most: int) -> dict[str, int]:
    often = [name for name, count in counts.most_common(most) if count >= SEEN]
    return {name: place for place, name in enumerate(often, UNKNOWN + 1)}


def _rows(text: str, length: int, characters: dict[str, int], pairs: dict[str, int]) -> np.ndarray:
    """Two rows of `length`: the places of the characters, and of the pairs that begin with them."""
    found = np.full((2, length), PAD, np.int32)
    for at, both in enumerate(pairwise(text + "\n")):
        found[:, at] = characters.get(both[0], UNKNOWN), pairs.get("".join(both), UNKNOWN)
    return found


def _start(key: jax.Array, characters: int, pairs: int, answers: int) -> Weights:
    def drawn(place: int, shape: tuple[int, ...], spread: float) -> jax.Array:
        return jax.random.normal(jax.random.fold_in(key, place), shape) * spread

    return {
        "of_character": drawn(0, (characters + UNKNOWN + 1, EMBEDDED), 0.1),
        "of_pair": drawn(1, (pairs + UNKNOWN + 1, EMBEDDED), 0.05),
        "of_reply": drawn(2, (2, EMBEDDED), 0.1),
        "narrow": drawn(3, (NARROW, EMBEDDED, FILTERS), (2 / (NARROW * EMBEDDED)) ** 0.5),
        "wide": drawn(4, (WIDE, EMBEDDED, FILTERS), (2 / (WIDE * EMBEDDED)) ** 0.5),
        "narrow_base": jnp.zeros(FILTERS),
        "wide_base": jnp.zeros(FILTERS),
        "second": drawn(5, (NARROW, FILTERS, FILTERS), (2 / (NARROW * FILTERS)) ** 0.5),
        "second_base": jnp.zeros(FILTERS),
        "last": drawn(6, (3 * FILTERS, answers), 0.05),
        "last_base": jnp.zeros(answers),
    }


def _slid(found: jax.Array, filters: jax.Array) -> jax.Array:
    return jax.lax.conv_general_dilated(found, filters, (1,), "SAME", dimension_numbers=("NWC", "WIO", "NWC"))


def _answers(weights: Weights, rows: jax.Array, reply: jax.Array, key: jax.Array) -> jax.Array:
    """`Network.hear` for many messages at once, before they are made probabilities, with parts left out."""

    def dropped(place: int, found: jax.Array) -> jax.Array:
        kept = jax.random.bernoulli(jax.random.fold_in(key, place), 1 - DROPPED[place], found.shape)
        return found * kept / (1 - DROPPED[place])

    characters, pairs = rows[:, 0], rows[:, 1]
    there = (characters != PAD)[..., None].astype(jnp.float32)
    hidden = jax.random.bernoulli(jax.random.fold_in(key, 9), HIDDEN, characters.shape)
    seen = weights["of_character"][jnp.where(hidden, UNKNOWN, characters)] + weights["of_pair"][pairs]
    seen = dropped(0, (seen + weights["of_reply"][reply][:, None]) * there)
    narrow = jax.nn.relu(_slid(seen, weights["narrow"]) + weights["narrow_base"]) * there
    wide = jax.nn.relu(_slid(seen, weights["wide"]) + weights["wide_base"]) * there
    more = jax.nn.relu(_slid(dropped(1, narrow), weights["second"]) + weights["second_base"])
    narrow = (narrow + more) * there
    pooled = [narrow.max(axis=1), wide.max(axis=1), narrow.sum(axis=1) / jnp.sqrt(there.sum(axis=1) + 1)]
    return dropped(2, jnp.concatenate(pooled, axis=-1)) @ weights["last"] + weights["last_base"]


def fit(
    train: Sequence[lines.Line], sorts: Sequence[int], kinds: Sequence[int], names: tuple[int, int], seed: int = 0
) -> Network:
    """A network fitted to lines: `sorts` and `kinds` are their labels (a kind of -1 is none), of `names` so many."""
    read = texts(train)
    characters = _known(Counter(character for text in read for character in text), len(read))
    pairs = _known(Counter("".join(both) for text in read for both in pairwise(text)), PAIRS)
    size = [min(length for length in LENGTHS if len(text) <= length) for text in read]
    rows = [_rows(text, length, characters, pairs) for text, length in zip(read, size, strict=True)]
    reply = np.array([int(line.reply) for line in train])
    sort, kind = np.array(sorts), np.array(kinds)
    steps = EPOCHS * len(train) // BATCH
    learner = optax.adamw(optax.cosine_decay_schedule(RATE, steps, 0.02), weight_decay=DECAY)
    weights = _start(jax.random.PRNGKey(seed), len(characters), len(pairs), sum(names))
    state = learner.init(weights)

    def loss(weights: Weights, batch: tuple[jax.Array, ...], key: jax.Array) -> jax.Array:
        rows, reply, sort, kind = batch
        said = _answers(weights, rows, reply, key)
        labels = optax.smooth_labels(jax.nn.one_hot(sort, names[0]), SMOOTHED)
        of_sorts = optax.softmax_cross_entropy(said[:, : names[0]], labels)
        of_kinds = optax.softmax_cross_entropy(said[:, names[0] :], jax.nn.one_hot(kind, names[1]))
        return jnp.mean(of_sorts + KINDS * of_kinds * (kind >= 0))

    def step(weights: Weights, state: Any, batch: tuple[jax.Array, ...], key: jax.Array) -> tuple[Weights, Any]:
        changes, state = learner.update(jax.grad(loss)(weights, batch, key), state, weights)
        return optax.apply_updates(weights, changes), state

    compiled = jax.jit(step)
    dice = np.random.default_rng(seed)
    key = jax.random.PRNGKey(seed + 1)
    for _ in range(EPOCHS):
        batches = []
        for length in LENGTHS:
            places = dice.permutation(np.flatnonzero(np.array(size) == length))
            batches += [places[at : at + BATCH] for at in range(0, len(places) - BATCH + 1, BATCH)]
        for number in dice.permutation(len(batches)):
            at = batches[number]
            key, own = jax.random.split(key)
            batch = (np.stack([rows[place] for place in at]), reply[at], sort[at], kind[at])
            weights, state = compiled(weights, state, batch, own)
    return Network(characters, pairs, sorts=names[0], **{name: np.asarray(weights[name]) for name in ARRAYS})


def scores(network: Network, judged: Sequence[lines.Line]) -> np.ndarray:
    """What a network says of each line: lines × answers."""
    heard = [network.hear(text, line.reply) for text, line in zip(texts(judged), judged, strict=True)]
    return np.array([one.sorts + one.categories for one in heard])
