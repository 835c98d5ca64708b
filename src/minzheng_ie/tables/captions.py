"""What the lines round a table say of all its cells: time, place, units, subject, and what its marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from minzheng_ie.analysis import Analysis
from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.edtf import is_edtf
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.mentions import find_periods
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.periods.since_1912 import with_full_years_at
from minzheng_ie.entities.programmes import Programmes
from minzheng_ie.entities.regions import PlaceScan, RegionTable
from minzheng_ie.grids.words import OF_PAGE
from minzheng_ie.tables.scales import bare_scale, scales_of
from minzheng_ie.tables.sheet import Box
from minzheng_ie.tables.titles import NEAREST, bodies_of, people_of, title_of, units_behind
from minzheng_ie.tables.told import Caption, Line, ToldPlace, ToldScale, ToldTime
from minzheng_ie.tables.topics import SENTENCE, noted_topic, prose_topic, topics_of
from minzheng_ie.tables.words import TableWords
from minzheng_ie.text.normalize import folded

_BESIDE = 12
"""Characters between a year and the part of it that a title names."""
_ABOVE, _BELOW = 6, 8
"""Lines looked at above and below a table."""
_LONGEST = 90
"""Characters of the longest line that may belong to a table above it."""
_TITLED = compile_re(r"\s\S{4,60}表\Z")
_LONGEST_NOTE = 600
_FAR = 2000
"""Characters of a document looked at above and below a table."""
_UNIT = compile_re(
    r"(?:计量)?单 {0,4}位 ?(?:[:：]|(?=[\[(【]))[\[(【]?\s*([^\s()\[\]【】:]{1,12}(?:\s*[、,，;；/]\s*[^\s()\[\]【】:]{1,8})*(?:\([^()]{1,5}\))?)"
)
_STARRED = compile_re(
    r"(?:带|标|有|加|注)?[“\"]?[*★☆※][”\"]?(?:号|的|者|标记|项|指标|栏|数据)*[^。;；,，]{0,12}累计"
)
_NOT_STARRED = compile_re(r"(?:其他|其它|其余|未标|不带)[^。;；]{0,10}累计")
_ALL_SO_FAR = compile_re(r"(?:以上|本表|表中|上述|所有|各项)[^。;；*]{0,10}(?:均|都|全)?为[^。;；*]{0,8}累计")
_SPREAD = compile_re(
    r"(?<=[年度])[ \t]+(?=\d{1,2}[ \t]*[月季])|(?<=\d)[ \t]+(?=[年月季])|(?<=年)[ \t]+(?=第?[一二三四1-4]季)"
)
_IN_YEAR = compile_re(r"-(?:0[1-9]|1[01])")
_AT = ("于", "於")
_DAY = compile_re(r"\d{4}-\d{2}-\d{2}")
# A title ends in the day its list was made (收费标准一览表(2024-03-27)).
_OF_LIST = compile_re(
    r"\S\s*\(\s*((?:19|20)\d{2})(?:([-/.])\d{1,2}\2\d{1,2}|年\d{1,2}月(?:\d{1,2}日)?)\s*\)\Z"
)
# A title ends in the day of its numbers ((於2025年11月30日)).
_AS_OF = compile_re(r"[(\[〔【][于於]\s*\Z")
# An item of prose that opens with what the money below it is for, and how much it is (二、日间照料中心建设补贴260万元。…).
_ITEM = compile_re(
    r"\(?[一二三四五六七八九十]{1,3}[)、.] {0,2}([^\s,。;:0-9]{4,40}?)(?:共计?|合计)?[0-9][0-9,.]{0,14}[万亿]?元[。;,:]"
)
# A row of another table whose blanks were lost (老年110 891).
_GLUED = compile_re(r"[\u4e00-\u9fff)] ?(?:\d{1,3}(?:[ ,]\d{3})+|(?!(?:19|20)\d\d\Z)\d{3,})\Z")
# Tells of the table that ends above it (以上为2023年第三季度数据).
_OF_ABOVE = compile_re(
    r"[(\[]?(?:注[:：]?)?以上(?:各?[数數][据據字])?(?:[均皆])?(?:[为為系係是]|[数數][据據字]截)"
)
_QUARTERS = frozenset({"03", "06", "09", "12"})


class CaptionReader:
    """Reads the lines round the tables of one document."""

    def __init__(
        self,
        analysis: Analysis,
        table: RegionTable,
        programmes: Programmes,
        words: TableWords,
        dirs: tuple[Path, ...],
        *,
        since_1912: bool = False,
    ) -> None:
        self.since_1912 = since_1912
        self.analysis = analysis
        self.table = table
        self.programmes = programmes
        self.words = words
        self.dirs = dirs
        self.title = self._title()
        self._known: dict[tuple[Line, ...], Caption] = {}

    def read(self, above: Sequence[Line], below: Sequence[Line]) -> Caption:
        """What is said of a table. above (sequence): lines, the nearest first. below (sequence): the nearest first."""
        told = [*above]
        if self.title is not None and self.title not in told:
            told.append(self.title)
        under = told_of_above(below)
        time = (self._told_by(under[0]) if under else None) or self._time(told)
        notes = " ".join(line.text for line in (*above, *below))
        starred = True if _STARRED.search(notes) else (False if _NOT_STARRED.search(notes) else None)
        scales = next((s for line in (*above, *below) if (s := self._scales(line))), ())
        scales = scales or next((s for line in above[:NEAREST] if (s := units_behind(line, self.dirs))), ())
        title = title_of(above, self.analysis, self.table, self.words, self.dirs)
        report = self.analysis.date
        if time is not None:
            year = int(time.edtf.removeprefix("../").split("/")[-1].replace("..", "")[:4] or time.edtf[:4])
            report = replace(report, year=year, now=year, default=time.edtf, date=None, datelines=())
        return Caption(
            time,
            self._place(told),
            scales,
            tuple(topics_of(told, self.programmes, self.words))
            or noted_topic(below, self.programmes)
            or prose_topic(self.analysis),
            starred,
            _ALL_SO_FAR.search(notes) is not None,
            report,
            title,
            next((listed for line in told if (listed := _listed(line)) is not None), None),
            people_of(above, self.words),
            bodies_of(above, self.analysis, self.table, self.dirs),
        )

    def with_corner(self, caption: Caption, corner: Sequence[Box]) -> Caption:
        """A caption with the units told in the corner of its table (指标 单位:万元), and with what that says the rows are of
        (安老院舍照顾服务), where it tells none itself."""
        lines = [Line(box.text, box.cell.start) for box in corner]
        if not caption.topics:
            caption = replace(caption, topics=tuple(topics_of(lines, self.programmes, self.words)))
        if caption.scales:
            return caption
        scales = next((s for line in lines if (s := self._scales(line) or units_behind(line, self.dirs))), ())
        return replace(caption, scales=scales) if scales else caption

    def _title(self) -> Line | None:
        title = self.analysis.document.title
        if not title.value or not title.evidence:
            return None
        start, end = self.analysis.clean.alignment.span(*title.evidence[0])
        return Line(folded(self.analysis.source[start:end]), start)

    # time

    def _time(self, lines: Sequence[Line]) -> ToldTime | None:
        quarterly = any(self.words.has("quarter_form", line.text) for line in lines)
        form = any(self.words.has("statistics", line.text) for line in lines)
        for line in lines:
            told = self._told_by(line)
            if told is not None:
                if told.counted:
                    return told
                return ToldTime(told.span, *_as_form(told.edtf, quarterly=quarterly, form=form))
        date = self.analysis.date
        if date.default is None:
            return None
        span_of = self.analysis.clean.alignment.span
        return ToldTime(
            span_of(*date.evidence[0]) if date.evidence else None,
            *_as_form(date.default, quarterly=quarterly, form=form),
            general=True,
        )

    def _told_by(self, line: Line) -> ToldTime | None:
        """The time that a line tells, as it is written."""
        text, places = self._in_full(line.text)
        mentions = find_periods(text, self._dated(), self.dirs)
        for at, mention in enumerate(mentions):
            edtf = mention.edtf
            if self._is_of_another(text, mentions, at) or edtf is None:
                continue
            span = (line.start + places[mention.start], line.start + places[mention.end - 1] + 1)
            day = mention.kind == "point" and _DAY.fullmatch(edtf) is not None
            if day and _AS_OF.search(text[: mention.start]):
                return ToldTime(span, f"../{edtf}", counted=True)
            if not (mention.kind == "point" and self._dates_paper(text, mention.start, edtf)):
                return ToldTime(span, edtf)
        return None

    def _is_of_another(self, text: str, mentions: Sequence[PeriodMention], at: int) -> bool:
        """Whether a time is the year of one behind it, or none that a table may be of."""
        mention = mentions[at]
        if at + 1 < len(mentions) and _goes_on(mention, mentions[at + 1]):
            return True  # 2020年度 4月
        if any(self._says_month(text, mention, later) for later in mentions[at + 1 :]):
            return True  # 2020年…情况 单位:人 2020年4月
        if mention.edtf is None or mention.kind not in ("point", "range", "asof"):
            return True
        return not is_edtf(mention.edtf)

    def _says_month(self, text: str, year: PeriodMention, part: PeriodMention) -> bool:
        """Whether a line says behind a year of which of its months it is; December of a year may be when it was counted."""
        return (
            year.rule == "year"
            and text[year.end : year.end + 1] != "度"
            and "年报" not in text
            and part.explicit
            and part.kind == "point"
            and _IN_YEAR.fullmatch((part.edtf or "")[4:]) is not None
            and (part.edtf or "")[:4] == year.edtf
            and not self._of_paper(text, part.start)
        )

    def _dated(self) -> ReportDate:
        return replace(self.analysis.date, datelines=())

    def _in_full(self, text: str) -> tuple[str, Sequence[int]]:
        """A line with its times in one piece and its years in full, and where each of its characters stood."""
        held, places = _closed(text)
        return with_full_years_at(held, places) if self.since_1912 else (held, places)

    def _dates_paper(self, text: str, start: int, edtf: str) -> bool:
        """Whether a time dates a paper: what a notice is of, or a day that does not say how things were then (于…)."""
        day = _DAY.fullmatch(edtf) is not None and text[max(0, start - 1) : start] not in _AT
        return day or self._of_paper(text, start)

    def _of_paper(self, text: str, position: int) -> bool:
        """Whether a time is when the table was filled in or put up."""
        last = None
        for match in self.words.parts["caption_date"].finditer(text, 0, position):
            last = match
        return last is not None and position - last.end() <= 3

    # place

    def _place(self, lines: Sequence[Line]) -> ToldPlace | None:
        own = self.analysis.region
        for line in lines:
            named = [
                mention
                for mention in PlaceScan(line.text, self.table).mentions(own)
                if mention.region is not None and mention.kind in ("name", "org", "title", "deictic")
            ]
            if not named:
                continue
            deepest = max(named, key=lambda mention: mention.region.rank if mention.region else 0)
            region = deepest.region
            apart = any(
                m.region is not None and region is not None and not m.region.contains(region) for m in named
            )
            if region is None or apart:
                continue
            if own is not None and region.contains(own) and deepest.kind != "deictic":
                break  # 福建省永安市: the document's own says more
            return ToldPlace((line.start + deepest.start, line.start + deepest.end), region)
        if own is None:
            return None
        evidence = self.analysis.region_evidence
        span_of = self.analysis.clean.alignment.span
        span = span_of(*evidence[0]) if evidence and evidence[0][0] >= 0 else None
        return ToldPlace(span, own)

    # units

    def _scales(self, line: Line) -> tuple[ToldScale, ...]:
        for match in _UNIT.finditer(line.text):
            before = line.text[max(0, match.start() - 2) : match.end(0)]
            if self.words.has("caption_unit_not", before):
                continue
            text = "".join(match[1].split()).rstrip("、,;/")
            for tried in (text, match[1].split()[0]):
                read = scales_of(tried, self.dirs) or bare_scale(tried)
                if read:
                    span = (line.start + match.start(1), line.start + match.end(1))
                    return tuple(ToldScale(span, scale) for scale in read)
        return ()


def _listed(line: Line) -> ToldTime | None:
    """The year of the day that a title ends in."""
    match = _OF_LIST.search(line.text)
    return ToldTime((line.start + match.start(1), line.start + match.end(1)), match[1]) if match else None


def _closed(text: str) -> tuple[str, Sequence[int]]:
    """A line with its times in one piece (2019 年度 05 月), and where each of its characters stood."""
    if _SPREAD.search(text) is None:
        return text, range(len(text))
    blanks = {at for match in _SPREAD.finditer(text) for at in range(*match.span())}
    kept = [at for at in range(len(text)) if at not in blanks]
    return "".join([text[at] for at in kept]), kept


def _goes_on(year: PeriodMention, part: PeriodMention) -> bool:
    """Whether the part of a year that follows says more closely what the year says."""
    if year.rule != "year" or part.explicit or part.kind != "point" or part.start - year.end > _BESIDE:
        return False
    return (part.edtf or "").startswith(year.edtf or "-")


def _as_form(edtf: str, *, quarterly: bool, form: bool) -> tuple[str, bool]:
    """The time of a table, and whether it is one of the statistics of several months, whose flows count from January.

    quarterly (bool): the form of a quarter, whose month is the quarter's last. form (bool): of statistics.
    """
    first, _, last = edtf.partition("/")
    if quarterly and not last and len(first) == 7 and first[5:] in _QUARTERS:
        month = int(first[5:])
        return f"{first[:5]}{month - 2:02d}/{first}", True
    return edtf, form and len(first) == 7 and len(last) == 7


def lines_above(source: str, start: int, floor: int) -> list[Line]:
    """The lines between ``floor`` and a table at ``start`` that may speak of it, the nearest first."""
    found: list[Line] = []
    end = start
    for raw in reversed(source[max(floor, start - _FAR) : start].split("\n")):
        begin = end - len(raw)
        end = begin - 1
        text = raw.strip()
        if not text.strip("| ") or OF_PAGE.match(text) is not None:
            continue
        if end + 1 + len(raw) == start and len(text) > _LONGEST and _TITLED.search(text):
            text = raw = text.rsplit(maxsplit=1)[-1]  # prose and the title stand on the line of the table
            begin = source.rindex(text, 0, start)
        if (
            len(found) == _ABOVE
            or len(text) > _LONGEST
            or SENTENCE.search(text)
            or _GLUED.search(text)
            or _OF_ABOVE.match(text)
        ):
            item = _ITEM.match(folded(text)) if len(found) < _ABOVE else None
            if item is not None:
                found.append(Line(item[1], begin + raw.index(text[0]) + item.start(1), item=True))
            break
        found.append(Line(folded(text), begin + raw.index(text[0])))
    return found


def lines_below(source: str, end: int, ceiling: int) -> list[Line]:
    """The lines between a table that ends at ``end`` and ``ceiling`` that may be notes on it, the nearest first."""
    found: list[Line] = []
    begin = end
    for raw in source[end : min(ceiling, end + _FAR)].split("\n"):
        text = raw.strip()
        if text:
            found.append(Line(folded(text[:_LONGEST_NOTE]), begin + raw.index(text[0])))
        if len(found) == _BELOW:
            break
        begin += len(raw) + 1
    return found


def told_of_above(lines: Sequence[Line]) -> list[Line]:
    """The lines that say what the tables above them are (以上为…数据)."""
    return [line for line in lines if _OF_ABOVE.match(line.text) is not None]
