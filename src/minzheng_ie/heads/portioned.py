"""Which words between two groups of numbers belong to the one before, to the one behind, or to both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minzheng_ie.heads import cuts
from minzheng_ie.heads.behind import head_behind, predicate
from minzheng_ie.heads.doers import parted, told_of_several
from minzheng_ie.heads.groups import Group, Grouped, of_the_unit, only_group, own_head
from minzheng_ie.heads.lexicon import BRACKETED, Lexicon, content, first_verb, is_
from minzheng_ie.heads.transitions import moves
from minzheng_ie.heads.yardsticks import compared
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import Token

Texts = list[Token]


class Split(NamedTuple):
    """What of a text stands behind the group before it, what before the one that follows, and whether it joins them."""

    behind: Sequence[Token]
    before: Sequence[Token]
    joined: bool = False
    counted: bool | None = None  # all of it names what the number before it counts; None where nobody asked


_NOTHING = Split((), ())


@dataclass(eq=False, slots=True)
class Between:
    """A text between two groups, and where it holds words (no adverbs, nothing that joins) and what joins.

    unit, dimension: of the number before it.
    """

    text: Texts
    words: list[int]
    joints: list[int]
    unit: str | None
    dimension: str | None


def with_words(
    clause: Grouped, quantities: Sequence[Quantity], known: int | None, lex: Lexicon
) -> list[Group]:
    """The groups of a clause with the words that belong to them.

    known (int | None): the signs of all its words, where they stand as they did when these were told.
    """
    if known is not None and len(clause.groups) == 1 and not clause.texts[1]:
        return [only_group(clause, known)]  # as most
    shared: list[Group] = []
    before: Sequence[Token] = clause.texts[0]
    item, last = False, len(clause.groups) - 1
    for i, told in enumerate(clause.groups):
        members, coordinated = told.members, told.coordinated
        said, signs = frozenset([token.text for token in before]), lex.signs.together(before)
        group = Group(members, coordinated, before, (), i == last, item, said, signs)
        text = clause.texts[i + 1]
        text = text[1:] if text and of_the_unit(text, lex) else text
        after, behind, joined, counted = _parted(clause, i, group, text, quantities, lex)
        if after:
            group = Group(members, coordinated, before, after, i == last, item, said, signs, counted)
        shared.append(group)
        before = behind
        item = joined or bool(behind and behind[0].text in lex.w.and_so_on)
    return shared


def _parted(
    clause: Grouped, i: int, group: Group, text: Texts, quantities: Sequence[Quantity], lex: Lexicon
) -> Split:
    """The words behind the group ``i`` parted: those that belong to it, and those of the next."""
    if i == len(clause.groups) - 1:
        return _behind_last(group, text, quantities, lex)
    if not text:
        return _NOTHING
    following = quantities[clause.groups[i + 1].members[0].index]
    if following.dimension == "money" and (_paid(group, text, lex) or _costs(group, text, quantities, lex)):
        return Split([], text)  # 救助困难群众320人次|发放救助金96万元
    if following.unit == quantities[group.members[-1].index].unit and len(text) == 1:
        if _in_turn(group, text[0], lex):
            return Split([], text)  # 死亡4人|失踪7人
        if text[0].text in lex.w.befallen:
            return Split(text, ())  # 4人死亡|7人失踪
    return split(group, text, quantities, lex)


def _paid(group: Group, text: Texts, lex: Lexicon) -> bool:
    """Whether the words before a sum say what was paid, and not what was done with those counted before them."""
    if not text or "paid" not in text[0].roles:
        return False
    opens = content(group.before, lex)
    if not opens or not opens[0].verb:
        return False
    return not any(t.kind == "mark" or "preposition" in t.roles for t in [*group.before, *text])


def _in_turn(group: Group, done: Token, lex: Lexicon) -> bool:
    """Whether verbs alone tell what befell each number, in turn (死亡4人失踪7人; not 造成4人死亡7人失踪)."""
    last = group.before[-1] if group.before else None
    if last is None or not (last.verb and done.verb):
        return False
    return done.text not in lex.w.befallen or last.text in lex.w.befallen


def _costs(group: Group, text: Texts, quantities: Sequence[Quantity], lex: Lexicon) -> bool:
    """Whether the words between a price and a sum say what all of it costs (每床90元|需4.5万元)."""
    priced = quantities[group.members[-1].index].dimension == "money"
    return priced and bool(text) and all(t.text in lex.w.of_a_price for t in text)


def _behind_last(group: Group, text: Texts, quantities: Sequence[Quantity], lex: Lexicon) -> Split:
    """What belongs to the last number of a clause of the words behind it."""
    if not text:
        return _NOTHING
    if (not lex.yards.isdisjoint(group.said) or compared(group.before)) and moves(text, lex):
        return _NOTHING  # 比全国49.5%|略低, 比去年的626人|有所增加
    counted = head_behind(group, text, quantities, lex)
    if counted or predicate(text, lex):
        return Split(text, (), False, counted)
    if len(text) > 1 and text[1].text in lex.w.used_for and not text[0].verb:
        text = text[1:]  # 专项|用于慰问困难家庭
    if "preposition" in text[0].roles:
        return Split(_done_with(text, quantities[group.members[-1].index].dimension, lex), ())
    return _NOTHING


def split(group: Group, text: Texts, quantities: Sequence[Quantity], lex: Lexicon) -> Split:
    """How the text between a group and the next is shared."""
    quantity = quantities[group.members[-1].index]
    if text and text[0].text in lex.w.within:
        return Split(text[:1], text[1:])  # 300户900人中|有残疾人50人
    if len(text) > 2 and text[-1].text in lex.w.having and text[-2].text in lex.w.within:
        return Split(text[:-2], text[:-2])  # 48个社区中有|36个建有食堂
    between = _between(text, quantity)
    told = _at_mark(group, between, lex) or _at_joint(between)
    if told is not None:
        return told
    if between.dimension == "money" and is_(text[between.words[0]], "preposition"):
        rest = text[between.words[0] :]
        return Split(_done_with(rest, between.dimension, lex) or text, rest)
    return _by_head(group, between, lex, behind=head_behind(group, text, quantities, lex))


def _by_head(group: Group, between: Between, lex: Lexicon, *, behind: bool) -> Split:
    """How a text is shared that is neither cut nor joined. behind (bool): it names what the number before it counts."""
    text = between.text
    if first := cuts.includes(text, between.words, lex):
        return Split([], text[first:])
    if _worth_of(group, text, lex):
        return Split(text, text[1:])  # 价值51万元|的物资箱|1700箱
    if (own := own_head(text, lex)) and (behind or between.unit not in lex.w.complete_units):
        return Split(text[:own], text[own:])  # 14个村民小组|总户数1013户
    if behind and (found := _thing_and_more(group, between, lex)):
        return found
    end, begins = parted(group, text, lex) if behind else (0, 0)
    if end:
        return Split(text[:end], text[begins:])  # 32名志愿者|募集善款4万元
    if behind or predicate(text, lex):
        return Split(text, text[cuts.what_was_done(text, between.words, lex) :], False, behind)
    return Split([], text)


def _worth_of(group: Group, text: Texts, lex: Lexicon) -> bool:
    """Whether a text names the thing whose worth stands before it, and whose number behind."""
    worth = bool(group.before) and group.before[-1].text in lex.w.worth
    return worth and len(text) > 1 and text[0].text in lex.w.of and not any(t.verb for t in text)


def _at_mark(group: Group, between: Between, lex: Lexicon) -> Split | None:
    """A text that a bracket cuts, that names what was counted, or the whole of a share; None where it is another."""
    text = between.text
    mark = next((i for i, t in enumerate(text) if t.kind == "mark" and t.text in BRACKETED), None)
    if mark is not None:
        return Split(text[:mark], text[mark + 1 :])
    if cuts.divisions(text, between.unit, lex):
        return Split(text, [])
    if measure := cuts.behind_divisions(text, between.unit, lex):
        return Split(text[:measure], text[measure:])
    if between.unit in lex.w.piece and (joint := cuts.before_places(text, lex)):
        return Split(text[:joint], text[joint + 1 :], True)  # 15个社区|和甲镇乙村2个村
    if verbs := cuts.of_its_measure(group, text, lex):
        return Split(text, [*verbs, *text[1:]])  # 建成占比80%|的机构6家
    of = cuts.whole_of_share(group, text, lex)
    return Split(text[:of], text[of + 1 :]) if of else None


def _between(text: Texts, quantity: Quantity) -> Between:
    words: list[int] = []
    joints: list[int] = []
    for i, token in enumerate(text):
        if "joint" in token.roles:
            joints.append(i)
        elif token.kind == "word" and "adverb" not in token.roles:
            words.append(i)
    return Between(text, words, joints, quantity.unit, quantity.dimension)


def _at_joint(between: Between) -> Split | None:
    """A text that joins at its beginning or end, or says nothing else; None where it is another."""
    text, words, joints = between.text, between.words, between.joints
    if not words:
        return Split([], text, bool(joints))
    if joints and joints[0] < words[0]:
        return Split([], text[joints[0] + 1 :], True)
    if joints and joints[-1] > words[-1]:
        return Split(text[: joints[-1]], [], True)
    return None


def _thing_and_more(group: Group, between: Between, lex: Lexicon) -> Split | None:
    """What the number before counts, and where the words of the next one begin; None where nothing tells them apart."""
    text, w = between.text, lex.w
    first = between.words[0]
    having = next((i for i, t in enumerate(text) if i > first and t.text in w.having), None)
    if having is not None and text[having - 1].text not in w.of and not _qualified(text, having, lex):
        return Split(text[:having], text[having + 1 :])  # 218个站点里有驻站社工736人
    if of := _measure_of(between, lex):
        return Split(text[:of], text)  # 12个乡镇|的救助总额达860万元
    return _listed_or_among(group, between, lex)


def _listed_or_among(group: Group, between: Between, lex: Lexicon) -> Split | None:
    """What a mark or 中 tells apart; None where neither does."""
    text, w = between.text, lex.w
    marks = [i for i in between.joints if text[i].text == "、"]
    if marks:
        return _given_to(group, between, marks[-1]) or _listed(between, marks[-1], lex)
    return _at_amid(between, lex) if text[-1].text in w.of else None


def _at_amid(between: Between, lex: Lexicon) -> Split | None:
    """What 中, 内 or 和 tells apart before 的 and the next number; None where none does."""
    text, w = between.text, lex.w
    among = next((i for i, t in enumerate(text) if i > 0 and t.text in w.within), None)
    if among is not None:  # 4200名五保对象中集中供养的3560人
        return Split(text[:among], [*text[:among], *text[among + 1 :]])
    if inside := next((i for i, t in enumerate(text) if i and t.text in w.inside), 0):
        return Split(text[:inside], text[inside + 1 :])  # 65个行政村内集中供养的207名
    joint = next((i for i in between.joints if i), 0)
    if joint and first_verb(text[:joint], -1) < 0 <= first_verb(text[joint + 1 :], -1):
        return Split(text[:joint], text[joint + 1 :], True)  # 9台电脑|和挑选的2000册图书
    return None


def _measure_of(between: Between, lex: Lexicon) -> int:
    """Where 的 stands between those counted and a measure of them; 0 where none is told."""
    text, w = between.text, lex.w
    of = next((i for i, t in enumerate(text) if t.text in w.of), 0)
    named = [i for i in between.words if i > of and "level" not in text[i].roles]
    if not of or not named or any(t.verb or t.kind != "word" for t in text[:of]):
        return 0
    return of if text[named[-1]].text.endswith(w.sum_nouns + w.measures) else 0


def _qualified(text: Texts, having: int, lex: Lexicon) -> bool:
    """Whether what those counted have says which they are (15个乡镇|有就业需求的残疾人)."""
    of = next((i for i in range(having + 1, len(text) - 1) if text[i].text in lex.w.of), 0)
    return of > having + 1 and not text[of + 1].verb


def _given_to(group: Group, between: Between, mark: int) -> Split | None:
    """Those whom something is given, and what (为2.8万名困难老人、残疾人发放补贴4136万元)."""
    text, words = between.text, between.words
    if not group.before or "preposition" not in group.before[-1].roles:
        return None
    after = [i for i in words if i > mark]
    verb = next((i for i in after if text[i].verb), None)
    told = verb is None or verb == after[0] or any(text[i].verb for i in words if i < mark)
    return None if told else Split(text, text[verb:])


def _listed(between: Between, mark: int, lex: Lexicon) -> Split:
    """Items of a list: what is behind the last mark is the next one's."""
    text, words = between.text, between.words
    if told_of_several(text, mark, between.unit, lex):
        return Split(text, text)
    verb = next((i for i in words if words[0] < i < mark and text[i].verb), None)
    summed = any(t.text in lex.w.and_so_on for t in text[mark + 1 :])
    if verb is not None and (summed or not any(t.verb for t in text[mark + 1 :])):
        mark = verb if summed else mark  # 志愿者|开展爱心伴学、心理疏导等服务400场次
        return Split(text[:mark], text[verb:])
    return Split(text[:mark], text[mark + 1 :], True)


def _done_with(text: Texts, dimension: str | None, lex: Lexicon) -> Texts:
    """What money did, told behind where or by what means (投入780万元在全省率先建成服务平台)."""
    if dimension != "money":
        return []
    if text[0].text in lex.w.used_for:
        return text  # 投入资金60万元|用于慰问困难家庭
    return text[first_verb(text, otherwise=len(text)) :] if text[0].text in lex.w.wherein else []
