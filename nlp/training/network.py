"""Fits the network (`nlp.intent.network`) by gradient descent, with intents and categories learned at once.

Fitted as it is shipped: no word vectors, no other text than the labelled lines. What nobody asks it later it learns
too, for it is better at the rest by it: which characters name what a post is about, and which were hidden from it.
Names are swapped for others of their category at times, so that it leans on what stands around them.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import jax
import numpy as np
import optax
from jax import numpy as jnp

from nlp.intent.network import ARRAYS, NARROW, PAD, UNKNOWN, WIDE, Network
from nlp.training import lines
from nlp.training.lessons import LENGTHS, lesson, spelt, swapped, texts

SEEN = 3  # lines a character or a pair must stand in to be known
PAIRS = 20_000
EMBEDDED = 64
FILTERS = 128
EPOCHS = 8
BATCH = 64
RATE = 2e-3  # falls along a cosine
DECAY = 1e-3
HIDDEN = 0.15  # of the characters, while it learns
GUESSED = 1500  # characters, the commonest, that it guesses where they are hidden
DROPPED = (0.25, 0.2, 0.4)  # of what is seen, of what the narrow filters find, of what is pooled
SMOOTHED = 0.03  # of each label, shared among all
KINDS, NAMES, GUESSES = 0.7, 1.0, 0.5  # what a category, a character's mark, a guess weighs against an intent
SWAPPED = 0.3  # of the posts about things, in each epoch
HELP = "help"  # is about deeds: their names are said in pieces, and cannot be swapped

Weights = dict[str, jax.Array]


def _known(counts: Counter[str], most: int) -> dict[str, int]:
    often = [name for name, count in counts.most_common(most) if count >= SEEN]
    return {name: place for place, name in enumerate(often, UNKNOWN + 1)}


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
        "marking": drawn(7, (2 * FILTERS, 3), 0.05),  # only while it learns, like the two below
        "guessing": drawn(8, (2 * FILTERS, GUESSED), 0.02),
        "guessing_base": jnp.zeros(GUESSED),
    }


def _slid(found: jax.Array, filters: jax.Array) -> jax.Array:
    return jax.lax.conv_general_dilated(found, filters, (1,), "SAME", dimension_numbers=("NWC", "WIO", "NWC"))


def _answers(weights: Weights, rows: jax.Array, reply: jax.Array, key: jax.Array) -> tuple[jax.Array, ...]:
    """`Network.hear` for many messages at once, before they are made probabilities, with parts left out.

    Then what is found at each character, and whether that was hidden.
    """

    def dropped(place: int, found: jax.Array) -> jax.Array:
        kept = jax.random.bernoulli(jax.random.fold_in(key, place), 1 - DROPPED[place], found.shape)
        return found * kept / (1 - DROPPED[place])

    characters, pairs = rows[:, 0], rows[:, 1]
    there = (characters != PAD)[..., None].astype(jnp.float32)
    hidden = jax.random.bernoulli(jax.random.fold_in(key, 9), HIDDEN, characters.shape)
    either = hidden | jnp.pad(hidden, ((0, 0), (0, 1)))[:, 1:]  # a pair would give away what is hidden
    seen = weights["of_character"][jnp.where(hidden, UNKNOWN, characters)]
    seen = seen + weights["of_pair"][jnp.where(either, UNKNOWN, pairs)]
    seen = dropped(0, (seen + weights["of_reply"][reply][:, None]) * there)
    narrow = jax.nn.relu(_slid(seen, weights["narrow"]) + weights["narrow_base"]) * there
    wide = jax.nn.relu(_slid(seen, weights["wide"]) + weights["wide_base"]) * there
    more = jax.nn.relu(_slid(dropped(1, narrow), weights["second"]) + weights["second_base"])
    narrow = (narrow + more) * there
    pooled = [narrow.max(axis=1), wide.max(axis=1), narrow.sum(axis=1) / jnp.sqrt(there.sum(axis=1) + 1)]
    said = dropped(2, jnp.concatenate(pooled, axis=-1)) @ weights["last"] + weights["last_base"]
    return said, jnp.concatenate([narrow, wide], axis=-1), hidden


def _loss(weights: Weights, batch: tuple[jax.Array, ...], key: jax.Array, sorts: int, kinds: int) -> jax.Array:
    rows, reply, sort, kind, whole = batch
    said, found, hidden = _answers(weights, rows, reply, key)
    of_sorts = optax.softmax_cross_entropy(said[:, :sorts], optax.smooth_labels(jax.nn.one_hot(sort, sorts), SMOOTHED))
    of_kinds = optax.softmax_cross_entropy(said[:, sorts:], jax.nn.one_hot(kind, kinds)) * (kind >= 0)
    there = rows[:, 0] != PAD
    marks = optax.softmax_cross_entropy_with_integer_labels(found @ weights["marking"], rows[:, 2])
    of_names = jnp.sum(marks * there * whole[:, None]) / jnp.sum(there)
    right = rows[:, 0].ravel() - (UNKNOWN + 1)  # places are in the order of how common characters are
    wanted = hidden.ravel() & (right >= 0) & (right < GUESSED)
    (at,) = jnp.where(wanted, size=max(8, int(hidden.size * HIDDEN)), fill_value=0)
    guesses = found.reshape(-1, found.shape[-1])[at] @ weights["guessing"] + weights["guessing_base"]
    lost = optax.softmax_cross_entropy_with_integer_labels(guesses, jnp.clip(right[at], 0, GUESSED - 1)) * wanted[at]
    of_guesses = jnp.sum(lost) / (jnp.sum(wanted[at]) + 1)
    return jnp.mean(of_sorts + KINDS * of_kinds) + NAMES * of_names + GUESSES * of_guesses


def fit(
    train: Sequence[lines.Line], sorts: Sequence[int], kinds: Sequence[int], names: tuple[int, int], seed: int = 0
) -> Network:
    """A network fitted to lines: `sorts` and `kinds` are their labels (a kind of -1 is none), of `names` so many."""
    lessons = [lesson(*one) for one in zip(train, sorts, kinds, strict=True)]
    read = [one.text for one in lessons]
    characters = _known(Counter(character for text in read for character in text), len(read))
    pairs = _known(Counter("".join(both) for text in read for both in pairwise(text)), PAIRS)
    others: dict[int, list[str]] = {}
    for one, line in zip(lessons, train, strict=True):
        if line.category not in (None, HELP):
            others.setdefault(one.kind, []).extend(one.text[slice(*name)] for name in one.names)
    others = {kind: sorted(set(named)) for kind, named in others.items()}
    size = [one.size for one in lessons]
    rows = [spelt(one, one.size, characters, pairs) for one in lessons]
    reply = np.array([one.reply for one in lessons])
    sort, kind = np.array(sorts), np.array(kinds)
    whole = np.array([float(one.whole) for one in lessons])
    steps = EPOCHS * len(train) // BATCH
    learner = optax.adamw(optax.cosine_decay_schedule(RATE, steps, 0.02), weight_decay=DECAY)
    weights = _start(jax.random.PRNGKey(seed), len(characters), len(pairs), sum(names))
    state = learner.init(weights)

    def step(weights: Weights, state: Any, batch: tuple[jax.Array, ...], key: jax.Array) -> tuple[Weights, Any]:
        changes, state = learner.update(jax.grad(_loss)(weights, batch, key, *names), state, weights)
        return optax.apply_updates(weights, changes), state

    compiled = jax.jit(step)
    dice = np.random.default_rng(seed)
    key = jax.random.PRNGKey(seed + 1)

    def shown(place: int) -> np.ndarray:
        one = lessons[place]
        if one.names and one.kind in others and dice.random() < SWAPPED:
            return spelt(swapped(one, others[one.kind], dice), one.size, characters, pairs)
        return rows[place]

    for _ in range(EPOCHS):
        batches = []
        for length in LENGTHS:
            places = dice.permutation(np.flatnonzero(np.array(size) == length))
            batches += [places[at : at + BATCH] for at in range(0, len(places) - BATCH + 1, BATCH)]
        for number in dice.permutation(len(batches)):
            at = batches[number]
            key, own = jax.random.split(key)
            batch = (np.stack([shown(place) for place in at]), reply[at], sort[at], kind[at], whole[at])
            weights, state = compiled(weights, state, batch, own)
    return Network(characters, pairs, sorts=names[0], **{name: np.asarray(weights[name]) for name in ARRAYS})


def scores(network: Network, judged: Sequence[lines.Line]) -> np.ndarray:
    """What a network says of each line: lines × answers."""
    heard = [network.hear(text, line.reply) for text, line in zip(texts(judged), judged, strict=True)]
    return np.array([one.sorts + one.categories for one in heard])
