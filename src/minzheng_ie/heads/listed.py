"""What the items of a list are of, by the words that lead to them: 受助的学生有:甲县24人; 各县低保对象分布如下:甲县52人."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, content, edges, is_, known
from minzheng_ie.tree.leaves import Token, text_of

_LONGEST = 14  # characters of what is listed
_WHOLE = 3  # characters of one word that says enough


def leads_on(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the last word of a clause leads to the items of a list."""
    return bool(tokens) and (tokens[-1].text in lex.w.list_leads or tokens[-1].text in lex.w.telling)


def listed(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What the items of a list are of, without the words that lead to them (各县|低保对象|分布如下); empty where none lead."""
    end = len(tokens)
    while end and _leads(tokens[end - 1], lex):
        end -= 1
    said = tokens[:end]
    most = next((i for i, t in enumerate(said) if 0 < i < len(said) - 2 and _ranks(said, i, lex)), 0)
    if end == len(tokens) and not most:
        return []
    thing = content(said[:most] if most else said, lex)
    while thing and _where(thing[0], lex):
        thing = thing[1:]
    thing = edges(thing)
    return thing if thing and _counted(thing, lex) else []


def _where(token: Token, lex: Lexicon) -> bool:
    """Whether a word only says that places are listed (按|各县|…, 分|县(市、区)|…)."""
    w = lex.w
    if is_(token, "preposition", "division") or token.text in w.split_into or token.text[0] == "(":
        return True
    return token.text.startswith(w.every_one) and token.text.endswith(w.places)


def _leads(token: Token, lex: Lexicon) -> bool:
    """Whether a word leads to the items of a list, or says in what order they stand."""
    w = lex.w
    return (
        token.text in w.list_leads
        or token.text[0] == "("
        or is_(token, "droppable")
        or token.text in w.telling
    )


def _ranks(said: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether places follow that have most of a thing (百岁老人|较多的县)."""
    return said[at].text in lex.w.plenty and "division" in said[-1].roles and said[-2].text in lex.w.of


def _counted(thing: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words name persons, things or sums that places have."""
    last, w = thing[-1], lex.w
    if len(text_of(thing)) > _LONGEST or is_(last, "level", "link", "division"):
        return False
    ends = w.labels_of_people + w.those_named + w.sum_nouns + w.labels_of_amounts + w.gifts
    return known(thing, lex) or (last.text.endswith(ends) and (len(thing) > 1 or len(last.text) >= _WHOLE))
