"""Whose report it is: a body with one task of its own (a charity, a federation of the disabled) governs its report."""

from __future__ import annotations

from collections.abc import Iterator

from minzheng_ie.analysis import Analysis
from minzheng_ie.entities.programme_rows import ProgrammeIssuer
from minzheng_ie.governance.governed import Trigger
from minzheng_ie.governance.programme.about import About, Body, Words
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.rules.looks import ends
from minzheng_ie.tree.leaves import behind_last

_OPENING = 160
"""Characters of the text itself in which news tells who made its figures public."""
_BLOCKS = 12
_LABELLED = 6
"""Characters of a label or signature behind the name of the body (秘书处)."""
_SUBJECT = 24
"""Characters in which the subject of a sentence stands."""
_EARLIER = 200
_FROM = 12
"""Characters between 从 and the body that news has its figures from."""
ISSUER = "programme-issuer"


def issuer_of(analysis: Analysis, words: Words) -> Body | None:
    """The one body with a task of its own that issues a document: its title, label or signature names it.

    None where another office is named there too, or none is.
    """
    text = analysis.clean.text
    for start, end, signed in _places(analysis):
        if words.looks.wider.search(text, start, end) is not None:
            return None
        found = words.programmes.issuer_in(text, start, end)
        if found is None:
            continue
        stop = found[2]
        if text[stop : stop + 1] == "、" or (signed and end - stop > _LABELLED):
            return None
        return _body(found)
    return _published(analysis, words)


def doer_at(about: About, position: int, begin: int) -> Body | None:
    """The body whose doings the sentence of a number tells of (市慈善总会实施…活动,走访困难家庭6200户).

    begin (int): where the sentence begins, one not known to be idle.
    """
    if begin < position - _EARLIER:
        return None
    found = about.doers.get(begin) or _doer(about.text, begin, about.words)
    if found is None:
        about.idle.add(begin)
        return None
    about.doers[begin] = found
    return found if found.trigger.end < position else None


def _doer(text: str, start: int, words: Words) -> Body | None:
    """The body that is the subject of the sentence at ``start``: what it did is of its task."""
    stop = start + _SUBJECT
    if words.looks.active_bodies.search(text, start, stop) is None:
        return None
    found = words.programmes.issuer_in(text, start, stop)
    if found is None:
        return None
    if words.looks.no_subject.search(text, start, found[1]) is not None:
        return None
    return _body(found) if words.looks.goes_on.match(text, found[2]) is not None else None


def _body(found: tuple[ProgrammeIssuer, int, int]) -> Body:
    return Body(found[0], Trigger(found[1], found[2], found[0].program, ISSUER))


def _places(analysis: Analysis) -> Iterator[tuple[int, int, bool]]:
    """Spans of the title and of the label or signature, and whether it is the latter."""
    for span in analysis.document.title.evidence[:1]:
        yield *span, False
    for span in analysis.document.issuer.evidence[:1]:
        yield *span, True


def _published(analysis: Analysis, words: Words) -> Body | None:
    """News that opens with a body whose figures it has."""
    text = analysis.clean.text
    for block in analysis.layout.blocks[:_BLOCKS]:
        if block.kind != "paragraph":
            continue
        stop = min(block.end, block.start + _OPENING)
        found = words.programmes.issuer_in(text, block.start, stop)
        if found is not None and _tells(text, found, stop, words.looks):
            return _body(found)
        while found is not None and not _reports(text, block.start, found, words.looks):
            found = words.programmes.issuer_in(text, found[2], stop)
        return None if found is None else _body(found)
    return None


def _reports(text: str, opened: int, found: tuple[ProgrammeIssuer, int, int], looks: ProgrammeLooks) -> bool:
    """Whether a body that the text at ``opened`` names reports on its own work, or the text is on one project of gifts."""
    _, start, end = found
    if looks.project.match(text, start, end) is not None:
        return (
            looks.wider.search(text, opened, end) is None and looks.carried_out.match(text, end) is not None
        )
    clause = behind_last(",。;\n", text, opened, start)
    if looks.no_subject.search(text, clause, start) is not None:
        return False
    return looks.own_report.match(text, end) is not None


def _tells(text: str, found: tuple[ProgrammeIssuer, int, int], stop: int, looks: ProgrammeLooks) -> bool:
    """Whether a body made figures public, or news has them from it (记者从市慈善总会获悉)."""
    _, start, end = found
    if looks.made_public.match(text, end, stop) is not None:
        return True
    return ends(looks.learnt_from, text, start, _FROM) and looks.learnt.match(text, end, stop) is not None
