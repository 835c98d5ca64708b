"""Expressions that `re` is asked instead of `regex` find the same; those that it reads otherwise are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import regex

from minzheng_ie.patterns import builtin_dir, parse_placed
from minzheng_ie.rules.alike import compile_alike, reads_alike
from minzheng_ie.rules.look_rows import LookRow

TEXT = "全县共有农村低保对象320户,其中残疾人家庭58户;2021年以来,用于助学、救灾3.5万元(不含床位),增长5%。\n由12个减至9个"
LOOKS = [
    "".join(row.text)
    for path in sorted((builtin_dir() / "governance").glob("*_looks.yaml"))
    for _, row in parse_placed(path, LookRow)
]


def _found(expression: str, text: str, module: object) -> Iterator[tuple[int, int] | None]:
    made = module.compile(expression)  # type: ignore[attr-defined]
    for start in range(0, len(text) + 1, 3):
        for stop in (max(start - 2, 0), start + 1, start + 8, len(text)):
            for asked in (made.match, made.search, made.fullmatch):
                found = asked(text, start, stop)
                yield None if found is None else found.span()


@pytest.mark.parametrize(
    "expression", [*[look for look in LOOKS if reads_alike(look)], "^全|^由|^县", "(?:^|;)2"]
)
def test_a_look_is_found_alike(expression: str) -> None:
    assert list(_found(expression, TEXT, re)) == list(_found(expression, TEXT, regex))


def test_most_looks_are_read_alike() -> None:
    assert sum(map(reads_alike, LOOKS)) > 0.8 * len(LOOKS)


@pytest.mark.parametrize(
    "expression",
    [
        r"\p{Han}人", r"(?<=甲|乙丙)人", r"(?<!\d+)人",  # what `re` has not
        r"\w人", r"人\s", r"人\b", "(?m)^人", "(?i)a", r"(甲)\1", "[[:alpha:]]", "(?P<a>甲)|(?P<a>乙)",  # what it reads otherwise
        "甲?", r"甲*\Z", "$",  # what may be nothing
        "(?:甲+)+乙", "(?:甲{0,9}){2,9}乙", "甲*乙*丙*",  # what it may try for ever
    ],
)  # fmt: skip
def test_what_is_not_read_alike_stays_with_regex(expression: str) -> None:
    assert not reads_alike(expression)


def test_an_expression_is_compiled_by_the_module_that_is_asked() -> None:
    assert isinstance(compile_alike("[省市县]"), re.Pattern)
    assert isinstance(compile_alike(r"\p{Han}"), regex.Pattern)
    with pytest.raises(regex.error):
        compile_alike("(甲")
