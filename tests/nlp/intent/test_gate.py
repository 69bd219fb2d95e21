"""What is asked before the full look: nothing that concerns neighbours may be lost there."""

import re

import pytest

from nlp import Context, read
from nlp.household import things
from nlp.intent import cues, features, intents
from nlp.training import lines


def ends_early(plain: str) -> bool:
    """Whether a message is left alone after the gate or the glance."""
    seen = features.glance(plain)
    return intents.silent(plain) or intents.idle(intents.glanced(seen, False), seen.text)


@pytest.mark.parametrize("text", ["猫丢了", "钱包丢了", "我家的猫丢了", "谁看到我家猫了", "钥匙掉了", "求借轮椅"])
def test_a_few_plain_words_pass_the_gate(text: str) -> None:
    """None of them stands in the corpus."""
    assert not ends_early(lines.plain(text))


@pytest.mark.parametrize(
    ("text", "intent", "category"),
    [
        ("钱包丢了", "need", "lost_found"),
        ("有人捡到身份证吗", "need", "lost_found"),
        ("谁捡到耳机", "need", "lost_found"),
        ("求借轮椅", "need", "loan"),
    ],
)
def test_a_few_plain_words_are_understood(text: str, intent: str, category: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.category) == (intent, category)


@pytest.mark.parametrize("text", ["哈哈哈哈", "吃饭了吗", "今天真热", "我去上班了", "股票又跌了", "晚安"])
def test_everyday_talk_ends_at_the_gate(text: str) -> None:
    assert ends_early(lines.plain(text))


def test_of_posts_known_hardly_any_stops_at_the_gate() -> None:
    """On lines the shipped model knows: a floor against breakage; `make fit` prints the part on lines left out."""
    posts = [lines.plain(line.text) for line in lines.held_out() if line.intent in intents.POSTS and not line.reply]
    heard = [not ends_early(plain) for plain in posts]
    assert sum(heard) / len(heard) >= 0.97


def test_a_known_thing_that_the_corpus_never_names_passes_the_gate() -> None:
    corpus = "\n".join(line.text for line in (*lines.fitted(), *lines.held_out()))
    known = things.thesaurus()
    forms = [
        form for form in things.all_forms() if form not in corpus and known.things[known.forms[form]].hint == "loan"
    ]
    heard = [not ends_early(lines.plain(f"谁有{form}借一下")) for form in forms]
    assert sum(heard) / len(heard) > 0.99


def test_what_is_expected_passes_unasked() -> None:
    chatter = "哈哈哈哈"
    assert read(chatter).cues == ()
    assert read(chatter, context=Context(reply_to="post")).confidence != read(chatter).confidence


def test_asking_for_pieces_first_misses_no_cue() -> None:
    """Every pattern is found where a plain search for it finds it."""
    missed = []
    for line in lines.held_out():
        text = features.written(lines.plain(line.text))
        found = {(hit.name, hit.words) for hit in cues.find(text)}
        for entry in cues.rows():
            for word in entry.words:
                long = re.search("[…^$]", word)
                match = cues.compiled(word).search(text) if long else None
                if match and (entry.name, match[0]) not in found:
                    missed.append((entry.name, word))
    assert missed == []
