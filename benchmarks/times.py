"""Reading times, against jieba cutting the same announcements: `python -m benchmarks times`.

Prints how often announcements are read for one bare `jieba.lcut(text, HMM=False)` of them, and the worst of
4096-character texts made to be slow, in milliseconds of processor time.
"""

import json
import logging
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import jieba

from nlp import times

CORPUS = Path(times.__file__).parent.parent / "training" / "corpus" / "train-claim-close-event.jsonl"
NOW = datetime.fromisoformat("2026-11-18T10:00")
HOSTILE = ["1", "一", "十", "周一", "下", "今年", "1:", "12/3", "八点", "农历", "正月初一", "每", "差", " "]
ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the fastest of several rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def main() -> None:
    jieba.setLogLevel(logging.WARNING)
    lines = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    texts = [line["text"] for line in lines if line["intent"] == "event"]
    jieba.lcut("预热", HMM=False)
    times.find("预热", NOW)
    cut = seconds(lambda: [jieba.lcut(text, HMM=False) for text in texts])
    read = seconds(lambda: [times.find(text, NOW, announcing=True) for text in texts])
    chat = seconds(lambda: [times.present(text) for text in texts])
    print(f"times.find     {cut / read:6.2f} × jieba.lcut   {1e6 * read / len(texts):7.1f} µs an announcement")
    print(f"times.present  {cut / chat:6.2f} × jieba.lcut   {1e6 * chat / len(texts):7.1f} µs an announcement")
    worst = max((seconds(partial(times.find, (sign * 4096)[:4096], NOW, announcing=True)), sign) for sign in HOSTILE)
    print(f"worst of 4096 characters: {1e3 * worst[0]:.2f} ms ({worst[1]}…)")


if __name__ == "__main__":
    main()
