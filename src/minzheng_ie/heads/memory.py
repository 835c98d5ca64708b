"""What earlier clauses leave for the ones that follow. Nothing is changed: each clause and number makes the next record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.heads.lexicon import Lexicon, core, first_verb, only_verbs, opening_verbs
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.purpose import Passed, Tokens
from minzheng_ie.heads.told import Phrase, Told
from minzheng_ie.heads.topics import Spoken, Topic
from minzheng_ie.heads.wholes import BORROWED, NO_WHOLES, Wholes
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import ClauseText, Token

_START = Spoken(topic=Topic())


@dataclass(eq=False, slots=True)
class Memory:
    """What is known at a place in a block.

    head: the last number's metric. whole: the metric before it, where it is a share of that. spoken: what is spoken of.
    opened: the last metric that is more than verbs. recent: the heads of the last clause with numbers, for 分别, 前者 and 后者.
    within (bool): 其中 has opened a list of parts. fresh (bool): the clause just passed over begins its statement
    (火化率稳步提升,达到82%). passed: the clauses without numbers of this sentence. label: the one right before, where a colon
    ends it. told: the metrics of its numbers. wholes: what was told of wholes, for their parts. divided: the topic when
    a list of parts began. earlier: the last metric of the block before, until this one has told its own. last_part: the
    part with which all of a whole was told, right behind it.
    """

    head: Phrase = ()
    whole: Phrase = ()
    spoken: Spoken = _START
    opened: Phrase = ()
    recent: tuple[Phrase, ...] = ()
    within: bool = False
    fresh: bool = False
    passed: tuple[ClauseText, ...] = ()
    label: Tokens | None = None
    told: tuple[Told, ...] = ()
    wholes: Wholes = NO_WHOLES
    divided: Phrase = ()
    earlier: Phrase = ()
    last_part: Phrase = ()

    def new_block(self) -> Memory:
        """A new block or item begins."""
        return Memory(earlier=self.head or self.earlier)

    def new_sentence(self, passed: Sequence[Passed] = ()) -> Memory:
        """A new sentence starts its own lists, and goes on with the whole whose parts were listed.

        passed: the clauses of sentences without numbers before it that may name the topic, the last `PASSED` of them.
        """
        spoken = self.spoken.over(*passed) if passed else self.spoken
        goes_on = self.wholes.listing and self.divided
        return Memory(
            self.head,
            self.whole,
            spoken.of(self.divided) if goes_on else spoken,
            recent=self.recent,
            fresh=self.fresh or bool(passed),
            wholes=self.wholes.new_sentence(),
            earlier=self.earlier,
        )

    def list_parts(self, lex: Lexicon) -> Memory:
        """其中 stands alone before a colon."""
        return replace(self, divided=self.spoken.at_number(lex), wholes=self.wholes.open(listing=True))

    def divide(self) -> Memory:
        """Kinds follow (各类残疾人为:)."""
        return replace(self, wholes=self.wholes.divide())

    def parts(self, *, among: bool = False) -> Memory:
        """其中 opens a list of parts; among (bool): the clause that told the whole does (2100户危房户中)."""
        return replace(self, within=True, wholes=self.wholes.open(among=among))

    def over(self, clause: ClauseText, *, opens: bool = False) -> Memory:
        """A clause without numbers: what it speaks of may be the topic of numbers to come.

        opens (bool): it begins a sentence, or what follows a semicolon.
        """
        spoken, passed = self.spoken.over(clause), (*self.passed, clause)
        return self._past(spoken, opens, passed)

    def _past(self, spoken: Spoken, fresh: bool, passed: tuple[ClauseText, ...]) -> Memory:
        return Memory(
            self.head,
            self.whole,
            spoken,
            self.opened,
            self.recent,
            self.within,
            fresh,
            passed,
            self.label,
            self.told,
            self.wholes,
            self.divided,
            self.earlier,
            self.last_part,
        )

    def after(self, head: Head, quantity: Quantity, lex: Lexicon, *, of_which: bool) -> Memory:
        """What is known behind a number. of_which (bool): it is an item of a whole, which stays the topic."""
        if quantity.unit is None or head.rule in BORROWED:
            return self.of_head(head, self.wholes, lex, of_which=of_which)
        wholes = self.wholes.tell(head.tokens, head.rule, quantity, within=self.within)
        return self.of_head(head, wholes, lex, of_which=of_which)

    def of_head(self, head: Head, wholes: Wholes, lex: Lexicon, *, of_which: bool) -> Memory:
        """What is known behind a metric."""
        tokens = head.tokens
        told = Told(tokens)
        whole = self.whole if head.rule == "elliptic" else ()
        return Memory(
            tokens,
            self.head if head.rule == "share" else whole,
            self.spoken.past(None if of_which else told),
            self.opened if tokens[0].verb and only_verbs(tokens) else tokens,
            self.recent,
            self.within,
            False,
            self.passed,
            self.label,
            (*self.told, told),
            wholes,
            self.divided,
        )

    def verbs(self, lex: Lexicon) -> Phrase:
        """The verbs that opened the last list."""
        return tuple(_of_all(opening_verbs(self.opened), self.opened, lex)) or _done_by(self.opened, lex)

    def cores(self, lex: Lexicon) -> tuple[Phrase, ...]:
        """What the numbers of this sentence were told of, where that is of the field."""
        return tuple(told.thing() for told in self.told if told.of_the_field(lex))

    def closed(self, recent: tuple[Phrase, ...]) -> Memory:
        """What is known behind a clause. recent: see above."""
        return Memory(
            self.head,
            self.whole,
            self.spoken,
            self.opened,
            recent,
            self.within,
            False,
            self.passed,
            None,
            self.told,
            self.wholes,
            self.divided,
            last_part=self.last_part,
        )

    def goes_on(self, whole: Phrase) -> Memory:
        """What follows a number whose whole has been told part by part is of the whole."""
        return replace(
            self,
            head=whole,
            spoken=Spoken(topic=Topic(tuple(core(whole)))),
            wholes=replace(self.wholes, used_up=()),
            last_part=self.head,
        )

    def recall(self, heads: Sequence[Phrase]) -> Memory:
        """The heads told last, together."""
        return replace(self, recent=distinct(heads))


NOTHING_TOLD = Memory()
"""Where a block or an item begins."""


def distinct(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Each phrase once, in order."""
    if len(phrases) < 2 or (len(phrases) == 2 and phrases[0][0].start != phrases[1][0].start):
        return tuple(phrases)
    found: list[Phrase] = []
    for phrase in phrases:
        if phrase not in found:
            found.append(phrase)
    return tuple(found)


def _of_all(verbs: Sequence[Token], opened: Phrase, lex: Lexicon) -> Sequence[Token]:
    """The verbs that open a list, without those that say which its first item is (新增|符合条件的|城市低保12户、农村低保8户)."""
    at = len(verbs)
    if not 1 < at < len(opened) or opened[at].text in lex.w.of or not any(t.text in lex.w.of for t in opened):
        return verbs
    return verbs[:1]


def _done_by(tokens: Phrase, lex: Lexicon) -> Phrase:
    """What a body does (县民政局|下拨|救灾资金): it goes on with the items that follow."""
    at = first_verb(tokens)
    if not 0 < at < len(tokens) - 1:
        return ()
    given = at > 1 and any(
        t.text in lex.w.served for t in tokens[:at]
    )  # 为老人|提供助餐12万人次、助浴3600人次
    body = tokens[at - 1].text.endswith(lex.w.bodies)
    if body and at + 2 < len(tokens) and tokens[at + 1].text in lex.w.giving:
        return tuple(tokens[at : at + 2])  # 县民政局|紧急|调拨
    deed = tokens[at].text in lex.w.done_for_many  # 敬老院|接待|老人91人次、儿童30人次
    return (tokens[at],) if given or (body and "flow" in tokens[at].roles) or deed else ()
