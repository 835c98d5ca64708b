"""What rows may ask of a time of the sentence by itself: where it stands, what it is, what other times stand before."""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.periods.edtf import last_day
from minzheng_ie.governance.period.bases import ASIDE
from minzheng_ie.governance.period.frame import Candidate
from minzheng_ie.governance.period.values import is_year
from minzheng_ie.rules.looks import ends

_FIGURE = compile_regex(r"\d")
_LASTING = frozenset({"open", "span", "range"})


# where it stands


def in_clause(c: Candidate) -> bool:
    """Whether it stands in the number's clause."""
    return c.same


def not_the_first(c: Candidate) -> bool:
    """Whether another time of the sentence stands before it."""
    return c.at > 0


def semicolon_behind(c: Candidate) -> bool:
    """Whether a semicolon parts it from the number."""
    return c.frame.text.find(";", c.mention.end, c.frame.position) >= 0


def in_brackets(c: Candidate) -> bool:
    """Whether brackets hold it."""
    text, mention = c.frame.text, c.mention
    opened = text[mention.start - 1 : mention.start] == "("
    return opened and text.find(")", mention.end, c.frame.position) >= 0


def aside(c: Candidate) -> bool:
    """Whether it stands in brackets that hold a figure of their own and close before the number (450万元(2018年为380万元),…)."""
    text, mention = c.frame.text, c.mention
    opened = text.rfind("(", max(0, mention.start - ASIDE), mention.start)
    if opened < 0 or text.find(")", opened, mention.start) >= 0:
        return False
    closed = text.find(")", mention.end, c.frame.position)
    return (
        closed >= 0
        and opened > c.frame.place.sentence[0].start
        and _FIGURE.search(text, mention.end, closed) is not None
    )


def of_year_before(c: Candidate) -> bool:
    """Whether the time before it stands in its clause and is a year (2019年清明小长假|5-7日)."""
    before = c.before[c.at - 1] if c.at else None
    if before is None or not is_year(before.edtf):
        return False
    return not c.frame.looks.clause_mark.search(c.frame.text, before.end, c.mention.start)


# what it is


def long_past(c: Candidate) -> bool:
    """Whether it says that something was long ago (过去, 以前)."""
    return c.sort.long_past


def era(c: Candidate) -> bool:
    """Whether it is an age of no known years (抗日战争时期)."""
    return c.sort.era and c.unknown


def same_period(c: Candidate) -> bool:
    """去年同期."""
    return c.sort.same_period


def day(c: Candidate) -> bool:
    """Whether it is a day."""
    return c.sort.day


def month(c: Candidate) -> bool:
    """Whether it is a month or a part of one (5月份, 5月中旬)."""
    return c.sort.month


def streak(c: Candidate) -> bool:
    """连续三年."""
    return c.sort.streak


def asof(c: Candidate) -> bool:
    """截至…."""
    return c.sort.asof


def target(c: Candidate) -> bool:
    """到2027年."""
    return c.sort.target


def since(c: Candidate) -> bool:
    """2020年以来, 从5月起."""
    return c.sort.since


def relative(c: Candidate) -> bool:
    """今年, 去年."""
    return c.sort.relative


def unknown(c: Candidate) -> bool:
    """Whether nothing tells which time it is."""
    return c.unknown


def year_word(c: Candidate) -> bool:
    """Whether it names a year by a word (今年, 去年)."""
    return c.sort.year_word


def whole_year_opens(c: Candidate) -> bool:
    """Whether it begins with 全年."""
    return c.frame.looks.whole_year.match(c.frame.text, c.mention.start) is not None


def whole_year(c: Candidate) -> bool:
    """全年."""
    return c.frame.looks.whole_year.fullmatch(c.frame.text, c.mention.start, c.mention.end) is not None


def written(c: Candidate) -> bool:
    """Whether its year stands in it."""
    return c.mention.explicit


def up_to(c: Candidate) -> bool:
    """Whether it begins with 截至 and the like."""
    return c.frame.looks.up_to.match(c.frame.text, c.mention.start) is not None


def end_of_year(c: Candidate) -> bool:
    """Whether it is the end of a year."""
    return c.frame.looks.year_end.search(c.frame.text, c.mention.start, c.mention.end) is not None


def begins(c: Candidate) -> bool:
    """Whether it ends with 起 or 开始."""
    return ends(c.frame.looks.begins, c.frame.text, c.mention.end)


# the other times before the number


def lasting_beside(c: Candidate) -> bool:
    """Whether one of the times before the number is of several years."""
    return any(m.kind in _LASTING for m in c.before)


def asof_beside(c: Candidate) -> bool:
    """Whether a 截至 stands in the sentence, too."""
    return any(m.kind == "asof" for m in c.before)


def flow_until(c: Candidate) -> bool:
    """Whether it is the months up to the day as of which levels were told before (截至9月底,…,1-9月支出…)."""
    first, _, last = (c.mention.edtf or "").partition("/")
    if "-" not in first or not last or last == "..":
        return False
    end = f"../{last_day(last)}"
    return any(m.kind == "asof" and m.edtf == end for m in c.before[: c.at])


def year_of_a_flow(c: Candidate) -> bool:
    """Whether it is the year of what was paid or done, among levels that stand as of another day (目前30户,2024年度发放…;12户)."""
    mention = c.mention
    if not any(m.kind == "asof" for m in c.before[: c.at]):
        return False
    return c.frame.looks.flow_told.match(c.frame.text, mention.end) is not None and is_year(mention.edtf)
