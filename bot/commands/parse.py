"""`linli parse 谁家有姜`: what a message means, and why; `--jsonl` for programs."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.command import Command, Failed
from bot.settings import Basics, load
from nlp import Context, answer, explain, read
from texts import commandline, running


class Junk(Exception):  # noqa: N818  # a fact
    """A line that is no question; the message says why."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", nargs="*", metavar="TEXT", help=commandline.PARSE_TEXT)
    parser.add_argument("--reply", action="store_true", help=commandline.PARSE_REPLY)
    parser.add_argument("--as", dest="heard_as", choices=["event"], help=commandline.PARSE_AS)
    parser.add_argument("--now", metavar="2026-12-10T11:00", help=commandline.PARSE_NOW)
    parser.add_argument("--jsonl", action="store_true", help=commandline.PARSE_JSONL)


def run(options: Namespace) -> int:
    zone = load(Basics).zone
    if options.jsonl:
        return _jsonl(zone)
    try:
        now = _moment(options.now, zone)
    except Junk as problem:
        raise Failed(running.no_such_time(options.now)) from problem
    context = Context(reply_to="post" if options.reply else None, announcing=options.heard_as == "event")
    for text in [" ".join(options.text)] if options.text else _typed(sys.stdin.buffer):
        _say(explain(read(text, now=now, context=context)))
    return 0


def _typed(lines: Iterable[bytes]) -> Iterator[str]:
    for line in lines:
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text:
            yield text


def _jsonl(zone: ZoneInfo) -> int:
    junk = False
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            found = _answer(line, zone)
        except Junk as problem:
            found, junk = {"error": str(problem)}, True
        _say(json.dumps(found, ensure_ascii=False))
    return 1 if junk else 0


def _answer(line: bytes, zone: ZoneInfo) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise Junk("not JSON") from None
    if not isinstance(asked, dict):
        raise Junk("not an object")
    text = asked.get("text")
    if not isinstance(text, str):
        raise Junk("text is missing or no string")
    reply = asked.get("reply") or False
    if not isinstance(reply, bool):
        raise Junk("reply is neither true nor false")
    heard_as = asked.get("as")
    if heard_as not in (None, "event"):
        raise Junk('as is not "event"')
    context = Context(reply_to="post" if reply else None, announcing=heard_as == "event")
    return answer(read(text, now=_moment(asked.get("now"), zone), context=context))


def _moment(given: object, zone: ZoneInfo) -> datetime:
    """The group's wall time, naive; what has an offset is brought there. None: now."""
    if given is None:
        return datetime.now(zone).replace(tzinfo=None)
    try:
        moment = datetime.fromisoformat(given if isinstance(given, str) else "")
        return moment if moment.tzinfo is None else moment.astimezone(zone).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise Junk("now is no time like 2026-12-10T11:00") from None


def _say(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()  # whoever asks line by line waits for it


COMMAND = Command("parse", commandline.PARSE, add_arguments, run)
