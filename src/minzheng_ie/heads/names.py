"""Names that hold a time or a place, and words cut at the end of a place, told whole: 广东|团, 河州市|民, 在|园|师生."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.tree.leaves import NOMINAL, Token

_OPENS, _CLOSES = "“", "”"
_FIRM = 8  # words of the name of a firm, its place among them
_NAME = 16  # characters of a quoted name
_NO_NAMES = frozenset({"adverb", "preposition", "conjunction", "level"})
_TOLD_WHOLE = frozenset({"period", "region"})


def with_names(tokens: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """The tokens of a clause with such names as nouns; themselves where there is none, as most often."""
    if lex.naming.isdisjoint([t.text for t in tokens]):
        return tokens
    told: list[Token] = []
    for at, token in enumerate(tokens):
        before = told[-1] if told else None
        if before is not None and before.end == token.start and token.kind == "word" and not token.verb:
            token = _beside(told, before, token, tokens[at + 1 : at + 2], lex)
        elif token.kind in _TOLD_WHOLE and (
            _quoted(tokens, at)
            or _firm(tokens, at, lex)
            or (before is not None and before.text in lex.w.with_a_span)
        ):
            token = token.nominal()
        told.append(token)
    return told


def _beside(told: list[Token], before: Token, word: Token, behind: Sequence[Token], lex: Lexicon) -> Token:
    """A word as it is behind the last of ``told``, which may change or fall away. behind: the token behind it."""
    w, place = lex.w, before.kind == "region"
    if place and word.text in w.of_its_place and before.text[-1] in w.units_of_place:
        return Token(word.start - 1, word.end, before.text[-1] + word.text, "word", NOMINAL)
    if (place and word.text in w.names_on and behind) or _titled(told, lex):
        told[-1] = before.nominal()
    elif place and _named_after(before, word, behind, lex):
        _named_whole(told)
    elif before.text in w.at and _says_which(word, behind, lex):
        told.pop()
        return Token(before.start, word.end, before.text + word.text, "word", NOMINAL)
    return word


def _titled(told: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the country stands where a title begins (获评|全国|文明城市)."""
    return len(told) > 1 and told[-1].text in lex.w.country and told[-2].text in lex.w.chosen_into


def _named_after(before: Token, word: Token, behind: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a word is named after the place before it (江苏|代表团, 萧山|国际|机场, 全国|人大; not 全县|残联)."""
    w = lex.w
    if before.text in w.country:
        return word.text in w.of_the_country
    further = behind[0].text if word.text in w.international and behind else ""
    return before.text[0] not in w.whole_of and (word.text + further) in w.named_after


def _named_whole(told: list[Token]) -> None:
    """The places right before a word that is named after them, as parts of its name (杭州|萧山|国际机场)."""
    at = len(told) - 1
    while (
        at >= 0 and told[at].kind == "region" and (at + 1 == len(told) or told[at].end == told[at + 1].start)
    ):
        told[at] = told[at].nominal()
        at -= 1


def _says_which(word: Token, behind: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a single word is one with 在 before it, and says which of those behind are meant."""
    if len(word.text) > 1 or word.text in lex.w.not_within or not word.roles.isdisjoint(_NO_NAMES):
        return False
    return bool(behind) and behind[0].kind == "word" and behind[0].start == word.end


def _firm(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether the name of a firm begins with a place (广东|中烟工业有限责任公司; not 潮州市远洋公司, which is in it)."""
    place = tokens[at]
    if place.kind != "region" or place.text[-1] in lex.w.units_of_place:
        return False
    end = place.end
    for token in tokens[at + 1 : at + _FIRM]:
        if token.start != end or token.kind != "word" or "droppable" in token.roles:
            return False
        if token.text.endswith(lex.w.firms):
            return True
        end = token.end
    return False


def _quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands within a quoted name, with more words; speech is none."""
    opens = next((i for i in range(at - 1, -1, -1) if tokens[i].text in (_OPENS, _CLOSES)), at)
    closes = next((i for i in range(at + 1, len(tokens)) if tokens[i].text == _CLOSES), at)
    if tokens[opens].text != _OPENS or closes == at:
        return False
    short = tokens[closes].start - tokens[opens].end <= _NAME
    return short and all(t.kind != "number" for t in tokens[opens:closes])
