"""What a heading or an opening sentence is about."""

from __future__ import annotations

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.governed import Trigger
from minzheng_ie.governance.programme.about import About, Said
from minzheng_ie.governance.programme.kin import root
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.governance.programme.spans import ALIAS, Mentions, strong, trigger_of
from minzheng_ie.rules.looks import ends
from minzheng_ie.tree.leaves import behind_last

_LIST, _FIELD, _MEANS = 8, 12, 16
"""Characters before and behind one of several fields; between 通过 and the means it names."""
_HEADING = 24
"""Characters of a heading before what it names."""
_KINDS = 2
"""Kinds of a family above which it is the family that is meant."""


def topic_of(about: About, mentions: Mentions) -> Said | None:
    """What mentions speak of: the most general programme of the family that they name first."""
    named = _named(about, mentions)
    if not named or (len(named) == 1 and _one_of_fields(about.text, named[0], about.words.looks)):
        return None
    return _general(about, _but_in_passing(about, named))


def opened_on(about: About, mentions: Mentions) -> Said | None:
    """What a heading, or a sentence that opens a paragraph or an item, speaks of, in civil affairs or outside."""
    return topic_of(about, mentions) or _other_topic(about, mentions)


def _other_topic(about: About, mentions: Mentions) -> Said | None:
    """The topic outside civil affairs that a heading names, or a sentence that is one in all but form (3.农村危房改造。)."""
    if not mentions or any(m.program is not None for m in mentions):
        return None
    named = next((m for m in mentions if not m.served), None)
    if named is None or about.text[named.start : named.end] in about.words.programmes.makeup:
        return None
    begin = behind_last("。;\n", about.text, max(0, named.start - _HEADING), named.start)
    if about.words.looks.heading_on.match(about.text, begin) is None:
        return None
    return Trigger(named.start, named.end, None, ALIAS)


def _named(about: About, mentions: Mentions) -> Mentions:
    """Those that name a programme; else those that do so weakly, but for the sector as a whole."""
    named = strong(mentions)
    if named and any(m.program is None and m.served for m in mentions):
        oldest = about.words.looks.oldest  # 百岁老人 beside other ages are a population
        named = [m for m in named if oldest.fullmatch(about.text, m.start, m.end) is None]
    named = [
        m
        for m in named
        if not (_is_somebody(about, m) or given_other_aid(about, m, mentions) or which_of_them(about, m))
    ]
    if named:
        return named
    sector = about.words.groups.sector
    return [m for m in mentions if m.program is not None and m.cue and m.program not in sector]


def _is_somebody(about: About, mention: ProgrammeMention) -> bool:
    """Whether a mention only says who one person is (走访了孤儿小江、五保户老熊), of whom no work is told."""
    return about.words.looks.somebody.match(about.text, mention.end) is not None


def given_other_aid(about: About, mention: ProgrammeMention, mentions: Mentions) -> bool:
    """Whether a mention only says whose need it is that something outside civil affairs meets (低保家庭廉租房需求)."""
    if about.words.looks.persons.match(about.text, mention.end) is None:
        return False
    behind = next((m for m in mentions if m.start > mention.start), None)
    return behind is not None and behind.program is None and not behind.served


def which_of_them(about: About, mention: ProgrammeMention) -> bool:
    """Whether brackets within a name hold a mention (贫困(低保户)精神残疾人)."""
    text, start = about.text, mention.start
    return text.startswith("(", start - 1) and about.words.looks.mid_bracket.match(text, start) is not None


def _but_in_passing(about: About, named: Mentions) -> Mentions:
    """Without what is kept up (巩固脱贫攻坚成果,…) or only names a means (通过实施精准扶贫,残疾人事业取得发展)."""
    text, looks = about.text, about.words.looks
    if len(named) > 1 and looks.kept_up.match(text, named[0].end) is not None:
        named = named[1:]
    if len(named) == 1:
        return named
    return [m for m in named if not _by_means(text, m, looks)] or named


def _general(about: About, named: Mentions) -> Said:
    programmes = about.words.programmes
    family = root(programmes, named[0].program)
    same = [m for m in named if root(programmes, m.program) == family]
    first = min(same, key=lambda m: (m.depth, m.start))
    members = {m.program for m in same}
    if len(members) > _KINDS or _only_persons(same):  # 低保…、特困…、临时救助…
        return Trigger(first.start, first.end, family, ALIAS)
    last = same[-1]
    if len(members) == _KINDS and programmes.within(same[0].program, last.program or ""):
        return trigger_of(same[0])  # 城市低保制度得到落实,…得到了低保
    for program, joined in programmes.joined:
        if len(members) == _KINDS and members <= joined:
            return Trigger(first.start, first.end, program, ALIAS)
    return trigger_of(first)


def _only_persons(same: Mentions) -> bool:
    """Whether all there is are persons after whom a benefit is named (重度残疾人的新家)."""
    return all(m.served and not m.cue and m.depth > 1 for m in same)


def _one_of_fields(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    """Whether a topic names a programme among fields that name none (介绍福利、扶贫及青年事务)."""
    behind = text[mention.end : mention.end + _FIELD]
    if text.endswith("、", max(0, mention.start - _LIST), mention.start) and looks.last_field.match(behind):
        return True
    return looks.more_fields.match(behind) is not None


def _by_means(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    return ends(looks.by_means, text, mention.start, _MEANS)
