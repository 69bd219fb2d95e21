"""`python -m tests.talks [NAME …]`: plays the talks of these files, or of those that are not there only to be fitted,
and prints how many come out right.

`--show` prints each that does not, with what the bot has noted; `--titles` their titles only, for `not_yet.txt`.
"""

import argparse
import asyncio
import logging
from collections import Counter

from nlp.training.talks import PLAYED, Later, Said, Talk, files
from tests.talks.judge import judged, total
from tests.talks.stage import Noted, play


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.talks", description=__doc__)
    parser.add_argument("names", nargs="*", help="files without .txt")
    parser.add_argument("--show", action="store_true", help="each talk that comes out otherwise")
    parser.add_argument("--titles", action="store_true", help="their titles only")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    print("talks of      talks  right   posts  found  thing  state    who  whole  strays")
    for name, talks in files().items():
        if name not in (options.names or PLAYED):
            continue
        noted = asyncio.run(_all(talks))
        counts = [judged(talk, found) for talk, found in zip(talks, noted, strict=True)]
        print(f"{name:12}{_figures(total(counts))}")
        otherwise = [
            (talk, found) for talk, found, count in zip(talks, noted, counts, strict=True) if not count["right"]
        ]
        for talk, found in otherwise:
            if options.titles:
                print(talk.title)
            elif options.show:
                _show(talk, found)


def _figures(all_of: Counter[str]) -> str:
    shares = (all_of[part] / all_of["posts"] for part in ("found", "thing", "state", "who", "whole"))
    right = all_of["right"] / all_of["talks"]
    of_posts = "".join(f"{one:7.3f}" for one in shares)
    return f"{all_of['talks']:7}{right:7.3f}{all_of['posts']:8}{of_posts}{all_of['strays']:8}"


async def _all(talks: list[Talk]) -> list[list[Noted]]:
    return [await play(talk) for talk in talks]


def _show(talk: Talk, noted: list[Noted]) -> None:
    print(f"\n# {talk.title}")
    for act in talk.acts:
        match act:
            case Later(minutes):
                print(f"  +{minutes}")
            case Said(who, words, to):
                print(f"  {who}{f' @{to}' if to else ''}: {words}")
    for outcome in talk.outcomes:
        things = "、".join("/".join(sorted(names)) for names in outcome.things)
        print(f"  => {outcome.kind} {things} {outcome.state} {'、'.join(sorted(outcome.who))}")
    for one in noted:
        print(f"  -> {one.kind} {'、'.join(one.things)} {one.state} {'、'.join(sorted(one.who))}")


if __name__ == "__main__":
    main()
