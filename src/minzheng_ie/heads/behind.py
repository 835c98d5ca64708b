"""Whether the words behind a number are what it counts (11个照护机构), or tell what was done (…15560人纳入低保)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.apposed import apposed
from minzheng_ie.heads.groups import (
    Group,
    among_so_many,
    before_deed,
    hit,
    homed,
    persons_of_a_place,
    placed,
    served,
)
from minzheng_ie.heads.lexicon import Lexicon, content, first_verb, is_, names_home
from minzheng_ie.heads.transitions import moves, transition
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of

_PASSING = frozenset({"adverb", "occasion"})
_LEADING = frozenset({"level", "link", "conjunction", "frame"})
_WHEN_AND_WHERE = frozenset({"period", "region"})
_PLACES = frozenset({"word", "region"})


def head_behind(group: Group, text: Sequence[Token], quantities: Sequence[Quantity], lex: Lexicon) -> bool:
    """Whether the counted thing stands behind the number."""
    first = _opening(text)
    if first is None or first.kind != "word":
        return False
    w, before = lex.w, group.before[-1].text if group.before else ""
    quantity = quantities[group.members[-1].index]
    told = _by_what_they_have_or_do(group, text, first, quantity, lex)
    if told is not None:
        return told
    if not first.roles.isdisjoint(_LEADING) or first.text in lex.opens_clause:
        return False  # 其中北京1918对|位居首位
    if first.text in w.compared and (text[-1] is first or "nameless" in first.roles):
        return False  # 同上次普查的72万人|相比
    if before in w.goes_on:
        return True
    if _leads_on(text, first, lex):
        return False
    if first.text in w.of:
        return "link" not in _next(text, first).roles  # 床位不足50张的|仍占四分之一
    if _of_what_was_said(group, text, first, quantity, lex):
        return False
    return _counts(group, text, first, quantity, lex)


def _by_what_they_have_or_do(
    group: Group, text: Sequence[Token], first: Token, quantity: Quantity, lex: Lexicon
) -> bool | None:
    """Whether those counted are told by what they have, or did with others; None where neither opens the words behind."""
    w, before = lex.w, group.before[-1].text if group.before else ""
    if first.text in w.having_alone and (before in w.served or _done(group) or _there_are(group, lex)):
        return any(t.text in w.of for t in text[2:])  # 为120名有劳动能力的残疾人提供培训
    if first.text in w.with_whom and _meets(group, text, quantity, lex):
        return True
    return True if first.text in w.until and _goes(group, text, quantity, lex) else None


def _goes(group: Group, text: Sequence[Token], quantity: Quantity, lex: Lexicon) -> bool:
    """Whether what follows tells where persons whom nothing else names went, to do what (共有3200人|到公墓祭扫)."""
    if not group.closing or quantity.unit not in lex.w.people_units or text[0].text not in lex.w.until:
        return False
    if any(t.kind == "word" and t.roles.isdisjoint(_PASSING) and not _nameless(t, lex) for t in group.before):
        return False
    where = next((t for t in text[1:] if "adverb" not in t.roles), text[0])
    return where.kind in _PLACES and where is not text[0]


def _nameless(token: Token, lex: Lexicon) -> bool:
    """Whether a word says where or that there are some, and names nobody."""
    return token.text in lex.w.having or token.text in lex.w.hereabouts or "droppable" in token.roles


def _there_are(group: Group, lex: Lexicon) -> bool:
    """Whether a number opens what is told, or says how many there are of those (区里有|8家有护理床位的养老机构)."""
    said = [t for t in group.before if "droppable" not in t.roles]
    return all(_nameless(t, lex) or t.text in lex.w.here for t in said) and lex.w.of_which.isdisjoint(
        group.said
    )


def _done(group: Group) -> bool:
    """Whether what was done stands right before a number (挑选了|18个有困难的家庭)."""
    last = next(
        (t for t in reversed(group.before) if "particle" not in t.roles and "droppable" not in t.roles), None
    )
    return last is not None and last.verb


def _meets(group: Group, text: Sequence[Token], quantity: Quantity, lex: Lexicon) -> bool:
    """Whether what follows tells what those counted did with others (现场有860人|与企业达成意向; not 与上年持平)."""
    if not group.closing or quantity.unit not in lex.w.people_units or text[0].text not in lex.w.with_whom:
        return False
    compared = lex.w.compared | lex.changes
    return text[-1].text not in compared and any(t.verb for t in text[2:]) and text[1].kind == "word"


def _opening(text: Sequence[Token]) -> Token | None:
    """The first leaf of a text that is no time, no place and no adverb."""
    for token in text:
        if token.kind not in _WHEN_AND_WHERE and "adverb" not in token.roles:
            return token
    return None


def _next(text: Sequence[Token], first: Token) -> Token:
    """The word behind the first that is no adverb; the first where there is none."""
    return next((t for t in text if t.kind == "word" and "adverb" not in t.roles and t is not first), first)


def _leads_on(text: Sequence[Token], first: Token, lex: Lexicon) -> bool:
    """Whether the words behind a number only lead on: to a level, to parts, to another number of all."""
    w = lex.w
    if text[0].kind == "mark" or first.text.startswith("(") or transition(text, lex) or moves(text, lex):
        return True
    # 总人口3200人其中老年人400人, …全村共有五保户6人
    of_all = text[0].text.startswith(w.all_of) and len(text) > 1 and text[1].text in w.having
    return of_all or text[0].text in w.of_which


def _of_what_was_said(
    group: Group, text: Sequence[Token], first: Token, quantity: Quantity, lex: Lexicon
) -> bool:
    """Whether what follows is no thing: a step (按照每月50元的标准发放), or what money was for (花86万元给43户…)."""
    if quantity.dimension == "money" and "preposition" in first.roles:
        return True
    return not lex.w.by.isdisjoint(group.said) and opens_step(text_of(text), lex)


def opens_step(text: str, lex: Lexicon) -> bool:
    """Whether a text opens with a step of a standard: 的标准, 两个档次."""
    w = lex.w
    text = text[1:] if text.startswith(w.of_opening) else text
    if text[:1] in w.step_numerals or text[:1].isdecimal():
        text = text[2:] if text[1:2] in w.piece else text[1:]
    return text.startswith(w.steps)


def _counts(group: Group, text: Sequence[Token], first: Token, quantity: Quantity, lex: Lexicon) -> bool:
    """Whether the words before a number leave it to those behind to say what is counted."""
    where = lex.w.hereabouts
    before = [
        t for t in group.before if t.kind == "word" and t.roles.isdisjoint(_PASSING) and t.text not in where
    ]
    if text_of(before) in lex.w.pointing:
        before = []  # 现场|有860人达成意向
    last = before[-1] if before else None
    if quantity.unit is None:
        return last is None or "money" not in last.roles
    unit = quantity.unit.split("/")[0]
    if (
        last is None
        or _asks(group, before, unit, lex)
        or hit(before, first, lex)
        or _shows(group, text, first, quantity, lex)
        or _sent(group, before, lex)
    ):
        return True
    if apposed(group, text, quantity, lex):
        return True
    if first.verb and quantity.dimension == "money" and unit in lex.w.complete_units:
        return _aid(group, text, first, before, lex)
    part = last.text in lex.w.both_of_country or last.text in lex.w.parts_of_country
    if part and len(before) > 1 and before[-2].verb:
        return not first.verb  # 新建农村|30万户清洁能源工程
    return _opens(before, last, lex)


def _sent(group: Group, before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether goods are counted that were sent somewhere (向灾区调运|1000张折叠床)."""
    if group.members[-1].text[-1] not in lex.w.goods_units | lex.w.measure_words:
        return False
    return "verb" in before[-1].roles and any(t.text in lex.w.toward for t in before)


def _asks(group: Group, before: Sequence[Token], unit: str, lex: Lexicon) -> bool:
    """Whether the word before a number wants a noun behind it: 这十几户灾民, 每名…, 共有3.2万名干部职工."""
    last, w = before[-1].text, lex.w
    if last in w.these or (last.startswith(w.each_of) and last not in w.each):
        return True
    if last in w.one_of_them and any(t.verb for t in before):
        return True  # 组成一支|16人志愿服务队
    if last in w.at_present:
        return True  # 儿童福利院|现有600多名孤儿
    if last in w.left_over and group.closing and any(t.verb for t in before):
        return True  # 完成剩余|157户危房改造
    if group.before[-1].text not in w.having:
        return False
    return unit not in w.complete_units or among_so_many(group, lex)


def _shows(group: Group, text: Sequence[Token], first: Token, quantity: Quantity, lex: Lexicon) -> bool:
    """Whether the words behind a number show that they are counted, whatever stands before it."""
    if _last_counted(group, text, quantity, lex):
        return True
    if first.verb:
        return False
    # 每个社区至少有1名社工
    if homed(group, lex) and quantity.unit in lex.w.people_units:
        persons = group.members[-1].text.endswith(lex.w.persons_counted)  # 县医院36名医护人员
        given = served(group, lex) is not None
        pupils = group.before[-1].text.endswith(lex.w.schools)  # 捐助县中学50名学生: the school's, or its own
        return (persons and (given or not pupils)) or (given and any(t.verb for t in text))
    if persons_of_a_place(group, lex) or (before_deed(group, text, lex) and quantity.dimension != "money"):
        return True
    return _at_least(group, lex) or (placed(group) and _in_places(group, text, first, quantity, lex))


def _aid(group: Group, text: Sequence[Token], first: Token, before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a verb behind a sum is the aid that is given or got, by its name (每户可获得|5000元|补助)."""
    if not group.closing or any(t is not first and "adverb" not in t.roles for t in text if t.kind == "word"):
        return False
    given = lex.w.given_to_them | lex.w.aid_given
    return first.text in lex.w.aid_named and any(t.text in given for t in before)


def _opens(before: Sequence[Token], last: Token, lex: Lexicon) -> bool:
    """Whether the word before a number wants what it counts behind it."""
    return (
        last.text in lex.w.of
        or last.verb
        or ("result" in last.roles and len(before) > 1 and before[-2].verb)  # 评选|出7户“最美家庭”
        or is_(last, "preposition", "level", "conjunction")
        or last.text in lex.changes
    )


def _in_places(group: Group, text: Sequence[Token], first: Token, quantity: Quantity, lex: Lexicon) -> bool:
    """Whether a number behind a kind of division counts places, or people served in them (江城等3市14个县(市、区))."""
    if "division" in first.roles and quantity.unit in lex.w.piece:
        return True
    return served(group, lex) is not None and any(t.verb for t in text)


def _at_least(group: Group, lex: Lexicon) -> bool:
    number = group.members[-1].text
    return number.startswith(lex.w.least) and any(word in number for word in lex.w.having_alone)


def _last_counted(group: Group, text: Sequence[Token], quantity: Quantity, lex: Lexicon) -> bool:
    """Whether a noun behind a classifier at the end of a clause is what it counts (城市更新两个项目入选)."""
    if not group.closing or quantity.unit in lex.w.complete_units or "/" in (quantity.unit or ""):
        return False
    words = [t for t in text if t.kind == "word" and "adverb" not in t.roles]
    return bool(words) and not words[0].verb and text[0].kind == "word" and "particle" not in words[0].roles


def predicate(text: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the words behind a number are a predicate (``…15560人纳入低保``)."""
    for token in text:
        if "droppable" not in token.roles and token.text not in lex.w.passive:  # 脱贫户21人|被|纳入低保
            return token.verb and token.text not in lex.w.holds_rank and not transition(text, lex)
    return False


def predicate_behind(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The predicate of the places counted in the next clause, which those before share (24个省份,|2400个县建立了…)."""
    if len(tokens) < 3 or tokens[0].kind != "number" or "division" not in tokens[1].roles:
        return []
    verb = first_verb(tokens[:5])
    told = tokens[verb:] if verb > 1 else []
    return content(told, lex) if not any(t.kind == "number" for t in told) else []


def tail_of(groups: Sequence[Group], lex: Lexicon) -> list[Token]:
    """The predicate behind the last group, which the earlier items of a list share."""
    last = groups[-1] if groups[-1].after or not _given_to_all(groups, lex) else groups[-2]
    if not last.after:
        return []
    after = content(last.after, lex)
    verb = first_verb(after, otherwise=-1)
    if verb >= 0 and names_home(after[verb:], lex):
        return []  # 80所敬老院整合为13个|供养中心
    if verb < 0 and after and "harm" in after[-1].roles:
        return after[-1:]  # 14个县12万人受灾
    return after[verb:] if verb >= 0 else []


def _given_to_all(groups: Sequence[Group], lex: Lexicon) -> bool:
    """Whether the last number is of what was done for those of a list (为120名老人、80名残疾人发放补贴|30万元)."""
    at = len(groups) - 2
    while at > 0 and groups[at].item:
        at -= 1
    return 0 <= at < len(groups) - 2 and not groups[-1].item and not lex.w.served.isdisjoint(groups[at].said)
