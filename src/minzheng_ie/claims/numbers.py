"""What is asked of a clause's numbers before they become claims: which stand together, and of what nature each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.governance.period.frame import Nature
from minzheng_ie.governance.unit.frame import SHARES
from minzheng_ie.heads.lexicon import opening_verbs
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


def nature_of(text: str, quantity: Quantity, head: Head) -> Nature:
    """Whether a number is a stock, a flow (a verb of doing opens or ends its metric, or governs money) or a share."""
    if head.text.endswith("人口"):
        return "stock"
    for i, token in enumerate(head.tokens):
        if "flow" in token.roles:
            after = head.tokens[i + 1] if i + 1 < len(head.tokens) else None
            if i == 0 or after is None or "money" in after.roles:
                return "flow"
    opening = opening_verbs(head.tokens)
    if opening and text.startswith(("型", "式"), opening[-1].end):
        opening = []  # 互助型养老设施 says of which kind
    if opening and not any("holding" in t.roles for t in opening) and quantity.dimension not in SHARES:
        return "flow"
    return "share" if quantity.dimension in SHARES else "stock"


def is_bound(text: str, quantity: Quantity) -> bool:
    """Whether 以上 stands at a number: of a target it is a threshold."""
    return "以上" in text[quantity.number_end : quantity.end + 2]


def is_against(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause that ``tokens`` are of opens with what was new against another time (与上年相比,新增3万对)."""
    return at == 1 and text.endswith(("相比,", "相比较,"), 0, tokens[0].start)


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
