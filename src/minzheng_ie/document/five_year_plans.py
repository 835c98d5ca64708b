"""Documents that are a five-year plan (“十四五”民政事业发展规划): the years they plan and those they look back on."""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex
from minzheng_ie.records import dataclass

_FIRST = 1951  # the n-th plan begins 5 n years later: the 14th in 2021
PLAN = r"[“\"](?P<n>十[一二三四五六七八九]?)五[”\"]|(?<![一-鿿])(?P<m>十[一二三四五六七八九])五(?=时期|期间|规划|[一-鿿]{0,8}工作)"
"""The name of a five-year plan: its ordinal in ``n``, or in ``m`` where it stands without quotation marks."""
_ORDINALS = {"十": 10} | {f"十{digit}": 10 + value for value, digit in enumerate("一二三四五六七八九", 1)}
_TITLE = compile_regex(
    r"[“\"]?(?P<n>十[一二三四五六七八九]?)五[”\"]?(?:时期)?[^,。;]{0,36}?规划(?!纲要解读|(?:重点)?投资|新建|布点)"
    r"(?!.{0,12}(?:评估|总结|回顾|实施情况|执行情况|完成情况|解读|综述))"
)
_LONGEST = 80  # characters of a title


@dataclass(frozen=True, slots=True)
class FiveYearPlan:
    """A plan that a document sets out.

    first, last (int): its years. start, end (int): offsets of the words of the title that name it.
    """

    first: int
    last: int
    start: int
    end: int

    @property
    def period(self) -> str:
        """EDTF of the years planned."""
        return f"{self.first}/{self.last}"

    @property
    def reviewed(self) -> str:
        """EDTF of the plan before it, on whose results its first chapter looks back."""
        return f"{self.first - 5}/{self.first - 1}"


def find_plan(line: str, offset: int = 0) -> FiveYearPlan | None:
    """The plan that ``line``, a line of a document's head, is the title of; None when it is none.

    offset (int): where the line starts in the document's clean text.
    """
    match = _TITLE.search(line) if len(line) <= _LONGEST else None
    if match is None or "。" in line:
        return None
    first, last = plan_years(match["n"])
    return FiveYearPlan(first, last, offset + match.start(), offset + match.end())


def plan_years(ordinal: str) -> tuple[int, int]:
    """First and last year of the plan called ``ordinal`` (``十四``)."""
    first = _FIRST + 5 * _ORDINALS[ordinal]
    return first, first + 4
