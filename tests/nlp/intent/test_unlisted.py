"""Plain sentences about things of no list: that nobody knows the name speaks less against them."""

import pytest

from nlp import explain, read
from nlp.household import things
from nlp.intent import unlisted
from nlp.readings import Context
from nlp.writing import meanings, script


@pytest.mark.parametrize(
    ("text", "intent", "name"),
    [
        ("谁家有莳萝", "need", "莳萝"),
        ("谁有兆欧表借一下", "need", "兆欧表"),
        ("想借个速写板", "need", "速写板"),
        ("誰家有拓印包", "need", "拓印包"),
        ("边个有打版尺借", "need", "打版尺"),
        ("出校音笛，30元", "offer", "校音笛"),
        ("送兔草，自取", "offer", "兔草"),
        ("谁能借我打版尺", "need", "打版尺"),
        ("有没有定音锤借", "need", "定音锤"),
        ("哪里能借到速写板", "need", "速写板"),
        ("需要一个拓印包", "need", "拓印包"),
        ("想买个二手打蜡机", "need", "打蜡机"),
        ("握力环有人要吗", "offer", "握力环"),
        ("多的爬藤网送人", "offer", "爬藤网"),
    ],
)
def test_a_thing_of_no_list_is_asked_for_and_offered_plainly(text: str, intent: str, name: str) -> None:
    reading = read(text)
    assert things.known(name) is None
    assert (reading.intent, reading.act) == (intent, True)
    assert [subject.name for subject in (*reading.wants, *reading.gives)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        *("谁有空", "谁有意见", "谁有我惨", "求一个不堵车的早晨", "谁家有喜事", "谁有勇气再来一次", "有你这么当爹的吗"),
        *("谁有文化", "有怀孕的吗", "急需睡眠", "面子谁要", "谁能借我个时光机", "想要一个宝宝", "起床气谁要"),
        *("婚姻转让", "求一个头像框", "谁家孩子闲着", "体重免费送"),
    ],
)
def test_what_is_no_thing_is_left_alone(text: str) -> None:
    assert read(text).intent == "none"


def test_a_person_sees_the_sentence_and_where_to_mend_it() -> None:
    lines = [line for line in explain(read("谁家有莳萝")).splitlines() if "unlisted.whose" in line]
    assert [line for line in lines if line.endswith("lexicon/unlisted.tsv")] == lines != []


def test_a_reply_is_read_by_what_it_answers() -> None:
    said = "谁家有莳萝"
    assert any(cue.entry == "unlisted.whose" for cue in read(said).cues)
    assert not any(cue.entry == "unlisted.whose" for cue in read(said, context=Context(reply_to="post")).cues)


@pytest.mark.parametrize(
    "line", [row for row in meanings.rows("unlisted.tsv") if row[0][0] != "@"], ids=lambda row: row[0]
)
def test_every_line_is_found_in_its_example(line: list[str]) -> None:
    cue = unlisted.find(script.plain(line[-1]))
    assert cue is not None
    assert (cue.entry, cue.meaning) == (f"unlisted.{line[0]}", line[-2])


@pytest.mark.parametrize("to_whom", ["家人们", "家人们 ", "宝子们，", "大家", "姐妹们 "])
@pytest.mark.parametrize("thing", ["数据线", "钳形表"])
def test_whoever_is_spoken_to_is_no_part_of_it(to_whom: str, thing: str) -> None:
    reading = read(f"{to_whom}谁有{thing}")
    assert (reading.intent, reading.act, [one.name for one in reading.wants]) == ("need", True, [thing])
