"""`python -m texts`: the phrasebook on the screen."""

from texts.messages import Message
from texts.phrasebook import pages

for scene, said in pages():
    print(f"— {scene}")  # noqa: T201 - its only purpose
    print(said.html if isinstance(said, Message) else said)  # noqa: T201
    if isinstance(said, Message):
        for row in said.buttons:
            print(" ".join(f"[{button.label}]" for button in row))  # noqa: T201
    print()  # noqa: T201
