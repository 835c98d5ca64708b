"""What is given or awarded place by place: to each of those counted, by one of several givers, to an example of those honoured."""

from __future__ import annotations

from minzheng_ie.governance.region.frame import Named


def honoured(n: Named) -> bool:
    """命名|甲县东方敬老院等5所: an example of those that what the document is about honours."""
    document, region = n.about.document, n.mention.region
    if document is None or region is None or not document.contains(region):
        return False
    return n.looks.honoured.search(n.lead) is not None


def counts_on(n: Named) -> bool:
    """Whether what is given to each of those counted, or to all, is told (救助|某县母亲50名,每人2000元,共发放10万元)."""
    start = n.place.clause.start
    if n.mention.kind != "name" or n.looks.each_or_all.match(n.text, start) is None:
        return False
    return n.looks.counted.match(n.text, n.mention.end) is not None


def alone(n: Named) -> bool:
    """Whether no other place is named since the last semicolon."""
    since = n.text.rfind(";", n.place.sentence[0].start, n.place.start) + 1
    return all(
        m.region == n.mention.region or not since <= m.start < n.place.start
        for m in n.place.regions
        if m.kind == "name"
    )


def giver_opens(n: Named) -> bool:
    """Whether the number is what another gives, whose name opens its clause (某省慈善总会10万元,某某基金会|3000万元)."""
    return n.looks.giver_opens.match(n.text, n.place.clause.start, n.place.end + 1) is not None
