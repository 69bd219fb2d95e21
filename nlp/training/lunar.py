"""Builds `nlp/lexicon/times/lunar.tsv` from lunar_python: `python -m nlp.training.lunar`.

2020 to 2056 are the years in which lunar_python and borax were found to agree, day by day.
"""

from nlp.times.lunar import TABLE, asked

YEARS = range(2020, 2057)


def row(number: int) -> str:
    """One line: year, its first day, length of each month (闰 before a leap one), the solar year's terms."""
    year = asked(number)
    lengths = (f"{'闰' if index == year.leap else ''}{length}" for index, length in enumerate(year.lengths))
    return "\t".join((str(number), str(year.first), " ".join(lengths), " ".join(str(day)[5:] for day in year.terms)))


def main() -> None:
    head = "# year\t正月初一\tdays of each month, 闰 before a leap one\tthe 24 solar terms from 小寒 (lunar_python)"
    TABLE.write_text("\n".join([head, *map(row, YEARS)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
