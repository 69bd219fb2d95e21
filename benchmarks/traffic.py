"""What is said in the benchmarks' neighbourhoods: nine of ten messages are chatter, one is a post. The same every run.

The sentences are the project's own labelled ones (nlp/training/corpus); `Said(3, 17, "谁家有姜", post=True)` is what
person 17 of group 3 says.
"""

import json
import random
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SEED = 20261121
POSTS = ("need", "offer", "exchange")
ONE_IN = 10  # messages is a post
CHATTER_FILES = ("own-chatter.jsonl", "train-none.jsonl")
POST_FILES = ("dev.jsonl",)


@dataclass(frozen=True, slots=True)
class Said:
    """`group` and `person` count from 0; `post`: labelled as a need, an offer or an exchange."""

    group: int
    person: int
    text: str
    post: bool


@cache
def sentences(names: tuple[str, ...], *, posts: bool) -> tuple[str, ...]:
    """The texts of these files that are posts (or those that are nothing), no replies."""
    found = []
    for name in names:
        for line in (files("nlp") / "training" / "corpus" / name).read_text("utf-8").splitlines():
            one = json.loads(line)
            if not one["reply"] and (one["intent"] in POSTS if posts else one["intent"] == "none"):
                found.append(one["text"])
    return tuple(found)


def mixed(count: int, groups: int, people: int, *, one_in: int = ONE_IN) -> list[Said]:
    """`count` messages of `groups` groups with `people` people each; every `one_in`-th is a post, in random order."""
    chance = random.Random(SEED)
    are_posts = [number % one_in == 0 for number in range(count)]
    chance.shuffle(are_posts)
    chatter, posts = sentences(CHATTER_FILES, posts=False), sentences(POST_FILES, posts=True)
    return [
        Said(chance.randrange(groups), chance.randrange(people), chance.choice(posts if is_post else chatter), is_post)
        for is_post in are_posts
    ]
