"""Whose report it is: a body with one task of its own (a charity, a federation of the disabled) governs its report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from minzheng_ie.analysis import Analysis
from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.programmes import ProgrammeIssuer, Programmes
from minzheng_ie.governance.governed import Governed, Trigger

_OPENING = 160  # characters of the text itself in which news tells who made its figures public
_PUBLISHED = compile_regex(r"(?:\([^)]{0,20}\))?(?:[^,。;:]{0,4}(?:公布|发布|公示|公告|通报|晒出|交出))")
_WIDER = compile_regex(r"民政|政府")  # an office with more than one task
# The body is no subject behind these, and is one before these.
_NO_SUBJECT = compile_regex(r"[在与由和及向从对给据]|获悉|联合|会同|通过|民政|政府|了解")
_GOES_ON = compile_regex(
    r"(?:共|累计|积极|先后|还|继续|已)*(?:实施|开展|救助|资助|发放|筹集|募集|组织|走访|为|投入|支出)"
)
_LABELLED = 6  # characters of a label or signature behind the name of the body (秘书处)


class IssuerScope(NamedTuple):
    """The body whose report it is, and where the text says so (clean offsets)."""

    body: ProgrammeIssuer
    programmes: Programmes
    trigger: Trigger[str | None]

    def own(self, program: str | None) -> bool:
        """Whether a programme is the body's task or part of it."""
        return self.body.program is not None and self.programmes.within(program, self.body.program)

    def of(self, found: Governed[str | None], *, weak: bool, counted: bool) -> Governed[str | None]:
        """The programme of a number for which ``found`` was read.

        weak (bool): ``found`` rests on a cue or on a word for who is helped. counted (bool): the number counts people
        as such, of no programme.
        """
        if counted or (found.value is None and found.trigger is None and found.level == "number"):
            return found  # what it counts is no work of anybody's
        kept = found.value is not None and self._keeps(found.value)
        if kept and not weak and found.level != "document":
            return found
        return Governed(self.trigger.value, self.trigger, "document")

    def _keeps(self, program: str) -> bool:
        return any(self.programmes.within(program, kept) for kept in self.body.keeps)


def issuer_of(analysis: Analysis, programmes: Programmes) -> IssuerScope | None:
    """The one body with a task of its own that issues a document: its title, label or signature names it.

    None where another office is named there too, or none is.
    """
    text = analysis.clean.text
    for start, end, signed in _places(analysis):
        if _WIDER.search(text, start, end) is not None:
            return None
        found = programmes.issuer_in(text, start, end)
        if found is None:
            continue
        body, at, stop = found
        if text[stop : stop + 1] == "、" or (signed and end - stop > _LABELLED):
            return None
        return IssuerScope(body, programmes, Trigger(at, stop, body.program, "programme-issuer"))
    return _published(analysis, programmes)


def doer(text: str, start: int, stop: int, programmes: Programmes) -> IssuerScope | None:
    """The body with one task of its own that a sentence tells of (市慈善总会实施…): what it did is of its task.

    start, stop (int): clean span of the sentence's beginning, in which the body must be the subject.
    """
    found = programmes.issuer_in(text, start, stop)
    if found is None or found[0].program is None:
        return None
    body, at, end = found
    if _NO_SUBJECT.search(text, start, at) is not None or _GOES_ON.match(text, end) is None:
        return None
    return IssuerScope(body, programmes, Trigger(at, end, body.program, "programme-issuer"))


def _places(analysis: Analysis) -> Iterator[tuple[int, int, bool]]:
    """Spans of the title and of the label or signature, and whether it is the latter."""
    for span in analysis.document.title.evidence[:1]:
        yield *span, False
    for span in analysis.document.issuer.evidence[:1]:
        yield *span, True


def _published(analysis: Analysis, programmes: Programmes) -> IssuerScope | None:
    """News that opens with a body that made its figures public."""
    text = analysis.clean.text
    for block in analysis.layout.blocks[:12]:
        if block.kind != "paragraph":
            continue
        stop = min(block.end, block.start + _OPENING)
        found = programmes.issuer_in(text, block.start, stop)
        if found is None or _PUBLISHED.match(text, found[2], stop) is None:
            return None
        return IssuerScope(
            found[0], programmes, Trigger(found[1], found[2], found[0].program, "programme-issuer")
        )
    return None
