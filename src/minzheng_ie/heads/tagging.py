"""Tokens as they are beside one another: a verbal noun that continues a compound is a noun, 以上 belongs to an age."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.leading import led, without_times
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.heads.names import with_names
from minzheng_ie.heads.signs import SHAPED
from minzheng_ie.tree.leaves import Token

_RAISING = frozenset({"bare_verb", "compound"})  # 筹资: a verb, whoever stands before it
_NO_NOUNS = frozenset({"adverb", "preposition", "conjunction", "level"})
_NAMED = frozenset({"verbal_noun"})
_LEFT_OUT = frozenset({"droppable"})
_ADVERB = frozenset({"adverb", "droppable"})
_EDGE = frozenset({"edge"})
_YEAR = 4  # digits of a year that is no span
_NONE: frozenset[str] = frozenset()
_OPENS_ITEM = frozenset({"word", "period", "region"})


def tagged(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The tokens of a clause, verbal nouns that end or continue a compound as nouns (康复服务, 家庭照护服务融合行动)."""
    return shaped(tokens, lex.signs.together(tokens), lex)


def shaped(tokens: Sequence[Token], signs: int, lex: Lexicon) -> list[Token]:
    """`tagged`, of tokens whose signs are known: they stay as they are where none may change another."""
    return _shaped(tokens, lex) if signs & SHAPED else list(tokens)


def _shaped(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    if tokens and tokens[0].text in lex.w.then:
        tokens = tokens[1:]  # 后于2015年跌破80万对
    elif tokens and tokens[0].text in lex.w.whole_of and tokens[1:2] and "division" in tokens[1].roles:
        tokens = tokens[2:]  # 全街道|办理优待证
    elif tokens and tokens[0].text in lex.w.yearly and _each_year(tokens, lex):
        tokens = tokens[1:]  # 年|服务老人3万人次
    elif tokens and _numbered(tokens, lex):
        tokens = tokens[2:]  # 三、收养登记工作
    tokens = with_names(without_times(tokens, lex), lex)
    told: list[Token] = []
    changing = lex.beside
    changed = False  # by the token before
    for at, token in enumerate(tokens):
        changes = token.text in changing
        if token.text in lex.leading:
            token = led(told, tokens, at, lex)
        elif (changed or changes or "verbal_noun" in token.roles) and told:
            token = _beside(told, token, tokens, at, lex)
        told.append(token)
        changed = changes or token.kind == "region"
    return told


def _each_year(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a year in front tells how often something is done, and no measure (年|接待|能力3000人次)."""
    if len(tokens) < 2 or not tokens[1].verb:
        return False
    return len(tokens) == 2 or not tokens[2].text.endswith(lex.w.capacities)


def _numbered(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a clause opens with a numeral that numbers it (5.社会组织管理)."""
    first = tokens[0]
    if first.text in lex.w.step_numerals:
        return _heads_a_section(tokens, lex)
    if not first.text.isdecimal() or first.kind != "word" or len(tokens) < 3:
        return False
    return tokens[1].text in lex.w.numbering and tokens[2].kind in _OPENS_ITEM


def _heads_a_section(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the numeral a clause opens with numbers a heading, and no class (一、二类低保人员)."""
    if len(tokens) < 3 or tokens[0].kind != "word":
        return False
    if tokens[1].text in lex.w.numbered_by:
        return tokens[2].verb or "adverb" in tokens[2].roles  # 三|要|完成
    if tokens[1].text != "、":
        return False
    return tokens[2].kind == "word" and tokens[2].text[0] not in lex.w.step_numerals


def _beside(told: list[Token], token: Token, tokens: Sequence[Token], at: int, lex: Lexicon) -> Token:
    """A token as it is behind the last of ``told``, which may change, too."""
    before, w = told[-1], lex.w
    if token.text in lex.joining:
        return _joining(told, token, tokens[at + 1 :], lex)
    if len(token.text) == 1 and before.kind == "region" and _source(tokens, at, lex):
        return token.doing(_LEFT_OUT, verb=False)
    if token.text in w.bounds and (bound := _bound(told, token, lex)) is not None:
        return bound
    if before.text in w.striving and token.text in w.won and tokens[at + 1 : at + 2]:
        return _won(told, token, tokens[at + 1])
    if token.text in w.matched or token.text in w.and_of_two:
        return _told(told, token, lex)
    if before.text in w.each and token.text.startswith(w.tens):
        told[-1] = before.nominal()
        return token
    if "verbal_noun" in token.roles and _noun_behind(before, token, tokens, at, lex):
        token = token.nominal()
    if before.text in w.new and token.verb:
        told[-1] = before.doing(before.roles, verb=True)  # 新成立: alone it wants its topic, as 成立 does
    return token


def _joining(told: list[Token], token: Token, behind: Sequence[Token], lex: Lexicon) -> Token:
    """并 as what joins two deeds of those counted before it (12所学校完成改造|并|投入使用); a kind that a verb names (发展|类项目)."""
    before = told[-1]
    if token.text in lex.w.kinds_named:
        told[-1] = before.nominal() if before.verb and before.end == token.start else before
        return token
    joins = bool(behind) and behind[0].verb and before.kind == "word" and before.end == token.start
    if not joins or any(t.kind == "number" for t in behind) or not any(t.verb for t in told):
        return token
    return token.doing(_EDGE, verb=False)


def _told(told: Sequence[Token], token: Token, lex: Lexicon) -> Token:
    """An adverb as what is done by who gives money (县财政足额|配套60万元), or as part of a kind (既参战|又带病)."""
    w = lex.w
    if token.text in w.and_of_two:
        both = any(t.text in w.both_of_two for t in told)
        return token.doing(token.roles - _ADVERB, verb=False) if both else token
    payer = next((t for t in reversed(told) if "adverb" not in t.roles), None)
    funded = payer is not None and payer.kind == "word" and payer.text.endswith(w.funders)
    return token.doing(token.roles - _ADVERB, verb=True) if funded else token


def _won(told: list[Token], token: Token, behind: Token) -> Token:
    """争取 as what was done, where what was won follows; 争取到2027年 strives for a time."""
    if behind.kind == "period":
        return token
    told[-1] = told[-1].doing(told[-1].roles - _ADVERB, verb=told[-1].verb)
    return token.doing(_LEFT_OUT, verb=False)


def _bound(told: list[Token], token: Token, lex: Lexicon) -> Token | None:
    """以上 as part of what stands before it; None where it is of something else."""
    before = told[-1]
    if before.kind == "period" and before.text[-1] in lex.w.years and not before.text[:_YEAR].isdecimal():
        told[-1] = before.nominal()  # 居住5年以上的家庭
        return token.nominal()
    if before.text.endswith(lex.w.graded):
        return token.nominal()  # an age or a grade is told whole
    if before.text in lex.w.and_also:
        if len(told) > 1 and told[-2].text.endswith(lex.w.graded):
            told[-1] = before.nominal().doing(_NONE, verb=before.verb)
            return token.nominal()
        return token
    named = before.kind == "word" and before.end == token.start and before.roles.isdisjoint(_NO_NOUNS)
    return token.nominal() if named else None  # 规模以上企业, 中层以下干部


def _noun_behind(before: Token, token: Token, tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a verbal noun is a noun behind the token before it."""
    if "light_verb" in before.roles:
        both = before.text in lex.w.causing and "verb" in token.roles and before.end == token.start
        return not (both and at + 1 < len(tokens) and tokens[at + 1].kind == "number")  # 组织|调运3000顶
    if token.text in lex.w.causing and at > 1 and tokens[at - 2].text in lex.w.toward:
        return False  # 向灾区|组织|调运帐篷
    if before.verb and "flow" in token.roles and _sum_named(_roles(tokens, at + 1)):
        return True  # 拨付|捐赠资金
    if "flow" in token.roles and at > 1 and tokens[at - 2].text in lex.w.toward:
        return not _roles(tokens, at + 1).isdisjoint(_NAMED)  # 向灾区|捐赠帐篷
    if not _compounds(before, token) or _taken_from(tokens, at, lex):
        return False
    manner = before.text.endswith(lex.w.made) and len(before.text) > 2 and at + 1 < len(tokens)
    # 规范化建设3个康复中心: a verb
    return not (manner and tokens[at + 1].kind == "number" and "verb" in token.roles)


def _taken_from(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a verb tells what came from the place before it (从各市|调集2000顶帐篷)."""
    if at < 2 or tokens[at - 2].text not in lex.w.out_of or "verb" not in tokens[at].roles:
        return False
    return at + 1 < len(tokens) and tokens[at + 1].kind == "number"


def _sum_named(roles: frozenset[str]) -> bool:
    return "bare_noun" in roles and "frame" not in roles


def _roles(tokens: Sequence[Token], at: int) -> frozenset[str]:
    return tokens[at].roles if at < len(tokens) else _NONE


def _source(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether the short word at ``at`` is the end of whence something comes (从天津|库|调运3000顶)."""
    return at > 1 and tokens[at - 2].text in lex.w.out_of and at + 1 < len(tokens) and tokens[at + 1].verb


def _compounds(before: Token, token: Token) -> bool:
    """Whether a verbal noun continues the noun before it."""
    return (
        before.kind == "word"
        and not token.roles >= _RAISING
        and "adverb" not in token.roles
        and before.end == token.start
        and not before.verb
        and before.roles.isdisjoint(_NO_NOUNS)
        and "particle" not in before.roles
        and len(before.text) > 1
    )
