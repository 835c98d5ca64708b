"""Which mentions of a sentence are of the item of a list that a number stands in."""

from __future__ import annotations

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.programme import whom
from minzheng_ie.governance.programme.frame import Seen
from minzheng_ie.governance.programme.spans import LONGEST, Mentions
from minzheng_ie.rules.looks import ends
from minzheng_ie.tree.leaves import behind_last

_NEAR = 10
"""Characters between 有 and what there is."""
_FOR = 10
"""Characters from 为 to those something is done for."""
_MARKED = 4
"""Characters from a semicolon to the first word of an item, with its number ((2))."""


def of_item(s: Seen, mentions: Mentions) -> Mentions:
    """Those of some mentions, one at least, that are of the item of a list, where it has its own."""
    semicolon = s.text.rfind(";", s.left[0].start, s.clause[0])
    lead = None if semicolon < 0 else _end_of_own_lead(s, semicolon)
    if lead is not None:
        return [m for m in mentions if semicolon < m.end or m.end <= lead]
    begun = _beside_another(s)
    if begun >= 0:
        return [m for m in mentions if begun < m.end or m.end <= s.clause[0]]
    return mentions if semicolon < 0 else _but_of_others(s, mentions, semicolon)


def _but_of_others(s: Seen, mentions: Mentions, semicolon: int) -> Mentions:
    """Without those of the items before, for one that does something of its own."""
    if not _does_its_own(s, semicolon):
        return mentions
    return [m for m in mentions if semicolon < m.end or _leads(s, m)]


def _end_of_own_lead(s: Seen, semicolon: int) -> int | None:
    """Where that ends which speaks of an item that counts what it names itself; -1 where nothing does, None for another item."""
    if _counts_its_own(s):
        return -1
    return _end_of_lead(s, semicolon) if _names_its_own(s, semicolon) else None


def _beside_another(s: Seen) -> int:
    """Where an item of its clause begins that has its own verb (两项补贴提高到80元、建成通道|1条); -1 where none does."""
    tokens, begin = s.frame.head.tokens, s.clause[0]
    if s.frame.dependent or len(tokens) == 1 or not tokens[0].verb:
        return -1
    first = tokens[0].start
    if not s.text.endswith("、", begin, first) or s.looks.numbered.match(s.text, begin, first) is None:
        return -1
    return first - 1


def _counts_its_own(s: Seen) -> bool:
    """Whether its item counts persons of its own (低保户41户;残疾人户|18户)."""
    group = whom.group_of(s.inside)
    if group is None or s.frame.head.tokens[-1].end - group.end > 1:
        return False
    return s.looks.counted.match(s.text, s.position) is not None


def _names_its_own(s: Seen, semicolon: int) -> bool:
    """Whether its item opens with a project or a purpose of its own that money goes to (敬老院项目5个;乡村道路建设|8个)."""
    first = s.frame.head.tokens[0] if s.frame.head.tokens else None
    if first is None or first.start > semicolon + _MARKED or first.start <= semicolon or first.verb:
        return False
    return s.looks.project_end.search(s.frame.metric) is not None


def _end_of_lead(s: Seen, semicolon: int) -> int:
    """Where that ends which leads a list, before 其中 or a colon; -1 where nothing does."""
    found = s.looks.broken_down.search(s.text, s.frame.begun, semicolon)
    return found.start() if found is not None else -1


def _does_its_own(s: Seen, semicolon: int) -> bool:
    """Whether its item tells what was done to what (组建志愿服务队40支;筹集资金|3万元), or what was bought (拿出|3万元,购买棉衣)."""
    tokens = s.frame.head.tokens
    if s.frame.dependent and (s.frame.rule != "spending" or tokens[0].start < semicolon):
        return False
    return len(tokens) > 1 and tokens[0].verb and not tokens[-1].verb


def _leads(s: Seen, mention: ProgrammeMention) -> bool:
    """Whether a mention speaks of more than its own item: no number there, what there is, the same verb (资助…;资助…)."""
    begin = behind_last(",;。\n", s.text, max(0, mention.start - LONGEST), mention.start)
    if s.looks.numbered.match(s.text, begin) is None or ends(s.looks.there_is, s.text, mention.start, _NEAR):
        return True
    end = s.text.find(";", mention.end, s.position)
    return s.text.find(s.frame.head.tokens[0].text, begin, end) >= 0


def spoken_of_anew(s: Seen, found: ProgrammeMention) -> bool:
    """Whether the item of a list opens with a weak word of its own (…救灾款;做好特困群众救助,对农民发放面粉|)."""
    item = s.text.rfind(";", found.end, s.clause[0])
    if item < 0:
        return False
    not_helped = {None, found.program, *s.frame.groups.sector, *s.frame.groups.places}
    opened = [m for m in s.left if item < m.start < s.clause[0]]
    return any(m.cue and m.program not in not_helped for m in opened)


def of_an_age(s: Seen) -> ProgrammeMention | None:
    """The people of an age for whom the item of a list does something (…保护中心4个;为80岁以上老人购买保险,参保|98万人)."""
    item = s.text.rfind(";", s.left[0].start, s.clause[0]) if s.left else -1
    here = [m for m in s.left if item < m.start < s.position] if item >= 0 else []
    if not here or any(m.program is not None and not m.cue for m in here):
        return None
    first = here[0]
    if not first.served or first.program is not None:
        return None
    stands = s.looks.for_.search(s.text, max(item, first.start - _FOR), first.start)
    return first if stands is not None else None


def in_part(s: Seen, mention: ProgrammeMention) -> bool:
    """Whether it stands in a part of what another item counts (捐款50万元,其中|彩票公益金5万元;资助支出…)."""
    if s.text.find(";", mention.end, s.position) < 0:
        return False
    begin = behind_last(",;。\n", s.text, max(0, mention.start - LONGEST), mention.start)
    return s.looks.of_which.match(s.text, begin) is not None


def of_item_behind(s: Seen, mention: ProgrammeMention) -> bool:
    """Whether a mention stands in an item of the list behind the number, which is counted (老人|90人、救助站内照料的8人)."""
    behind = s.looks.item_counted.match(s.text, s.position)
    return behind is not None and s.position < mention.start < behind.end()
