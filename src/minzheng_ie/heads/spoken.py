"""What a number is of that was spoken of and not told: the standard of those named, the work a sum is for."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.complete import contrasted
from minzheng_ie.heads.distribute import not_told
from minzheng_ie.heads.frame import Frame, Phrase
from minzheng_ie.heads.lexicon import content, is_, known
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.tree.leaves import Token, text_of

_NONE: list[Token] = []
_BOUND: frozenset[str] = frozenset()
_PLACES = 2  # as many get so much each
_NO_BOUND = frozenset({"exact", "about"})


def standard_spoken(f: Frame) -> Phrase:
    """The standard spoken of, for those who get it (一是基本生活标准。城市特困人员|由每人每月900元提高到…)."""
    phrase, w = f.phrase, f.lex.w
    graded = bool(phrase) and phrase[-1].text.endswith(w.care_grades)
    named = bool(phrase) and phrase[-1].text.endswith(w.persons + w.aids_named)
    if not graded and (not named or any(t.verb for t in phrase)):
        return _NONE
    topic = f.topic()
    said = topic.tokens
    if not topic.named or not said or not said[-1].text.endswith(w.standard_ends):
        return _NONE
    own = max((i + 1 for i, t in enumerate(said) if t.text.endswith(w.persons)), default=0)
    return not_told(phrase, [t for t in said[own:] if t.text not in text_of(phrase)])


def named_in_full(f: Frame) -> Phrase:
    """The measure spoken of, for its last words (护理员持证人数如下:…年,|持证人数|320人); empty where it is another."""
    spoken, last = f.memory.spoken, f.phrase[-1].text if f.phrase else ""
    if not spoken.clauses or not last.endswith(f.lex.w.measure_ends) or not spoken.may_end_in(last[-1]):
        return _NONE  # as most, of whom it is not read what is spoken of
    topic = f.topic()
    name, full = text_of(f.phrase), text_of(topic.tokens)
    return topic.tokens if topic.named and full.endswith(name) and full != name else _NONE


def done_for(f: Frame) -> Phrase:
    """The preposition before a list of those something is done for (对|伤残军人5人、烈属3人进行慰问)."""
    said = (t for t in f.view.tokens if "droppable" not in t.roles)
    first, second = next(said, None), next(said, None)
    if first is None or second is None or first.text not in f.lex.w.served or second.kind != "word":
        return _NONE
    return [first] if first not in f.phrase else _NONE


def bounded(f: Frame) -> Token | None:
    """The bound that those reach who are a share (床位|不足50张|的占四分之一); None where no bound stands before it."""
    before, at = f.group.before, f.group.members[0].index
    if not before or before[0].text not in f.lex.w.of or not at or not f.memory.head:
        return None
    told = f.view.quantities[at - 1]
    if told.end != before[0].start or told.dimension == "share" or told.modifier in _NO_BOUND:
        return None
    return next((t.doing(_BOUND, verb=False) for t in f.view.tokens if t.index == at - 1), None)


def carried_out(f: Frame) -> bool:
    """Whether a sum tells how much was done of what the clause just told (对6家机构|进行了9万元的扶持)."""
    after, w = f.group.after, f.lex.w
    if not after or after[0].text not in w.of:
        return False
    said = content(f.group.before, f.lex)
    if not said:
        return False
    done = said[-1].text in w.carrying_out or is_(said[-1], "light_verb")
    head = text_of(f.memory.head)
    return done and text_of(said) in head and head.endswith(text_of(f.after))


def opened(f: Frame) -> Phrase:
    """What the clause right before opens with, and was not told of (农村低保90人,|城市低保少一些|,30人)."""
    passed, since = f.memory.passed, f.memory.spoken.clauses
    if not passed or not since or since[-1] is not passed[-1] or f.percentage:
        return _NONE  # as most, of whom it is not read what is spoken of
    topic = f.topic().tokens
    if not topic or not known(topic, f.lex):
        return _NONE
    said = content(tagged(passed[-1](), f.lex), f.lex)
    if not said or said[0].start != topic[0].start or text_of(topic) in text_of(f.memory.head):
        return _NONE
    return topic


def points(f: Frame) -> bool:
    """Whether the words before it name what it is of by a pronoun (后一项的有|120人)."""
    return not f.lex.pronouns.isdisjoint(f.group.said)


def of_the_measure(f: Frame) -> Phrase:
    """The measure spoken of, for one of two parts (低保标准上调,|城市|每人每月840元)."""
    topic = f.topic().tokens
    return contrasted(f.subject, topic, f.lex) or [*f.subject, *topic]


def allotted(f: Frame) -> Phrase:
    """What was shared out among places, with those that got so much each (将名额下达到各市,…:甲市、乙市|各600人)."""
    w = f.lex.w
    if not f.memory.passed or w.severally.isdisjoint(f.group.said):
        return _NONE
    places = [t.nominal() for t in f.group.before if t.kind == "region" or "joint" in t.roles]
    if sum(t.kind == "region" for t in f.group.before) < _PLACES:
        return _NONE
    things = (_shared_out(tagged(clause(), f.lex), f) for clause in f.memory.passed)
    thing = next((found for found in things if found), _NONE)
    return [*places, *thing] if thing else _NONE


def _shared_out(said: Sequence[Token], f: Frame) -> list[Token]:
    """What 将 or 把 leads to, before the verb of giving a place its part."""
    w = f.lex.w
    at = next((i + 1 for i, t in enumerate(said) if t.text in w.taking), 0)
    end = next((i for i in range(at, len(said)) if said[i].text in w.allotting), 0) if at else 0
    return content(said[at:end], f.lex) if at < end and not any(t.verb for t in said[at:end]) else _NONE
