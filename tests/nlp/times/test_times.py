"""Times: a table of what neighbours type, arithmetic of our own against it, and whatever else a keyboard can send."""

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_python import Solar

from nlp import times
from nlp.readings import When
from nlp.times import grammar, lunar, patterns

SAID_AT = datetime.fromisoformat("2026-11-18T10:00")  # a Wednesday
TABLE = Path(__file__).parent / "times.tsv"
CORPUS = Path(times.__file__).parent.parent / "training" / "corpus"
WEEKDAYS = "一二三四五六日"
MOMENTS = st.datetimes(
    min_value=datetime.fromisoformat("2020-01-01T00:00"), max_value=datetime.fromisoformat("2055-12-31T00:00")
)


NOTHING = When("", None)


def announced(text: str, now: datetime = SAID_AT) -> When:
    return times.find(text, now, announcing=True) or NOTHING


def as_row(when: When) -> list[str]:
    """A `When` the way the table writes it."""
    if when.start is None:
        return [f"!{when.problem}" if when.problem else "-"]
    ends = f"{when.end:%Y-%m-%dT%H:%M}" if when.end else ""
    row = [f"{when.start:%Y-%m-%dT%H:%M}", ends, "all day" if when.all_day else "", when.recurrence or ""]
    while row[-1] == "":
        row.pop()
    return row


def rows() -> list[tuple[str, list[str]]]:
    lines = TABLE.read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(text.replace("\\n", "\n"), answer) for text, *answer in cells]


@pytest.mark.parametrize(("text", "answer"), rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_what_neighbours_type_is_read_as_they_mean_it(text: str, answer: list[str]) -> None:
    assert as_row(announced(text)) == answer


@given(now=MOMENTS, weekday=st.integers(0, 6), hour=st.integers(8, 11))
def test_a_weekday_is_the_next_such_day_and_today_while_its_time_is_ahead(
    now: datetime, weekday: int, hour: int
) -> None:
    expected = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    while expected <= now or expected.weekday() != weekday:
        expected += timedelta(days=1)

    when = announced(f"周{WEEKDAYS[weekday]}上午{hour}点楼下见", now)

    assert (when.start, when.end, when.all_day) == (expected, None, False)


@given(now=MOMENTS, weekday=st.integers(0, 6), weeks=st.integers(1, 3))
def test_next_week_begins_on_monday(now: datetime, weekday: int, weeks: int) -> None:
    monday = now.date() - timedelta(days=now.weekday())
    expected = monday + timedelta(days=7 * weeks + weekday)

    when = announced(f"{'下' * weeks}周{WEEKDAYS[weekday]}大扫除", now)

    assert (when.start, when.all_day) == (datetime.combine(expected, datetime.min.time()), True)


@given(
    now=MOMENTS,
    day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    written=st.sampled_from(
        ["{m}月{d}日", "{m}月{d}号", "{m}/{d} ", "{m}.{d}", "{m}-{d} ", "{m:02}-{d:02} ", "{m}月{d}"]
    ),
)
def test_a_month_and_day_already_past_mean_next_year(now: datetime, day: date, written: str) -> None:
    expected = datetime.fromisoformat(f"{now.year}-{day:%m-%d}T15:00")
    if expected <= now:
        expected = expected.replace(year=now.year + 1)

    when = announced(written.format(m=day.month, d=day.day) + "下午三点茶话会", now)

    assert when.start == expected


@given(now=MOMENTS, day=st.integers(1, 31))
def test_a_day_of_the_month_is_the_next_such_day(now: datetime, day: int) -> None:
    expected = now.replace(hour=20, minute=30, second=0, microsecond=0)
    while expected <= now or expected.day != day:
        expected += timedelta(days=1)

    when = announced(f"{day}号晚上八点半看电影", now)

    assert when.start == expected


@given(now=MOMENTS, minutes=st.integers(1, 90), days=st.integers(1, 60))
def test_what_comes_after_so_long_is_counted_from_now(now: datetime, minutes: int, days: int) -> None:
    soon, later = announced(f"{minutes}分钟后楼下见", now), announced(f"{days}天后上午九点见", now)

    moment = now.replace(second=0, microsecond=0)
    assert (soon.start, later.start) == (
        moment + timedelta(minutes=minutes),
        datetime.combine(moment.date() + timedelta(days=days), datetime.min.time()).replace(hour=9),
    )


@given(now=MOMENTS, year=st.integers(2027, 2055), month=st.integers(1, 12), day=st.integers(1, 29))
def test_lunar_days_are_those_of_the_library(now: datetime, year: int, month: int, day: int) -> None:
    said = "正二三四五六七八九十冬腊"[month - 1]
    number = (
        ["初" + n for n in "一二三四五六七八九十"] + ["十" + n for n in WEEKDAYS[:6]] + ["十七", "十八", "十九", "二十"]
    )
    number += ["廿" + n for n in "一二三四五六七八九"]
    when = announced(f"农历{said}月{number[day - 1]}上午九点素斋", now)

    assert when.start
    lunar_day = Solar.fromYmd(when.start.year, when.start.month, when.start.day).getLunar()
    assert (lunar_day.getMonth(), lunar_day.getDay(), when.calendar, when.start > now) == (month, day, "lunar", True)


@pytest.mark.parametrize("number", [2020, 2033, 2056])
def test_the_table_of_lunar_years_says_what_the_library_says(number: int) -> None:
    assert lunar.year(number) == lunar.asked(number)


def test_a_year_outside_the_table_is_asked_of_the_library() -> None:
    when = announced("除夕晚上八点看春晚", datetime.fromisoformat("1999-12-01T09:00"))

    assert when.start == datetime.fromisoformat("2000-02-04T20:00")


def test_traditional_writing_means_taiwans_festivals_and_cantonese_hong_kongs() -> None:
    said = ["父亲节上午十点", "父親節上午十點烤肉", "父親節上午十點嚟燒嘢食"]
    starts = [announced(text, datetime.fromisoformat("2027-05-01T00:00")).start for text in said]

    assert [f"{start:%m-%d}" for start in starts] == ["06-20", "08-08", "06-20"]


def test_a_time_already_gone_is_said_to_be_past() -> None:
    when = announced("昨天下午三点茶话会")

    assert when.problem == "past"


def test_words_are_those_of_the_text() -> None:
    when = announced("各位：週六上午九點到十一點，大掃除")

    assert when.words == "週六上午九點到十一點"


def test_titles_say_no_time() -> None:
    assert announced("一起读《明天会更好》") == NOTHING


@given(text=st.text(max_size=200), now=st.datetimes())
def test_nothing_typed_at_any_time_makes_it_fail(text: str, now: datetime) -> None:
    when = announced(text, now)

    assert when.start is None or when.end is None or when.end >= when.start


WORDS = [*sorted(set("".join(text for text, _ in rows()))), "周", "下下", "农历", "第二个", "2月30日", "到", "25点"]


@given(text=st.lists(st.sampled_from(WORDS), max_size=40).map("".join), now=st.datetimes())
def test_no_mixture_of_its_own_words_makes_it_fail(text: str, now: datetime) -> None:
    when = announced(text, now)

    assert when.start is None or when.end is None or when.end >= when.start


def test_a_kind_is_tried_wherever_it_can_begin() -> None:
    """Scanning tries a kind only where `first` and `after` let it; trying all everywhere finds nothing else."""
    kinds = patterns.kinds()
    everything = re.compile("|".join(f"(?P<{name}_>{kind.pattern})" for name, kind in kinds.items()))
    lines = (CORPUS / "train-claim-close-event.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    folded = [grammar.fold(text) for text in [*texts, *(text for text, _ in rows())]]

    differing = [
        text
        for text in folded
        if [(a.kind, a.start, a.end) for a in grammar.scan(text)]
        != [((m.lastgroup or "")[:-1], m.start(), m.end()) for m in everything.finditer(text) if m.end() > m.start()]
    ]

    assert differing == []


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("每月农历十五晚上7点赏月", "lunar"),
        ("每逢初一十五早上7点", "lunar"),
        ("每月15号晚上7点（农历十月初七）", "solar"),
    ],
)
def test_a_lunar_day_of_each_month_is_never_a_solar_one(text: str, calendar: str) -> None:
    assert announced(text).calendar == calendar


@given(number=st.integers(2020, 2055), day=st.integers(1, 29))
def test_days_of_each_lunar_month_are_those_of_the_library(number: int, day: int) -> None:
    year = lunar.year(number)
    assert year is not None
    assert {Solar.fromYmd(at.year, at.month, at.day).getLunar().getDay() for at in year.each(day)} == {day}
