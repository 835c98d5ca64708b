"""The numbers of a clause in groups: side by side (8.76万人2.55亿元) or in coordination (910元、860元)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import Token, text_of

_NO_NOUNS = frozenset({"adverb", "level", "preposition", "conjunction", "link", "frame"})
_JOINED = 2  # words of 、总投资
_SHORT = 9  # characters of a modifier without its noun


@dataclass(eq=False, slots=True)
class Group:
    """Numbers side by side or in coordination, with the words that belong to them.

    members: the numbers. coordinated (bool): something joins them. before, after: the words. closing (bool): the last of
    its clause. item (bool): joined to the group before by 、 or 和. said (frozenset): the words before, as they stand. signs (int): those of
    the words before (`minzheng_ie.heads.signs`). counted (bool | None): whether the words behind name what is counted, None
    where that was not asked.
    """

    members: Sequence[Token]
    coordinated: bool
    before: Sequence[Token] = ()
    after: Sequence[Token] = ()
    closing: bool = False
    item: bool = False
    said: frozenset[str] = frozenset()
    signs: int = 0
    counted: bool | None = None


@dataclass(eq=False, slots=True)
class Grouped:
    """A clause as texts between groups of numbers: texts[0] groups[0] texts[1] … texts[-1]."""

    groups: list[Group]
    texts: list[list[Token]]


def grouped(tokens: list[Token], lex: Lexicon) -> Grouped:
    """The groups of a clause, no words given to them yet."""
    numbers = [at for at, token in enumerate(tokens) if token.kind == "number"]
    if len(numbers) == 1:
        return Grouped([Group([tokens[numbers[0]]], False)], [tokens[: numbers[0]], tokens[numbers[0] + 1 :]])
    groups: list[Group] = []
    between: list[Token] = []
    texts = [between]
    for at, token in enumerate(tokens):
        if token.kind != "number":
            between.append(token)
        elif (
            groups
            and _beside(between)
            and not _one_character(between, lex)
            and not (between and between[0].text in lex.w.and_so_on)  # 张庆、李红6人|等30余户
            and not _summed_up(between, lex)
            and not _paid_each(between, token, groups[-1], lex)
            and not (
                lex.words.has(groups[-1].members[-1].text[-1], "division") and not between
            )  # 5县|28个乡镇
            and not _holds_a_part(between, tokens, at, lex)
            and not _begins_anew(tokens, at, groups[-1], texts, lex)
            and not _befell_others(tokens, at, groups[-1], texts[-2], lex)
        ):
            joined = groups[-1].coordinated or any("joint" in t.roles for t in between)
            groups[-1] = Group([*groups[-1].members, token], joined)
            texts[-1] = between = []
        else:
            groups.append(Group([token], False))
            between = []
            texts.append(between)
    return Grouped(groups, texts)


def only_group(clause: Grouped, signs: int) -> Group:
    """The only group of a clause that ends with it. signs (int): those of the words of the clause."""
    told, before = clause.groups[0], clause.texts[0]
    said = frozenset([token.text for token in before])
    return Group(told.members, told.coordinated, before, (), True, False, said, signs)


def opened_by(tokens: Sequence[Token], lex: Lexicon) -> Token | None:
    """Whom a clause opens with (全村), None where it is with something else."""
    first = tokens[0]
    return first if first.text.startswith(lex.w.all_of) and "adverb" in first.roles else None


def holds(text: Sequence[Token], words: frozenset[str]) -> bool:
    """Whether one of ``words`` stands in a text."""
    for token in text:  # noqa: SIM110 -- three times as fast as any(…)
        if token.text in words:
            return True
    return False


def of_the_unit(text: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the word behind a number belongs to its unit (900件(床)、大米8吨; 4.3万头(只)|牲畜死亡; 3亿元人民币)."""
    first, w = text[0].text, lex.w
    if first[0] == "(":
        return first[1:-1] in w.measure_words or (len(text) > 1 and text[1].text == "、")
    return first in w.currencies


def _beside(between: Sequence[Token]) -> bool:
    """Whether nothing but marks, rates and what joins stands between two numbers."""
    return all(
        t.kind in ("mark", "rate") or is_(t, "conjunction", "adverb") or t.text.startswith("(")
        for t in between
    )


def _one_character(between: Sequence[Token], lex: Lexicon) -> bool:
    """Whether an outlet told by one character stands between two numbers (志愿服务中心22个、|所|242个)."""
    return len(between) == 2 and between[1].text in lex.w.short_outlets and "joint" in between[0].roles


def _summed_up(between: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a bracket opens with 累计 (新增20例(累计310例))."""
    return len(between) > 1 and between[0].text == "(" and between[1].text in lex.w.in_all


def _paid_each(between: Sequence[Token], token: Token, before: Group, lex: Lexicon) -> bool:
    """Whether a sum is what each of those counted right before it gets (困难户120户|每户500元)."""
    if not between or between[-1].kind != "rate" or token.text[-1] not in lex.w.money_unit:
        return False
    told = before.members[-1].text
    return told[-1] in lex.w.people_units or told.endswith(lex.w.persons_counted)


def _holds_a_part(between: Sequence[Token], tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a bracket tells a part that has a name of its own behind its number (600万元(含|40万元定向基金))."""
    if len(between) < 2 or between[0].text != "(" or between[1].text not in lex.w.including:
        return False
    return (
        at + 1 < len(tokens) and tokens[at + 1].kind == "word" and tokens[at + 1].roles.isdisjoint(_NO_NOUNS)
    )


def _begins_anew(
    tokens: Sequence[Token], at: int, before: Group, texts: Sequence[Sequence[Token]], lex: Lexicon
) -> bool:
    """Whether a number beside another has a noun of its own, and the other one, too (敬老院3所、|5家日间照料中心).

    A blank between the halves of a title is not told of here (新增床位200张 |3所敬老院开工).
    """
    token, told = tokens[at], texts[-2]
    if token.text[-1] not in lex.w.classifiers and token.text[-1] not in lex.w.goods_units:
        return False
    behind, last = tokens[at + 1 : at + 2], before.members[-1].text
    if last[-1] == token.text[-1] or not behind:
        return False
    if not texts[-1] and last.endswith((*lex.w.portions, *lex.w.kind_word)):
        return False  # 五类|24个指标
    noun = behind[0].kind == "word" and not behind[0].verb and behind[0].roles.isdisjoint(_NO_NOUNS)
    words = [t for t in told if t.kind == "word" and t.roles.isdisjoint(_NO_NOUNS)]
    said = next((t for t in reversed(told) if "adverb" not in t.roles), None)  # 院舍共|120间(15253个宿位)
    return noun and bool(words) and any(not t.verb for t in words) and said is words[-1]


def _befell_others(
    tokens: Sequence[Token], at: int, before: Group, told: Sequence[Token], lex: Lexicon
) -> bool:
    """Whether what befell the persons before is told, and what befell those after (死亡3人、|15人受伤)."""
    if not told or told[-1].text not in lex.w.befallen or len(before.members) > 1:
        return False
    if before.members[0].text[-1] != tokens[at].text[-1] or tokens[at - 1].kind != "mark":
        return False
    behind = tokens[at + 1 : at + 2]
    return bool(behind) and behind[0].kind == "word" and behind[0].roles.isdisjoint(_NO_NOUNS)


def placed(group: Group) -> bool:
    """Whether a kind of division stands right before a number (江城等3市(州)|14个县)."""
    last = _last(group)
    return last is not None and "division" in last.roles


def sited(group: Group, before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a kind of division, or the name of a town that ends what is told before, stands right before a number."""
    town = bool(before) and len(before[-1].text) > 1 and before[-1].text.endswith(lex.w.towns)
    return town or placed(group)


def homed(group: Group, lex: Lexicon) -> bool:
    """Whether a home or an office stands right before a number (向环卫所|300名工人发放)."""
    last = _last(group)
    return last is not None and last.text.endswith(lex.w.homes + lex.w.schools)


def _last(group: Group) -> Token | None:
    for token in reversed(group.before):
        if token.kind != "mark" and not token.text.startswith("("):
            return token
    return None


def served(group: Group, lex: Lexicon) -> Token | None:
    """The preposition before a place whose people are counted behind the number (为东乡、西乡等乡镇600户…)."""
    if not placed(group) and not homed(group, lex):
        return None
    for token in reversed(group.before):
        if token.verb:
            return None
        if token.text in lex.w.served:
            return token
    return None


def persons_of_a_place(group: Group, lex: Lexicon) -> bool:
    """Whether persons are counted of a place to whom something was done (资助白云镇|47名贫寒学子)."""
    words = [t for t in group.before if t.kind == "word"]
    if not words or not words[-1].text.endswith(lex.w.towns):
        return False
    named = len(words[-1].text) > 2 or (
        len(words) > 1 and not words[-2].verb and words[-2].end == words[-1].start
    )
    return (
        named and group.members[-1].text.endswith(lex.w.persons_counted) and any(t.verb for t in group.before)
    )


def names_thing(group: Group, lex: Lexicon) -> bool:
    """Whether the unit of a number may say what is counted."""
    number, w = group.members[0].text, lex.w
    return number.endswith(w.unit_nouns) or number.endswith(w.unit_people)


def before_deed(group: Group, text: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a noun behind 向 or 为 stands before those for whom the words behind tell what was done (向重灾区|8个重灾县下拨…)."""
    words = [t for t in group.before if t.kind != "mark"]
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i].text in lex.w.served), -1)
    if at < 0 or at + 1 == len(words) or any(t.verb or t.text in lex.w.of for t in words[at:]):
        return False
    return any(t.verb for t in text[1:]) or text[-1].text in lex.w.of  # 对县内|16个家庭的18名儿童进行慰问


def among_so_many(group: Group, lex: Lexicon) -> bool:
    """Whether one of so many is counted (每5人就有|1名志愿者)."""
    first = next((i for i, t in enumerate(group.before) if t.text in lex.w.each), -1)
    return 0 <= first < len(group.before) - 1 and group.before[first + 1].text[0].isdigit()


def of_so_many(group: Group, lex: Lexicon) -> list[Token]:
    """So many, of whom one is counted, with 有 (每10人中|有|1名志愿者): without them the number says how many there are."""
    first = next(i for i, t in enumerate(group.before) if t.text in lex.w.each)
    *base, last = group.before[first:]
    if last.text not in lex.w.having:
        return [*base, last]
    return [*base, last.between(last.end - 1, last.end, last.text[-1])]


def own_head(text: Sequence[Token], lex: Lexicon) -> int:
    """Where the head of the next number begins in running text (14个村民小组|总户数1013户); 0 where it is not told."""
    w = lex.w
    if len(text) > _JOINED and text[-1].text in w.measured_alone and "joint" in text[-2].roles:
        return len(text) - 1  # 20个项目|落地、|总投资
    for i in range(1, len(text)):
        if text[i].text.startswith(w.total_of) and text_of(text[i:]) in w.totals:
            return i
        if i + 1 == len(text) and text[i].text in w.measured_alone:
            return i
        if text[i].verb or text[i].kind == "mark":
            return 0
    return 0


def hit(before: Sequence[Token], first: Token, lex: Lexicon) -> bool:
    """Whether those counted were hit by what stands before them (强降雨致沿江地区|12万人|受灾). first: the word behind them."""
    return "harm" in first.roles and any(t.text in lex.w.hitting for t in before)


def nominal(group: Group, lex: Lexicon) -> bool:
    """Whether the words before a number are a modifier without its noun (集中养育的由…提高到)."""
    w = lex.w
    if w.of.isdisjoint(group.said):
        return False
    words = [t for t in group.before if t.kind != "mark"]
    while words and (words[-1].kind == "rate" or is_(words[-1], "preposition", "level")):
        words.pop()
    if len(words) < 2 or words[-1].text not in w.of or words[-2].kind != "word" or words[0].verb:
        return False
    return (
        not any(t.text in lex.yards or t.text in w.nears or "link" in t.roles for t in words)
        and "bare_verb" not in words[-2].roles  # 这次募集的80万元: a sum by what was done
        and len(text_of(words)) <= _SHORT
    )
