"""The sentences of a document with everything recognised in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.numbers import behind_marker
from minzheng_ie.claims.slogans import spoken_of
from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.entities.regions import RegionMention
from minzheng_ie.heads.topics import PASSED
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.money import SCALES
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.text.layout import Sentence
from minzheng_ie.tree.leaves import JOINT, ClauseText, Mark, Token, clauses, marks_within
from minzheng_ie.tree.words import MetricWords

T = TypeVar("T")

# 全国文明城市, 全省性社会组织: the place is part of a title or a quality, not a place said.
_QUALITY = compile_alike(r"性|级|籍|重点实验室|文明|示范|模范|先进|百强|统一|首|劳动|优秀|一流")
_TELLS_NONE = {"date": compile_re(r"[xX×*_□时点]"), "ambiguous": compile_re(r"[xX×*_□○]")}

# 甲、乙、丙等5市24.8万人: the places and how many they are, as one.
_COUNTED = compile_regex(
    r"等?\s?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:(?:地级|县级)?[省市县区州旗]|地区)(?=[约近超共]?\d)"
)

_MEASURES = frozenset({"标准", "水平", "补差"})
_FOLLOWS = "如下"
_LEAD = 12  # characters at the end of a lead
_PERIODIC = 8  # characters between a rate with a time and its number
_YEARS_OF_AGE = "岁"
_YEARS = "(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5})"
_AGES = compile_alike(rf"{_YEARS}(?:周?岁)?[至到\-—~]{_YEARS}周?岁")
_RANK = {"number": 0, "rate": 1, "comparison": 2, "period": 3, "region": 4, "word": 5}
Span = tuple[int, int]


@dataclass(eq=False, slots=True)
class ReadSentence:
    """A sentence, the indexes of its quantities that may be claims, and its mentions, all in text order.

    times (tuple): dates that tell no period (20xx年, 8时40分) and masked numbers (1xx万元), as clean spans.
    """

    span: Sentence
    numbers: tuple[int, ...]
    times: tuple[Span, ...]
    periods: tuple[PeriodMention, ...]
    regions: tuple[RegionMention, ...]
    programmes: tuple[ProgrammeMention, ...]


def read_sentences(analysis: Analysis) -> list[ReadSentence]:
    """Hand every mention of a document to its sentence, in one pass over each list."""
    spans = analysis.layout.sentences
    ends = [span.end for span in spans]
    candidates = [i for i, q in enumerate(analysis.quantities) if q.skip is None]
    numbers = _within(spans, ends, candidates, [analysis.quantities[i].start for i in candidates])
    unnamed = list(_unnamed(analysis))
    times = _within(spans, ends, unnamed, [start for start, _ in unnamed])
    periods = _within(spans, ends, analysis.periods, [m.start for m in analysis.periods])
    regions = _within(spans, ends, analysis.regions, [m.start for m in analysis.regions])
    said = list(spoken_of(analysis.clean.text, analysis.programmes))
    programmes = _within(spans, ends, said, [m.start for m in said])
    return [
        ReadSentence(s, n, t, p, r, g)
        for s, n, t, p, r, g in zip(spans, numbers, times, periods, regions, programmes, strict=True)
    ]


def _unnamed(analysis: Analysis) -> Iterator[Span]:
    """What masked dates, times of day and masked numbers leave in front of the first mention of a period in them."""
    starts = [mention.start for mention in analysis.periods]
    for quantity in analysis.quantities:
        if not _tells_none(quantity, analysis.clean.text):
            continue
        behind = bisect_left(starts, quantity.end)
        touching = bisect_left(starts, quantity.start)
        if behind == 0 or analysis.periods[behind - 1].end <= quantity.start:
            yield quantity.start, quantity.end
        elif touching < behind and starts[touching] > quantity.start:
            yield quantity.start, starts[touching]  # 20xx年7月份: the month is a mention


def _tells_none(quantity: Quantity, text: str) -> bool:
    """Whether a date or number was masked or lost (20xx年, XX万元, 资金万元)."""
    masked = _TELLS_NONE.get(quantity.skip) if quantity.skip else None
    if masked is None:
        return False
    return text[quantity.start] in SCALES or masked.search(text, quantity.start, quantity.end) is not None


def _is_place(mention: RegionMention, text: str) -> bool:
    return mention.kind in ("name", "deictic") and not _QUALITY.match(text, mention.end)


def _within(
    spans: Sequence[Sentence], ends: Sequence[int], items: Sequence[T], starts: Sequence[int]
) -> list[tuple[T, ...]]:
    """Items (in text order, with where they start) by the sentence they start in; ``ends`` are those of the sentences."""
    sentences, count = len(spans), len(items)
    groups: list[tuple[T, ...]] = [()] * sentences
    first = at = 0
    while first < count:
        at = bisect_right(ends, starts[first], at)
        if at == sentences:
            break
        behind = bisect_left(starts, ends[at], first)
        within = bisect_left(starts, spans[at].start, first, behind)
        groups[at] = tuple(items[within:behind])
        first = behind
    return groups


def _counted_places(text: str, sentence: ReadSentence) -> list[tuple[int, int]]:
    """Places side by side with their number behind them, each list as one span."""
    found: list[tuple[int, int]] = []
    first: RegionMention | None = None
    for at, mention in enumerate(sentence.regions):
        before = sentence.regions[at - 1] if at else None
        if first is None or before is None or not JOINT.fullmatch(text, before.end, mention.start):
            first = mention
        counted = _COUNTED.match(text, mention.end, sentence.span.end) if first is not mention else None
        if counted is not None:
            found.append((first.start, counted.end()))
    return found


def marks_of(sentence: ReadSentence, analysis: Analysis) -> list[Mark]:
    """Numbers, rate words, periods and places of a sentence that are one token; a number wins where they overlap."""
    marks: list[Mark] = []
    counted = _counted_places(analysis.clean.text, sentence)
    for index in sentence.numbers:
        quantity = analysis.quantities[index]
        if counted and any(start <= quantity.start < end for start, end in counted):
            continue
        marks.append(Mark(quantity.start, quantity.end, "number", index))
        rate = quantity.rate_span
        if rate is not None:
            gap = _PERIODIC if "·" in (quantity.unit or "") else 2  # 每人每年提高到5800元, but 每户补助3000元
            if 0 <= quantity.start - rate[1] <= gap:
                marks.append(Mark(*rate, "rate"))
    for period in sentence.periods:
        if period.kind not in ("title", "recurring"):
            compared = period.kind == "comparison"
            marks.append(Mark(period.start, period.end, "comparison" if compared else "period"))
    marks += [Mark(start, end, "region") for start, end in counted]
    marks += [Mark(*span, "period") for span in sentence.times]
    marks += [Mark(r.start, r.end, "region") for r in sentence.regions if _is_place(r, analysis.clean.text)]
    marks += [Mark(*span, "word") for span in _ages(analysis.clean.text, sentence.span)]
    marks.sort(key=lambda m: (m.start, _RANK[m.kind]))
    return _apart(marks)


def _ages(text: str, span: Sentence) -> list[Span]:
    """Bands of ages, each of which is one word (70至79岁)."""
    if text.find(_YEARS_OF_AGE, span.start, span.end) < 0:
        return []  # as most sentences
    return [band.span() for band in _AGES.finditer(text, span.start, span.end)]


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Marks in text order without those that overlap one of higher rank."""
    kept: list[Mark] = []
    for mark in marks:
        if kept and mark.start < kept[-1].end:
            if _RANK[mark.kind] >= _RANK[kept[-1].kind]:
                continue
            kept.pop()
            if kept and mark.start < kept[-1].end:
                continue
        kept.append(mark)
    return kept


def clauses_passed(
    sentences: Sequence[ReadSentence], analysis: Analysis, words: MetricWords
) -> list[PassedClause]:
    """The clauses of the last of ``sentences``, which have no numbers, that may name the topic, read when first asked for."""
    found: list[PassedClause] = []
    for sentence in sentences[-PASSED:]:
        found.append(PassedClause(sentence, analysis, words, _first_clause))
        end = sentence.span.end
        if analysis.clean.text[end - 3 : end - 1] in _MEASURES:
            found.append(PassedClause(sentence, analysis, words, _last_clause))
        elif analysis.clean.text[end - 1] == ":" and _FOLLOWS in analysis.clean.text[end - _LEAD : end]:
            found.append(PassedClause(sentence, analysis, words, _clause_of_lead))
    return found


class PassedClause:
    """A clause of a sentence without numbers, which is sought and cut into words when first asked for.

    read: gives its words.
    """

    __slots__ = ("_analysis", "_read", "_sentence", "_words")

    def __init__(
        self,
        sentence: ReadSentence,
        analysis: Analysis,
        words: MetricWords,
        read: Callable[[ReadSentence, Analysis, MetricWords], Sequence[Token]],
    ) -> None:
        self._sentence, self._analysis, self._words, self._read = sentence, analysis, words, read

    def __call__(self) -> Sequence[Token]:
        """Its words."""
        return self._read(self._sentence, self._analysis, self._words)

    def says(self, said: str) -> bool:
        """Whether some characters stand in its sentence, and so may in it."""
        span = self._sentence.span
        return self._analysis.clean.text.find(said, span.start, span.end) >= 0


def _first_clause(sentence: ReadSentence, analysis: Analysis, words: MetricWords) -> Sequence[Token]:
    """The words of a sentence's first clause, which says what it is about (养老床位方面,…); of a lead a time alone says nothing."""
    text, marks = analysis.clean.text, marks_of(sentence, analysis)
    leads = text[sentence.span.end - 1] == ":"
    begin = behind_marker(text, sentence.span.start, sentence.span.end, marks)
    first = clauses(text, begin, sentence.span.end, marks)[: 1 + leads]
    told: Sequence[Token] = ()
    for clause, own in zip(first, marks_within(first, marks), strict=True):
        told = ClauseText(text, clause, own, words)()
        if any(token.kind != "period" for token in told):
            break
    return told


def _clause_of_lead(sentence: ReadSentence, analysis: Analysis, words: MetricWords) -> Sequence[Token]:
    """The words of the clause that leads to what follows (…,历年报名人数如下,供参考:); empty where it is the first."""
    text, marks = analysis.clean.text, marks_of(sentence, analysis)
    parts = clauses(text, sentence.span.start, sentence.span.end, marks)
    at = next((i for i in range(len(parts) - 1, 0, -1) if _FOLLOWS in text[parts[i].start : parts[i].end]), 0)
    return ClauseText(text, parts[at], marks_within(parts, marks)[at], words)() if at else ()


def _last_clause(sentence: ReadSentence, analysis: Analysis, words: MetricWords) -> Sequence[Token]:
    """The words of a sentence's last clause, where it names a measure (…,提高了补助标准。); empty where it is the first."""
    text, marks = analysis.clean.text, marks_of(sentence, analysis)
    parts = clauses(text, sentence.span.start, sentence.span.end, marks)
    return ClauseText(text, parts[-1], marks_within(parts, marks)[-1], words)() if len(parts) > 1 else ()
