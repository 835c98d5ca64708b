"""A line of ``patterns/periods.yaml``, and the kinds of expressions of time."""

from __future__ import annotations

from typing import Literal

from minzheng_ie.patterns import Rule

Kind = Literal[
    "point",
    "range",
    "open",
    "asof",
    "relative",
    "span",
    "target",
    "recurring",
    "null",
    "comparison",
    "duration",
    "title",
    "dateline",
]
"""What a mention does to the numbers near it:

``point`` one unit of the calendar (2018年, 8月份, 上半年); ``range`` from one to another (2018年至2021年,
“十四五”期间); ``open`` from a time on (2020年以来, 7月1日起); ``asof`` the state up to a time (截至2021年底,
目前); ``relative`` a point said from the writer's place (今年, 去年, 今年以来); ``span`` counted back from the
year reported on (过去五年); ``target`` a time to come (到2027年, 年底前, 今后五年); ``recurring`` again and
again (每年, 年均, 春节期间): no period of its own, does not hide the one that governs; ``null`` a time that
cannot be dated (近年来): governs, with null; ``comparison`` the base of a comparison (比上年, 同比): does not
govern; ``duration`` a length of time (3年行动, 连续三个月): no period; ``title`` part of a name (in 《》, or a
plan as a plan: “十四五”规划): does not govern; ``dateline`` when the document was given, written or posted:
does not govern.
"""


class PeriodRule(Rule):
    """One line of ``periods.yaml``; see the head of that file for what each role means."""

    role: Literal[
        "plan",
        "event",
        "year",
        "month",
        "named",
        "part",
        "phrase",
        "prefix",
        "suffix",
        "count",
        "unit",
        "blocker",
        "genre",
        "passing",
        "early",
        "island",
        "era",
        "reign",
        "word",
    ]
    forms: tuple[str, ...]
    unless: str = ""
    first: int = 0
    last: int = 0
    quoted: bool = False
    opens: bool = False
    since: str = ""
    base: Literal["now", "report", "governing", "day"] = "report"
    offset: int = 0
    months: tuple[int, int] = (1, 12)
    kind: Kind = "point"
    effect: str = ""


RULE_FILES: dict[str, type[Rule]] = {"periods.yaml": PeriodRule}
