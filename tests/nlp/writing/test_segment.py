"""Cutting as jieba does, without its guesses."""

import logging
import re

import jieba
from hypothesis import given
from hypothesis import strategies as st

from nlp.training import lines
from nlp.writing import segment


def test_a_request_is_cut_into_its_words() -> None:
    assert segment.cut("谁家有电钻借一下,9.9包邮") == ["谁家", "有", "电钻", "借", "一下", ",", "9.9", "包", "邮"]


def test_cuts_agree_with_jieba_on_nearly_all_of_the_corpus() -> None:
    jieba.setLogLevel(logging.WARNING)
    runs = [run for line in lines.held_out() for run in re.findall("[\u4e00-\u9fff]+", line.text)]
    same = sum(segment.cut(run) == jieba.lcut(run, HMM=False) for run in runs)
    assert same / len(runs) > 0.999


@given(st.text())
def test_nothing_is_left_out_whatever_is_typed(text: str) -> None:
    assert "".join(segment.cut(text)) == text


def test_the_dictionary_is_jieba_s() -> None:
    jieba.initialize()
    known = [word for word in ("针头", "电钻", "人字梯", "针头头") if segment.known(word)]
    assert known == [word for word in ("针头", "电钻", "人字梯", "针头头") if jieba.dt.FREQ.get(word)]


def test_where_there_is_no_wheel_jieba_itself_cuts() -> None:
    jieba.setLogLevel(logging.WARNING)
    cut, known = segment.by_jieba()
    assert cut("谁家有电钻借一下") == segment.cut("谁家有电钻借一下")
    assert (known("电钻"), known("针头头")) == (segment.known("电钻"), segment.known("针头头"))


def test_tagged_words_are_the_words_that_are_cut() -> None:
    text = "谁家有电钻借一下,9.9包邮"
    words, tags = segment.tagged(text)
    assert (words, tags[words.index("电钻")], len(tags)) == (segment.cut(text), "n", len(words))


def test_jieba_tags_as_jieba_rs_does() -> None:
    run = "谁家有电钻借一下"
    assert segment.tags_by_jieba()(run) == segment.tagger()(run)
