"""What is asked of a clause's numbers before they become claims: which stand together, and which words are whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token

_CALLED = compile_regex(r"“\d{1,2}·\d{1,2}”")


def groups_of(tokens: Sequence[Token]) -> list[list[int]]:
    """Positions of a clause's numbers, those side by side or in coordination together."""
    groups: list[list[int]] = []
    for position, token in enumerate(tokens):
        if token.kind != "number":
            continue
        between = tokens[groups[-1][-1] + 1 : position] if groups else ()
        if groups and all(t.kind == "mark" or "conjunction" in t.roles for t in between):
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def is_bound(text: str, quantity: Quantity) -> bool:
    """Whether 以上 stands at a number: of a target it is a threshold."""
    return "以上" in text[quantity.number_end : quantity.end + 2]


def names_something(metric: str) -> bool:
    """Whether a metric names something: digits and marks do not, but for a day that is called by its date (“5·20”)."""
    return metric[:1].isalpha() or any(map(str.isalpha, metric)) or _CALLED.search(metric) is not None


def words_of_others(index: int, heads: Mapping[int, Head]) -> list[tuple[int, int]]:
    """Spans of the words that only other numbers of the clause are told of."""
    own = heads[index].tokens
    starts = {t.start for t in own}
    return [
        (t.start, t.end)
        for i, other in heads.items()
        if i != index
        for t in other.tokens
        if t.start not in starts or t not in own
    ]
