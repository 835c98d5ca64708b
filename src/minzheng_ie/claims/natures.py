"""What a number is by nature: a stock, a flow or a share; a level or a difference."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.governance.change import Changed
from minzheng_ie.governance.period.frame import Nature
from minzheng_ie.governance.unit.frame import SHARES
from minzheng_ie.heads.lexicon import Lexicon, opening_verbs
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.ranked import rank_of
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.rules.trace import RuleId
from minzheng_ie.schema import Change
from minzheng_ie.tree.leaves import Clause, Token

_NEW = "新增"
_NOUNS = ("型", "式", "员")  # behind a verb
_STAFF = ("员工", "员额")
_JOINS = "参加"
_JOINED = ("保险", "保障", "医疗", "养老", "新农合", "年金")


def nature_of(text: str, quantity: Quantity, head: Head) -> Nature:
    """Whether a number is a stock, a flow (a verb of doing opens or ends its metric, or governs money) or a share."""
    if head.text.endswith("人口"):
        return "stock"
    if head.text.startswith(_JOINS) and head.text.endswith(_JOINED):
        return "stock"  # who is insured, not who came
    tokens = head.tokens
    for i, token in enumerate(tokens):
        if "flow" in token.roles:
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            if i == 0 or after is None or "money" in after.roles:
                return "flow"
    opening = opening_verbs(tokens) if tokens[0].verb else []
    if opening and text.startswith(_NOUNS, opening[-1].end) and not text.startswith(_STAFF, opening[-1].end):
        opening = []  # 互助型养老设施 says of which kind, 救护员 who
    if opening and not any("holding" in t.roles for t in opening) and quantity.dimension not in SHARES:
        return "flow"
    return "share" if quantity.dimension in SHARES else "stock"


def change_of(
    text: str, quantity: Quantity, tokens: Sequence[Token], at: int, told: Changed
) -> tuple[Change, Token | None, RuleId | None]:
    """Whether a number is a difference, the word and the row that say so.

    tokens: of its clause. at (int): the place of the first of its group among them. told: what rows say.
    """
    if quantity.change is not None:  # a sign says it: 同比-4.6%
        return quantity.change, None, None
    if told.change == "none" and tokens[0].text == _NEW and _against(text, tokens, at):
        return "increase", tokens[0], None
    return told.change, tokens[told.cue] if told.cue >= 0 else None, told.rule


class Ranks:
    """The differences of a document; what comes next in an order of rank has that of the first (增幅最大的是甲县3%,其次是乙县2%)."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self._text, self._lex = text, lex
        self._last: tuple[Clause | None, Change] = None, "none"

    def of(
        self,
        quantity: Quantity,
        here: tuple[Clause, Sequence[Clause]],
        tokens: Sequence[Token],
        at: int,
        told: Changed,
    ) -> tuple[Change, Token | None, RuleId | None]:
        """Whether a number is a difference, as `change_of` says, or as the one it comes next to in rank.

        here (tuple): its clause, and those of its sentence.
        """
        change, cue, by = change_of(self._text, quantity, tokens, at, told)
        rank = rank_of(tokens, self._lex) if quantity.dimension in SHARES else None
        if rank is None:
            return change, cue, by
        clause, first = self._last
        if change == "none" and (clause is here[0] or (clause in here[1] and not rank.first)):
            change = first
        self._last = here[0], change
        return change, cue, by


def _against(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause that ``tokens`` are of opens with what was new against another time (与上年相比,新增3万对)."""
    return at == 1 and text.endswith(("相比,", "相比较,"), 0, tokens[0].start)
