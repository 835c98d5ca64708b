"""Distribution of a coordinated subject over its values: ``A和B标准分别达到x、y`` → ``A标准`` x, ``B标准`` y."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.held_alike import of_one_thing, placed_apart
from minzheng_ie.heads.lexicon import Lexicon, is_, joins, shareable
from minzheng_ie.tree.leaves import Token, text_of, word_token

_PAIR = 3  # words of one that names two, and the two
_KIND = 2  # characters of the thing that kinds are of


def distribute(
    tokens: Sequence[Token], count: int, lex: Lexicon, *, compound: bool = True
) -> list[list[Token]] | None:
    """Split a coordinated phrase into ``count`` phrases that read on their own.

    tokens: the subject. count (int): how many values there are. compound (bool): whether 城乡 may stand for two members.
    RETURNS: the phrases in order, or None when the subject does not coordinate as many members.
    """
    members = members_of(tokens)
    if len(members) != count:
        return _compound(tokens, lex) if compound and count == 2 and len(members) == 1 else None
    if (alike := of_one_thing(members, lex)) or (alike := placed_apart(members, lex)):
        return alike
    members[-1] = _parted(members, lex)
    first, last = members[0], members[-1]
    own = len(last) if _measured(members, lex) else _own_length(members[-2], last, lex)
    shared_head = last[own:]
    front = _shared_front(first, last[:own])
    phrases = []
    for i, member in enumerate(members):
        phrase = list(member[:own]) if i == count - 1 else list(member)
        phrases.append((front if i > 0 else []) + phrase + not_told(phrase, shared_head))
    return phrases


def not_told(member: Sequence[Token], head: Sequence[Token]) -> list[Token]:
    """What of the head that all share a member does not end in: 散居孤儿, 孤儿基本生活|费."""
    if not head or not member:
        return list(head)
    first, last = head[0], member[-1].text
    for size in range(min(len(first.text) - 1, len(last)), _KIND - 1, -1):
        if last.endswith(first.text[:size]):
            return [first.between(first.start + size, first.end, first.text[size:]), *head[1:]]
    return list(head)


def members_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """What joints divide."""
    members: list[list[Token]] = [[]]
    for token in tokens:
        if joins(token):
            members.append([])
        else:
            members[-1].append(token)
    return [m for m in members if m]


def _parted(members: Sequence[list[Token]], lex: Lexicon) -> list[Token]:
    """The last member with its part of the whole as a word of its own: 城市、农村|低保标准."""
    last, parts = members[-1], lex.w.parts_of_country
    part = next((p for p in parts if last[0].text.startswith(p) and last[0].text != p), None)
    if part is not None and any(text_of(member) not in parts for member in members[:-1]):
        return last
    if part is None:
        names = [member[-1].text for member in members[:-1]]
        part = _named_alike(names, last[0], lex) or _kind_of(names, last[0], lex)
        part = part or _as_other_words(names, last[0], lex)
    if part is None:
        return last
    token, cut = last[0], last[0].start + len(part)
    halves = [
        word_token(token.start, cut, part, lex.words),
        word_token(cut, token.end, token.text[len(part) :], lex.words),
    ]
    return [*halves, *last[1:]]


def _named_alike(names: Sequence[str], last: Token, lex: Lexicon) -> str | None:
    """What of the last member's first word is told beside ``names``: 一类、二类、三类|区, 东、中、西|部."""
    size, w = len(names[0]), lex.w
    if any(len(name) != size for name in names) or len(last.text) <= size:
        return None
    if last.text[:1] in lex.w.ordinal and all(name[:1] in lex.w.ordinal for name in names):
        return last.text[:2]  # 第一、第三|产业
    if size == 1:
        quarter = w.directions.issuperset(names) and last.text[:2] in w.quarters
        grade = w.grade_names.issuperset([*names, last.text[0]]) and last.text[1] in w.grades
        return last.text[:1] if quarter or grade else None
    ends = {name[-1] for name in names} | {last.text[size - 1]}
    return last.text[:size] if size == 2 and len(ends) == 1 and ends <= w.grades else None


def _kind_of(names: Sequence[str], last: Token, lex: Lexicon) -> str | None:
    """The kind that the last member's word begins with, where the others are kinds and no more (集中、散居|孤儿; 男、女|职工)."""
    word = last.text
    if lex.w.both_sexes[1:] == (*names, word[:1]) or lex.w.both_sexes[:0:-1] == (*names, word[:1]):
        return word[:1] if len(word) > 1 else None
    sizes = range(len(word) - _KIND, _KIND - 1, -1)
    kind = next((word[:size] for size in sizes if lex.words.has(word[:size], "modifier")), "")
    alike = kind and all(lex.words.has(name, "modifier") or kind.endswith(name) for name in names)
    return kind if alike else None


def _as_other_words(names: Sequence[str], last: Token, lex: Lexicon) -> str | None:
    """What of the last member's word the others have words of their own for (刑事、治安|案件: 刑事案件 is a word, too)."""
    size = len(names[0])
    head = last.text[size:]
    if size < _KIND or len(head) < _KIND or any(len(name) != size for name in names):
        return None
    return last.text[:size] if all(lex.words.stands(name + head) for name in names) else None


def _measured(members: Sequence[list[Token]], lex: Lexicon) -> bool:
    """Whether the members are measures, each with its own name: 事故起数、死亡人数, 工业增加值、服务业营收."""
    ends = lex.w.measure_ends
    named = members[-1][-1].text not in lex.w.share_words and text_of(members[-1]).endswith(ends)
    return named and any(text_of(m).endswith(ends) and len(m) > 1 for m in members[:-1])


def _own_length(before: Sequence[Token], last: Sequence[Token], lex: Lexicon) -> int:
    """How many tokens of the last member are its own; the rest is the head all members share."""
    if text_of(before)[-_KIND:] == text_of(last)[-_KIND:]:
        return len(last)  # every member has a head of its own: 结婚登记和离婚登记, 服务设施和养老设施
    anchor = _anchor(before[-1], last, lex)
    if anchor >= 0:
        return anchor + 1
    if done := _what_they_do(before, last, lex):
        return done
    if len(last) > 1 and before[0].verb and last[0].text in lex.w.realising:
        return len(last)  # 接待游客、实现旅游总花费
    if wide := _as_wide(len(text_of(before)), last):
        return wide
    if _of_their_own(before, last, lex):
        return len(last)
    own, acts = len(last), lex.w.trading
    while own > 1 and (
        shareable(last[own - 1]) or _measures(last[own - 1], lex) or last[own - 1].text in acts
    ):
        own -= 1
    return own if own < len(last) else min(len(before), len(last))


def _what_they_do(before: Sequence[Token], last: Sequence[Token], lex: Lexicon) -> int:
    """Where it is told what the members do, of which the measure is (公益金、慈善资金|支持养老项目比重); 0 where nothing is."""
    if not lex.w.share_words.isdisjoint([last[-1].text]) and not any(t.verb for t in before[1:]):
        return next((i for i, t in enumerate(last[:-2]) if i and t.text in lex.w.backing), 0)
    return 0


def _of_their_own(before: Sequence[Token], last: Sequence[Token], lex: Lexicon) -> bool:
    """Whether two members are no kinds of one thing: 受灾人口、直接经济损失, 接待游客、旅游总收入."""
    w = lex.w
    if before[-1].text.endswith(w.counted_by_itself):
        return text_of(last).endswith(w.measure_ends + w.losses)
    done = len(before) > 1 and before[0].verb and "verbal_noun" not in before[0].roles
    return done and not last[0].verb and "money" in last[-1].roles


def _ends_alike(token: Token, other: Token) -> bool:
    """Whether two words of several characters are kinds of one thing: 散居孤儿, 养育孤儿."""
    return len(token.text) > _KIND < len(other.text) and token.text[-_KIND:] == other.text[-_KIND:]


def _ends_in(name: Token, last: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a name ends in a word of the last member, which no measure is of: 半自理, 完全不能自理|特困人员."""
    word = last[at].text
    return len(word) > 1 and name.text.endswith(word) and not last[at + 1].text.endswith(lex.w.measures)


def _anchor(before: Token, last: Sequence[Token], lex: Lexicon) -> int:
    """The token of the last member that stands where the one before it ends; -1 where none does."""
    anchors = [i for i, token in enumerate(last) if token.text == before.text]
    anchors = anchors or [i for i, token in enumerate(last[:-1]) if _ends_alike(token, before)]
    anchors = anchors or [i for i in range(1, len(last) - 1) if _ends_in(before, last, i, lex)]
    if not anchors and before.text.endswith(lex.w.persons):
        anchors = [i for i in range(len(last) - 2) if _lives(last, i, lex)]
    return anchors[0] if anchors else -1


def _lives(last: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether it is told what those at ``at`` live on: 散居孤儿、困境儿童|基本生活保障标准."""
    named = last[at].text.endswith(lex.w.persons)
    return named and any(t.text.startswith(lex.w.living) for t in last[at + 1 : at + 3])


def _measures(token: Token, lex: Lexicon) -> bool:
    """Whether a word names a measure: 产量, 零售额."""
    return len(token.text) > 1 and token.text.endswith(lex.w.measure_ends)


def _as_wide(width: int, last: Sequence[Token]) -> int:
    """How many tokens of the last member are as wide as the one before; 0 where none are."""
    used = 0
    for i, token in enumerate(last[:-1]):
        used += len(token.text)
        if used == width:
            return i + 2 if last[i + 1].text.startswith("(") else i + 1
        if used > width:
            break
    return 0


def _shared_front(first: Sequence[Token], own: Sequence[Token]) -> list[Token]:
    """Words that stand before the first member and hold for all: ``孤儿集中供养和分散供养标准``."""
    width = len(text_of(own))
    used = 0
    for i in range(len(first) - 1, -1, -1):
        used += len(first[i].text)
        if used == width:
            return list(first[:i]) if i > 0 and _alike(first, own) else []
        if used > width:
            break
    return []


def _alike(first: Sequence[Token], own: Sequence[Token]) -> bool:
    """Whether two members are of one thing: they end alike, or in a noun that says little alone (福利彩票|收入, 支出)."""
    if not first or not own:
        return False
    bare = len(own) == 1 and is_(first[-1], "bare_noun") and is_(own[0], "bare_noun")
    return bare or first[-1].text == own[-1].text


def _pairs(lex: Lexicon) -> list[tuple[str, ...]]:
    """Words that name two things, each with the two."""
    others = lex.w.both_of_others
    more = [others[i : i + _PAIR] for i in range(0, len(others), _PAIR)]
    return [lex.w.both_of_country, lex.w.both_sexes, *more]


def _compound(tokens: Sequence[Token], lex: Lexicon) -> list[list[Token]] | None:
    """``城乡低保标准分别…``: the compound names both members."""
    for i, token in enumerate(tokens):
        for compound, *halves in _pairs(lex):
            if token.kind == "word" and token.text.startswith(compound):
                rest = token.text[len(compound) :]
                return [
                    [
                        *tokens[:i],
                        word_token(token.start, token.end, half + rest, lex.words),
                        *tokens[i + 1 :],
                    ]
                    for half in halves
                ]
    return None
