"""What rows may ask of a place (region_subjects.yaml), and which region they may say that it tells of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.entities.regions import Region
from minzheng_ie.governance.region import beside
from minzheng_ie.governance.region.frame import Candidate
from minzheng_ie.governance.region.lists import listed as one_of_a_list
from minzheng_ie.governance.region.lists import whole_of

_FOLLOW = 14
"""Characters behind a place in which its rank is told."""
_PARTS = 80
"""Characters before a place in which the parts of a whole are told that it ends."""

Told = tuple["Region | None"]
"""A region, or nothing, as a value that is always there."""


def name(c: Candidate) -> bool:
    """Whether it is a name, and no word for a place (全市)."""
    return c.mention.kind == "name"


def deictic(c: Candidate) -> bool:
    """全市, 我县."""
    return c.mention.kind == "deictic"


def org(c: Candidate) -> bool:
    """甲区|民政局."""
    return c.mention.kind == "org"


def document(c: Candidate) -> bool:
    """Whether it is known what the document is about."""
    return c.about.document is not None


def of_document(c: Candidate) -> bool:
    """Whether it is what the document is about."""
    return c.region == c.about.document


def below(c: Candidate) -> bool:
    """Whether it lies within what the document is about."""
    return c.region is not None and c.about.below(c.region)


def above(c: Candidate) -> bool:
    """Whether what the document is about lies in it."""
    return c.region is not None and c.about.document is not None and c.region.contains(c.about.document)


def country(c: Candidate) -> bool:
    """Whether it is the whole country."""
    return c.region is not None and c.region.level == "country"


def whole_of_a_name(c: Candidate) -> bool:
    """湖南|全省, and not 与湖南|全省."""
    named = next((m for m in c.place.regions if m.end == c.mention.start and m.kind == "name"), None)
    if named is None or c.region is None or named.region != c.region:
        return False
    return c.looks.not_subject.search(c.lead[: named.start - c.mention.start]) is None


def quake(c: Candidate) -> bool:
    """玉树|7.1级地震."""
    return beside.of_a_quake(c.text, c.looks, c.mention)


def yardstick(c: Candidate) -> bool:
    """比|全国."""
    return c.looks.yardstick.search(c.lead) is not None


def excepted(c: Candidate) -> bool:
    """甲县|以外."""
    return c.looks.except_behind.match(c.text, c.mention.end) is not None


def takes_in(c: Candidate) -> bool:
    """某省|红十字会已累计接收捐款."""
    return c.looks.takes_in.match(c.text, c.mention.end) is not None


def given_to(c: Candidate) -> bool:
    """向|某市慈善总会捐款."""
    return (
        c.looks.given_to.match(c.text, c.mention.end) is not None
        and c.looks.to_others.search(c.lead) is not None
    )


def lays_down(c: Candidate) -> bool:
    """某省|民政厅印发《…》,提出…."""
    return c.looks.lays_down.match(c.text, c.mention.end) is not None


def with_its_parts(c: Candidate) -> bool:
    """某市|4个县区的43名学生."""
    return c.looks.with_its_parts.match(c.text, c.mention.end) is not None


def visitors(c: Candidate) -> bool:
    """香港|师生来到…, in a text that is not about there."""
    document, region = c.about.document, c.region
    if region is None or (document is not None and document.contains(region)):
        return False
    return c.looks.visitors.match(c.text, c.mention.end) is not None


def home(c: Candidate) -> bool:
    """甲市|户籍2178人: where those counted are from."""
    return c.looks.home.match(c.text, c.mention.end) is not None


def owns(c: Candidate) -> bool:
    """长沙市|属企业."""
    return c.looks.owns.match(c.text, c.mention.end) is not None


def listed(c: Candidate) -> bool:
    """甲县、乙县; 昭平|等5个县."""
    return one_of_a_list(c.text, c.looks, c.mention, c.place.regions)


def whole_told(c: Candidate) -> bool:
    """Whether what a list of places lies in stands before it, within what is reported on (甲省|乙市、丙市)."""
    about = c.outer.reported or c.about.document
    whole = whole_of(c.text, c.looks, c.mention, c.place.regions, c.table)
    return whole is not None and (about is None or about.contains(whole))


def list_within(c: Candidate) -> bool:
    """Whether it lies in what is reported on."""
    about = c.outer.reported or c.about.document
    return about is not None and c.region is not None and about.contains(c.region)


def ranked(c: Candidate) -> bool:
    """全国|先进单位."""
    end = c.mention.end
    return c.looks.ranked.match(c.text[end : end + _FOLLOW]) is not None


def gives(c: Candidate) -> bool:
    """某省|援助."""
    return c.looks.gives.match(c.text, c.mention.end) is not None


def no_subject(c: Candidate) -> bool:
    """与|某市."""
    return c.looks.not_subject.search(c.lead) is not None


def located(c: Candidate) -> bool:
    """在|某市."""
    return c.looks.locative.search(c.lead) is not None


def partner(c: Candidate) -> bool:
    """与|某县联合."""
    return c.looks.partner.search(c.lead) is not None


def from_store(c: Candidate) -> bool:
    """从|天津库调运."""
    if c.looks.taken_from.search(c.lead) is None:
        return False
    return c.looks.store.match(c.text, c.mention.end) is not None


def opens(c: Candidate) -> bool:
    """Whether nothing but words that open a clause stands before it in its own."""
    return c.looks.opening.fullmatch(c.lead) is not None


def sums_up(c: Candidate) -> bool:
    """全国|共销售."""
    return beside.sums_up(c.text, c.looks, c.mention)


def helps(c: Candidate) -> bool:
    """Whether help is told of up to the end of the sentence: its figures are the reporter's."""
    stop = c.looks.sentence_end.search(c.text, c.mention.end)
    return c.looks.helps.search(c.text, c.mention.end, stop.start() if stop else len(c.text)) is not None


def donates(c: Candidate) -> bool:
    """某市福彩中心|向…项目捐赠."""
    return c.looks.donates.match(c.text, c.mention.end) is not None


def part_counted(c: Candidate) -> bool:
    """死亡27人,其中甲市22人、|乙省5人."""
    if c.looks.count_behind.match(c.text, c.mention.end) is None:
        return False
    return c.looks.part_counted.search(c.text, max(0, c.mention.start - _PARTS), c.mention.start) is not None


def visited(c: Candidate) -> bool:
    """记者来到|某区民政局,大厅里…."""
    return beside.visited(c.text, c.looks, c.mention, c.lead)


def semicolon_behind(c: Candidate) -> bool:
    """Whether a semicolon parts it from the number's clause."""
    return c.parted


def office(c: Candidate) -> bool:
    """某区|民政局为130对新人…."""
    return c.looks.office.match(c.text, c.mention.end) is not None


def of_office(c: Candidate) -> bool:
    """位于…的|某区民政局."""
    return c.looks.of_office.search(c.lead) is not None


def itself(c: Candidate) -> Told:
    """The place as it is."""
    return (c.region,)


def reported_on(c: Candidate) -> Told:
    """What is reported on: the place of the last 据…报告, or what the document is about."""
    return (c.outer.reported or c.about.document,)


def whole_of_list(c: Candidate) -> Told:
    """What the places of a list lie in."""
    return (whole_of(c.text, c.looks, c.mention, c.place.regions, c.table),)


def nothing(c: Candidate) -> Told:
    """No place."""
    return (None,)


CONDITIONS: Mapping[str, Callable[[Candidate], bool]] = {
    "name": name,
    "deictic": deictic,
    "org": org,
    "document": document,
    "of-document": of_document,
    "below": below,
    "above": above,
    "country": country,
    "whole-of-a-name": whole_of_a_name,
    "quake": quake,
    "yardstick": yardstick,
    "excepted": excepted,
    "takes-in": takes_in,
    "given-to": given_to,
    "lays-down": lays_down,
    "with-its-parts": with_its_parts,
    "visitors": visitors,
    "owns": owns,
    "home": home,
    "listed": listed,
    "whole-told": whole_told,
    "list-within": list_within,
    "ranked": ranked,
    "gives": gives,
    "no-subject": no_subject,
    "located": located,
    "partner": partner,
    "from-store": from_store,
    "opens": opens,
    "sums-up": sums_up,
    "helps": helps,
    "part-counted": part_counted,
    "donates": donates,
    "visited": visited,
    "semicolon-behind": semicolon_behind,
    "office": office,
    "of-office": of_office,
}
VALUES: Mapping[str, Callable[[Candidate], Any]] = {
    "itself": itself,
    "reported-on": reported_on,
    "whole-of-list": whole_of_list,
    "nothing": nothing,
}
