"""What a command of the command line is, and how it says that it cannot."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Runnable(Protocol):
    """What the command line asks of a command, its own or an added one."""

    @property
    def name(self) -> str: ...
    @property
    def help(self) -> str: ...
    def add_arguments(self, parser: ArgumentParser, /) -> None: ...
    def run(self, options: Namespace, /) -> int:
        """Do it; the exit code."""


@dataclass(frozen=True, slots=True)
class Command:
    """`linli NAME`: `run` gets the parsed arguments and returns the exit code."""

    name: str
    help: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


class Failed(Exception):  # noqa: N818  # a fact
    """The command cannot do what was asked: `sentence` says why, and the exit code is 2."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
