"""What rows of `patterns/formed.yaml` may make of a finished metric."""

from __future__ import annotations

from minzheng_ie.heads.formed import (
    Finished,
    behind,
    idle_joint,
    next_number,
    open_at,
    place_at,
    stranded,
    verb_next,
)
from minzheng_ie.heads.frame import Phrase
from minzheng_ie.heads.lexicon import content, edges, is_
from minzheng_ie.tree.leaves import Token

THIS_IS = 2
"""Words of 这|是."""
_NONE: list[Token] = []
LEADING = frozenset({"preposition", "conjunction", "droppable", "level", "verb"})


def said(f: Finished) -> Phrase:
    """As it is."""
    return f.tokens


def nothing(f: Finished) -> Phrase:
    """Nothing: its number is no claim."""
    return _NONE


def before_number(f: Finished) -> Phrase:
    """What stands before its own number, where something joins the two (火腿肠|和70余车食品); else empty."""
    at = next_number(f) - 1
    return f.tokens[:at] if at > 0 and "joint" in f.tokens[at].roles else _NONE


def without_place(f: Finished) -> Phrase:
    """Without where something is."""
    return f.tokens[: place_at(f)]


def without_inside(f: Finished) -> Phrase:
    """Without the word for within, and the one that led to the time."""
    at = stranded(f)
    first = at - 1 if at and f.tokens[at - 1].text in f.lex.w.led_to_time else at
    return edges([*f.tokens[:first], *f.tokens[at + 1 :]])


def without_joint(f: Finished) -> Phrase:
    """Without the mark of a list."""
    at = idle_joint(f)
    return [*f.tokens[:at], *f.tokens[at + 1 :]]


def led_to(f: Finished) -> Phrase:
    """What that word leads to."""
    return f.tokens[open_at(f, f.lex.w.taking | f.lex.w.by) + 1 :]


def without_by(f: Finished) -> Phrase:
    """Without the word for by."""
    at = open_at(f, f.lex.w.by)
    return [*f.tokens[:at], *f.tokens[at + 1 :]]


def without_origin(f: Finished) -> Phrase:
    """Without what it sets out from."""
    return f.tokens[: open_at(f, f.lex.w.out_of_or_by)]


def between(f: Finished) -> Phrase:
    """What stands between it and the number (其中主要|包括儿童福利院8所); else what was told, where it only changes."""
    start = f.tokens[-1].end
    words = content([t for t in f.view.tokens if start <= t.start < f.group.members[0].start], f.lex)
    while words and not words[0].roles.isdisjoint(LEADING):
        words = words[1:]
    return [t for t in words if t.text not in f.lex.changes]


def told_before(f: Finished) -> Phrase:
    """What the number before was told of, where both are shares or of one unit; else empty."""
    return f.memory.head if not f.group.after else _NONE


def counted_behind(f: Finished) -> Phrase:
    """Those that stand behind the number, with what is done there where that opens the words."""
    words = content(behind(f), f.lex)
    end = next((i for i, t in enumerate(words) if i and t.verb and not verb_next(words, i)), len(words))
    return edges(words[:end])


def with_object(f: Finished) -> Phrase:
    """With what stands right behind the number, up to what joins the next."""
    words = behind(f)
    end = next(
        (i for i, t in enumerate(words) if t.verb or "joint" in t.roles or is_(t, "conjunction")), len(words)
    )
    return [*f.tokens, *content(words[:end], f.lex)]


def all_behind(f: Finished) -> Phrase:
    """All that stands behind the number."""
    return content(behind(f), f.lex)


def told_after(f: Finished) -> Phrase:
    """What the next clause says that it is (这是眼下吃低保的人数)."""
    return edges(content(f.view.following()[THIS_IS:], f.lex))


def own_deed(f: Finished) -> Phrase:
    """What its own clause tells."""
    own = f.view.tokens[0].start
    return edges([t for t in f.tokens if t.start >= own])
