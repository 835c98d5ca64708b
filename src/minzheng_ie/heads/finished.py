"""What a finished metric may look like: it tells for whom, and holds no word whose own object was left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.heads.frame import View
from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.signs import LED
from minzheng_ie.tree.leaves import Token

_BEHIND = frozenset({"head-behind", "side-by-side"})
_ITEMS = frozenset({"subject-predicate", "object-list"})
_TOPIC = "topic"
_LEAST = 2  # words of what was left out at the beginning
_NO_DOER = frozenset({"level", "link"})


def finished(head: Head, number: Token, unit: str | None, signs: int, view: View) -> Head:
    """A head without words that lead to nothing, and with for whom it was done; it has more words than one.

    number: whose it is; unit (str or None): its own; signs: those of its words.
    """
    tokens, lex = head.tokens, view.lex
    kept = _led(tokens, unit, lex) if signs & LED else tokens
    if len(kept[0].text) == 1:
        kept = _each(kept, view)
    if head.rule in _BEHIND:
        kept = _without_giving(_for_those(_counted(kept, number, view), number, view), lex)
    elif head.rule in _ITEMS:
        kept = _for_these(kept, number, view)
    elif head.rule == _TOPIC:
        kept = _without_origin(kept, lex)
    return head if kept is tokens else Head(kept, head.rule, head.row)


def _led(tokens: tuple[Token, ...], unit: str | None, lex: Lexicon) -> tuple[Token, ...]:
    """Words without those that lead to nothing: what is to come, by whose help, a time that was left out."""
    if not any(t.text in lex.stranded or t.text[0] in lex.w.at for t in tokens):
        return tokens
    kept = _begun(_helped(tokens, lex), lex)
    if len(said := tuple([t for t in kept if t.text not in lex.w.by_this])) > 1:
        kept = said
    at = next((i for i, t in enumerate(kept[:-2]) if t.text in lex.w.at and _empty(kept, i, lex)), -1)
    if at >= 0:
        kept = (*kept[:at], *kept[at + 2 :])
    soon = next((i for i, t in enumerate(kept[:-1]) if i and t.text in lex.w.to_come), 0)
    if soon and (unit in lex.w.people_units or kept[soon + 1].verb) and not any(t.verb for t in kept[:soon]):
        kept = (*kept[:soon], *kept[soon + 1 :])  # 危房户|将|搬进新居
    return kept


def _begun(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """Words without those at the beginning of what was left out: 这|三天|来祭扫的市民, 第|21天|起收费, 一种是|双穴墓价格."""
    if len(tokens) <= _LEAST:
        return tokens
    w, (first, second) = lex.w, tokens[:2]
    if first.text in w.one_kind and second.text in w.is_so:
        return tokens[2:]
    if second.start == first.end:
        return tokens
    if first.text in w.these:
        return tokens[1:]
    return tokens[1 + (second.text in w.openers) :] if first.text in w.ordinal else tokens


def _each(tokens: tuple[Token, ...], view: View) -> tuple[Token, ...]:
    """Words with the 每 of a noun that says nothing without it (平均|每|馆|火化)."""
    first, w = tokens[0], view.lex.w
    if not first.text.endswith(w.places + w.homes + w.schools + w.holders + w.crews):
        return tokens
    before = next((t for t in view.tokens if t.end == first.start), None)
    return (before, *tokens) if before is not None and before.text in w.each else tokens


def _counted(tokens: tuple[Token, ...], number: Token, view: View) -> tuple[Token, ...]:
    """Those counted without who took them somewhere (志愿者把|20份年货送到老人家中), and without what they have."""
    w = view.lex.w
    behind = tuple(t for t in tokens if t.start >= number.start)
    if not behind or tokens[-1] is not behind[-1]:
        return tokens  # 送去|慰问品价值
    if len(behind) == len(tokens):
        return _without_theirs(tokens, view) if number.text[-1] in w.classifiers else tokens
    if tokens[0].text in w.here or _taken(number, view):
        return behind
    return tuple([t for t in tokens if t.text not in w.one_of_them or t.start > number.start])


def _taken(number: Token, view: View) -> bool:
    """Whether 把 or 将 leads to those counted (把|全市80所敬老院整合为13所)."""
    last = next((t for t in reversed(view.tokens) if t.end <= number.start and t.kind == "word"), None)
    return last is not None and last.text in view.lex.w.taking


def _without_theirs(tokens: tuple[Token, ...], view: View) -> tuple[Token, ...]:
    """Bodies that are counted, without what is told of their people or things (5家养老机构|的消防设施得到改造)."""
    w, each = view.lex.w, view.lex.w.each
    apiece = {one.end for one in view.tokens if one.text in each}
    at = next((i for i, t in enumerate(tokens) if i and (t.text in w.of or t.start in apiece)), 0)
    if (
        not at
        or tokens[0].verb
        or not tokens[at - 1].text.endswith(w.homes + w.schools + w.holders + w.units)
    ):
        return tokens
    if tokens[at].start in apiece:
        return tokens[:at]  # 13家殡仪馆|平均每馆火化遗体8969具
    told = tokens[at + 1 :]
    return tokens[:at] if told and not told[0].verb and any(t.verb for t in told) else tokens


def _without_origin(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """What was spoken of, without what it was made of where the verb is left out (敬老院|由旧学校改建而成|,设床位)."""
    at = next((i for i, t in enumerate(tokens[:-1]) if i and t.text.startswith(lex.w.by_way)), 0)
    if not at:
        return tokens
    gap = next((i for i in range(at + 1, len(tokens)) if tokens[i].start > tokens[i - 1].end), 0)
    if not gap or any(t.verb for t in tokens[at:gap]):
        return tokens
    return (*tokens[:at], *tokens[gap:])


def _helped(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """Words without by whose help it was done (志愿者|在社区书记的带领下|清理楼道)."""
    w = lex.w
    under = next((i for i in range(len(tokens) - 1, 1, -1) if tokens[i].text in w.under), 0)
    if not under or not tokens[under - 1].text.endswith(w.circumstances):
        return tokens
    at = next((i for i in range(under - 1, -1, -1) if tokens[i].text[0] in w.at), -1)
    kept = (*tokens[:at], *tokens[under + 1 :]) if at >= 0 else ()
    return kept or tokens


def _empty(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether the time that 在 leads to was left out (财政|在2019年|的|支出)."""
    of = tokens[at + 1]
    return of.text in lex.w.of and of.start > tokens[at].end


def _for_those(tokens: tuple[Token, ...], number: Token, view: View) -> tuple[Token, ...]:
    """Words with the preposition before a list or a place, where something is done for those at its end.

    对全镇老党员、军属等|26户老人进行慰问; who did it is left out (民政所对本镇|2家养老院开展检查).
    """
    if view.lex.w.served.isdisjoint([t.text for t in view.tokens]):
        return tokens
    those = tuple([t for t in tokens if t.start > number.start])
    lead = tokens[: len(tokens) - len(those)]
    if not those or tokens[-1] is not those[-1] or those[0].verb or not _deed(those[1:], view.lex):
        return tokens
    if any(t.verb or is_(t, "preposition", "conjunction") for t in lead):
        return tokens
    to = _preposition(number, view)
    return (to, *those) if to is not None else tokens


def _deed(words: Sequence[Token], lex: Lexicon) -> bool:
    """Whether some words tell what was done, or given by a verb that is a noun elsewhere (小学生|捐赠|书包)."""
    return any(t.verb or t.text in lex.w.giving for t in words)


def _without_giving(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """Those something is given to, where it is not told what (为困境儿童|送去|3000元现金)."""
    end = len(tokens) - (1 + ("result" in tokens[-1].roles))
    gives = end > 1 and "".join(t.text for t in tokens[end:]) in lex.w.handing
    if not gives or tokens[0].text not in lex.w.served or any(t.verb for t in tokens[1:end]):
        return tokens
    return tokens[1:end]


def _for_these(tokens: tuple[Token, ...], number: Token, view: View) -> tuple[Token, ...]:
    """`_for_those` of items told before their number (对老党员6人、|军属3户进行慰问)."""
    if (
        tokens[0].verb
        or is_(tokens[0], "preposition")
        or not tokens[0].start < number.start < tokens[-1].start
    ):
        return tokens
    to = _preposition(tokens[0], view)
    return (to, *tokens) if to is not None else tokens


def _preposition(those: Token, view: View) -> Token | None:
    """The preposition that leads to some over a list, a place or what says which; None where another verb does."""
    w, which = view.lex.w, False
    before = [t for t in view.tokens if t.end <= those.start and "droppable" not in t.roles]
    for i in range(len(before) - 1, -1, -1):
        token = before[i]
        if token.text in w.served:
            return token if not _says_which(before[i + 1 :], view.lex) else None
        which = which or token.text in w.of
        if not which and (token.verb or not token.roles.isdisjoint(_NO_DOER)):
            return None
    return None


def _says_which(words: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the words behind a preposition tell which those are, not for whom it was done (向社会开放的|12家机构)."""
    if not words or words[-1].text not in lex.w.of or words[0].verb or words[0].kind == "number":
        return False
    return any(one.verb and (len(other.text) > 1 or other is words[-1]) for one, other in pairwise(words))
