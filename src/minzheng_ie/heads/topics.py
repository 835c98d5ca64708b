"""What is spoken of: read of the clauses without numbers when a number first asks for it, and of heads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.heads.countryside import turned
from minzheng_ie.heads.lexicon import (
    LONG,
    LONGEST,
    Lexicon,
    bare,
    content,
    edges,
    first_verb,
    is_,
    known,
    last_verb,
)
from minzheng_ie.heads.listed import leads_on, listed
from minzheng_ie.heads.purpose import Passed
from minzheng_ie.heads.ranked import rank_of
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.heads.told import Told, without_state
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import Token, text_of

PASSED = 3  # clauses without numbers that may still name the topic
_SAID = 2  # tokens of 了解到
_SHORTEST = 2  # characters that are too few for a topic
_ASPECT = 3  # words of 在|人数|上


@dataclass(eq=False, slots=True)
class Topic:
    """What numbers to come may be of.

    tokens: the thing last spoken of. named (bool): it is a measure (…数, …标准) that the numbers to come are of. action: verb
    and object of a clause without numbers, for a number that only adds to it (发放一次性临时救助金,共4.3万人次).
    """

    tokens: tuple[Token, ...] = ()
    named: bool = False
    action: tuple[Token, ...] = ()


_NOTHING = Topic()


class Spoken:
    """A place in the text and what is spoken of there, which is read when first asked for.

    before (Spoken | None): the place before this one. told (Told | None): the metric of a number told since. clauses: those
    without numbers since, the last three. topic (Topic | None): what is known without reading.
    """

    __slots__ = ("_read", "before", "clauses", "told")

    def __init__(
        self,
        before: Spoken | None = None,
        clauses: tuple[Passed, ...] = (),
        topic: Topic | None = None,
        told: Told | None = None,
    ) -> None:
        self.before = before
        self.clauses = clauses
        self.told = told
        self._read: list[Topic] = [] if topic is None else [topic]

    def over(self, *clauses: Passed) -> Spoken:
        """The place behind clauses without numbers; of many, the last are enough."""
        number = self.before if self.clauses else self
        return Spoken(number, (*self.clauses, *clauses)[-PASSED:])

    def past(self, told: Told | None) -> Spoken:
        """The place behind a number; ``told``: its metric, None where that is nothing to speak of."""
        if told is not None:
            return Spoken(self, (), None, told)
        return Spoken(self) if self.clauses else self  # without clauses since, nothing is named here

    def of(self, topic: tuple[Token, ...]) -> Spoken:
        """The same place, had the number before it been of ``topic``."""
        number = Spoken(topic=Topic(topic))
        return Spoken(number, self.clauses) if self.clauses else number

    def at_number(self, lex: Lexicon) -> tuple[Token, ...]:
        """What was spoken of behind the number before."""
        number = self.before if self.clauses else self
        return number.topic(lex).tokens if number is not None else ()

    def topic(self, lex: Lexicon) -> Topic:
        """What is spoken of here."""
        unread: list[Spoken] = []
        place: Spoken | None = self
        while place is not None and not place._read:
            if place.told is not None and ((tokens := place.told.topic(lex)) or place.told.closes(lex)):
                place._read.append(Topic(tokens))
                break
            unread.append(place)
            place = place.before
        topic = place._read[0] if place is not None else _NOTHING
        for place in reversed(unread):
            topic = place._behind(topic, lex)
            place._read.append(topic)
        return topic

    def may_end_in(self, ends: str) -> bool:
        """Whether a measure may be spoken of that ends in some characters; no clause is cut into words for that."""
        return any(clause.says(ends) for clause in self.clauses)

    def _behind(self, topic: Topic, lex: Lexicon) -> Topic:
        """What is spoken of here, where it was ``topic`` at the place before."""
        for clause in self.clauses:
            topic = read_clause(tagged(clause(), lex), topic, lex)
        if self.clauses or (self.told is not None and self.before is not None and not self.before.clauses):
            return topic
        return Topic(topic.tokens)  # a number has been told since: no measure, no action goes on


def read_clause(tokens: Sequence[Token], topic: Topic, lex: Lexicon) -> Topic:
    """What is spoken of behind a clause without numbers: its object, or itself."""
    if (
        _remarks(tokens, lex)
        or any("slogan" in t.roles for t in tokens)
        or text_of(tokens[-_SAID:]).endswith(lex.w.learnt)
    ):
        return topic
    if aspect := _aspect(tokens, lex):
        return Topic(tuple(aspect), True, topic.action)
    if other := turned(tokens, topic.tokens, lex):
        return Topic(tuple(other), topic.named, topic.action)
    rank = rank_of(tokens, lex)
    said = _without_level(content(tokens, lex), lex) if rank is None else rank.said
    if text_of(said) in lex.w.pointing or (topic.tokens and said and said[0].text in lex.w.taken_in):
        return topic  # 具体标准为; 孤儿320人,全部|纳入低保予以保障,保障标准达到…
    if measure := _peaking(said, lex) or _measure(said, topic.tokens, lex):
        return Topic(tuple(measure), True, topic.action)
    if leads_on(tokens, lex) and (things := listed(tokens, lex)):
        return Topic(tuple(things), topic.named, topic.action)
    last = last_verb(said)
    action = said[last:] if last >= 0 else []
    acting = known(action, lex) and len(text_of(action)) <= LONGEST - 2
    noun = _noun(said, last, lex)
    return Topic(tuple(noun) or topic.tokens, topic.named, tuple(action) if acting else ())


def _remarks(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a clause only says what went on meanwhile, what is wanted, where funds are from or what all those told are (助餐是民心|所盼)."""
    if not tokens or tokens[0].text in lex.w.meanwhile or any(t.text in lex.w.by_which for t in tokens[-3:]):
        return bool(tokens)
    if any(b.text in lex.w.coming_from and a.text.endswith(lex.w.funds) for a, b in pairwise(tokens)):
        return True  # 项目资金|来源于|市财政拨款补助
    return tokens[0].text in lex.w.remarking and len(tokens) > 1 and tokens[1].text in lex.w.being


def _without_level(said: list[Token], lex: Lexicon) -> list[Token]:
    """A measure without the verb behind it that only leads to its numbers (抚恤标准|为:); else ``said``."""
    leads = len(said) > 1 and said[-1].text in lex.w.telling and said[-2].text.endswith(lex.w.measures)
    if not leads:
        return said
    apiece = next((i for i, t in enumerate(said) if t.text not in lex.w.apiece and t.kind != "rate"), 0)
    return said[apiece:-1]


def _aspect(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The measure by which what follows is told (在注册志愿者人数上, 从床位数看); empty where it is none."""
    w = lex.w
    words = [t for t in tokens if t.kind != "period"]
    if len(words) < _ASPECT or words[0].text not in w.aspect_opens or words[-1].text not in w.aspect_ends:
        return []
    end = len(words) - 1
    while end > 1 and words[end - 1].text in w.aspect_ends:
        end -= 1
    measure = content(words[1:end], lex)
    counted = bool(measure) and (measure[-1].text.endswith(w.measures) or "frame" in measure[-1].roles)
    return measure if counted and len(text_of(measure)) <= LONG else []


def _peaking(said: list[Token], lex: Lexicon) -> Sequence[Token]:
    """The measure that is said to be at its most or least (结婚登记数量|为10年来最低值); empty where none is."""
    if not said or not said[-1].text.endswith(lex.w.peaks):
        return ()
    at = next((i for i, t in enumerate(said) if i and (t.verb or "level" in t.roles)), 0)
    return said[:at] if known(said[:at], lex) else ()


def _measure(said: list[Token], topic: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """The measure that a clause speaks of, or whose change; empty where it speaks of none."""
    if said and said[-1].text.endswith(lex.w.measures):
        measure = _changed(said, lex)
        if len(text_of(measure)) <= LONG + 4:
            return measure
    if rate := _rate(said, lex):
        return rate
    verb = next((i for i, t in enumerate(said) if t.verb or t.text in lex.changes), 0)
    leading = _its_name([t for t in edges(said[:verb]) if "preposition" not in t.roles], lex)
    if not leading or not leading[-1].text.endswith(lex.w.standard_ends):
        return ()
    return leading if known(leading, lex) else _standard_of(leading, topic, lex)  # 孤儿养育标准从7月起调整


def _rate(said: list[Token], lex: Lexicon) -> Sequence[Token]:
    """The rate that a clause says has changed (养老机构入住率|稳步提高); empty where it says so of none."""
    rate = edges(_grown(said, lex))
    told = 0 < len(rate) < len(said) and rate[-1].text.endswith(lex.w.rates) and not any(t.verb for t in rate)
    return rate if told and _SHORTEST < len(text_of(rate)) <= LONG + 4 else ()


def _its_name(leading: list[Token], lex: Lexicon) -> list[Token]:
    """A measure without 现行的 before it and 是 behind it (现行的|农村低保标准|是|从7月起执行)."""
    w = lex.w
    while leading and leading[-1].text in w.is_so | w.out_of_or_by:
        leading.pop()
    now = len(leading) > _SAID and leading[0].text in w.formerly and leading[1].text in w.of
    return leading[_SAID:] if now else leading


def _standard_of(leading: list[Token], topic: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """A standard of what was spoken of before (低保工作有进展,标准提高,从…); empty where it is of nothing."""
    if leading[-1].text not in lex.w.standard_of or not bare(leading):
        return ()
    of = next((i for i in range(len(topic), 0, -1) if known(topic[i - 1 : i], lex)), 0)
    return (*topic[:of], *leading) if of else ()


def _noun(said: list[Token], last: int, lex: Lexicon) -> list[Token]:
    """The object of a clause's last verb, its subject, or what it says has grown: the first that can be a topic."""
    if those := _worked_on(said, lex):
        return those
    at, w = next((i for i, t in enumerate(said) if i and t.text in lex.w.located), 0), lex.w
    if at and said[at - 1].text.endswith(w.homes + w.holders) and len(text_of(said[:at])) <= LONG:
        return edges(said[:at])  # 服务中心|位于…街道
    for noun in (_behind_verb(said, last), edges(said[: first_verb(said)]), _grown(said, lex)):
        kept = without_state(_dealt_with([t for t in noun if "level" not in t.roles], lex), lex)
        if _topical(kept, lex):
            return edges(kept)
    return []


def _behind_verb(said: Sequence[Token], verb: int) -> list[Token]:
    """The words behind a verb, without the one that closes it (送|去|慰问金)."""
    behind = said[verb + 1 :]
    return edges(behind[1:] if len(behind) > 1 and "result" in behind[0].roles else behind)


def _worked_on(said: list[Token], lex: Lexicon) -> list[Token]:
    """Those on whom a work was done (组织力量对|优抚对象|进行核查); empty where no such work is told."""
    w = lex.w
    at = next((i for i, t in enumerate(said) if t.text in w.worked_on), -1)
    if at < 0:
        return []
    working = w.carrying_out | w.working
    does = next((i for i in range(at + 2, len(said)) if said[i].verb or said[i].text in working), 0)
    those = edges(said[at + 1 : does])
    while len(those) > 1 and those[-1].text in w.no_topic_ends:
        those.pop()  # 对低保|工作|进行检查
    return those if those and _of_the_field(those, lex) and len(text_of(those)) <= LONG + 8 else []


def _dealt_with(noun: list[Token], lex: Lexicon) -> list[Token]:
    """Those whom a body did something for, without the body (民政局|对|五保户|进行普查); else ``noun``."""
    if noun and noun[0].text in lex.w.acted_on:
        return noun[1:]
    at = next((i for i in range(len(noun) - 2, 0, -1) if noun[i].text in lex.w.served), 0)
    return noun[at + 1 :] if at and noun[at - 1].text.endswith(lex.w.bodies) else noun


def _topical(noun: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a noun can be what numbers to come are of."""
    w = lex.w
    longest = LONG + 8 if any("joint" in t.roles for t in noun) else LONG
    if not _SHORTEST < len(text_of(noun)) <= longest or any(t.text in w.placing for t in noun):
        return False
    return not noun[-1].text.endswith(w.nothing_counted) and not bare(noun) and _of_the_field(noun, lex)


def _of_the_field(noun: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a noun is a word of the field, or a payment by its name."""
    if known(noun, lex) or "aid" in noun[-1].roles or (len(noun) > 1 and is_(noun[-1], "money", "standard")):
        return True
    return any(t.text[0] == "“" and t.text[1:-1] in lex.nouns for t in noun)  # “救急难”试点


def _grown(said: list[Token], lex: Lexicon) -> list[Token]:
    """What a clause says has grown (善款募集|稳步增长); all of ``said`` where it says no such thing."""
    end = len(said)
    while end > 1 and (said[end - 1].text in lex.changes or said[end - 1].text[2:] in lex.changes):
        end -= 1
    return said[:end]


def _changed(said: list[Token], lex: Lexicon) -> list[Token]:
    """The measure that was changed (市财政局|上调了|低保标准); all of ``said`` where none was."""
    at = next((i for i in range(len(said) - 2, -1, -1) if said[i].text in lex.changes), -1)
    measure = said[at + 1 :]
    while len(measure) > 1 and "preposition" in measure[0].roles:
        measure = measure[1:]
    return measure if len(text_of(measure)) > _SHORTEST else said
