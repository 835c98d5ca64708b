"""Those for whom something is done, where the number is of them."""

from __future__ import annotations

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.programme.about import UNTOLD, What
from minzheng_ie.governance.programme.frame import Found, Frame, Seen
from minzheng_ie.governance.programme.kin import meanings, root
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.governance.programme.spans import Mentions

FEW = 2
"""Words of a metric that counts persons and no more."""
_SEVERAL = 2
"""Fields of those paid at once that keep a payment from being of one."""
_JOINED = 6
"""Characters of the bare word for a kind before its sibling, and what joins them."""
_REACH = 10
"""Characters from a verb to those it is done for."""


def group_of(inside: Mentions) -> ProgrammeMention | None:
    """The first weak word in a metric that says who is helped and means one programme."""
    for m in inside:  # faster than next(…)
        if m.cue and m.served and not m.others:
            return m
    return None


def is_group(text: str, start: int, end: int, looks: ProgrammeLooks) -> bool:
    """Whether the word at ``text[start:end]`` and what follows it name persons or households."""
    if looks.group_end.search(text, start, end) is not None:
        return True
    return looks.group.match(text, end) is not None


def watched_and_paid(f: Found) -> What | None:
    """The family of aid, for those of whom lists are kept where the clause tells what they get (为低收入家庭|60户发放补贴)."""
    if not f.watched or not rests_on_whom(f):
        return None
    begin, end = f.frame.clause
    if f.frame.looks.aids.search(f.text, begin, end) is None:
        return None
    return Governed(root(f.programmes, f.governing.value), f.trigger, f.governing.level)


def rests_on_whom(f: Found) -> bool:
    """Whether what tells its programme only says who is helped (低保户中残疾人家庭|58户)."""
    return f.for_whom


def persons_alone(s: Seen) -> str | None:
    """The family, where persons are counted whom a benefit is named after, and it is not spoken of (重度残疾人|320人)."""
    named, frame = s.own, s.frame
    if named is None or not named.served or named.depth <= 1:
        return None
    tokens, family = frame.head.tokens, root(s.programmes, named.program)
    if any(m.cue and not m.served and m.program == family and not m.others for m in s.inside):
        return family  # 重度残疾人享受免费托养
    if s.looks.other_work.search(frame.metric) is None and (
        len(tokens) > FEW or tokens[0].verb or tokens[-1].end != named.end
    ):
        return None
    return family if _benefit_unsaid(s, family) else None


def _benefit_unsaid(s: Seen, family: str | None) -> bool:
    """Whether neither the topic nor a word of the sentence speaks of a benefit of the family."""
    topic = s.frame.outside.value
    if topic != family and root(s.programmes, topic) == family:
        return False
    return not any(
        not m.served and meant not in (None, family) and root(s.programmes, meant) == family
        for m in s.left
        for meant in meanings(m)
    )


def among_those_helped(s: Seen, other: ProgrammeMention) -> bool:
    """Whether those outside civil affairs are one group of a list of those who are helped (困难学生、|环卫工人、老年人等)."""
    if "、" not in (s.text[other.start - 1 : other.start], s.text[other.end : other.end + 1]):
        return False
    return other.start < s.clause[0] and any(m.served and m.program is not None for m in s.left)


def of_mention(s: Seen, mention: ProgrammeMention) -> str | None:
    """The programme that a mention outside the metric tells: the family, for persons whom a benefit is named after.

    And for what is brought on a visit behind an allowance (发放高龄津贴3万元,并送上慰问金|2万元).
    """
    if s.looks.allowance_end.search(mention.program or "") is not None and any(
        s.looks.visit.fullmatch(s.text, m.start, m.end) is not None for m in s.inside
    ):
        return root(s.programmes, mention.program)
    if not mention.served or mention.cue or mention.depth <= 1:
        return mention.program
    if s.looks.allowance.search(s.frame.metric) is not None:
        return mention.program
    family = root(s.programmes, mention.program)
    return family if _benefit_unsaid(s, family) else mention.program


def of_many(s: Seen) -> What | None:
    """What governs outside, where those paid are of several fields (为五保户、优抚对象和残疾人送去慰问金|3万元)."""
    given = s.looks.for_many.search(s.text, s.clause[0], s.position)
    if given is None or (s.own is not None and not given.start() < s.own.start < given.end()):
        return None
    here = [m for m in s.left if given.start() < m.start < given.end() and m.program is not None]
    fields = {root(s.programmes, m.program) for m in here}
    if len(fields) < _SEVERAL or any(m.program in s.frame.groups.giving for m in here):
        return None
    told = s.frame.outside
    return told if told.value is not None and told.value not in s.frame.groups.sector else UNTOLD


def own_group(s: Seen) -> ProgrammeMention | None:
    """Those for whom the clause says something is done (为|400名残疾人提供培训), whatever the clause before was about."""
    group, start = _doing(s.inside, s.text, s.looks), s.clause[0]
    if group is None or not start <= group.start:
        return None
    verb = s.looks.serves.search(s.text, start, group.start)
    return group if verb is not None and group.start - verb.end() <= _REACH else None


def _doing(inside: Mentions, text: str, looks: ProgrammeLooks) -> ProgrammeMention | None:
    for m in inside:
        if m.cue and m.served and not m.others and looks.acts.fullmatch(text, m.start, m.end) is None:
            return m
    return None


def trains(frame: Frame, before: str | None, group: str | None) -> bool:
    """Whether it is schooling and work for a group, which no kind of what is done for that group is (辅具…,培训残疾人|90人)."""
    return before != group in frame.groups.trained and frame.looks.trains.search(frame.metric) is not None


def covers(frame: Frame, before: str | None, group: str | None) -> bool:
    """Whether the programme of the item before covers those of this one, too."""
    programmes = frame.programmes
    family = root(programmes, before)
    if family not in frame.groups.serving:
        return True  # a giver: its gifts are to whom they may be
    if root(programmes, group) != family:
        return False
    if trains(frame, before, group):
        return False
    if frame.looks.allowance_end.search(before or "") is None:
        return True
    # what an allowance pays for and nothing else
    return frame.looks.allowance.search(frame.metric) is not None or family != group


def of_both_kinds(f: Found) -> What | None:
    """The whole of which its metric names two kinds, the first by a bare word (城镇和|农村低保对象)."""
    trigger, kind, programmes = f.trigger, f.governing.value, f.programmes
    whole = programmes.parents.get(kind or "")
    if whole is None or trigger is None:
        return None
    joined = f.frame.looks.joined_kind.search(f.text, max(0, trigger.start - _JOINED), trigger.start)
    if joined is None or joined["kind"] not in f.frame.metric:
        return None
    if not programmes.kinds_told(whole, joined["kind"]) - {kind}:
        return None
    return Governed(whole, trigger, f.governing.level)
