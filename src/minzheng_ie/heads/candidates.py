"""What a metric may be made of, by name: the parts that rows of `patterns/heads.yaml` put together.

Each is a function of the frame that gives tokens; empty means that there is no such part.
"""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads import spoken
from minzheng_ie.heads.against import spoken_measure
from minzheng_ie.heads.among import among, of_band
from minzheng_ie.heads.attributes import measured, thing_behind
from minzheng_ie.heads.behind import predicate_behind
from minzheng_ie.heads.complete import completed, contrasted
from minzheng_ie.heads.composed import Behind, composed
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.further import said_to_be
from minzheng_ie.heads.lexicon import (
    content,
    core,
    last_verb,
    noun_of,
    opening_verbs,
)
from minzheng_ie.heads.objects import attended, dealt_with, done_before
from minzheng_ie.heads.parts import part_of, wanted
from minzheng_ie.heads.share_words import before_share
from minzheng_ie.heads.shares import paid_to
from minzheng_ie.heads.shorten import shorten
from minzheng_ie.heads.steps import of_each, on_basis
from minzheng_ie.heads.thresholds import reached
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_THING = 3  # characters of the shortest thing behind a measure
_SHARES = frozenset({"share", "points", "ratio"})


def chosen(f: Frame) -> Phrase:
    """The bound that what is counted reaches, with its noun."""
    return reached(f.group.before, f.group.after, f.lex)


def thing(f: Frame) -> Phrase:
    """The thing whose measure a number tells, named behind the last number of its clause."""
    if not f.rest and not f.group.after:
        return _NONE
    last = f.rest[-1] if f.rest and (len(f.rest) > 1 or f.rest[0].after) else f.group
    said = content(thing_behind(last, f.lex), f.lex)
    said = noun_of(said) if said and not said[0].verb else []
    return said if len(text_of(said)) >= _THING and not any("target" in t.roles for t in said) else _NONE


def measure(f: Frame) -> Phrase:
    """The measure that the words before a number end in (占地)."""
    return measured(f.said, f.lex)


def rate_of_thing(f: Frame) -> Phrase:
    """The rate that the words before a share end in, without what was done (建成|护理型床位占比)."""
    if not f.percentage or not f.said or not f.said[-1].text.endswith(f.lex.w.rates):
        return _NONE
    return f.said[len(opening_verbs(f.said)) :]


def done(f: Frame) -> Phrase:
    """What was done, where the words before a number end in it."""
    return f.said[last_verb(f.said) :] if f.said and f.said[-1].verb else _NONE


def on_this_basis(f: Frame) -> Phrase:
    """The measure of a level that a rise is counted from."""
    group = f.group
    if not group.after or group.after[0].text not in f.lex.w.of:
        return _NONE
    topic = f.topic()
    said = topic.tokens if topic.named or not f.memory.head else f.memory.head
    return on_basis(group, f.said, said, f.lex)


def standard_of_each(f: Frame) -> Phrase:
    """The standard that a sum for 每个孤儿 is of."""
    return of_each(f.said, f.memory.head, f.lex)


def distant(f: Frame) -> Phrase:
    """What is still short of a goal (离|每千名老人床位35张的目标)."""
    apart = f.said and f.said[0].text in f.lex.w.apart
    return f.said[1:] if apart and any("target" in t.roles for t in f.after) else _NONE


def those_among(f: Frame) -> Phrase:
    """Those that a clause before names, of whom the subject is a group."""
    memory = f.memory
    waiting = memory.spoken.clauses
    since = waiting and waiting[-1] is memory.passed[-1]
    if since and len(memory.passed) > 1 and memory.told:  # 干部中,党员占六成,文化程度较高,|平均年龄41岁
        return among(f.subject, memory.passed[-1], None, f.shared, f.lex) or among(
            f.subject, memory.passed[-2], memory.head, f.shared, f.lex
        )
    return among(f.subject, memory.passed[-1], None if since else memory.head, f.shared, f.lex)


def share(f: Frame) -> Phrase:
    """占 and what a number is a share of."""
    return f.share or _NONE


def portion(f: Frame) -> Phrase:
    """A part told by its label, with the whole."""
    return part_of(f.subject, f.after, f.quantity, f.memory.wholes, f.lex, within=f.memory.within)


def event(f: Frame) -> Phrase:
    """What people took part in."""
    clauses = f.memory.spoken.clauses
    return attended(f.after, clauses[-1] if clauses else None, f.memory.head, f.lex)


def head(f: Frame) -> Phrase:
    """The metric of the number before, for a count without the share that it had (甲县54人,占22%;|乙县51人)."""
    head = f.memory.head
    told = head if f.quantity.dimension in _SHARES else before_share(head, f.lex)
    return told if len(text_of(told)) > 1 else head


def whole(f: Frame) -> Phrase:
    """The metric of the number before the last, where that is a share of it."""
    return f.memory.whole


def verbs(f: Frame) -> Phrase:
    """The verbs that opened the last list; empty where the phrase tells of them itself (已脱贫300人、未脱贫20人)."""
    verbs = f.memory.verbs(f.lex)
    return verbs if not verbs or not f.phrase or text_of(verbs) not in text_of(f.phrase) else ()


def action(f: Frame) -> Phrase:
    """Verb and object of a clause without numbers."""
    return f.topic().action


def topic(f: Frame) -> Phrase:
    """The thing spoken of."""
    return f.topic().tokens


def share_subject(f: Frame) -> Phrase:
    """The subject of a share; of two shares (占A的5%,占B的3%), each is of the same."""
    head, recent = f.memory.head, f.memory.recent
    if not f.subject and (bound := spoken.bounded(f)):
        return [*head, bound]
    own = f.second and head and head[0].start >= f.view.tokens[0].start  # 因残致贫86户占|11%
    if not f.subject and len(f.share or ()) == 1 and recent and not own:
        head = recent[-1]  # 女性1200人,占|40%: of the part told last
    if not f.subject and (measure := spoken_measure(f.memory, f.lex)):
        return measure  # 低保标准,|将达到人均收入的20%
    if text_of(f.subject) in f.lex.w.all_those and (those := _all_told(f)):
        return those
    return _band(f)[0] or said_to_be(f) or before_share(head, f.lex)


def _all_told(f: Frame) -> Phrase:
    """All those whose parts were told before (留守儿童900人,其中…,|总人数|占2%); empty where no parts were."""
    wholes, w = f.memory.wholes.total, f.lex.w
    return next((core(whole.tokens) for unit, whole in wholes.items() if unit in w.people_units), _NONE)


def share_whole(f: Frame) -> Phrase:
    """占 and the whole, where 占 stands alone as told before."""
    return _band(f)[1]


def _band(f: Frame) -> tuple[list[Token], list[Token]]:
    clauses = f.memory.spoken.clauses
    passed = clauses[-1] if clauses else None
    return of_band(f.subject, f.share or [], f.memory.head, passed, f.lex)


def those_wanting(f: Frame) -> Phrase:
    """Those told of last, for a verb without its object."""
    return wanted(f.memory.wholes, f.lex)


def behind(f: Frame) -> Phrase:
    """What is counted, named behind its number, with the verb before it."""
    said = Behind(f.group, lasting(f), f.after, f.rest, f.tail, f.percentage, f.view.lists)
    found = composed(said, f.lex)
    if f.group.closing and len(found) == len(f.after) == 1 and "division" in found[0].roles:
        return [*found, *predicate_behind(f.ahead(), f.lex)]
    return found


def lasting(f: Frame) -> list[Token]:
    """The subject without the day that something was for."""
    return [t for t in f.subject if "occasion" not in t.roles]


def done_ahead(f: Frame) -> Phrase:
    """What was done with those counted beside one another, told behind the next number (对120户,360人给予了救助)."""
    group = f.group
    if not group.closing or f.after or not group.before or group.before[-1].text not in f.lex.w.served:
        return _NONE
    ahead = f.ahead()
    if len(ahead) < 2 or ahead[0].kind != "number" or not ahead[1].verb:
        return _NONE
    return shorten(content(ahead[1:], f.lex), f.view.lists, f.lex)


def place(f: Frame) -> Phrase:
    """Whom the clause opens with (全村)."""
    return [f.view.place] if f.view.place is not None else _NONE


def payment(f: Frame) -> Phrase:
    """What each of a group gets of a payment told before."""
    wholes = f.memory.wholes.told
    sums = next((wholes[unit] for unit in f.lex.w.money_unit if unit in wholes), None)
    return paid_to(f.subject, sums.tokens, f.lex) if sums is not None else _NONE


def contrast(f: Frame) -> Phrase:
    """A head told of one part, for the other."""
    return contrasted(f.subject, f.memory.head, f.lex)


def mean(f: Frame) -> Phrase:
    """The words for an average before a number."""
    return [t for t in f.group.before if t.text in f.lex.w.averages]


def dealt(f: Frame) -> Phrase:
    """What was done to some of the things just told, with those."""
    return dealt_with(f.phrase, f.quantity, f.memory.wholes.told, f.lex)


def same_done(f: Frame) -> Phrase:
    """What the same verb did in the same unit just before."""
    wholes = f.memory.wholes
    return done_before(f.phrase, f.quantity, wholes.told, wholes.before, f.lex)


def head_object(f: Frame) -> Phrase:
    """The object of the head before, where verbs open it."""
    head = f.memory.head
    verbs = len(opening_verbs(head))
    return head[verbs:] if verbs else _NONE


def last_noun(f: Frame) -> Phrase:
    """The thing behind the last number of a list."""
    return noun_of(content(f.rest[-1].after, f.lex)) if f.rest else _NONE


def head_before_part(f: Frame) -> Phrase:
    """The head before, without the part it ends in."""
    return f.memory.head[:-1]


def short(f: Frame, phrase: Phrase) -> Phrase:
    """A phrase cut to what reads on its own."""
    return shorten(phrase, f.view.lists, f.lex)


def new(f: Frame, phrase: Phrase) -> Phrase:
    """What of a phrase the subject does not tell."""
    said = f.phrase
    return [t for t in phrase if t not in said]


def complete(f: Frame, topic: Phrase, phrase: Phrase) -> Phrase:
    """A bare phrase, with the topic before its noun."""
    return completed(list(topic), list(phrase), f.lex)
