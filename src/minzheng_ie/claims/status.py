"""Plans and results of a document, followed sentence by sentence: what stands so far, handed to the rows that decide."""

from __future__ import annotations

from minzheng_ie.governance.status import carry
from minzheng_ie.governance.status.carry import Standing
from minzheng_ie.governance.status.frame import About, Outer, Place, Said, Told, What
from minzheng_ie.governance.status.tables import SentenceCues, StatusRules


class StatusScope:
    """Follows plans and results sentence by sentence.

    What sentences without numbers announce of their paragraph is read when a number behind them asks.

    about (About): what is known of the document. rules (StatusRules): the rows that decide.
    """

    def __init__(self, about: About, rules: StatusRules) -> None:
        self._about = about
        self._rules = rules
        self._standing = Standing()
        self._outer: Outer | None = None  # the same for most numbers of a sentence
        self._read = -1, -1  # the sentence whose cues these are
        self._cues = SentenceCues()
        self._unread: list[tuple[int, int]] = []  # sentences of the paragraph that may announce something

    def turn(self, plan: Said) -> None:
        """The plan part begins."""
        self._read_on()
        self._stands(carry.turned(self._standing, plan))

    def title(self, start: int, end: int) -> None:
        """The title of the document."""
        self._stands(carry.titled(self._standing, self._about, start, end))

    def heading(self, level: int, start: int, end: int) -> None:
        """A heading, from ``start`` to ``end``."""
        self._unread.clear()
        self._stands(carry.headed(self._standing, self._about, self._rules.cues, level, (start, end)))

    def block(self) -> None:
        """A new paragraph."""
        self._unread.clear()
        self._stands(carry.new_block(self._standing))

    def lead(self, start: int, end: int) -> None:
        """A sentence without numbers that may announce something."""
        self._unread.append((start, end))
        if self._about.text[end - 1] == ":" or self.leads_on(end):
            self._read_on()  # a list may go on behind its paragraph

    def leads_on(self, end: int) -> bool:
        """Whether a sentence that ends at ``end`` may say what the paragraphs behind it are about."""
        return carry.leads_on(self._about, end)

    def wanted(self, start: int, end: int) -> None:
        """An item of a list begins. start, end (int): the sentence that leads it."""
        self._read_on()
        self._stands(carry.wanted(self._standing, self._about, start, end))

    def govern(self, place: Place) -> What:
        """The status of one number."""
        if self._unread:
            self._read_on()
        begins, ends = place.sentence[0].start, place.sentence[-1].end
        if self._read != (begins, ends):
            self._hear(begins, ends)
        now, about, cues = self._standing, self._about, self._cues
        if self._outer is None:
            self._outer = now.outer
        governing = self._rules.govern(about, self._outer, place, cues)
        found = governing.found
        if governing.plan is not None:
            now = carry.aimed(now, governing.plan, place.period)
        if cues.decided or now.ahead is not None or found.value == "planned":
            now = carry.going_on(now, about, found, begins)
        if cues.itemised:
            now = carry.itemised(now, about, begins, ends)
        if now is not self._standing:
            self._stands(now)
        return found

    def _read_on(self) -> None:
        """What the sentences that may announce something leave, in order."""
        for start, end in self._unread:
            self._announced(start, end)
        self._unread.clear()

    def _announced(self, start: int, end: int) -> None:
        about, rules = self._about, self._rules

        def intends() -> tuple[Told, ...]:
            return rules.cues_of(about, start, end, alone=True).following

        self._stands(carry.led(self._standing, about, rules.cues, (start, end), intends))
        self._stands(carry.itemised(self._standing, about, start, end))

    def _hear(self, start: int, end: int) -> None:
        """The cues of a sentence, found once for all its numbers."""
        self._read = start, end
        self._stands(carry.described(self._standing, self._about, self._rules.cues, start, end))
        self._cues = self._rules.cues_of(self._about, start, end)

    def _stands(self, standing: Standing) -> None:
        if standing is not self._standing:
            self._standing, self._outer = standing, None
