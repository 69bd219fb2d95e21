"""The reader against bare jieba and against the classifiers one could pick instead: `python -m benchmarks reading`.

Speed: messages a second, chatter and posts mixed 9:1, as a ratio to `jieba.lcut` over the same messages in the same
run. Accuracy, alarms and time a message: the peers and our models are fitted to the same training files in this run
and judged on dev.jsonl, which none of them has seen:
- TF-IDF (characters 1-4 and jieba tokens) with a linear SVM;
- fastText's supervised model over characters, up to three in a row (where its wheel is there: the `fit` group has it
  on Linux).
Our row has no time of its own there: what is fitted in this run answers as the reader would, but not as fast; the
reader's own speed stands above. `python -m benchmarks.reading CHATTER.txt` takes the chatter from a file, a line
each; without it, from our own.
"""

import importlib.util
import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `nlp.intent.network` has it where nothing brought numpy before

import jieba
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

import nlp
from nlp.training import intents, lines

MESSAGES = 3000
ROUNDS = 3
LONGEST = 4096  # characters of the longest message that Telegram delivers
LOAD = """
import pathlib, time
def highest():
    rows = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmHWM"))
size, start = highest(), time.perf_counter()
import nlp
nlp.read("我家的猫这两天没人喂，哪位邻居方便的时候来看一下")  # of no shape: everything is loaded
print(time.perf_counter() - start, highest() - size)
"""  # getrusage would tell the highest of the process that started this one

Answers = Callable[[Sequence[str]], Sequence[str]]  # the intents of some messages; 「回」 in front of a reply


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor time of the fastest of several rounds over all texts."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            work(text)
        found.append(time.process_time() - start)
    return min(found)


def mixed(chatter: Sequence[str], posts: Sequence[str]) -> list[str]:
    dice = random.Random(7)
    texts = dice.choices(chatter, k=MESSAGES * 9 // 10) + dice.choices(posts, k=MESSAGES // 10)
    dice.shuffle(texts)
    return texts


def speed(chatter: Sequence[str], posts: Sequence[str]) -> None:
    texts = mixed(chatter, posts)
    jieba.setLogLevel(logging.WARNING)
    jieba.lcut("预热")
    nlp.read("谁有电钻借一下")
    cut, ours = seconds(jieba.lcut, texts), seconds(nlp.read, texts)
    print(f"chatter and posts 9:1   {cut / ours:5.2f} × jieba.lcut   {1e6 * ours / len(texts):7.1f} µs a message")
    for name, some in (("chatter only", chatter[:MESSAGES]), ("posts only", posts[:MESSAGES])):
        ours = seconds(nlp.read, some)
        ratio = seconds(jieba.lcut, some) / ours
        print(f"{name:22}  {ratio:5.2f} × jieba.lcut   {1e6 * ours / len(some):7.1f} µs a message")
    each = sorted(seconds(nlp.read, [text]) for text in texts[:1000])
    print(f"one message             p50 {1e3 * each[500]:.3f} ms   p99 {1e3 * each[990]:.3f} ms")
    long = {
        "posts": "，".join(posts),
        "一": "一" * LONGEST,
        "digits": "7" * LONGEST,
        "rare": rare(),
        "谁有": "谁有" * LONGEST,
    }
    worst = max((seconds(nlp.read, [text[:LONGEST]]), name) for name, text in long.items())
    print(f"worst of {LONGEST} characters  {1e3 * worst[0]:.2f} ms ({worst[1]})")
    loaded = [subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True) for _ in range(ROUNDS)]
    load, size = min(tuple(map(float, run.stdout.split())) for run in loaded)
    print(f"import, load, first message {load:.2f} s   memory added {size / 1024:.0f} MB at its highest")


def rare() -> str:
    """Characters that no word of the dictionary joins."""
    return "".join(chr(0x4E00 + place * 3) for place in range(LONGEST))


def marked(line: lines.Line) -> str:
    return ("回" if line.reply else "") + line.text


def svm(train: Sequence[lines.Line]) -> Answers:
    """TF-IDF and a linear support-vector machine, as one would first write it."""
    characters = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
    tokens = TfidfVectorizer(tokenizer=jieba.lcut, token_pattern=None, min_df=2, sublinear_tf=True)
    peer = make_pipeline(make_union(characters, tokens), LinearSVC())
    peer.fit([marked(line) for line in train], [line.intent for line in train])
    return lambda texts: [str(intent) for intent in peer.predict(texts)]


def fasttext(train: Sequence[lines.Line]) -> Answers:
    """fastText over characters; its settings are the best of five, on a fifth of the training lines left out."""
    import fasttext

    def spaced(text: str) -> str:
        return " ".join(text.replace("\n", "；"))

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "train.txt"
        file.write_text("\n".join(f"__label__{line.intent} {spaced(marked(line))}" for line in train), "utf-8")
        peer = fasttext.train_supervised(
            str(file), lr=0.2, epoch=50, dim=50, wordNgrams=3, bucket=500_000, thread=1, seed=1, verbose=0
        )
    return lambda texts: [peer.predict(spaced(text))[0][0].removeprefix("__label__") for text in texts]


def accuracy(chatter: Sequence[str], posts: Sequence[str]) -> None:
    train, dev = lines.fitted(), lines.held_out()
    asked = [marked(line) for line in dev]
    texts = mixed(chatter, posts)[:1000]
    print(f"{'fitted to the same lines':24}{'macro-F1':>9}{'alarms':>8}{'chatter':>9}{'µs, 9:1':>9}")
    for name, fit in (("TF-IDF + linear SVM", svm), ("fastText, characters", fasttext)):
        if fit is fasttext and importlib.util.find_spec("fasttext") is None:
            print(f"{name:24}   not installed here")
            continue
        answers = fit(train)
        once = seconds(lambda text, ask=answers: ask([text]), texts) / len(texts)  # type: ignore[misc]  # ask is bound
        row(name, dev, answers(asked), answers(list(chatter)), f"{1e6 * once:9.1f}")
    model, _ = intents.fitted(train)
    row("ours", dev, answered(model, dev), answered(model, [chat(text) for text in chatter]))


def chat(text: str) -> lines.Line:
    return lines.Line("", text, False, "none", None, (), ())


def counts(model: intents.Fitted, messages: Sequence[lines.Line]) -> csr_matrix:
    """The messages by the features that the model knows, weighed as it learned to."""
    places = {name: place for place, name in enumerate(model.names)}
    ends, columns = [0], []
    for line in messages:
        columns += [places[name] for name in intents.row(line, model.frequent) if name in places]
        ends.append(len(columns))
    return csr_matrix((model.values[columns], columns, ends), shape=(len(messages), len(places)))


def answered(model: intents.Fitted, messages: Sequence[lines.Line]) -> list[str]:
    """What models just fitted answer, gate and handicaps included, as the reader would."""
    said = []
    margins, _ = intents.both(model.intents, model.categories, model.network, counts(model, messages), messages)
    for line, margin in zip(messages, margins, strict=True):
        plain = lines.plain(line.text)
        shut = not line.reply and model.gates.shuts(plain)
        chances = intents.odds(margin[None], model.mixing[line.reply])[0] * model.handicaps[int(line.reply)]
        said.append("none" if shut else intents.INTENTS[int(chances.argmax())])
    return said


def row(name: str, dev: Sequence[lines.Line], said: Sequence[str], of_chatter: Sequence[str], time: str = "") -> None:
    gold = np.array([intents.INTENTS.index(line.intent) for line in dev])
    places = np.array([intents.INTENTS.index(intent) for intent in said])
    alarms = (places[gold == 0] != 0).mean()
    loud = np.mean([intent != "none" for intent in of_chatter])
    print(f"{name:24}{intents.macro_f1(gold, places, len(intents.INTENTS)):9.3f}{alarms:8.3f}{loud:9.4f}{time}")


def main() -> None:
    given = [Path(name) for name in sys.argv[1:] if Path(name).is_file()]
    own = [line.text for line in lines.fitted() if lines.idle(line)]
    chatter = [text for text in given[0].read_text(encoding="utf-8").split("\n") if text.strip()] if given else own
    posts = [line.text for line in lines.held_out() if line.category]
    speed(chatter, posts)
    if not given:
        print("(chatter below is our own, which was fitted: its column says little; give a file to judge it)")
    accuracy(chatter, posts)


if __name__ == "__main__":
    main()
