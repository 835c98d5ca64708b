"""What headings, paragraphs and leads say of the place of what stands behind them: a value that is handed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.region import beside
from minzheng_ie.governance.region.frame import About, Outer, Said, Where, told_city, trigger_of
from minzheng_ie.governance.region.lists import listed
from minzheng_ie.governance.standing import nearest, section_of, sections_behind
from minzheng_ie.rules.looks import Look

_FOLLOW = 14
"""Characters behind a place in which its rank is told."""
_BEFORE_HEAD = 3
_TITLE = 80
_BEFORE_REPORT = 2
"""Characters before a place that tell what it is."""


class Standing(NamedTuple):
    """What has been said so far that governs what follows.

    document, sections, block: what governs from there, sections by level. reported: the place of the last 据…报告.
    before: what the sentence before is of, where the one at hand goes on with it (其中,…).
    """

    document: Said | None
    sections: tuple[tuple[int, Said | None], ...] = ()
    block: Said | None = None
    reported: Region | None = None
    before: Where | None = None

    @property
    def outside(self) -> Where:
        """What governs the sentence at hand from outside it: paragraph, headings, document, the nearest first."""
        return nearest(self.document, section_of(self.sections), self.block)

    @property
    def outer(self) -> Outer:
        """What a number is asked about with."""
        return Outer(self.outside, self.block, self.reported, self.before)


def headed(standing: Standing, about: About, level: int, mentions: Sequence[RegionMention]) -> Standing:
    """A heading that names a place within the document's region governs its section."""
    named = [m for m in mentions if _heads(about, m)]
    if level == 0 and named and not _opens_the_title(about, named[0]):
        named = []
    trigger = trigger_of(named[0]) if len(named) == 1 and not _of_several(about, named[0], mentions) else None
    return standing._replace(sections=sections_behind(standing.sections, level, trigger), block=None)


def _opens_the_title(about: About, mention: RegionMention) -> bool:
    """Whether the title, which tells a place that the document is not of, begins with it: else it is a venue, an example, a part."""
    if about.document is not None and about.document.level == "country":
        return False
    line = about.text.rfind("\n", max(0, mention.start - _TITLE), mention.start) + 1
    before = about.text[line : mention.start]
    return about.looks.opening.fullmatch(before) is not None


def _of_several(about: About, mention: RegionMention, mentions: Sequence[RegionMention]) -> bool:
    """Whether a heading of a text that is of no place, or of the country, names a place as one of several.

    甲市与乙市最突出; 甲省占比超过十分之一,乙省最少.
    """
    if about.document is not None and about.document.level != "country":
        return False
    text, looks = about.text, about.looks
    return looks.states.match(text, mention.end) is not None or listed(text, looks, mention, mentions)


def _heads(about: About, mention: RegionMention) -> bool:
    """Whether a place in a heading is that of its section."""
    if mention.kind != "name" or mention.region is None or not about.within(mention.region):
        return False
    if about.looks.visitors.match(about.text, mention.end) or about.looks.addressed.match(
        about.text, mention.end
    ):
        return False
    if beside.of_a_quake(about.text, about.looks, mention):
        return False
    said = about.text[max(0, mention.start - _BEFORE_HEAD) : mention.start]
    return about.looks.to_others.search(said) is None


def new_block(standing: Standing) -> Standing:
    """A new paragraph."""
    return standing if standing.block is None else standing._replace(block=None)


def went_on(standing: Standing, about: About, start: int, told: Sequence[Where]) -> Standing:
    """A sentence begins with 其中: it goes on with the region that all numbers of the one before are of.

    start (int): of the sentence. told: the regions of the numbers of the sentence before, in its paragraph.
    """
    before = None
    if told and about.looks.of_which.match(about.text, start) is not None:
        before = told[0] if all(one.value == told[0].value for one in told) else None
    return standing if before is standing.before else standing._replace(before=before)


def of_the_event(standing: Standing, about: About, start: int, struck: Said | None) -> Standing:
    """A sentence goes on with what the one before says broke out somewhere (甲县境内发生6级地震。截至目前,此次地震已造成…).

    start (int): of the sentence. struck: where (`struck_by`).
    """
    if struck is None or about.looks.that_event.match(about.text, start) is None:
        return standing
    return standing._replace(before=Governed(struck.value, struck, "block"))


def struck_by(about: About, mentions: Sequence[RegionMention]) -> Said | None:
    """The one place of a sentence in which it says something broke out, within the document's."""
    found = [m for m in mentions if m.kind == "name" and about.looks.broke_out.match(about.text, m.end)]
    region = found[0].region if len(found) == 1 else None
    return trigger_of(found[0]) if region is not None and about.below(region) else None


def opened(
    standing: Standing, about: About, start: int, mentions: Sequence[RegionMention], *, first: bool
) -> Standing:
    """A sentence begins: a paragraph that opens with a place (【甲县】…, 甲县:…) is about it.

    start (int): of the sentence. first (bool): it is the first of its paragraph or item.
    """
    if not mentions:
        return standing
    now = _told_of_another(_reported(standing, about, mentions), about, start, mentions)
    above = _above_its_town(about, start, mentions)
    if above is not None:
        return now._replace(block=above)
    if not first:
        ends = _back(now, about, mentions) or _elsewhere(now, mentions)
        return now._replace(block=None) if ends else now
    looks, text = about.looks, about.text
    for mention in mentions:
        if not _only_leads(about, text[start : mention.start]):
            return now
        if _of_the_country(about, mention):
            return now._replace(block=trigger_of(mention))
        own = _is_opening(about, mention) or _is_turned_to(about, start, mention)
        if own and not listed(text, looks, mention, mentions):
            return now._replace(block=trigger_of(mention))
    return now


def _only_leads(about: About, led: str) -> bool:
    """Whether what stands before the first place of a sentence, most often nothing, only leads to it (近日,)."""
    looks = about.looks
    return not led or looks.opening.fullmatch(looks.visit.sub("", led)) is not None


def _above_its_town(about: About, start: int, mentions: Sequence[RegionMention]) -> Said | None:
    """The county or city with which a sentence opens in a text about one of its towns: what goes on is of it."""
    town = about.document
    if town is None or town.level != "township":
        return None
    for mention in mentions:
        if about.looks.opening.fullmatch(about.text[start : mention.start]) is None:
            return None
        region = mention.region
        above = region is not None and region.level in ("county", "city") and region.contains(town)
        if not above or mention.kind not in ("name", "deictic"):
            continue
        looks, text = about.looks, about.text
        if looks.donates.match(text, mention.end) is not None:
            return None
        if looks.ranked.match(text[mention.end : mention.end + _FOLLOW]) is None:
            return trigger_of(mention)
    return None


def _back(standing: Standing, about: About, mentions: Sequence[RegionMention]) -> bool:
    """Whether the document's own place is spoken of again."""
    own = [m for m in mentions if m.region == about.document]
    if not any(m.kind in ("name", "deictic") or (m.kind == "org" and _tells(about, m)) for m in own):
        return False
    outer = standing.outer
    return not any(m.kind == "deictic" and told_city(about, outer, m) is not None for m in mentions)


def _elsewhere(standing: Standing, mentions: Sequence[RegionMention]) -> bool:
    """Whether a place is named behind figures of the whole country."""
    block = standing.block
    if block is None or block.value is None or block.value.level != "country":
        return False
    return any(m.kind in ("name", "deictic") and m.region != block.value for m in mentions)


def _tells(about: About, mention: RegionMention) -> bool:
    """Whether the office of a place is who tells the news (从某市民政局获悉)."""
    return _stands_between(about, mention, about.looks.told_by, about.looks.tells)


def _is_opening(about: About, mention: RegionMention) -> bool:
    """Whether a paragraph may be about a place with which it opens."""
    text, looks, region = about.text, about.looks, mention.region
    if region is None or not about.below(region):
        return False
    if mention.kind == "org":
        return looks.body_opens.match(text, mention.end) is not None
    if mention.kind != "name":
        return False
    if beside.names_a_thing(text, looks, mention) or beside.one_of_several(text, looks, mention):
        return False
    if looks.epitome.match(text, mention.end) is not None:
        return False  # what goes on is of what it stands for
    return not beside.of_a_quake(text, looks, mention) and not beside.far_event(text, looks, mention)


def _is_turned_to(about: About, start: int, mention: RegionMention) -> bool:
    """Whether a paragraph turns from the county or city that the document is about to one beside it (同时,乙县…)."""
    own, region = about.document, mention.region
    if own is None or region is None or mention.kind != "name" or own.level not in ("city", "county"):
        return False
    if own.contains(region) or region.contains(own) or region.code[:2] != own.code[:2]:
        return False
    text, looks = about.text, about.looks
    if looks.besides.fullmatch(text, start, mention.start) is None:
        return False
    stop = looks.sentence_end.search(text, mention.end)
    return looks.helps.search(text, mention.end, stop.start() if stop else len(text)) is None


def _of_the_country(about: About, mention: RegionMention) -> bool:
    """Whether a paragraph opens with a figure of the whole country: what goes on is of it, until a place is named."""
    region, own = mention.region, about.document
    if region is None or region.level != "country" or own is None or own.level == "country":
        return False
    return mention.kind == "deictic" and about.looks.counts_here.match(about.text, mention.end) is not None


def _reported(standing: Standing, about: About, mentions: Sequence[RegionMention]) -> Standing:
    """据某省民政厅报告: what is told from here on is told of that place."""
    for mention in mentions:
        if mention.region is None or not _reports(about, mention):
            continue
        if beside.jointly(about, mention, mentions):
            return standing._replace(reported=None, document=about.trigger, block=None)
        reported = None if mention.region == about.document else mention.region
        document = about.trigger if reported is None else trigger_of(mention)
        standing = standing._replace(reported=reported, document=document, block=None)
    return standing


def _told_of_another(
    standing: Standing, about: About, start: int, mentions: Sequence[RegionMention]
) -> Standing:
    """据甲省民政厅统计,…。乙省办理…: what goes on, 全省 too, is of the province with which the sentence opens."""
    said = standing.reported
    if said is None:
        return standing
    for mention in mentions:
        region = mention.region
        if region is None or region.level != said.level or region == said:
            continue
        acts = mention.kind == "org" and about.looks.office.match(about.text, mention.end) is not None
        if mention.kind != "name" and not acts:
            continue
        if about.looks.opening.fullmatch(about.text, start, mention.start) is not None:
            return standing._replace(reported=region, document=trigger_of(mention), block=None)
    return standing


def _reports(about: About, mention: RegionMention) -> bool:
    """Whether a place, or its office, is one that reports."""
    if mention.kind in ("media", "title"):
        return _stands_between(about, mention, about.looks.reported, about.looks.paper_reports)
    if mention.kind not in ("org", "name"):
        return False
    if _stands_between(about, mention, about.looks.reported, about.looks.reports):
        return True
    text, start = about.text, mention.start
    if beside.of_elsewhere(about, mention) and _stands_between(
        about, mention, about.looks.told_by, about.looks.tells
    ):
        return True  # 从乙省民政厅获悉, in a text about 甲省
    opens = start == 0 or about.looks.sentence_end.match(text, start - 1) is not None
    if opens and about.looks.office_reports.match(text, mention.end) is not None:
        return True
    return (
        opens
        and beside.of_another(about, mention)
        and about.looks.publishes.match(text, mention.end) is not None
    )


def _stands_between(about: About, mention: RegionMention, before: Look, behind: Look) -> bool:
    """Whether what ``before`` and ``behind`` look for stands on either side of a place (据|…|报告, 从|…|获悉)."""
    said = about.text[max(0, mention.start - _BEFORE_REPORT) : mention.start]
    return before.search(said) is not None and behind.match(about.text, mention.end) is not None
