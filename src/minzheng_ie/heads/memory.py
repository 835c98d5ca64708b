"""What earlier clauses leave for the ones that follow. Nothing is changed: each clause and number makes the next record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from minzheng_ie.heads.lexicon import (
    Lexicon,
    bare,
    core,
    edges,
    first_verb,
    is_,
    known,
    noun_of,
    opening_verbs,
    role_at,
)
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.purpose import Tokens
from minzheng_ie.heads.topics import Spoken, Topic
from minzheng_ie.heads.wholes import BORROWED, NO_WHOLES, Wholes
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import NOMINAL, Token, text_of

_SHORTEST = 2  # characters that are too few for a thing
_BARE = frozenset({"bare_noun", "frame"})

Phrase = tuple[Token, ...]
_START = Spoken(topic=Topic())


@dataclass(eq=False)
class Memory:
    """What is known at a place in a block.

    head: the last number's metric. whole: the metric before it, where it is a share of that. spoken: what is spoken of.
    verbs: the verbs that opened the last list. recent: the heads of the last clause with numbers, for 分别, 前者 and 后者.
    within (bool): 其中 has opened a list of parts. fresh (bool): the clause just passed over begins its statement
    (火化率稳步提升,达到82%). passed: the clauses without numbers of this sentence. label: the one right before, where a colon
    ends it. cores: what its numbers were told of. wholes: what was told of wholes, for their parts. divided: the topic when
    a list of parts began.
    """

    head: Phrase = ()
    whole: Phrase = ()
    spoken: Spoken = _START
    verbs: Phrase = ()
    recent: tuple[Phrase, ...] = ()
    within: bool = False
    fresh: bool = False
    passed: tuple[Tokens, ...] = ()
    label: Tokens | None = None
    cores: tuple[Phrase, ...] = ()
    wholes: Wholes = NO_WHOLES
    divided: Phrase = ()

    def new_sentence(self, passed: Sequence[Tokens] = ()) -> Memory:
        """A new sentence starts its own lists, and goes on with the whole whose parts were listed.

        passed: the clauses of sentences without numbers before it that may name the topic, the last `PASSED` of them.
        """
        spoken = self.spoken.over_all(passed) if passed else self.spoken
        goes_on = self.wholes.listing and self.divided
        return Memory(
            self.head,
            self.whole,
            spoken.of(self.divided) if goes_on else spoken,
            recent=self.recent,
            fresh=self.fresh or bool(passed),
            wholes=self.wholes.new_sentence(),
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

    def over(self, clause: Tokens, *, opens: bool = False) -> Memory:
        """A clause without numbers: what it speaks of may be the topic of numbers to come.

        opens (bool): it begins a sentence, or what follows a semicolon.
        """
        return replace(self, fresh=opens, spoken=self.spoken.over(clause), passed=(*self.passed, clause))

    def after(self, head: Head, quantity: Quantity, lex: Lexicon, *, of_which: bool) -> Memory:
        """What is known behind a number. of_which (bool): it is an item of a whole, which stays the topic."""
        if quantity.unit is None or head.rule in BORROWED:
            return self.of_head(head, self.wholes, lex, of_which=of_which)
        wholes = self.wholes.tell(head.tokens, head.rule, quantity, within=self.within)
        return self.of_head(head, wholes, lex, of_which=of_which)

    def of_head(self, head: Head, wholes: Wholes, lex: Lexicon, *, of_which: bool) -> Memory:
        """What is known behind a metric."""
        tokens = head.tokens
        verbs = opening_verbs(tokens)
        thing = _thing(tokens)
        reaching = bool(verbs) and verbs[0].text in lex.w.reaching
        whole = self.whole if head.rule == "elliptic" else ()
        return Memory(
            tokens,
            self.head if head.rule == "share" else whole,
            self.spoken.past(() if of_which or reaching else _topic(thing, lex)),
            tuple(verbs or _done_by(tokens, lex)) if len(verbs) < len(tokens) else self.verbs,
            self.recent,
            self.within,
            False,
            self.passed,
            self.label,
            (*self.cores, tuple(thing)) if _of_the_field(thing, lex) else self.cores,
            wholes,
            self.divided,
        )

    def closed(self, recent: tuple[Phrase, ...]) -> Memory:
        """What is known behind a clause. recent: see above."""
        return Memory(
            self.head,
            self.whole,
            self.spoken,
            self.verbs,
            recent,
            self.within,
            False,
            self.passed,
            None,
            self.cores,
            self.wholes,
            self.divided,
        )

    def goes_on(self, whole: Phrase) -> Memory:
        """What follows a number whose whole has been told part by part is of the whole."""
        return replace(
            self,
            head=whole,
            spoken=Spoken(topic=Topic(tuple(core(whole)))),
            wholes=replace(self.wholes, used_up=()),
        )

    def recall(self, heads: Sequence[Phrase]) -> Memory:
        """The heads told last, together."""
        return replace(self, recent=distinct(heads))


NOTHING_TOLD = Memory()
"""Where a block or an item begins."""


def distinct(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Each phrase once, in order."""
    found: list[Phrase] = []
    for phrase in phrases:
        if phrase not in found:
            found.append(phrase)
    return tuple(found)


def _of_the_field(thing: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a thing is of the field, by its words or as those who are helped."""
    return bool(thing) and (known(thing, lex) or "aid" in thing[-1].roles)


def _thing(tokens: Phrase) -> list[Token]:
    """What a head is of, without the bare nouns and the predicate behind it."""
    thing = _related(tokens) or core(tokens)
    while len(thing) > 1 and (
        (not thing[-1].roles.isdisjoint(_BARE) and thing[-1].index != NOMINAL and not is_(thing[-1], "work"))
        or (thing[-1].verb and not thing[0].verb)
    ):
        thing.pop()
    return edges(thing)


def _topic(thing: list[Token], lex: Lexicon) -> list[Token]:
    """What of the thing a head is of goes on as the topic; empty where it is none."""
    w = lex.w
    thing = noun_of(thing[: role_at(thing, "link", otherwise=len(thing))])
    while thing and "preposition" in thing[0].roles:
        thing = thing[1:]
    if not thing or (len(text_of(thing)) <= _SHORTEST and not known(thing, lex)):
        return []
    if thing[-1].text.endswith(w.rates) or thing[0].text.startswith(w.each_of):
        return []  # 火化率…,减免费用…: of no rate; 每千名老人拥有床位: of a rate's base, neither
    return [] if bare(thing) else thing


def _related(tokens: Phrase) -> list[Token]:
    """What a relation is told of (敬老院建设|涉及7个村): it stays the topic; empty where there is none."""
    at = role_at(tokens, "relating")
    if at <= 0:
        return []
    subject = list(tokens[:at])
    while len(subject) > 1 and "verbal_noun" in subject[-1].roles:
        subject.pop()
    return subject


def _done_by(tokens: Phrase, lex: Lexicon) -> Phrase:
    """What a body does (县民政局|下拨|救灾资金): it goes on with the items that follow."""
    at = first_verb(tokens)
    done = 0 < at < len(tokens) - 1 and "flow" in tokens[at].roles
    return (tokens[at],) if done and tokens[at - 1].text.endswith(lex.w.bodies) else ()
