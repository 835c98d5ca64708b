"""What the text of a head or a label says: name, unit, time, growth, mark. Each text is read once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import Literal

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.entities.periods.edtf import is_edtf
from minzheng_ie.entities.periods.mentions import find_periods
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.periods.since_1912 import with_full_years
from minzheng_ie.records import dataclass
from minzheng_ie.tables.marks import marks, own_language
from minzheng_ie.tables.scales import Scale, bare_scale, scales_of
from minzheng_ie.tables.words import TableWords, load_table_words
from minzheng_ie.text.normalize import without_readings

Growth = Literal["rate", "amount"]

_BRACKET = compile_re(r"[(\[]([^()\[\]]*)[)\]]")
_STROKES = compile_re(r"\s*\|[\s|]*")
"""What stands in a head that a copy broke over lines with strokes."""
_AS_UNIT = compile_re(r"^(?:计量)?单位:?|^[按以](?=.+计$)|计$")
_AT = compile_re(r"^[于於由自](?=(?:19|20)\d\d ?年)")
_SET = compile_re(r"年初(?:预算|目标|指标|计划|设定|预期|预定|批复|安排|下达|部署)")
"""What was set at the beginning of a year is of that year."""
_OPTION = compile_re(  # 本月(末)数, 预算数A, 执行率100%(B/A)
    r"(?<=[月季年期])\((?:末|底|止|份|度)\)|(?<=[数數额額量])[A-H]$|(?<=率)(?:100%)?\((?:[A-H][/÷][A-H])?\)(?:100%)?$"
)
_STAR = compile_re(r"[*★☆※△▲]")
_UNIT_BEHIND = compile_re(r"(?:[/:,]|单位:?)([^\d/:,]{1,6})$")
_PERCENT = compile_re(r"±?([%‰])$")
_HAN = compile_regex(r"\p{Han}")
_IN_ALL = compile_re(
    r"^(?:合计|总计|共计|小计)(?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff])小计$|(?<=[\u4e00-\u9fff]{2})合计$"
)
_COMMENT = ("-", "—", ":", ",", ";")
_AMOUNT = compile_re(r"(?:每人每月|标准:?)?\d[\d,.]*[万亿]?元")
_TIMELY = compile_re(r"[年月季旬日末底期代]|\d{4}|\d[.\-/—]\d|[上下]半|十[一二三四五六]五")
_CODED = compile_re(
    r"[12][0-9]{4,8} {0,2}[—–\-:]{1,2} {0,2}(?=[\u4e00-\u9fff])"
)  # 2081001-儿童福利: of a budget
_WHOLE_PLACE = compile_re(r"(?<=^全[国省市县区州旗盟镇乡])(?:合计|总计|汇总|总数|小计)$")
_CLASSED = compile_regex(r"按\p{Han}{1,12}分(?:类|组|列)?")  # by what the heads below part the whole
_KIND = compile_re(r"_(?:累计|当期|本期)?$")
"""What databases write behind the name of what grows (零售总额_累计增长)."""
_SPANS = frozenset({"年", "年度", "月", "月度", "季", "季度"})
"""What is left of a head that says over what time a thing grew (年增长率), and names nothing."""
_EDGES = "_、,;:。·—-~/ \"'“”|"
NO_YEAR = "1000"
"""The year of a month whose year is told nowhere; a year's head over it replaces it."""
_NO_NAMES = ("indicator", "region", "year", "unit", "serial", "remark", "attribute")
_COMPARED = compile_re(r"(?:19|20)\d\d年?(?=比|较|增|同)")
_OVER = compile_re(r"(?:19|20)\d\d年比(?:上年)?$")
_SCHEME = compile_re(r"(?<=[\u4e00-\u9fff])(?<![年度月期季初末务标作原本总占])计划(?!数|任务|完成|内)")
"""The name of a programme (改善买位计划), and no goal."""
_CARRIED = compile_re(r"(?:上年末?|去年|以前年度|年初)(?:财政拨款)?(?:结转|结余|滚存)")
_YEAR = compile_re(r"(?:19|20)\d\d")
_YEAR_MONTH = compile_re(r"((?:19|20)\d\d)[.\-/](0[1-9]|1[0-2])")
_TO_DATE = compile_re(
    r"1(?:月)?[—\-~至到](?:本月|本期|报告期)末?|自?年初(?:至|到)(?:今|[本季月期]{0,2}末|报告期末?)?|自年初"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a head names. edtf: its own, when it has one; explicit: with its year. months: within a year.

    so_far: since the first of January. years: so many years from the table's (上年: -1). now: the table's own.
    earlier: the month or quarter before; monthly: the month before, in a table of a quarter too. ended: at its end (期末).
    """

    edtf: str | None = None
    explicit: bool = True
    so_far: bool = False
    years: int = 0
    now: bool = False
    earlier: bool = False
    ended: bool = False
    monthly: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a head or a label says.

    name (str): what it counts or whom, without unit, time, marks and words that name nothing. text (str): all of it
    without blanks. units (tuple): told in brackets. time (Time | None). growth: ``rate`` or ``amount``.
    level (int | None): of its numbering, 0 the highest. of_which (bool): a part of what stands above. star (bool).
    total, here, planned, latin (bool): a total, the place itself, a goal, words of another language only.
    only_unit (bool): it is nothing but a unit, which may name what is counted as well (户次). heads_column
    (bool): over a column it says what the column is (街道), and names nothing.
    """

    name: str
    text: str
    units: tuple[Scale, ...] = ()
    time: Time | None = None
    growth: Growth | None = None
    level: int | None = None
    of_which: bool = False
    star: bool = False
    total: bool = False
    subtotal: bool = False
    here: bool = False
    planned: bool = False
    latin: bool = False
    only_unit: bool = False
    heads_column: bool = False


@dataclass(slots=True)
class HeadReader:
    """Reads heads and labels of tables about one time.

    report (ReportDate): whose year a month without one belongs to. since_1912 (bool): the document counts years so.
    """

    dirs: tuple[Path, ...]
    report: ReportDate
    since_1912: bool = False
    words: TableWords = field(init=False)
    _known: dict[str, Reading] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = load_table_words(self.dirs)
        if self.report.year is None:
            self.report = replace(self.report, year=int(NO_YEAR), now=int(NO_YEAR), default=NO_YEAR)

    def read(self, text: str) -> Reading:
        """What a head says. text (str): folded."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._read(with_full_years(text) if self.since_1912 else text)
        return known

    def _read(self, text: str) -> Reading:
        whole, latin = own_language(without_readings(_STROKES.sub("", text) if "|" in text else text))
        if latin:
            return Reading("", "", latin=True)
        if whole[:1].isdecimal():
            whole = _CODED.sub("", whole)
        rest, level, of_which = marks(whole)
        star = _STAR.search(rest) is not None
        rest = _OPTION.sub("", _STAR.sub("", rest))
        rest, units, inside = self._brackets(rest)
        growth = self._growth(rest)
        if not units and not scales_of(rest.strip(_EDGES), self.dirs):  # 元/年
            rest, units = self._unit_behind(rest)
        time = None
        words = self.words
        bare = rest.strip(_EDGES)
        if not units and not words.is_whole("division", bare) and (own := scales_of(bare, self.dirs)):
            return Reading(bare, whole, own, level=level, of_which=of_which, only_unit=True)
        nothing = words.is_whole("quantity", rest.strip(_EDGES))
        if growth is None:
            rest, time = self._time(rest, inside)
        else:
            rest = self._without_growth(rest)
        if rest[:1] == "“" and rest[-1:] != "”":
            rest = rest.replace("“", "").replace("”", "")  # “三无”人员, whose edges are no marks of its own
        name = _WHOLE_PLACE.sub("", _IN_ALL.sub("", rest.strip(_EDGES)))
        dropped = nothing or words.is_whole("quantity", name) or _CLASSED.fullmatch(name) is not None
        heads_column = words.column_role(name) in _NO_NAMES and not words.is_whole("division", name)
        total = words.is_whole("total", name)
        subtotal = words.is_whole("subtotal", name)
        here = words.is_whole("here", name)
        goal = _SCHEME.sub("", whole)
        planned = words.has("planned", goal) and not words.has("not_planned", whole)
        return Reading(
            "" if dropped or total or subtotal else name,
            whole,
            units,
            time,
            growth,
            level,
            of_which,
            star,
            total,
            subtotal,
            here,
            planned,
            heads_column=heads_column,
        )

    def _brackets(self, text: str) -> tuple[str, tuple[Scale, ...], str]:
        """The text without brackets that hold a unit, a time or another language; the unit; what times they hold."""
        if "(" not in text and "[" not in text:
            return text, (), ""
        units: tuple[Scale, ...] = ()
        inside, kept, last = "", [], 0
        for match in _BRACKET.finditer(text):
            held = _AT.sub("", _AS_UNIT.sub("", match[1]))
            read = scales_of(held, self.dirs) or bare_scale(held)
            timed = held != "" and self._is_time(held)
            if read or timed or _HAN.search(held) is None or _AMOUNT.match(held):
                kept.append(text[last : match.start()])
                last = match.end()
                units = units or read
                if read and text[last : last + 1] in _COMMENT:
                    return "".join(kept), units, inside  # 人数(人)-应保尽保
                inside += held if timed else ""
        return "".join([*kept, text[last:]]), units, inside

    def _is_time(self, text: str) -> bool:
        words = self.words
        if words.has("so_far", text) and len(text) <= 6:
            return True
        return any(m.start == 0 and m.end == len(text) for m in self._periods(text))

    def _unit_behind(self, text: str) -> tuple[str, tuple[Scale, ...]]:
        share = _PERCENT.search(text)
        if share is not None:
            return text[: share.start()], scales_of(share[1], self.dirs)
        match = _UNIT_BEHIND.search(text)
        read = scales_of(match[1], self.dirs) if match is not None and match.start() else ()
        return (text[: match.start()], read) if match is not None and read else (text, ())

    def _growth(self, text: str) -> Growth | None:
        words = self.words
        if words.has("difference", text):
            return "amount"
        if _OVER.search(text) is not None:
            return "rate"
        text = words.parts["own_rate"].sub("", text)
        return "rate" if words.has("growth", text) else None

    def _without_growth(self, text: str) -> str:
        """What grows, where the head names it (结婚登记同比增长)."""
        patterns = [self.words.parts[role] for role in ("difference", "growth", "last_year")]
        found = [pattern.search(text) for pattern in (*patterns, _COMPARED)]
        cut = min((match.start() for match in found if match is not None), default=len(text))
        name = _KIND.sub("", text[:cut].rstrip("数的较比与"))
        return "" if name in _SPANS else name

    def _periods(self, text: str) -> Iterator[_Span]:
        if _YEAR.fullmatch(text):
            yield _Span(0, len(text), text, True)
            return
        match = _YEAR_MONTH.fullmatch(text)
        if match is not None:
            yield _Span(0, len(text), f"{match[1]}-{match[2]}", True)
            return
        if _TIMELY.search(text) is None:
            return
        for mention in find_periods(text, self.report, self.dirs):
            # 近三年, 连续三年 and the like say nothing of a column.
            if mention.kind in ("point", "range", "asof", "span", "open"):
                edtf = mention.edtf if mention.edtf is not None and is_edtf(mention.edtf) else None
                yield _Span(mention.start, mention.end, edtf, mention.explicit)

    def _time(self, text: str, inside: str) -> tuple[str, Time | None]:
        """The text without its times, and what they say."""
        if _CARRIED.match(text) is not None:
            return text, None  # 上年结转: of this year's accounts
        words = self.words
        told = text + inside
        so_far = words.has("so_far", told) or _TO_DATE.search(told) is not None
        if so_far:  # 至季末 in it is no time of its own
            text, inside = _TO_DATE.sub("", text), _TO_DATE.sub("", inside)
        begun = words.has("at_start", told) and not so_far and _SET.search(told) is None
        last_year = words.has("last_year", told) or begun
        time = Time(
            so_far=so_far and not ("年末" in told or "期末" in told),
            years=-1 if last_year else 0,
            now=words.has("this_time", told),
            earlier=words.has("last_month", told),
            ended=begun or (words.has("at_end", told) and _TO_DATE.search(told) is None),
            monthly="上月" in told,
        )
        if not last_year and not time.earlier and not time.now:
            for found in self._periods(inside):
                time = replace(time, edtf=found.edtf, explicit=found.explicit)
            text, time = self._named(text, time)
        for role in ("last_year", "this_time", "last_month", "so_far", "at_start"):
            if time != Time():
                text = (
                    re.sub(rf"(?:{words.parts[role].pattern})[度份]?(?:数|值|的)?", "", text)
                    if len(text) > 2
                    else text
                )
        return text, time if time != Time() else None

    def _named(self, text: str, time: Time) -> tuple[str, Time]:
        for found in reversed(list(self._periods(text))):
            if found.edtf is None:
                continue
            time = replace(time, edtf=found.edtf, explicit=found.explicit)
            behind = text[found.end :]
            text = text[: found.start] + (behind[1:] if behind[:1] in ("度", "份", "的") else behind)
        return text, time


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    edtf: str | None
    explicit: bool
