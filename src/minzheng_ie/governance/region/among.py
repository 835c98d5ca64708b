"""Whether a number is of several places together, of which the document's is but one: what the country hands out."""

from __future__ import annotations

from minzheng_ie.governance.region.frame import Frame, Named, lead_of
from minzheng_ie.governance.region.lists import run_of


def handed_out(n: Named) -> bool:
    """Whether it is the last of several places to which a body above them hands out (民政部向甲省、乙省调运|3顶).

    Not where all of them lie in what the document is about.
    """
    document = n.about.document
    if document is None or document.level == "country" or n.mention.region is None:
        return False
    run = run_of(n.text, n.mention, n.place.regions)
    if len(run) < 2 or all(m.region is not None and document.contains(m.region) for m in run):
        return False
    return n.looks.hands_out.search(lead_of(n.text, run[0], n.place.sentence)) is not None


def with_others(n: Named) -> bool:
    """包括|我省在内的5省区."""
    if n.looks.with_them.match(n.text, n.mention.end) is None:
        return False
    return n.looks.us_among_them.search(n.lead) is not None


def with_others_behind(f: Frame) -> bool:
    """Whether its clause goes on to say that it is for others as well (调运|3顶支援包括我省在内的5省区)."""
    place, looks, text = f.place, f.looks, f.text
    if place.end < 0 or place.regions[-1].start < place.end:
        return False
    for mention in place.regions:
        if mention.kind != "deictic" or not place.end <= mention.start < place.clause.end:
            continue
        if looks.with_them.match(text, mention.end) is not None:
            return looks.us_among_them.search(text, place.end, mention.start) is not None
    return False
