"""Every sentence in every language: none missing, none with other parts, each file what the sources say."""

import ast
import re
import string
from collections.abc import Callable, Iterator

import pytest
from babel.messages.catalog import Catalog

from texts.languages import FOLDER, speaking, t
from texts.languages.__main__ import compiled, english, read, sentences, source, traditional
from texts.messages import Message
from texts.phrasebook import pages

SAID = sentences()
CATALOGS = {"en": read(FOLDER / "en.po", "en"), "zh-Hant": read(FOLDER / "zh-Hant.po", "zh_Hant")}
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def parts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def tags(sentence: str) -> list[str]:
    return sorted(piece.split(">")[0] for piece in sentence.split("<")[1:])


@pytest.mark.parametrize("language", CATALOGS)
def test_no_sentence_is_missing_and_none_is_left_from_before(language: str) -> None:
    translated = {one.id for one in CATALOGS[language] if one.id and one.string}
    todo = "make languages, say it in English in texts/languages/en.po, make languages again"
    assert translated == set(SAID), todo


@pytest.mark.parametrize("language", CATALOGS)
def test_a_translation_has_the_parts_and_the_marks_of_its_sentence(language: str) -> None:
    other = [
        (one.id, one.string)
        for one in CATALOGS[language]
        if one.id and (parts(one.string) != parts(one.id) or tags(one.string) != tags(one.id))
    ]
    assert other == []


def test_english_has_chinese_only_where_it_shows_what_to_type() -> None:
    shown = re.compile("“[^”]*”|<code>[^<]*</code>|^/.*$|lunar calendar: .*", re.MULTILINE)
    left = [one.string for one in CATALOGS["en"] if one.id and CHINESE.search(shown.sub("", one.string))]
    assert left == []


@pytest.mark.parametrize(("language", "made"), [("en", english), ("zh-Hant", traditional)])
def test_the_files_are_what_make_languages_makes(language: str, made: Callable[[dict[str, str]], Catalog]) -> None:
    catalog = made(SAID)
    now = [(FOLDER / f"{language}.po").read_bytes(), (FOLDER / f"{language}.mo").read_bytes()]
    assert now == [source(catalog), compiled(catalog)]


def test_a_sentence_is_said_in_the_language_spoken_and_what_stands_in_it_stays_as_typed() -> None:
    said = {}
    for language in ("zh-Hans", "zh-Hant", "en"):
        with speaking(language):
            said[language] = t("想借{}", "边角料")
    assert said == {"zh-Hans": "想借边角料", "zh-Hant": "想借边角料", "en": "would like to borrow 边角料"}


def test_every_sentence_to_residents_is_said_through_t() -> None:
    files = {path.removeprefix("texts/") for path in SAID.values()}
    unsaid = [
        f"{path.name}:{line}: {words}"
        for path in sorted(FOLDER.parent.glob("*.py"))
        if path.name in files
        for line, words in in_functions(ast.parse(path.read_text("utf-8")))
    ]
    assert unsaid == []


def in_functions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Chinese literals in functions that are no docstring, not compared with, and not given to `t`."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body[ast.get_docstring(function) is not None :]:
                yield from _unsaid(statement)


def _unsaid(node: ast.AST) -> Iterator[tuple[int, str]]:
    match node:
        case ast.Constant(value=str(words), lineno=line) if CHINESE.search(words):
            yield line, words
        case ast.Call(func=ast.Name(id="t"), args=[_, *others], keywords=named):
            for other in (*others, *named):
                yield from _unsaid(other)
        case ast.Compare() | ast.FunctionDef():
            pass
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _unsaid(child)


def test_english_has_one_where_there_is_one() -> None:
    with speaking("en"):
        said = [t("我悄悄问了 {asked} 位可能帮得上的邻居。", asked=count) for count in (1, 3)]
    assert said == [
        "I quietly asked 1 neighbour who may be able to help.",
        "I quietly asked 3 neighbours who may be able to help.",
    ]


def test_english_sentences_that_follow_one_another_do_not_stick_together() -> None:
    with speaking("en"):
        stuck = [
            f"{scene}: {said}"
            for scene, page in pages()
            for said in [page.html if isinstance(page, Message) else page]
            if re.search(r"[a-z][.!](?:[A-Z]|<a)|(tomorrow|today)\d|(?:years|months|weeks|Nov)(?:[A-Z]|until)", said)
        ]
    assert stuck == []


def test_traditional_is_what_neighbours_in_taiwan_and_hong_kong_say() -> None:
    elsewhere = re.compile("群(?!組)|條|捎|就行|私聊|團長|拼團|咱|[會哪]兒|沒法|念想|搭把手")
    assert [one.string for one in CATALOGS["zh-Hant"] if one.id and elsewhere.search(one.string)] == []


def test_traditional_is_not_what_a_converter_takes_it_for() -> None:
    wrong = re.compile("釋出|髮|天后|藉著|迴音|鄰居里|[好有到]訊息|許可權|小區|周|姜|臺|線上")
    assert [one.string for one in CATALOGS["zh-Hant"] if one.id and wrong.search(one.string)] == []
