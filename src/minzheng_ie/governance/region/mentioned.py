"""What rows may ask of a place before a number (region_places.yaml), and what they may make of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.region import beside, subjects
from minzheng_ie.governance.region.among import handed_out, with_others
from minzheng_ie.governance.region.frame import Named, Where, lead_of
from minzheng_ie.governance.region.handed import alone, counts_on, giver_opens, honoured
from minzheng_ie.governance.region.lists import run_of
from minzheng_ie.governance.region.totals import (
    each_of_several,
    joined_with_others,
    others_behind,
    parts_over,
    sibling_of_no_table,
    summed_up,
    whole_again,
)

_BEFORE = 14
"""Characters before a bracket in which its number stands."""

Passed = str
PASSED: Passed = "passed"


def bracketed(n: Named) -> bool:
    """Whether it stands in brackets that belong to a number before (2人死亡(甲县),转移|3万人)."""
    text, start = n.text, n.mention.start
    if not n.candidate.bracketed or text.find(")", n.mention.end, n.place.start) < 0:
        return False
    return n.looks.of_number.search(text, max(0, start - _BEFORE), start) is not None


def document(n: Named) -> bool:
    """Whether it is known what the document is about."""
    return n.about.document is not None


def name(n: Named) -> bool:
    """Whether it is a name, and no word for a place (全市)."""
    return n.candidate.name


def deictic(n: Named) -> bool:
    """全市, 我县."""
    return n.candidate.deictic


def known(n: Named) -> bool:
    """Whether it is one division of the table, or points to who was last reported to tell (据某市日报消息,全市…)."""
    return n.candidate.region is not None


def outside_the_country(n: Named) -> bool:
    """Whether what governs outside the sentence is the country."""
    outside = n.candidate.outer.outside.value
    return outside is not None and outside.level == "country"


def unlisted(n: Named) -> bool:
    """Whether the table does not hold it."""
    return n.mention.unlisted


def in_clause(n: Named) -> bool:
    """Whether it stands in the number's clause."""
    return n.same


def opening(n: Named) -> bool:
    """Whether nothing but words that open a clause stands before it in its own."""
    return n.looks.opening.fullmatch(n.lead) is not None


def no_subject(n: Named) -> bool:
    """与|某市."""
    return n.looks.not_subject.search(n.lead) is not None


def counted_in(n: Named) -> bool:
    """在|全省300个项目中入选: what is counted is the whole's; a share of it (保持在|全国1/10以上) is not."""
    if n.mention.end != n.place.start or n.looks.a_share.match(n.text, n.mention.end) is not None:
        return False
    return n.looks.counted_in.search(n.lead) is not None


def joint_behind(n: Named) -> bool:
    """某县|、."""
    return n.looks.joint_behind.match(n.text, n.mention.end) is not None


def provinces(n: Named) -> bool:
    """Whether it is one of several side by side that a report on the country tells of (甲省、乙省|3人)."""
    mention, text = n.mention, n.text
    if not n.candidate.national or mention.kind != "name" or mention.region is None:
        return False
    if mention.region.level == "country" or n.looks.listed_on.match(text, mention.end) is not None:
        return False
    reported = n.candidate.outer.reported
    if reported is not None and reported.contains(mention.region):
        return False
    run = run_of(text, mention, n.place.regions)
    if len(run) < 2:
        return False
    if run[0].start >= n.place.clause.start:
        return True
    lead = lead_of(text, run[0], n.place.sentence)
    return n.looks.opening.fullmatch(lead) is not None or n.looks.befell.search(lead) is not None


def list_opens(n: Named) -> bool:
    """Whether it is of a list that opens its clause, told with what it lies in (甲省|乙市、丙市…) or ending it (甲县、|乙县,3元)."""
    ended = n.text.startswith(",", n.mention.end)
    if not (subjects.listed(n.candidate) and (ended or subjects.whole_told(n.candidate))):
        return False
    lead = lead_of(n.text, run_of(n.text, n.mention, n.place.regions)[0], n.place.sentence)
    return n.looks.opening.fullmatch(lead) is not None or n.looks.befell.search(lead) is not None


def subject(n: Named) -> bool:
    """Whether it makes a region the subject of what follows (region_subjects.yaml)."""
    return n.subject is not None


def bare(n: Named) -> bool:
    """昭通, not 昭通市."""
    return beside.bare(n.text, n.looks, n.mention)


def example(n: Named) -> bool:
    """Whether 等 stands right before the number (昭通养老院、康乐福利院等|5所)."""
    return n.looks.examples.search(n.text, n.mention.end, n.place.start) is not None


def of_document(n: Named) -> bool:
    """Whether it tells of what the document is about."""
    return n.subject == n.about.document


def far_event(n: Named) -> bool:
    """某县|地震后,…."""
    return beside.far_event(n.text, n.looks, n.mention)


def points_back(n: Named) -> bool:
    """Whether 该地 behind it points to a place named before (甲镇为易涝区,|乙县洪灾发生后,该地…)."""
    return n.looks.points_back.search(n.text, n.mention.end, n.place.start) is not None


def goes_on(n: Named) -> bool:
    """Whether a route or a list goes on behind it."""
    return n.looks.goes_on.match(n.text, n.mention.end) is not None


def there(n: Named) -> bool:
    """Whether 当地 points to it in the next clause (赴|某市学习,当地有…)."""
    if n.mention.region is None:
        return False
    return n.looks.there.search(n.text, n.mention.end, n.place.start) is not None


def of_the_country(n: Named) -> bool:
    """Whether the document is about the country."""
    return n.candidate.national


def visited(n: Named) -> bool:
    """记者来到|某区民政局,大厅里…."""
    return beside.visited(n.text, n.looks, n.mention, n.lead)


def for_one(n: Named) -> bool:
    """就|某市|而言,…; 以|某市|为例,…."""
    return n.looks.for_one.match(n.text, n.mention.end) is not None


def befell(n: Named) -> bool:
    """灾害造成|某县2人死亡,…."""
    return n.looks.befell.search(n.lead) is not None


def ranks(n: Named) -> bool:
    """Whether it is told which place has most, or comes next (床位最多的是|某县,有…; 其次为|某县; 以|某县最多,有…)."""
    first = n.looks.set_first.search(n.lead) and n.looks.is_first.match(n.text, n.mention.end)
    return bool(first or n.looks.ranks.search(n.lead))


def lies_in(n: Named) -> bool:
    """敬老院位于|某镇,…; 位于|某区的青山敬老院占地12亩,…."""
    set_in = n.looks.set_in.search(n.lead) and n.looks.its_home.match(n.text, n.mention.end)
    return (set_in or n.looks.lies_in.search(n.lead)) is not None


def names_a_thing(n: Named) -> bool:
    """昆明|书院等一批设施建成."""
    return beside.names_a_thing(n.text, n.looks, n.mention)


def one_of_several(n: Named) -> bool:
    """昭通|养老院、康乐福利院等5所."""
    return beside.one_of_several(n.text, n.looks, n.mention)


def governs(n: Named) -> Where:
    """What it makes the subject."""
    trigger = Trigger(n.mention.start, n.mention.end, n.subject, f"region-{n.mention.kind}")
    return Governed(n.subject, trigger, "clause" if n.same else "sentence")


def itself(n: Named) -> Where:
    """The place, whatever it is there for."""
    mention = n.mention
    return Governed(
        mention.region, Trigger(mention.start, mention.end, mention.region, "region-name"), "sentence"
    )


def whole(n: Named) -> Where:
    """What the document is about, or who is reported of (据某省民政厅统计)."""
    own = Governed(n.about.document, n.about.trigger, "document")
    return own if n.candidate.outer.reported is None else n.candidate.outer.outside


def nobody(n: Named) -> Where:
    """No region at all, and no other."""
    return Governed(None, None, "clause")


def passed(n: Named) -> Passed:
    """It does not govern the number; the next one is looked at."""
    return PASSED


CONDITIONS: Mapping[str, Callable[[Named], bool]] = {
    "bracketed": bracketed,
    "document": document,
    "name": name,
    "deictic": deictic,
    "known": known,
    "outside-the-country": outside_the_country,
    "unlisted": unlisted,
    "in-clause": in_clause,
    "opening": opening,
    "no-subject": no_subject,
    "counted-in": counted_in,
    "joint-behind": joint_behind,
    "provinces": provinces,
    "handed-out": handed_out,
    "with-others": with_others,
    "list-opens": list_opens,
    "subject": subject,
    "whole-again": whole_again,
    "parts-over": parts_over,
    "summed-up": summed_up,
    "each-of-several": each_of_several,
    "others-behind": others_behind,
    "sibling-of-no-table": sibling_of_no_table,
    "bare": bare,
    "example": example,
    "honoured": honoured,
    "of-document": of_document,
    "far-event": far_event,
    "points-back": points_back,
    "goes-on": goes_on,
    "there": there,
    "counts-on": counts_on,
    "alone": alone,
    "of-the-country": of_the_country,
    "giver-opens": giver_opens,
    "visited": visited,
    "befell": befell,
    "for-one": for_one,
    "ranks": ranks,
    "joined-with-others": joined_with_others,
    "lies-in": lies_in,
    "names-a-thing": names_a_thing,
    "one-of-several": one_of_several,
}
VALUES: Mapping[str, Callable[[Named], Any]] = {
    "governs": governs,
    "itself": itself,
    "whole": whole,
    "nobody": nobody,
    "passed": passed,
}
READY: Mapping[str, str] = {
    "document": "about.document",
    "known": "candidate.region",
    "unlisted": "mention.unlisted",
    "in-clause": "same",
    "subject": "subject",
    "name": "candidate.name",
    "deictic": "candidate.deictic",
}
GUARDS: Mapping[str, str] = {"bracketed": "candidate.bracketed", "provinces": "candidate.national"}
