"""The frame of one number: everything its metric may be made of. Never changed; what costs is read when first asked for."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.attributes import able, where_to
from minzheng_ie.heads.complete import alike, built, common, of_group, partial, with_standard
from minzheng_ie.heads.demanded import those_within, told_as_goal
from minzheng_ie.heads.groups import Group, names_thing
from minzheng_ie.heads.lexicon import Lexicon, bare, content, only_verbs
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.nameless import names_nothing
from minzheng_ie.heads.pronouns import resolved, this_work
from minzheng_ie.heads.purpose import Tokens, done_behind, purpose
from minzheng_ie.heads.ranked import rank_alone
from minzheng_ie.heads.shorten import Lists, shorten
from minzheng_ie.heads.signs import ENDING, IN_ALL, LITTLE, NAMELESS, OF, PRONOUN
from minzheng_ie.heads.subjects import Subject
from minzheng_ie.heads.sums import funded, items_of, of_another, sums_up, without_pair
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.heads.topics import Topic
from minzheng_ie.heads.yardsticks import a_yard
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_FEW = 3  # words before a bound
_PLACED = frozenset({"region", "period"})


@dataclass(eq=False, slots=True)
class View:
    """What the numbers of a clause share.

    quantities: those of the document. tokens: of the clause. following: gives the tokens of the next clause, which
    completes a spending verb without an object. lists: where 等 closes a list of examples. place (Token | None): whom
    the clause opens with (全村).
    """

    quantities: Sequence[Quantity]
    tokens: Sequence[Token]
    following: Tokens
    lists: Lists
    place: Token | None
    lex: Lexicon


class Frame:
    """What is told of one number, or of several that are of one thing.

    view, group, memory, lex: where it stands. named: what the words before it tell. rest: the groups behind it. tail: the predicate they share. quantity: the first
    of the group. said: the words before it that may stand in a metric. subject: those, 前者 and 后者 as what they stand for.
    phrase: the subject, cut to what reads on its own. share: what it is a share of, None where it is told of no share.
    after: the words behind it that may stand in a metric. money, people, pieces, percentage (bool): what it counts; of
    pieces, with words enough before it for a bound. item (bool): joined to the number before. closing (bool): the last of
    its clause, with words behind it; ended (bool): it has some, or others follow. shared (bool): it is a share. passed
    (bool): clauses without numbers went before it in its sentence. labelled (bool): nothing but a label tells of it.
    few (bool): the subject is a word or two that may name a class or one of two parts. ending (bool): what is told may end in a
    goal or in a measure of somebody; spanned (bool): it may end in a span of time. payable (bool): a sum, or a number
    without a unit. apiece (bool): so many for each, no money. one_word, opens_with_verb (bool): the phrase is, does.
    little (bool): it may end in a word that wants what was spoken of. within (bool): parts of a whole are told. in_all,
    with_of (bool): 共 or the like, 的 stands before the number. directly (bool): no clause without numbers stands between it
    and the number before; follows (bool): so it is, and that one is of the same sentence. counted (bool): the sentence told
    of wholes. second (bool): others stand before it in its clause. trailed (bool): the last of its clause, with anything
    behind it. names_thing (bool): the unit may say what is counted. spoken_of (bool): a clause since the number before may name a
    measure or a deed: what is spoken of right behind a number is neither.
    """

    __slots__ = (  # more than a class without them holds at hand
        "_ahead", "_bare", "_left", "_purpose", "_topic", "after", "apiece", "closing", "counted", "directly",
        "ended", "ending", "few", "follows", "group", "in_all", "item", "labelled", "lex", "little", "memory", "money",
        "names_thing", "one_word", "opens_with_verb", "passed", "payable", "people", "percentage", "phrase",
        "pieces", "quantity", "rest", "said", "second", "share", "shared", "spanned", "spoken_of", "subject",
        "tail", "trailed", "view", "with_of", "within",
    )  # fmt: skip

    def __init__(
        self,
        view: View,
        group: Group,
        named: Subject,
        rest: Sequence[Group],
        tail: list[Token],
        memory: Memory,
    ) -> None:
        lex = view.lex
        self.view, self.lex, self.group = view, lex, group
        self.rest, self.tail, self.memory = rest, tail, memory
        self.item = group.item
        self.ended = bool(rest or group.after)
        self.quantity = quantity = view.quantities[group.members[0].index]
        self.money = quantity.dimension == "money"
        self.percentage = quantity.dimension == "share"
        self.people = quantity.unit in lex.w.people_units
        self.pieces = quantity.unit in lex.w.piece and len(group.before) > _FEW
        said, share = named
        self.closing = bool(group.closing and group.after)
        compared = self.closing and a_yard(group, lex)
        alone = compared or bool(said and group.signs & NAMELESS and names_nothing(said, group, memory, lex))
        self.said = [] if alone else said
        self.share = share
        self.shared = share is not None
        self.subject = subject = _subject(self)
        self.after = _after(said, group, lex) if group.after and not compared else []
        unsaid = memory.label is not None and not subject and not group.after
        self.labelled = unsaid and all(t.kind in _PLACED for t in group.before)
        self.passed = bool(memory.passed)
        self.few = lex.signs.beside(subject)
        self.spanned = len(subject) > 1 and subject[-2].kind == "period"
        self.payable = self.money or quantity.dimension is None
        self.phrase = phrase = _phrase(self) if subject else []
        self.apiece = bool(phrase) and not self.money and _apiece(phrase, quantity, group, lex)
        self.one_word = len(phrase) == 1
        self.opens_with_verb = bool(phrase) and phrase[0].verb
        last = lex.signs.last(phrase, subject)
        self.little = _wants_more(phrase, last)
        self.ending = (last | lex.signs.last(self.after, ())) & ENDING != 0
        self.within = memory.within
        self.in_all = group.signs & IN_ALL != 0
        self.with_of = group.signs & OF != 0
        self.spoken_of = bool(memory.spoken.clauses)
        self.directly = not self.spoken_of
        self.follows = _follows(memory)
        self.counted = bool(memory.wholes.told)
        self.second = _second(group, view.tokens)
        self.trailed = _trailed(group, view.tokens)
        self.names_thing = names_thing(group, lex)
        self._topic: list[Topic] = []
        self._ahead: list[list[Token]] = []
        self._bare: list[bool] = []
        self._left: list[list[Token]] = []
        self._purpose: list[list[Token]] = []

    def topic(self) -> Topic:
        """What is spoken of."""
        if not self._topic:
            self._topic.append(self.memory.spoken.topic(self.lex))
        return self._topic[0]

    def ahead(self) -> list[Token]:
        """The tokens of the next clause."""
        if not self._ahead:
            self._ahead.append(tagged(self.view.following(), self.lex))
        return self._ahead[0]

    def bare(self) -> bool:
        """Whether the phrase has no head of its own, or only tells a part of the whole."""
        if not self._bare:
            self._bare.append(_says_little(self.phrase, self))
        return self._bare[0]

    def left(self) -> list[Token]:
        """What of the topic may complete the phrase; empty where that is whole."""
        if not self._left:
            self._left.append(_left(self))
        return self._left[0]

    def purpose(self) -> list[Token]:
        """What money was for."""
        if not self._purpose:
            done = [] if self.ended else done_behind(self.view.tokens, self.group.members[-1], self.lex)
            self._purpose.append(done or purpose(self.after, self.rest, self.ahead, self.lex))
        return self._purpose[0]


def _follows(memory: Memory) -> bool:
    """Whether nothing but words of its own clause stands between a number and another of its sentence."""
    return not memory.spoken.clauses and bool(memory.told)


def _second(group: Group, tokens: Sequence[Token]) -> bool:
    """Whether other numbers stand before a group. tokens: those of the clause."""
    return (group.before[0] if group.before else group.members[0]) is not tokens[0]


def _trailed(group: Group, tokens: Sequence[Token]) -> bool:
    """Whether anything stands behind the last number of a clause. tokens: those of the clause."""
    return group.closing and tokens[-1] is not group.members[0]


def _wants_more(phrase: Phrase, last: int) -> bool:
    """Whether the last word of a phrase may want what was spoken of. last: its signs."""
    return bool(phrase) and (phrase[-1].verb or last & LITTLE != 0)


def _apiece(phrase: Phrase, quantity: Quantity, group: Group, lex: Lexicon) -> bool:
    """Whether so many are told for each of those."""
    each = lex.w.each
    return "/" in (quantity.unit or "") or phrase[0].text[0] in each or not each.isdisjoint(group.said)


def monthly(f: Frame) -> bool:
    """Whether a phrase tells how often and what was done, not of what (每月|发放)."""
    phrase = f.phrase
    return len(phrase) > 1 and phrase[0].text in f.lex.w.often and all(t.verb for t in phrase[1:])


def _subject(f: Frame) -> list[Token]:
    """What is said, with 前者 and 后者 as what they stand for, and of a standard the change that people got."""
    said, group, lex = f.said, f.group, f.lex
    subject = this_work(said, f.memory, lex) if said else said
    if group.signs & PRONOUN:
        subject = resolved(said, f.memory, lex, people=f.people)
    changed = f.people and subject and subject[-1].text.endswith(lex.w.standard_ends)
    return _with_change(subject, group, lex) if changed else subject


def _after(said: list[Token], group: Group, lex: Lexicon) -> list[Token]:
    """The words behind a number that may stand in a metric; some follow it."""
    if told_as_goal(said, group, lex):
        return []
    if sums_up(said, group, lex):
        return []
    after = without_pair(content(those_within(group, lex), lex), group, lex)
    if after and rank_alone(after, lex):
        return []  # 西河县612对|居次
    if after and group.after[0].text in lex.w.with_whom:
        after = [group.after[0].nominal(), *after]  # 与企业达成意向
    if after and after[-1].verb:
        after = [*after, *where_to(group.after, after[-1])]
    which = after and ("level" in after[0].roles or after[0].text in lex.w.made_up)
    return able(after, lex) if which else after


def _with_change(subject: list[Token], group: Group, lex: Lexicon) -> list[Token]:
    """A standard that was changed for so many people, with the change (提高了低保标准|210户)."""
    at = next((i for i, t in enumerate(group.before) if t is subject[0]), 0)
    changed = next((t for t in reversed(group.before[:at]) if "adverb" not in t.roles), None)
    return [changed, *subject] if changed is not None and changed.text in lex.changes else subject


def _phrase(f: Frame) -> list[Token]:
    return with_standard(shorten(f.subject, f.view.lists, f.lex), f.quantity, f.memory.head, f.lex)


def _says_little(phrase: list[Token], f: Frame) -> bool:
    return bare(phrase) or partial(phrase, f.lex) or _part_alone(phrase, f)


def _part_alone(phrase: Phrase, f: Frame) -> bool:
    """Whether a phrase is the word for a part of the whole that is being told (其中女性…)."""
    if len(phrase) != 1 or "part" not in phrase[0].roles:
        return False
    memory = f.memory
    if memory.within:
        return not memory.wholes.exceeds(f.quantity)  # 党员178人。…其中老年人1168人
    return of_group(f.group, f.lex.w.then_by)


def _left_of(f: Frame, topic: list[Token]) -> list[Token]:
    """What of a topic a number may be of."""
    if topic and of_another(topic, f.phrase, f.lex, people=f.people):
        return []
    if f.money and topic and (named := _fuller(text_of(topic), f)):
        return named  # 农村低保…户,支出低保金…,月人均补差
    if f.money and topic and f.phrase and f.phrase[-1].text in f.lex.w.invested:
        return _invested_in(topic, f)
    if f.phrase and "modifier" in f.phrase[0].roles:
        while len(topic) > 1 and "modifier" in topic[-1].roles:
            topic.pop()  # 护理标准全护理640元、半护理320元
    return topic


def _invested_in(topic: list[Token], f: Frame) -> list[Token]:
    """The work that a sum was invested in (启动殡仪馆迁建工程,|总投资); none where more than a deed is told with it."""
    return built(topic, f.lex) if not f.phrase[:-1] or only_verbs(f.phrase) else []


def _fuller(paid: str, f: Frame) -> list[Token]:
    """What a payment is of, as it was told with its kind (低保金 of 农村低保); empty where it was told without."""
    if not paid.endswith(f.lex.w.sum_ends):
        return []
    stem = paid[:-1]
    told = next((c for c in reversed(f.memory.cores(f.lex)) if text_of(c).endswith(stem)), ())
    at = next((i for i, t in enumerate(told) if t.text.startswith(f.lex.w.parts_of_country)), -1)
    return list(told[at:]) if at >= 0 and len(stem) > 1 else []


def _worked(f: Frame, topic: list[Token]) -> list[Token]:
    left = _left_of(f, topic)
    return funded(left, f.phrase, f.lex) if left and not (f.money or f.percentage) else left


def _left(f: Frame) -> list[Token]:
    phrase, w, lex = f.phrase, f.lex.w, f.lex
    if not (f.bare() or (phrase[0].verb and only_verbs(phrase)) or monthly(f)):
        return []
    if of_group(f.group, w.sums) or any("complete" in t.roles for t in phrase):
        return []  # 立项310个
    if items_of(f.group, f.memory, f.view.quantities, lex):
        return []  # 甲补贴…,乙补贴…,共计发放资金…
    starts = {t.start for t in phrase}
    topic = _worked(f, [t for t in f.topic().tokens if t.start not in starts or t not in phrase])
    if not f.money:
        return alike(topic, f.memory, lex) if topic and of_group(f.group, w.in_all) else topic
    return common(topic, phrase, f.memory, lex, summed=of_group(f.group, w.in_all))
