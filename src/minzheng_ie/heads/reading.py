"""A clause read as texts between its numbers, before the first metric is told: nothing of what was told before it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minzheng_ie.heads.behind import tail_of
from minzheng_ie.heads.frame import View
from minzheng_ie.heads.groups import Group, grouped, holds, opened_by
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.heads.portioned import with_words
from minzheng_ie.heads.purpose import Tokens
from minzheng_ie.heads.signs import SHAPED, SO_ON, TURNING
from minzheng_ie.heads.steps import levels
from minzheng_ie.heads.subjects import Subject, subject_of
from minzheng_ie.heads.tagging import shaped
from minzheng_ie.heads.told import Phrase
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import Token

_NOWHERE: frozenset[int] = frozenset()


@dataclass(eq=False, slots=True)
class Reading:
    """A clause as it is read before any metric is told.

    texts: between its groups. turns: which of them hold 其中 or a bracket. subjects: those of its groups. signs: those of its
    words. levels: the heads of its numbers, where they are levels told place by place; else empty.
    """

    view: View
    groups: Sequence[Group]
    texts: Sequence[Sequence[Token]]
    turns: Sequence[bool]
    subjects: Sequence[Subject]
    tail: list[Token]
    signs: int
    levels: Mapping[int, Phrase]


_NO_LEVELS: Mapping[int, Phrase] = {}


def reading_of(
    tokens: Sequence[Token], quantities: Sequence[Quantity], following: Tokens, lex: Lexicon
) -> Reading:
    """A clause, read before the metrics of the numbers before it are told.

    tokens: the clause's. quantities: the document's. following: gives the tokens of the next clause.
    """
    signs = lex.signs.together(tokens)
    tokens = shaped(tokens, signs, lex)
    cut = grouped(tokens, lex)
    stepped = levels(tokens, cut.groups, quantities, lex) if len(cut.groups) > 1 else None
    known = None if signs & SHAPED else signs
    groups = with_words(cut, quantities, known, lex) if cut.groups and not stepped else []
    so_on = lex.w.and_so_on
    lists = frozenset([t.start for t in tokens if t.text in so_on]) if signs & SO_ON else _NOWHERE
    view = View(quantities, tokens, following, lists, opened_by(tokens, lex), lex)
    turns = [holds(text, lex.turning) for text in cut.texts] if signs & TURNING else [False] * len(cut.texts)
    subjects = [subject_of(group, lex) for group in groups]
    tail = tail_of(groups, lex) if groups else []
    return Reading(view, groups, cut.texts, turns, subjects, tail, signs, stepped or _NO_LEVELS)
