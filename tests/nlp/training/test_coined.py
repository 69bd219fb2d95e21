"""Copies of labelled posts with coined names, so that what is fitted leans on what stands around a name."""

from nlp.household import things
from nlp.training import coined
from nlp.training.lines import Line


def line(text: str, *names: str, category: str = "loan") -> Line:
    wants = tuple({"name": [name, "工具"], "quantity": None, "unit": None} for name in names)
    return Line("own.jsonl", text, False, "need", category, wants, ())


NAMED = [line(f"谁家有{name}借一下", name) for name in ("电钻", "梯子", "打气筒", "订书机", "手推车", "行李箱")]


def test_a_copy_is_about_something_that_no_list_has_and_is_told_as_before() -> None:
    for place, copy in coined.copies(NAMED * 20):
        name = copy.text.removeprefix("谁家有").removesuffix("借一下")
        assert things.known(name) is None
        assert copy.wants[0]["name"] == (coined.head(name) or [name])
        assert (copy.intent, copy.category) == ("need", "loan")
        assert copy.text != (NAMED * 20)[place].text


def test_half_of_the_plain_posts_have_a_copy_and_always_the_same() -> None:
    many = NAMED * 50
    made = coined.copies(many)
    assert 0.4 < len(made) / len(many) < 0.6
    assert made == coined.copies(many)


def test_posts_without_a_plain_name_have_none() -> None:
    others = [
        line("打气筒谁有", "打气筒"),  # begins with it
        line("谁家有那个充气的借一下", "打气筒"),  # does not say it
        line("谁家有打气筒借一下" + "，自行车停了半年了" * 4, "打气筒"),
        line("谁能帮我遛狗", "遛狗", category="help"),
    ]
    assert coined.copies([*NAMED, *others * 40]) == coined.copies([*NAMED])


def test_what_a_coined_name_ends_with_is_its_name_where_it_is_a_listed_thing() -> None:
    assert coined.head("手动叉车") == ["叉车"]
    assert coined.head("奶油枪") == []
