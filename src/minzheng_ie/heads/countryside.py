"""What was told of the town or of the country, said of the other."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, content, is_
from minzheng_ie.tree.leaves import Token


def of_part(part: Token, parts: frozenset[str], phrase: Sequence[Token], lex: Lexicon) -> list[Token]:
    """A phrase that opens with one of ``parts``, for another (农村低保对象, 城市 → 城市低保对象); empty where it does not."""
    other = _beside_at(phrase, part.text, parts, lex)
    if other is None:
        return []
    first = phrase[0]
    left = Token(first.start + len(other), first.end, first.text[len(other) :], first.kind)
    return [part, *([left] if left.text else []), *phrase[1:]]


def turned(tokens: Sequence[Token], topic: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The topic, where a clause only says that the other is spoken of (城市这一块,|; 在农村,|); empty for other clauses."""
    w = lex.w
    said = [t for t in content(tokens, lex) if t.text not in w.no_topic_ends and not is_(t, "preposition")]
    if len(said) != 1 or said[0].text not in w.parts_of_country:
        return []
    return of_part(said[0], frozenset(w.parts_of_country), topic, lex)


def _beside_at(phrase: Sequence[Token], part: str, parts: frozenset[str], lex: Lexicon) -> str | None:
    """What of the phrase a part is told for: another part, or town and country together (城乡低保对象…,农村占了|)."""
    both = lex.w.both_of_country[0] if part in lex.w.parts_of_country else ""
    first = phrase[0].text if phrase else ""
    if both and first.startswith(both):
        return both
    return next((p for p in parts if first.startswith(p) and p != part), None)
