"""The programmes of a document, followed sentence by sentence: what stands so far, handed to the rows that decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from minzheng_ie.analysis import Analysis
from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.programme import carry
from minzheng_ie.governance.programme.about import About, What
from minzheng_ie.governance.programme.borders import opens_another
from minzheng_ie.governance.programme.carry import Flow, Standing
from minzheng_ie.governance.programme.frame import Frame, Number
from minzheng_ie.governance.programme.issuers import issuer_of
from minzheng_ie.governance.programme.spans import begun
from minzheng_ie.governance.programme.subject import field_of, subject_of
from minzheng_ie.governance.programme.tables import ProgrammeRules
from minzheng_ie.governance.programme.told import Mentioned

Mentions = Sequence[ProgrammeMention]


class ProgrammeScope:
    """Follows the programmes of a document sentence by sentence.

    What sentences say of their paragraph is read when a number behind them asks: most paragraphs end without one.

    analysis: of the document. rules (ProgrammeRules): the rows that decide.
    """

    def __init__(self, analysis: Analysis, rules: ProgrammeRules) -> None:
        words = rules.words
        field, issuer = field_of(analysis, words), issuer_of(analysis, words)
        subject = subject_of(analysis, words, field)
        self._about = About(analysis.clean.text, words, subject, issuer)
        self._rules = rules
        self._standing = carry.opened(field if issuer is None and subject == "civil affairs" else None)
        self._flow = Flow()
        self._unread: list[Callable[[Standing], Standing]] = []  # of the sentences since a number last asked
        self._told = Mentioned(self._about, ())  # the mentions asked about last

    def heading(self, level: int, mentions: Mentions) -> None:
        """A heading."""
        self._unread.clear()  # what it leaves says nothing of paragraph and item
        self._standing = carry.headed(self._standing, self._about, level, mentions)

    def block(self) -> None:
        """A new paragraph."""
        self._unread.clear()
        self._standing = carry.new_block(self._standing)

    def item(self) -> None:
        """A new item within a paragraph."""
        self._unread.append(carry.new_item)

    def turn(self, start: int) -> None:
        """A sentence within a paragraph begins at ``start``; it may turn to another field of work."""
        if opens_another(self._about.text, start, self._about.words.looks):
            self._unread.append(carry.turned)

    def question(self, mentions: Mentions) -> None:
        """A question ends."""
        self._standing = carry.asked(self._standing, self._about, mentions)

    def lead(self, mentions: Mentions, *, block: bool) -> None:
        """A sentence that opens a paragraph (``block``) or an item ends."""
        self._unread.append(partial(carry.led, about=self._about, mentions=mentions, block=block))

    def listed(self, mentions: Mentions) -> None:
        """An item of a list begins. mentions: of the sentence that leads it."""
        self._unread.append(partial(carry.listed, about=self._about, mentions=mentions))

    def leave(self, mentions: Mentions, *, heading: bool = False) -> None:
        """Another sentence ends. heading (bool): it has no numbers and no pauses, and is short (救灾救济。)."""
        self._unread.append(partial(carry.left, about=self._about, mentions=mentions, heading=heading))

    def govern(self, number: Number) -> What:
        """The programme of one number."""
        about = self._about
        flow = carry.before(self._flow, about.text, number.position)
        if self._unread:
            self._read()
        if number.mentions is not self._told.all:
            self._told = Mentioned(about, number.mentions)
        standing = self._standing
        sentence = begun(about.text, number.position)
        outer = carry.outside_of(standing, about, sentence), flow.said, standing.section
        frame = Frame(about, outer, number, self._told, sentence)
        found, parts = self._rules.govern(frame, flow.parts)
        self._flow = carry.numbered(flow, number, found, parts)
        return found

    def _read(self) -> None:
        """What the sentences since a number last asked leave, in order."""
        for change in self._unread:
            self._standing = change(self._standing)
        self._unread.clear()
