# ruff: noqa: T201 - to print is its only purpose
"""`python -m texts [en | zh-Hant]`: the phrasebook on the screen."""

import argparse
from typing import get_args

from community.members import Language
from texts.languages import MAIN, speaking
from texts.messages import Message
from texts.phrasebook import pages

parser = argparse.ArgumentParser(prog="python -m texts", description="Every sentence the bot says to residents.")
parser.add_argument("language", nargs="?", choices=get_args(Language), default=MAIN)
with speaking(parser.parse_args().language):
    for scene, said in pages():
        print(f"— {scene}")
        print(said.html if isinstance(said, Message) else said)
        if isinstance(said, Message):
            for row in said.buttons:
                print(" ".join(f"[{button.label}]" for button in row))
        print()
