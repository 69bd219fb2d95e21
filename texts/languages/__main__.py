"""`make languages`: collects every sentence of `texts` into the .po files and compiles them.

English is written by hand in en.po, where a sentence that changed has lost its translation; traditional Chinese is
OpenCC's, and what it gets wrong is mended in `MENDED`.
"""

import ast
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import opencc
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from texts.languages import FOLDER

TEXTS = FOLDER.parent
FOR_OPERATORS = ("commandline.py", "doctor.py", "playing.py", "running.py")  # they run the bot; they read Chinese
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)  # the same sentences make the same files
MENDED = MappingProxyType(  # of OpenCC's, as neighbours write
    {
        "瞭": "了",
        "羣": "群",
        "着": "著",
        "擡": "抬",
        "回復": "回覆",
        "釋出": "發布",
        "發佈": "發布",
        "藉著": "借著",
        "迴音": "回音",
        "才髮": "才發",
        "天后": "天後",
        "鄰居里": "鄰居裡",
        "好訊息": "好消息",
        "有訊息": "有消息",
        "團長的訊息": "團長的消息",
        "許可權": "權限",
        "小區": "社區",
        "周": "週",
        "姜": "薑",
        "臺": "台",
        "條": "則",  # of messages: there are no others here
        "等到訊息": "等到消息",
        "退群": "退出群",
        "群": "群組",
        "私聊": "私訊",
        "團長": "團主",
        "拼團": "團購",
        "在組團": "在揪團",
        "可以捎上": "可以順路載",
        "捎上您": "順路載您",
        "捎上了": "載到了",
        "捎": "載",
        "就行": "就好",
        "沒法": "沒辦法",
        "咱們": "我們",
        "眼下": "目前",
        "那會兒": "那時候",
        "歇一會兒": "歇一下",
        "到點再問": "時間到再問",
        "抓緊": "把握時間",
        "搭把手": "幫個忙",
        "留個念想": "留個紀念",
        "用表格開啟": "用試算表打開",
    }
)


def sentences() -> dict[str, str]:
    """Every sentence said to residents, in the order of the files, and where it is first said: 「texts/posts.py」."""
    found: dict[str, str] = {}
    for path in sorted(TEXTS.glob("*.py")):
        if path.name in FOR_OPERATORS or path.name.startswith(("phrasebook", "__")):
            continue
        for sentence in _said(ast.parse(path.read_text("utf-8"))):
            found.setdefault(sentence, f"texts/{path.name}")
    return found


def _said(tree: ast.Module) -> Iterator[str]:
    """What `t` is called with, and the tables and names at the top that it is called with elsewhere."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            yield from _chinese(statement.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t":
            first = node.args[0]
            yield from [str(first.value)] if isinstance(first, ast.Constant) else _chinese(first)


def _chinese(node: ast.expr) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and CHINESE.search(one.value):
            yield one.value


def collected(before: Catalog, said: dict[str, str]) -> Catalog:
    """The sentences of today with the translations of before."""
    catalog = Catalog(locale=before.locale, creation_date=ALWAYS, revision_date=ALWAYS, fuzzy=False)
    for sentence, path in said.items():
        known = before.get(sentence)
        catalog.add(sentence, known.string if known is not None else "", locations=[(path, 1)])
    return catalog


def traditional(said: dict[str, str]) -> Catalog:
    convert = opencc.OpenCC("s2twp").convert
    catalog = Catalog(locale="zh_Hant", creation_date=ALWAYS, revision_date=ALWAYS, fuzzy=False)
    for sentence, path in said.items():
        catalog.add(sentence, _mended(convert(sentence)), locations=[(path, 1)])
    return catalog


def _mended(words: str) -> str:
    for wrong, right in MENDED.items():
        words = words.replace(wrong, right)
    return words


def english(said: dict[str, str]) -> Catalog:
    return collected(read(FOLDER / "en.po", "en"), said)


def read(path: Path, locale: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def compiled(catalog: Catalog) -> bytes:
    """The catalog as gettext reads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def source(catalog: Catalog) -> bytes:
    """The catalog as translators read it."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, omit_header=True, include_lineno=False)
    return HEADER + out.getvalue()


HEADER = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def main() -> None:
    said = sentences()
    for name, catalog in (("en", english(said)), ("zh-Hant", traditional(said))):
        (FOLDER / f"{name}.po").write_bytes(source(catalog))
        (FOLDER / f"{name}.mo").write_bytes(compiled(catalog))
        missing = sum(not one.string for one in catalog if one.id)
        print(f"{name}: {len(catalog)} sentences, {missing} without a translation")  # noqa: T201 - a tool's answer


if __name__ == "__main__":
    main()
