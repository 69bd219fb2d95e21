"""The reader against bare jieba and against the classifiers one could pick instead: `python -m benchmarks reading`.

Speed: messages a second, chatter and posts 9:1, as a ratio to `jieba.lcut` over the same messages in the same run.
Accuracy: ours as shipped only in `make fit` (cross-validated); here both peers and our models are fitted to the same
training files in this run and judged on dev.jsonl, which none of them has seen:
- TF-IDF (characters 1-4 and jieba tokens) with a linear SVM;
- hashed character n-grams 1-4 with a linear classifier by stochastic gradient descent, which is fastText's
  supervised model without its hidden layer: fastText itself is no dependency of ours.
`python -m benchmarks reading CHATTER.txt` takes the chatter from a file, a line each; without it, from our own.
"""

import logging
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba
import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

import nlp
from nlp.training import intents, lines

MESSAGES = 3000
ROUNDS = 3
LONGEST = 4096  # characters of the longest message that Telegram delivers
LOAD = "import time; t = time.perf_counter(); import nlp; nlp.read('谁有电钻借一下'); print(time.perf_counter() - t)"


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor time of the fastest of several rounds over all texts."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            work(text)
        found.append(time.process_time() - start)
    return min(found)


def speed(chatter: Sequence[str], posts: Sequence[str]) -> None:
    dice = random.Random(7)
    texts = dice.choices(chatter, k=MESSAGES * 9 // 10) + dice.choices(posts, k=MESSAGES // 10)
    dice.shuffle(texts)
    jieba.setLogLevel(logging.WARNING)
    jieba.lcut("预热")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    nlp.read("谁有电钻借一下")
    cut, ours = seconds(jieba.lcut, texts), seconds(nlp.read, texts)
    print(f"chatter and posts 9:1   {cut / ours:5.2f} × jieba.lcut   {1e6 * ours / len(texts):7.1f} µs a message")
    for name, some in (("chatter only", chatter[:MESSAGES]), ("posts only", posts[:MESSAGES])):
        print(f"{name:22}  {seconds(jieba.lcut, some) / seconds(nlp.read, some):5.2f} × jieba.lcut")
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
    load = subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"import, load, first message {float(load):.2f} s   memory added {(after - before) / 1024:.0f} MB")


def rare() -> str:
    """Characters that no word of the dictionary joins."""
    return "".join(chr(0x4E00 + place * 3) for place in range(LONGEST))


def accuracy(chatter: Sequence[str]) -> None:
    train, dev = lines.fitted(), lines.held_out()
    marked = [("回" if line.reply else "") + line.text for line in train]
    gold = [line.intent for line in train]
    asked = [("回" if line.reply else "") + line.text for line in dev]
    characters = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
    tokens = TfidfVectorizer(tokenizer=jieba.lcut, token_pattern=None, min_df=2, sublinear_tf=True)
    peers = {
        "TF-IDF + linear SVM": make_pipeline(make_union(characters, tokens), LinearSVC()),
        "hashed n-grams, SGD": make_pipeline(
            HashingVectorizer(analyzer="char", ngram_range=(1, 4), alternate_sign=False),
            SGDClassifier(loss="log_loss", alpha=1e-6, random_state=1),
        ),
    }
    print(f"{'fitted to the same lines':24}{'macro-F1':>9}{'alarms':>8}{'chatter':>9}")
    for name, peer in peers.items():
        peer.fit(marked, gold)
        row(name, dev, peer.predict(asked), peer.predict(list(chatter)))
    model, _ = intents.fitted(train)
    row("ours", dev, answered(model, dev), answered(model, [chat(text) for text in chatter]))


def chat(text: str) -> lines.Line:
    return lines.Line("", text, False, "none", None, (), ())


def answered(model: intents.Fitted, messages: Sequence[lines.Line]) -> np.ndarray:
    """What models just fitted answer, gate and handicaps included, as the reader would."""
    said = []
    margins = model.intents.of([intents.row(line, model.frequent) for line in messages])
    for line, margin in zip(messages, margins, strict=True):
        plain = lines.plain(line.text)
        shut = not line.reply and model.gates.shuts(plain)
        chances = intents.odds(margin[None], model.mixing[line.reply])[0] * model.handicaps[int(line.reply)]
        said.append("none" if shut else intents.INTENTS[int(chances.argmax())])
    return np.array(said)


def row(name: str, dev: Sequence[lines.Line], said: Sequence[str], of_chatter: Sequence[str]) -> None:
    gold = np.array([intents.INTENTS.index(line.intent) for line in dev])
    places = np.array([intents.INTENTS.index(intent) for intent in said])
    alarms = (places[gold == 0] != 0).mean()
    loud = np.mean([intent != "none" for intent in of_chatter])
    print(f"{name:24}{intents.macro_f1(gold, places, len(intents.INTENTS)):9.3f}{alarms:8.3f}{loud:9.4f}")


def main() -> None:
    given = [Path(name) for name in sys.argv[1:] if Path(name).is_file()]
    own = [line.text for line in lines.fitted() if line.file in lines.CHATTER]
    chatter = [text for text in given[0].read_text(encoding="utf-8").split("\n") if text.strip()] if given else own
    posts = [line.text for line in lines.held_out() if line.category]
    speed(chatter, posts)
    if not given:
        print("(chatter below is our own, which was fitted: its column says little; give a file to judge it)")
    accuracy(chatter)


if __name__ == "__main__":
    main()
