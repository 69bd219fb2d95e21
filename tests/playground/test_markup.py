"""HTML, MarkdownV2 and what is found in plain text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.emulator import html, markdown
from playground.emulator.entities import found, piece, units
from playground.emulator.errors import ApiError
from tests.playground.conftest import Emulator


def seen(text: str, entities: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Entities as (type, the words they cover)."""
    return [(entity["type"], piece(text, entity)) for entity in entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>姜</b>", "姜", [("bold", "姜")]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", "a"), ("italic", "b")]),
        ("<i>a<b>b</b></i>", "ab", [("bold", "b"), ("italic", "ab")]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", c) for c in "abc"]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", "a")]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", "a")]),
        ("<code>a</code>", "a", [("code", "a")]),
        ("<pre>a</pre>", "a", [("pre", "a")]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", "a")]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", "a")]),
        ("<B>a</B>", "a", [("bold", "a")]),
        ("<b>a</>", "a", [("bold", "a")]),
        ("😀<b>姜</b>", "😀姜", [("bold", "姜")]),
        ("&lt;b&gt; &amp; &quot;&#22996;&#x59dc;", '<b> & "委姜', []),
        ("&nbsp; & &#0;", "&nbsp; & &#0;", []),
        ("<b></b>空", "空", []),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [("custom_emoji", "👍")]),
    ],
)
def test_html_is_read_as_the_real_server_reads_it(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    words, found_entities = html.parse(source)
    assert (words, seen(words, found_entities)) == (text, entities)


def test_links_keep_their_address_and_mentions_their_person() -> None:
    text, (link, mention) = html.parse(
        "<a href=\"https://example.org/?a=1&amp;b=2\">链接</a><a href='tg://user?id=7'>小李</a>"
    )
    assert (text, link["url"], mention["user_id"]) == ("链接小李", "https://example.org/?a=1&b=2", 7)


def test_code_in_pre_has_a_language() -> None:
    _, entities = html.parse('<pre><code class="language-python">a</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("姜<x>a</x>", 'Unsupported start tag "x" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<", "Unclosed start tag at byte offset 0"),
        ("< b>", 'Unsupported start tag "" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a =x>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_in_the_real_servers_words(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refusal:
        html.parse(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


@given(st.text(alphabet=st.sampled_from("<>/&;='\" abiprecodsuq#x1姜😀\n-")))
def test_html_is_read_or_refused_never_worse(source: str) -> None:
    try:
        text, entities = html.parse(source)
    except ApiError as refusal:
        assert refusal.code == 400  # noqa: PT017 — either way is right
        return
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= units(text) for e in entities)


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html.parse(escaped) == (text, [])


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "姜", "&lt;", "<a href='t.me'>", "</a>"])
    )
)
def test_tags_are_closed_in_the_order_they_were_opened_or_refused(pieces: list[str]) -> None:
    opened: list[str] = []
    right = True
    for each in pieces:
        if each.startswith("</"):
            right = right and bool(opened) and opened.pop() == each[2:-1]
        elif each.startswith("<"):
            opened.append(each[1:-1].split()[0])
    try:
        html.parse("".join(pieces))
        accepted = True
    except ApiError:
        accepted = False
    assert accepted == (right and not opened)


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*姜*", "姜", [("bold", "姜")]),
        (
            "_a_ __b__ ~c~ ||d||",
            "a b c d",
            [("italic", "a"), ("underline", "b"), ("strikethrough", "c"), ("spoiler", "d")],
        ),
        ("*a _b_*", "a b", [("italic", "b"), ("bold", "a b")]),
        ("`a*b`", "a*b", [("code", "a*b")]),
        ("```python\na\n```", "a\n", [("pre", "a\n")]),
        (r"1\. a\*b\\", "1. a*b\\", []),
        ("[链接](https://example.org/)", "链接", [("text_link", "链接")]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", "a\nb\n")]),
    ],
)
def test_markdown_is_read_as_the_real_server_reads_it(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    words, found_entities = markdown.parse(source)
    assert (words, seen(words, found_entities)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("*a", "Can't find end of Bold entity at byte offset 0"),
        ("姜.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 3"),
        ("*a _b* c_", "Can't find end of Italic entity at byte offset 8"),
    ],
)
def test_broken_markdown_is_refused(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refusal:
        markdown.parse(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


@given(st.text(alphabet=st.sampled_from("*_~|`[]()>\\\n!a姜😀.")))
def test_markdown_is_read_or_refused_never_worse(source: str) -> None:
    try:
        text, entities = markdown.parse(source)
    except ApiError as refusal:
        assert refusal.code == 400  # noqa: PT017 — either way is right
        return
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= units(text) for e in entities)


def test_commands_mentions_links_and_tags_are_found_in_plain_text() -> None:
    text = "😀 /needs@linli_bot 找 @xiaoli，看 https://example.org/a?b=1。 #团购 写信 a@b.cn, 3/4 不是命令"
    assert seen(text, found(text)) == [
        ("bot_command", "/needs@linli_bot"),
        ("mention", "@xiaoli"),
        ("url", "https://example.org/a?b=1"),
        ("hashtag", "#团购"),
        ("email", "a@b.cn"),
    ]


@given(st.text())
def test_what_is_found_lies_inside_the_text(text: str) -> None:
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= units(text) for e in found(text))


async def test_the_servers_answer_shows_mentioned_people_and_drops_unknown_ones(emulator: Emulator) -> None:
    li = await emulator.person("小李")
    text = f'<a href="tg://user?id={li}">小李</a><a href="tg://user?id=404">谁</a>'
    sent = await emulator.bot("sendMessage", chat_id=li, text=text, parse_mode="HTML")
    assert [(e["type"], e["user"]["first_name"]) for e in sent["entities"]] == [("text_mention", "小李")]


async def test_white_space_at_both_ends_goes_and_entities_move_along(emulator: Emulator) -> None:
    li = await emulator.person("小李")
    sent = await emulator.bot("sendMessage", chat_id=li, text=" \n😀<b> 姜 </b>\n", parse_mode="HTML")
    assert (sent["text"], seen(sent["text"], sent["entities"])) == ("😀 姜", [("bold", " 姜")])


async def test_nothing_is_formatted_inside_code(emulator: Emulator) -> None:
    li = await emulator.person("小李")
    sent = await emulator.bot("sendMessage", chat_id=li, text="<code>a<b>b</b> @xiaoli</code>", parse_mode="HTML")
    assert seen(sent["text"], sent["entities"]) == [("code", "ab @xiaoli")]


async def test_entities_can_be_given_instead_of_markup(emulator: Emulator) -> None:
    li = await emulator.person("小李")
    entities = [
        {"type": "bold", "offset": 2, "length": 1},
        {"type": "text_mention", "offset": 2, "length": 1, "user": {"id": li}},
        {"type": "bold", "offset": 90, "length": 1},
    ]
    sent = await emulator.bot("sendMessage", chat_id=li, text="😀姜", entities=entities)
    assert seen(sent["text"], sent["entities"]) == [("bold", "姜"), ("text_mention", "姜")]
    for wrong in ([7], [{"type": "loud", "offset": 0, "length": 1}], [{"type": "bold"}], [{"type": []}]):
        assert (await emulator.refused("sendMessage", chat_id=li, text="姜", entities=wrong)).startswith("Bad Request")


async def test_unknown_parse_modes_are_refused(emulator: Emulator) -> None:
    li = await emulator.person("小李")
    assert await emulator.refused("sendMessage", chat_id=li, text="姜", parse_mode="rtf") == (
        "Bad Request: unsupported parse_mode"
    )
