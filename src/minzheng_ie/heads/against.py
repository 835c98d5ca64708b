"""Several things measured each against its own: 城乡低保标准分别达到A的20%和B的25%."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.distribute import distribute
from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, content
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.told import Phrase
from minzheng_ie.heads.yardsticks import subject_left, yardstick
from minzheng_ie.tree.leaves import Token


def against_each(groups: Sequence[Group], memory: Memory, lex: Lexicon) -> Sequence[Phrase]:
    """What each of several numbers behind 分别 is of, and what it is measured against; empty where they are of one thing."""
    first = groups[0]
    if not all(_of(g, lex) for g in groups):
        return ()
    yard = yardstick(first.before, lex)
    if yard < 0 or any(yardstick(g.before, lex) >= 0 for g in groups[1:]):
        return ()
    said = subject_left(content(first.before[:yard], lex), lex) or spoken_measure(memory, lex)
    parts = distribute(said, len(groups), lex) if said else None
    if parts is None:
        return ()
    wholes = [first.before[yard + 1 :], *[g.before for g in groups[1:]]]
    reached = first.before[yard]
    return [(*part, reached, *content(whole, lex)) for part, whole in zip(parts, wholes, strict=True)]


def _of(group: Group, lex: Lexicon) -> bool:
    """Whether one number is told with 的 behind what it is measured against."""
    return len(group.members) == 1 and len(group.before) > 1 and group.before[-1].text in lex.w.of


def spoken_measure(memory: Memory, lex: Lexicon) -> list[Token]:
    """The measure that the clause right before names, without a number; empty where it names none."""
    if not memory.spoken.clauses:
        return []
    topic = memory.spoken.topic(lex)
    return list(topic.tokens) if topic.named else []


def before_yard(head: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """A head without what it was measured against, which goes on with no other number (低保标准|达到人均收入)."""
    w = lex.w
    at = next((i for i, t in enumerate(head) if i and t.text in w.nears), len(head))
    return head[:at]
