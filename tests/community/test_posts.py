"""Lists whose things go each their own way, and their edits."""

from datetime import UTC, datetime

from community.members import Person
from community.posts import Draft, Item, Post, listed, listed_as_before

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
CHEN = Person(1, "陈姐")


def draft(*names: str, kind: str = "offer", category: str = "item") -> Draft:
    items = tuple(Item(name.split("/")[0], name.rsplit("/", maxsplit=1)[-1]) for name in names)
    wants, gives = (items, ()) if kind == "need" else ((), items)
    return Draft(-1, 7, CHEN, kind, category, wants, gives, "")  # type: ignore[arg-type]  # parametrized as plain text


def numbers(one: Draft | Post) -> dict[str, int]:
    return {item.name: item.number for item in one.items}


def post(one: Draft) -> Post:
    return Post(5, -1, 7, CHEN, one.kind, one.category, one.wants, one.gives, "", "open", 1, 0, NOW)


def test_things_to_give_to_lend_and_to_get_are_numbered_and_nothing_else() -> None:
    assert numbers(listed(draft("书架", "台灯"))) == {"书架": 1, "台灯": 2}
    assert listed(draft("姜", "葱", kind="need")).listed
    for other in (draft("书架"), draft("书架", "书架"), draft("通马桶", "修灯", category="help")):
        assert not listed(other).listed


def test_a_thing_keeps_its_number_by_name_by_what_it_is_and_by_its_place() -> None:
    before = post(listed(draft("书架", "生姜/姜", "台灯")))
    assert numbers(listed_as_before(draft("台灯", "姜", "书架"), before)) == {"台灯": 3, "姜": 2, "书架": 1}
    assert numbers(listed_as_before(draft("书架", "姜", "落地灯"), before)) == {"书架": 1, "姜": 2, "落地灯": 3}
    assert numbers(listed_as_before(draft("书架", "椅子"), before)) == {"书架": 1, "椅子": 4}


def test_what_was_given_keeps_its_number_to_itself() -> None:
    before = post(listed(draft("书架", "台灯", "电饭煲"))).without(frozenset({3}))
    assert numbers(before) == {"书架": 1, "台灯": 2}
    assert numbers(listed_as_before(draft("书架", "台灯", "椅子"), before)) == {"书架": 1, "台灯": 2, "椅子": 4}
    assert numbers(listed_as_before(draft("书架", "电饭煲", "椅子"), before)) == {"书架": 1, "椅子": 2}
    assert numbers(listed_as_before(draft("电饭煲"), before)) == {"电饭煲": 4}
    assert [one.name for one in before.about(frozenset({1, 3})).gives] == ["书架", "电饭煲"]
    assert [one.name for one in before.whole.gives] == ["书架", "台灯", "电饭煲"]
    assert before.whole.whole == before.whole
    assert [one.name for one in before.whole.about(frozenset({3})).gives] == ["电饭煲"]


def test_a_post_that_is_no_list_is_about_all_of_it() -> None:
    single = post(draft("书架"))
    assert single.about(frozenset({1})) == single
    assert single.whole == single
