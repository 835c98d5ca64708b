"""What a public body did, without the body: 县民政局|发放慰问金; kept where what others did the same is told beside it."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import View
from minzheng_ie.heads.lexicon import Lexicon, bare, is_
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of

_FEWEST = 3  # words of who did what
_WHO = 6  # words of those who did it
_NAMED = 2  # characters of the shortest name of a place
_LEAST = 4  # characters of what was done


def without_office(
    head: Head, quantity: Quantity, before: Sequence[Token], view: View, memory: Memory
) -> Head:
    """A head without the public body whose deed it tells; itself where it tells of none.

    before: the words before the number, in which both must stand. view: its clause. memory: what was told before.
    """
    tokens, lex = head.tokens, view.lex
    if len(tokens) < _FEWEST or not before or tokens[0].verb:
        return head
    at = next((i for i, t in enumerate(tokens[1:_WHO], 1) if t.verb), 0)
    bodies = lex.w.offices if quantity.dimension == "money" else lex.w.offices + lex.w.societies
    if not at or not tokens[at - 1].text.endswith(bodies):
        return head
    deed = tokens[at:]
    if len(text_of(deed)) < _LEAST or not _done(tokens, at, before, lex):
        return head
    if _others(tokens[at].text, [*view.tokens, *view.following()], memory):
        return head
    return Head(deed, head.rule, head.row)


def _done(tokens: Sequence[Token], at: int, before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a body's deed is told, with its object, before the number."""
    who, deed, name = tokens[:at], tokens[at:], text_of(tokens[:at])
    if any(name.find(end, _NAMED) > 0 for end in lex.w.ranked_places):
        return False  # 清水县民政局|出动干部: it tells whose
    if any(is_(t, "particle", "preposition", "level") for t in who) or deed[0].start >= before[-1].end:
        return False
    if (
        deed[-1].text.endswith(lex.w.measures)  # 政府|承诺事项兑现率
        or deed[-1].text in lex.w.worth
        or deed[0].text.startswith(lex.w.given_away)
        or ("bare_noun" in deed[0].roles and bare(deed))
    ):
        return False
    if any(is_(t, "particle") for t in deed) or all(t.verb for t in deed[1:]):
        return False  # 政府投放在社会福利的开支
    return "money" in deed[-1].roles or not bare(deed)  # 联合会参加人数


def _others(verb: str, told: Sequence[Token], memory: Memory) -> bool:
    """Whether the same is told of others beside it (民政局接收|320万元,红十字会接收|80万元)."""
    again = sum(t.text == verb for t in told) > 1
    return again or any(t.text == verb for metric in memory.told for t in metric.tokens)
