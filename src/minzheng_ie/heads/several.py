"""Numbers in coordination that are of different things: A和B标准分别达到x、y; 结婚…、离婚…,分别下降5%和上升2%."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.against import against_each, before_yard, spoken_measure
from minzheng_ie.heads.complete import with_topic
from minzheng_ie.heads.distribute import distribute, members_of
from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, bare, content, core, is_, joins, known, only_verbs
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.subjects import subject_of
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.heads.told import Phrase, Told
from minzheng_ie.text.amounts import NUMERAL
from minzheng_ie.tree.leaves import Token, text_of, word_token

Phrases = Sequence[Sequence[Token]]
_BOTH = 2  # town and country
_WHOLE = 2  # words of 占 and the whole (分别占总人口的5%和1%)
_MANY = 4  # members of a list that are hardly told with a head of all
_NAME = 2  # characters of a member that is but a part (城市)


def of_each(groups: Sequence[Group], memory: Memory, lex: Lexicon) -> Sequence[Phrase]:
    """The heads of numbers that 分别 gives to as many things, or measures against as many; empty for most clauses."""
    if len(groups) < 2 or lex.w.severally.isdisjoint(groups[0].said):
        return ()
    return apiece(groups, memory, lex) or against_each(groups, memory, lex)


def apiece(groups: Sequence[Group], memory: Memory, lex: Lexicon) -> Sequence[Phrase]:
    """The heads said before, where each has its own change: 结婚…、离婚…,分别下降5%和上升2%; empty for any other clause."""
    count = len(groups)
    if count > len(memory.recent):
        return ()
    if all(len(group.members) == 1 and _only_changes(group, lex) for group in groups):
        return memory.recent[-count:]
    return ()


def _only_changes(group: Group, lex: Lexicon) -> bool:
    """Whether the words of a number tell of its change and of nothing else."""
    words = [t for t in [*group.before, *group.after] if "droppable" not in t.roles and t.kind != "mark"]
    return bool(words) and all(
        t.text in lex.changes or t.text in lex.w.severally or is_(t, "joint", "particle") for t in words
    )


def distributed(group: Group, memory: Memory, lex: Lexicon, *, same_unit: bool) -> Phrases | None:
    """What each number of a group is of; None where they are of one thing.

    same_unit (bool): they count in one unit: only then may 城乡 stand for two, or the numbers go on with what was told.
    """
    count = len(group.members)
    subject, share = subject_of(group, lex)
    if memory.label is not None and same_unit and all(t.kind == "rate" for t in group.before):
        subject = content(tagged(memory.label(), lex), lex)  # 城乡低保标准:|360元和205元
    if share is None and subject:
        parts = _members(subject, count, memory, lex, same_unit=same_unit)
        if parts is not None:
            return parts
    if sum(t.kind == "region" for t in group.before) >= count or _days(group) >= count:
        return None  # 甲县、乙县分别…, 6日、7日分别…: the places, the days are distributed, not the heads
    severally = not lex.w.severally.isdisjoint(group.said)
    if severally and share and (shares := _shares(share, subject, count, memory, lex)):
        return shares
    if not same_unit and not severally:
        return None
    if severally:
        parts = _named_before(subject, count, memory, lex, same_unit=same_unit)
        if parts is not None:
            return parts
    return _as_told(subject, count, memory, lex, severally=severally)


def _days(group: Group) -> int:
    """How many times stand before a group."""
    return sum(1 + t.text.count("、") for t in group.before if t.kind == "period")


def what_each_got(parts: Phrases, after: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The object behind the last number, of which each number is (甲院和乙院分别获得|3万元和2万元|补助); else empty."""
    if not after or not all(part and part[-1].verb for part in parts):
        return []
    thing = content(after, lex)
    if thing and thing[-1].text.endswith(lex.w.sums_given) and not any(t.verb for t in thing[:-1]):
        return thing  # 获3万元|拨款
    return [] if any(t.verb or is_(t, "level", "link", "particle", "preposition") for t in thing) else thing


def _members(
    subject: list[Token], count: int, memory: Memory, lex: Lexicon, *, same_unit: bool
) -> Phrases | None:
    """The members of a coordinated subject, or of the topic that completes it."""
    parts = distribute(subject, count, lex, compound=same_unit)
    if parts is None and bare(subject):
        topic, country = memory.spoken.topic(lex).tokens, lex.w.both_of_country[0]
        both = count == 2 and any(t.text.startswith(country) for t in topic)
        if both or listed(topic):
            parts = distribute([*topic, *subject], count, lex, compound=same_unit)
    if parts is None and same_unit:
        parts = _run_together(subject, count, lex)
    if parts is None and count == _BOTH and same_unit:
        parts = _by_country(subject, memory, lex)
    if parts is not None and all(len(text_of(p)) <= _NAME for p in parts):
        return [[*p, *memory.head] for p in parts]  # 城乡分别为832元和585元
    return parts


def _run_together(subject: list[Token], count: int, lex: Lexicon) -> list[list[Token]] | None:
    """Payments that nothing joins, with what is told of all (生活补贴|护理补贴|标准); None where they are not as many."""
    ends = [
        i + 1 for i, t in enumerate(subject) if t.text.endswith(lex.w.payments_raised) and len(t.text) > _NAME
    ]
    if len(ends) != count or any(joins(t) or t.verb for t in subject[: ends[-1]]):
        return None
    rest = subject[ends[-1] :]
    return [[*subject[first:end], *rest] for first, end in zip([0, *ends], ends, strict=False)]


def _by_country(subject: list[Token], memory: Memory, lex: Lexicon) -> list[list[Token]] | None:
    """What was told of town and country together, of each (城乡低保4万人,|低保标准增长5%、7%); None where nothing was."""
    both = lex.w.both_of_country[0]
    topic = memory.spoken.topic(lex).tokens
    named = text_of(topic)
    if len(named) <= len(both) or not named.startswith(both):
        return None
    if not memory.wholes.told or not text_of(subject).startswith(named[len(both) :]) or subject[0].verb:
        return None
    start = topic[0].start
    return distribute([word_token(start, start + len(both), both, lex.words), *subject], _BOTH, lex)


def _each_named(subject: Sequence[Token], count: int, lex: Lexicon) -> Phrases | None:
    """The members of a subject, of many each by its own name; None where they are not as many."""
    parts = distribute(subject, count, lex)
    return members_of(subject) if parts is not None and count >= _MANY else parts


def listed(topic: Sequence[Token]) -> bool:
    """Whether a topic names several things; the numerals of classes name none (一、二类低保人员)."""
    return any(
        "joint" in t.roles and not (len(topic[i - 1].text) == 1 and topic[i - 1].text in NUMERAL)
        for i, t in enumerate(topic)
    )


def _shares(
    share: Sequence[Token], subject: Sequence[Token], count: int, memory: Memory, lex: Lexicon
) -> Phrases:
    """The shares of those just told, of each its own (其所占比例分别为…); empty where they are not as many."""
    if subject and (parts := _each_named(subject, count, lex)):
        return [[*part, *share] for part in parts]  # 甲、乙分别占总数的5%和3%
    if not subject and memory.passed and (parts := _each_that_changed(memory.passed[-1](), count, lex)):
        return [[*part, *share] for part in parts]
    told = memory.recent if len(memory.recent) == count else tuple(dict.fromkeys(memory.cores(lex)))
    own = subject and text_of(subject) not in lex.w.its
    if own or (len(share) < _WHOLE and share[-1].text not in lex.w.share_nouns) or len(told) != count:
        return ()
    return [[*thing, *share] for thing in told]


def _each_that_changed(clause: Sequence[Token], count: int, lex: Lexicon) -> Phrases | None:
    """Those that the clause before says have changed (企业和个人的捐赠均增加,|分别占总额的70%和20%); None where they are not as many."""
    at = next((i for i, t in enumerate(clause) if t.text in lex.changes), 0)
    said = [t for t in content(clause[:at], lex) if "level" not in t.roles]
    return _each_named(said, count, lex) if said and not any(t.verb for t in said[:-1]) else None


def _named_before(
    subject: list[Token], count: int, memory: Memory, lex: Lexicon, *, same_unit: bool
) -> Phrases | None:
    """What a clause without numbers named together, each with what is told of all."""
    if not subject and memory.spoken.clauses:
        parts = _of_the_measure(count, memory, lex, same_unit=same_unit)
        if parts is not None:
            return parts
    if subject and not only_verbs(subject) and not bare(subject):
        return None
    together = named_together(memory, count, lex, whole=not subject)
    return [_completed(part, subject, lex) for part in together] if together is not None else None


def _of_the_measure(count: int, memory: Memory, lex: Lexicon, *, same_unit: bool) -> Phrases | None:
    """The measure spoken of, of each that it is told of (提高了甲、乙两类地区的标准。分别由…; 城乡低保标准,分别增长…)."""
    topic = memory.spoken.topic(lex)
    if not topic.named:
        return None
    both = count == _BOTH and any(t.text.startswith(lex.w.both_of_country[0]) for t in topic.tokens)
    of_each = both or (not memory.recent and listed(topic.tokens))
    return distribute(topic.tokens, count, lex, compound=same_unit) if of_each else None


def _as_told(
    subject: list[Token], count: int, memory: Memory, lex: Lexicon, *, severally: bool
) -> Phrases | None:
    """The heads said before, each with what is told of all; None where they are too few."""
    if len(memory.recent) < count:
        return None
    heads = memory.recent[-count:]
    if not subject and severally and (measure := spoken_measure(memory, lex)) and _halves(heads, lex):
        return [[head[0], *measure] for head in heads]  # 平均补助水平,|分别达到月人均243元和120元
    heads = tuple([tuple(before_yard(head, lex)) for head in heads])
    each = only_verbs(subject)
    if not each:
        measured = subject[-1].text.endswith(lex.w.measures) and not known(subject, lex)
        if not (severally and measured) and not (bare(subject) and (severally or _halves(heads, lex))):
            return None
    return [
        [*_of_head(head, lex, whole=each, measured=subject), *(t for t in subject if t not in head)]
        for head in heads
    ]


def _halves(heads: Sequence[Phrase], lex: Lexicon) -> bool:
    """Whether heads are of town and of country."""
    halves = lex.w.both_of_country[1:]
    return len(heads) == _BOTH and all(
        head[0].text.startswith(half) for head, half in zip(heads, halves, strict=True)
    )


def _of_head(head: Phrase, lex: Lexicon, *, whole: bool, measured: Sequence[Token]) -> Sequence[Token]:
    """What of a head goes on: what is paid is of those who get it, and not of their standard (低保|标准…,补差…)."""
    ends = lex.w.standard_ends
    if (
        measured
        and head[-1].text.endswith(ends)
        and not head[0].verb
        and not measured[-1].text.endswith(ends)
    ):
        return Told(head).topic(lex) or head
    thing = head if whole else core(head)
    while measured and measured[-1].text.endswith(lex.w.rates) and len(thing) > 1 and thing[-1].verb:
        thing = thing[:-1]  # 日间照料中心|建成
    return thing


def named_together(memory: Memory, count: int, lex: Lexicon, *, whole: bool) -> list[list[Token]] | None:
    """As many programmes as ``count`` that a clause without numbers named together (落实A和B制度,分别惠及…).

    whole (bool): with the head they share (A和B标准).
    """
    for clause in reversed(memory.passed):
        told = content(tagged(clause(), lex), lex)
        said = _list_in(told, count, lex, whole=whole)
        parts = distribute(said, count, lex) if said else None
        if parts is not None and all(known(part, lex) for part in parts):
            return parts
        if whole and (things := _things_only(told, count, lex)):
            return things
    return None


def _things_only(told: list[Token], count: int, lex: Lexicon) -> list[list[Token]]:
    """As many things as ``count`` that are all a clause names (省级示范站、示范社区|从无到有,分别达12家、30个); else empty."""
    if any(t.verb or is_(t, "level", "preposition", "standard") for t in told):
        return []
    things = members_of(told)
    return things if len(things) == count and all(len(text_of(part)) > _WHOLE for part in things) else []


def _list_in(said: list[Token], count: int, lex: Lexicon, *, whole: bool) -> list[Token]:
    """The last list of ``count`` members that a clause holds; empty where it holds none."""
    joints = [i for i, t in enumerate(said) if "joint" in t.roles][-(count - 1) :]
    if len(joints) < count - 1:
        return []
    first = joints[0]
    while first > 0 and not said[first - 1].verb and "preposition" not in said[first - 1].roles:
        first -= 1
    stop = next((i for i in range(joints[-1] + 1, len(said)) if said[i].verb), None)
    last = said[joints[-1] + 1 : stop]
    while last and not (known(last[-1:], lex) or (whole and is_(last[-1], "bare_noun", "standard"))):
        last.pop()
    return [*said[first : joints[-1] + 1], *last] if last else []


def _completed(part: list[Token], subject: list[Token], lex: Lexicon) -> list[Token]:
    """One of several things and what is told of each: 困难残疾人生活补贴 惠及, 发放 护理补贴."""
    if not subject:
        return part
    if not only_verbs(subject):
        return with_topic(part, subject, lex)
    affecting = any("affecting" in t.roles for t in subject)
    return [*part, *subject] if affecting else [*subject, *part]
