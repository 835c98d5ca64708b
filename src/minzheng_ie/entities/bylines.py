"""Names of people in bylines (记者 范桂林), which are no places although a place's name may end one."""

from __future__ import annotations

from bisect import bisect_right

from minzheng_ie.compiled import compile_re

Span = tuple[int, int]

_WORDS = "记者|通讯员|作者|责编|编辑|审核|校对|编校|初审|复审|终审|监制|摄影|撰稿人?|供稿人"
_LABEL = rf"(?:{_WORDS}|[(\s][文图摄](?=[/: ]))"
# The same, where each begins with a character of its own: a text is searched fastest for one of a set of characters.
_FIRST_LABEL = rf"(?:{_WORDS}|文(?<=[(\s].)(?=[/: ])|图(?<=[(\s].)(?=[/: ])|摄(?<=[(\s].)(?=[/: ]))"
# A name stands right behind the label or among others, and nothing but the end of the byline follows it.
_NAME = r"(?![从在由自与向对就到于和及以])[\u4e00-\u9fff]{2,4}"
_END = r"(?=\s*(?:[)\]】\n,。;/|]|文/图|摄影?[)\s报]|报道|实习|$)|\s)"
_PEOPLE = compile_re(
    rf"{_FIRST_LABEL}[\s:/]{{0,3}}(?P<names>{_NAME}(?:(?:[ 、,]{{1,3}}|(?<=[\u4e00-\u9fff]) ?文/图 ?)(?:{_LABEL}[\s:/]{{0,3}})?{_NAME}){{0,12}}){_END}"
)
# 记者 李某 桂林报道: a place on its own right before it is where they write from.
_WRITES_FROM = compile_re(r"\s?(?:摄影)?(?:报道|电|讯)")
_HAN = compile_re(r"[\u4e00-\u9fff]")
# 记者李某/台中|报导), as papers of Taiwan write it
_REPORTS = compile_re(r"报导(?=[)\]】〕:\s]|$)")
_WHO, _FAR = "记者", 20


class Bylines:
    """The names of people in the bylines of a clean text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names: list[Span] = [m.span("names") for m in _PEOPLE.finditer(text)]
        self._reports = {
            m.start() for m in _REPORTS.finditer(text) if _WHO in text[max(0, m.start() - _FAR) : m.start()]
        }

    def name(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]``, a short name of a place, is one of a person, or a part of it."""
        return self._within(start) and not self.writes_from(start, end)

    def reports_from(self, end: int) -> bool:
        """Whether a name that ends at ``end`` is where a reporter of Taiwan writes from (〔记者李某/台中|报导〕)."""
        return end in self._reports

    def writes_from(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is where those who are named in a byline write from."""
        if self.reports_from(end):
            return True
        if not self._within(start):
            return False
        at = bisect_right(self._names, start, key=lambda span: span[0]) - 1
        alone = start == self._names[at][0] or not _HAN.match(self._text, start - 1)
        return alone and _WRITES_FROM.match(self._text, end) is not None

    def _within(self, start: int) -> bool:
        if not self._names:
            return False
        at = bisect_right(self._names, start, key=lambda span: span[0]) - 1
        return at >= 0 and start < self._names[at][1]
