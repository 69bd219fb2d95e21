"""Every sentence the bot says: there, short enough, marked up as Telegram takes it, and in one writing."""

import re
from gettext import NullTranslations
from typing import get_args

import pytest

import texts.languages
from community.members import Language
from playground.emulator.html import parse
from texts.commands import MENUS, Menu
from texts.languages import speaking, t
from texts.languages.__main__ import sentences
from texts.messages import Message
from texts.names import breadth
from texts.phrasebook import pages

PAGES = list(pages())
NOT_SAID = {"邻居", "简体中文", "繁體中文"}  # stored as a name; a language is called by its own name in each
A_ROW = {"zh-Hans": 19, "zh-Hant": 19, "en": 24}  # Chinese characters on a row of buttons; letters are narrower


def plain(said: Message | str) -> str:
    return re.sub(r"<[^>]+>", "", said.html) if isinstance(said, Message) else said


@pytest.mark.parametrize("said", [said for _, said in PAGES], ids=[scene for scene, _ in PAGES])
def test_a_sentence_is_short_and_in_full_width_punctuation(said: Message | str) -> None:
    text = plain(said)
    half_width = re.findall(r"[\u4e00-\u9fff][,!?;:]", text.replace("谁家有姜,炒菜缺两块", ""))
    assert 0 < len(text) <= 4096
    assert max(map(len, text.splitlines())) <= 100
    assert half_width == []


@pytest.mark.parametrize("language", get_args(Language))
def test_signs_stand_once_and_brackets_in_no_brackets(language: Language) -> None:
    """Parts put together make a sentence: no 「：：」, no 「（姜（2块））」, no “it it”, no “1 people”."""
    clumsy = re.compile(
        r"[，。：；！？、]{2}|：[^，。「]*：$|（[^）]*（|「[^」]*「|\([^)]*\(|“[^”]*“|  | [:,.;!?]|[,;:.]{2}"
        r"|\b(\w+) \1\b|\b1 (?:people|neighbours|hours|days|times|things|places|seats|parts)\b|\b1 \w+s were\b"
    )
    with speaking(language):
        lines = [(scene, line) for scene, said in pages() for line in plain(said).splitlines()]
    assert [(scene, line) for scene, line in lines if clumsy.search(line)] == []


@pytest.mark.parametrize("said", [said for _, said in PAGES if isinstance(said, Message)])
def test_a_message_is_what_telegram_takes(said: Message) -> None:
    buttons = [button for row in said.buttons for button in row]
    parse(said.html)
    assert all(len((button.data or "").encode()) <= 64 for button in buttons)
    assert all((button.data is None) != (button.url is None) for button in buttons)


@pytest.mark.parametrize("language", get_args(Language))
def test_buttons_fit_beside_each_other_on_a_phone(language: Language) -> None:
    """Telegram cuts a label off that is too long for its share of the row."""
    with speaking(language):
        rows = [(scene, row) for scene, said in pages() if isinstance(said, Message) for row in said.buttons]
    cut = {(scene, one.label) for scene, row in rows for one in row if breadth(one.label) * len(row) > A_ROW[language]}
    assert cut == set()


def test_the_phrasebook_says_every_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = set()

    class Listening(NullTranslations):
        def gettext(self, message: str) -> str:
            heard.add(message)
            return message

    def listens(_: Language) -> NullTranslations:
        return Listening()

    monkeypatch.setattr(texts.languages, "_catalog", listens)
    list(pages())
    assert set(sentences()) - heard - NOT_SAID == set()


@pytest.mark.parametrize("menu", MENUS.values(), ids=list(MENUS))
def test_a_menu_is_what_telegram_takes(menu: Menu) -> None:
    """https://core.telegram.org/bots/api#botcommand"""
    with speaking("en"):
        english = [t(words) for _, words in menu]
    assert len(menu) <= 100
    assert all(re.fullmatch("[a-z0-9_]{1,32}", command) for command, _ in menu)
    assert all(1 <= len(words) <= 40 for words in (*english, *(words for _, words in menu)))  # 256, but phones cut


@pytest.mark.parametrize("language", get_args(Language))
def test_the_answer_to_a_tap_is_as_long_as_telegram_shows(language: Language) -> None:
    """What is no Message answers a tap: 200 characters (https://core.telegram.org/bots/api#answercallbackquery)."""
    with speaking(language):
        long = [said for _, said in pages() if isinstance(said, str) and len(said) > 200]
    assert long == []
