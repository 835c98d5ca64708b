"""What the lines round a table tell, each with its place in the document."""

from __future__ import annotations

from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.regions import Region
from minzheng_ie.records import dataclass
from minzheng_ie.tables.heads import Time
from minzheng_ie.tables.scales import Scale

_NO_DATE = ReportDate()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document, folded. start (int): where it stands. item (bool): it is what an item of prose says its money is for."""

    text: str
    start: int
    item: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Something a line says, with its place in the document (None: the caller or the document says it elsewhere)."""

    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ToldTime(Told):
    """The time of a table. edtf (str). form (bool): of a quarter or half-year, whose flows count from January.

    general (bool): no line of the table's tells it, it is the document's. counted (bool): a day on which all was counted.
    """

    edtf: str
    form: bool = False
    general: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class ToldPlace(Told):
    """The place of a table."""

    region: Region


@dataclass(frozen=True, slots=True)
class ToldScale(Told):
    """One unit of a caption."""

    scale: Scale


@dataclass(frozen=True, slots=True)
class ToldTopic(Told):
    """What a table is about. program (str | None). text (str): the words of it that a metric may take.
    item (bool): what sums are for; nothing else takes its words. measure (str): what is measured of it, told right behind (低保标准). joint (tuple): the programmes it joins, where there is
    no one of it."""

    program: str | None
    text: str
    measure: str = ""
    joint: tuple[ToldTopic, ...] = ()
    item: bool = False


@dataclass(frozen=True, slots=True)
class ToldTitle(Told):
    """What a title says that all of a table counts (养老机构床位数). text (str). scales (tuple): its units in brackets.
    time (Time | None): the part of a time that it tells (年末, 累计)."""

    text: str
    scales: tuple[ToldScale, ...] = ()
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class ToldPeople(Told):
    """Whom a title speaks of (高龄老人, 常住人口). text (str). shared (bool): it tells what part of them there are (年龄构成)."""

    text: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """What a table's lines say. bodies: those whose state the title tells (收养类单位基本情况). topics (tuple): nearest first. title: what all of it counts. starred (bool | None): whether what is marked counts from
    January (True), what is not marked (False), or nothing is said. so_far (bool): all of it does. listed: when the title says
    that its list was made. people: whom the title speaks of, which completes ages."""

    time: ToldTime | None = None
    place: ToldPlace | None = None
    scales: tuple[ToldScale, ...] = ()
    topics: tuple[ToldTopic, ...] = ()
    starred: bool | None = None
    so_far: bool = False
    report: ReportDate = _NO_DATE
    title: ToldTitle | None = None
    listed: ToldTime | None = None
    people: ToldPeople | None = None
    bodies: ToldTitle | None = None
