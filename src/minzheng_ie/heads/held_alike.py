"""What the members of a list share that only the first is told with: an event, or the standard of several kinds of places."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.tree.leaves import Token, text_of

Members = Sequence[list[Token]]


def of_one_thing(members: Members, lex: Lexicon) -> list[list[Token]]:
    """Counts of one event or kind of bodies, each with its name (交通事故|起数、死亡人数); empty where they are of several."""
    first, w = members[0], lex.w
    thing = first[:-1]
    if not thing or first[-1].text not in w.counts_of or thing[-1].verb:
        return []
    if any(text_of(member) not in w.of_the_same for member in members[1:]):
        return []
    return [first, *([*thing, *member] for member in members[1:])]


def placed_apart(members: Members, lex: Lexicon) -> list[list[Token]]:
    """A standard of several kinds of places, each with it (低保标准|市区和各县); empty where the list is none of places."""
    first = members[0]
    end = next(
        (i for i in range(len(first) - 1, 0, -1) if first[i - 1].text.endswith(lex.w.standard_ends)), 0
    )
    if not end or not all(_places(member, lex) for member in (first[end:], *members[1:])):
        return []
    standard = first[:end]
    return [[*place, *standard] for place in (first[end:], *members[1:])]


def _places(words: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words name a kind of places."""
    last = words[-1]
    named = is_(last, "division") or last.text.endswith(lex.w.places) or last.text[-1] in lex.w.units_of_place
    return named and not any(t.verb or t.text.endswith(lex.w.standard_ends) for t in words)
