"""The numbers of a clause in groups, and which words between two groups belong to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from minzheng_ie.compiled import compile_regex
from minzheng_ie.heads.roles import PARTICLES, TO, Roles
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of

COMPLETE = frozenset(
    {"人次", "户次", "件次", "元", "%", "‰", "个百分点", "个千分点", "倍", "张", "人", "户", "对"}
)
# Marks that are met between two numbers of a clause only where a bracket holds one (9人死亡(其中4人…,3人…)).
BRACKETED = frozenset("(),;:")
WITHIN = frozenset({"中", "当中", "里头", "之中"})
OF_WHICH = "其中"
HAVING = frozenset({"有", "现有", "建有", "就有", "共有", "里有", "拥有", "配有", "设有"})


@dataclass(slots=True)
class Group:
    """Numbers side by side or in coordination, with the words that belong to them."""

    members: list[Token]
    coordinated: bool
    before: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)
    closing: bool = False  # the last of its clause
    item: bool = False  # joined to the group before by 、 or 和


THESE = frozenset({"这", "那", "该"})
SERVED = frozenset({"为", "给", "向", "对"})
STEPS = compile_regex(r"的?(?:[一二三四五六七八九十两\d]个?)?(?:标准|档次|等次|档|梯次)")


def placed(group: Group) -> bool:
    """Whether a kind of division stands right before a number (江城等3市(州)|14个县)."""
    words = [t for t in group.before if t.kind != "mark" and not t.text.startswith("(")]
    return bool(words) and "division" in words[-1].roles


def served(group: Group) -> Token | None:
    """The preposition before a place whose people are counted behind the number (为东乡、西乡等乡镇600户…)."""
    if not placed(group):
        return None
    for token in reversed(group.before):
        if token.verb:
            return None
        if token.text in SERVED:
            return token
    return None


_WHOLES = ("总人口", "总户数", "总人数", "总面积", "总数", "总户", "总人")


def own_head(text: Sequence[Token]) -> int:
    """Where the head of the next number begins in running text (14个村民小组|总户数1013户); 0 where it is not told."""
    for i in range(1, len(text)):
        if text[i].text.startswith("总") and text_of(text[i:]) in _WHOLES:
            return i
        if text[i].verb or text[i].kind == "mark":
            return 0
    return 0


_CLASSIFIERS = frozenset("艘辆座家处栋间所个架条")
_NO_NOUNS = frozenset({"adverb", "level", "preposition", "conjunction", "link", "frame"})


class Grouper(Roles):
    """Groups numbers that stand side by side or in coordination, and shares out the words between groups."""

    def groups(self, tokens: Sequence[Token]) -> tuple[list[Group], list[list[Token]]]:
        groups: list[Group] = []
        texts: list[list[Token]] = [[]]
        for at, token in enumerate(tokens):
            if token.kind != "number":
                texts[-1].append(token)
                continue
            between = texts[-1]
            if (
                groups
                and all(
                    t.kind in ("mark", "rate")
                    or self.is_(t, "conjunction", "adverb")
                    or t.text.startswith("(")
                    for t in between
                )
                and not (
                    between
                    and token.text[-1] in _CLASSIFIERS
                    and self._of_its_own(tokens, at, groups[-1], texts[-2])
                )
            ):
                groups[-1].members.append(token)
                groups[-1].coordinated |= any("joint" in t.roles for t in between)
                texts[-1] = []
            else:
                groups.append(Group([token], False))
                texts.append([])
        return groups, texts

    @staticmethod
    def _of_its_own(tokens: Sequence[Token], at: int, before: Group, told: Sequence[Token]) -> bool:
        """Whether the noun behind a number is its own, the one before it having one (敬老院3所、|5家日间照料中心)."""
        token, behind = tokens[at], tokens[at + 1 : at + 2]
        if before.members[-1].text[-1] == token.text[-1] or not behind:
            return False
        noun = behind[0].kind == "word" and not behind[0].verb and behind[0].roles.isdisjoint(_NO_NOUNS)
        words = [t for t in told if t.kind == "word" and t.roles.isdisjoint(_NO_NOUNS)]
        return noun and bool(words) and any(not t.verb for t in words) and told[-1] is words[-1]

    def share_texts(
        self, groups: list[Group], texts: list[list[Token]], quantities: Sequence[Quantity]
    ) -> None:
        """Give every text between two groups to the one before, the one behind, or both."""
        groups[0].before = texts[0]
        groups[-1].closing = True
        for i, group in enumerate(groups):
            text = texts[i + 1]
            if len(text) > 1 and text[0].text[0] == "(" and text[1].text == "、":
                text = text[1:]  # 900件(床)、大米8吨: of the unit
            if i + 1 < len(groups):
                group.after, groups[i + 1].before, groups[i + 1].item = self._split(group, text, quantities)
            elif not text:
                continue
            elif self.head_behind(group, text, quantities) or self.predicate(text):
                group.after = text
            elif "preposition" in text[0].roles:
                group.after = self._done_with(group, text, quantities)

    def _divisions(self, group: Group, text: list[Token], quantities: Sequence[Quantity]) -> bool:
        """Whether a text only names the divisions that were counted (14个县(市、区)12万人受灾)."""
        return (
            quantities[group.members[-1].index].unit == "个"
            and "division" in text[0].roles
            and all("division" in t.roles or t.text.startswith("(") for t in text)
        )

    @staticmethod
    def _whole_of_share(group: Group, text: list[Token]) -> int | None:
        """Where 的 ends the whole that a share told before its noun is of (占全市三成|登记量|的登记处); else None."""
        if not any("link" in t.roles for t in group.before):
            return None
        of = next((i for i, t in enumerate(text) if t.text == "的"), 0)
        return of if of and all(t.kind == "word" and not t.verb for t in text[:of]) else None

    def _done_with(self, group: Group, text: list[Token], quantities: Sequence[Quantity]) -> list[Token]:
        """What money did, told behind where or by what means (投入780万元在全省率先建成服务平台)."""
        if quantities[group.members[-1].index].dimension != "money" or text[0].text not in (
            "在",
            "通过",
            "按照",
        ):
            return []
        verb = next((i for i, t in enumerate(text) if t.verb), len(text))
        return text[verb:]

    def _split(
        self, group: Group, text: list[Token], quantities: Sequence[Quantity]
    ) -> tuple[list[Token], list[Token], bool]:
        """What of a text between two groups stands behind the first, what before the second, and whether joined."""
        mark = next((i for i, t in enumerate(text) if t.kind == "mark" and t.text in BRACKETED), None)
        if mark is not None:
            return text[:mark], text[mark + 1 :], False
        if self._divisions(group, text, quantities):
            return text, [], False
        if (of := self._whole_of_share(group, text)) is not None:
            return text[:of], text[of + 1 :], False
        words = [
            i
            for i, t in enumerate(text)
            if t.kind == "word" and "adverb" not in t.roles and "joint" not in t.roles
        ]
        joints = [i for i, t in enumerate(text) if "joint" in t.roles]
        if not words:
            return [], text, bool(joints)
        if joints and joints[0] < words[0]:
            return [], text[joints[0] + 1 :], True
        if joints and joints[-1] > words[-1]:
            return text[: joints[-1]], [], True
        if quantities[group.members[-1].index].dimension == "money" and self.is_(
            text[words[0]], "preposition"
        ):
            return self._done_with(group, text[words[0] :], quantities) or text, text[words[0] :], False
        behind = self.head_behind(group, text, quantities)
        unit = quantities[group.members[-1].index].unit
        if (own := own_head(text)) and (behind or unit not in COMPLETE):
            return text[:own], text[own:], False  # 14个村民小组|总户数1013户
        having = next((i for i in words[1:] if text[i].text in HAVING), None)
        if behind and having is not None:
            return text[:having], text[having + 1 :], False  # 218个站点里有驻站社工736人
        marks = [i for i in joints if text[i].text == "、"]
        if marks and behind and group.before and "preposition" in group.before[-1].roles:
            after = [i for i in words if i > marks[-1]]
            verb = next((i for i in after if text[i].verb), None)
            if (
                verb is not None
                and verb != after[0]
                and not any(text[i].verb for i in words if i < marks[-1])
            ):
                return text, text[verb:], False  # 为2.8万名困难老人、残疾人发放补贴4136万元
        if marks and behind:
            verb = next((i for i in words if words[0] < i < marks[-1] and text[i].verb), None)
            if verb is not None and not any(t.verb for t in text[marks[-1] + 1 :]):
                return text[: marks[-1]], text[verb:], False
            return text[: marks[-1]], text[marks[-1] + 1 :], True
        if behind and text[-1].text == "的":
            among = next((i for i, t in enumerate(text) if i > 0 and t.text in WITHIN), None)
            if among is not None:  # 4200名五保对象中集中供养的3560人
                return text[:among], [*text[:among], *text[among + 1 :]], False
        if behind or self.predicate(text):
            verb = next((i for i in words if text[i].verb), None)
            return text, text[verb:] if verb is not None else [], False
        return [], text, False

    def head_behind(self, group: Group, text: Sequence[Token], quantities: Sequence[Quantity]) -> bool:
        """Whether the counted thing stands behind the number."""
        if not text:
            return False
        first = next(
            (t for t in text if t.kind not in ("period", "region") and "adverb" not in t.roles), None
        )
        if first is None or first.kind != "word":
            return False
        if first.text == "有" and group.before and group.before[-1].text in SERVED:
            return any(t.text == "的" for t in text[2:])  # 为120名有劳动能力的残疾人提供培训
        if self.is_(first, "level", "link", "conjunction", "frame"):
            return False
        if group.before and group.before[-1].text in ("、", "等"):
            return True
        if text[0].kind == "mark" or first.text.startswith("(") or self._transition(text):
            return False
        if text[0].text == OF_WHICH or (text[0].text[0] == "全" and len(text) > 1 and text[1].text in HAVING):
            return False  # 总人口3200人其中老年人400人, …全村共有五保户6人
        quantity = quantities[group.members[-1].index]
        if first.text == "的":
            return True
        if STEPS.match(text_of(text)) and any(t.text in ("按", "按照") for t in group.before):
            return False  # 按照每月50元、100元的标准发放: of what was spoken of
        if quantity.dimension == "money" and "preposition" in first.roles:
            return False  # 花86万元给43户…: what follows is what for
        before = [t for t in group.before if t.kind == "word" and t.roles.isdisjoint(("adverb", "occasion"))]
        last = before[-1] if before else None
        if quantity.unit is None:
            return last is None or "money" not in last.roles
        if last is None or (last.text in THESE and len(before) == 1):
            return True  # 这十几户灾民
        if self._last_counted(group, text, quantity) or last.text[0] == "每" != last.text:
            return True
        if not first.verb and placed(group):
            if "division" in first.roles and quantity.unit == "个":
                return True  # 江城等3市14个县(市、区)
            if served(group) is not None and any(t.verb for t in text):
                return True
        if group.before[-1].text in HAVING and quantity.unit.split("/")[0] not in COMPLETE:
            return True  # 共有3.2万名干部职工投身一线
        if group.members[-1].text[:1] in "至最" and "有" in group.members[-1].text and not first.verb:
            return True  # 每个社区至少有1名社工
        opens = (
            last.text == "的"
            or last.verb
            or ("result" in last.roles and len(before) > 1 and before[-2].verb)  # 评选|出7户“最美家庭”
            or self.is_(last, "preposition", "level", "conjunction")
            or last.text in self.changes
        )
        if first.verb and quantity.unit.split("/")[0] in COMPLETE:
            return opens and quantity.dimension != "money"
        return opens

    def _last_counted(self, group: Group, text: Sequence[Token], quantity: Quantity) -> bool:
        """Whether a noun behind a classifier at the end of a clause is what it counts (城市更新两个项目入选)."""
        words = [t for t in text if t.kind == "word" and "adverb" not in t.roles]
        return (
            group.closing
            and quantity.unit not in COMPLETE
            and "/" not in (quantity.unit or "")
            and bool(words)
            and not words[0].verb
            and text[0].kind == "word"
            and words[0].text not in PARTICLES
        )

    def predicate(self, text: Sequence[Token]) -> bool:
        """Whether the words behind a number are a predicate (``…15560人纳入低保``)."""
        for token in text:
            if "droppable" not in token.roles:
                return token.verb and not self._transition(text)
        return False

    def predicate_behind(self, tokens: Sequence[Token]) -> list[Token]:
        """The predicate of the places counted in the next clause, which those before share (24个省份,|2400个县建立了…)."""
        if len(tokens) < 3 or tokens[0].kind != "number" or "division" not in tokens[1].roles:
            return []
        verb = next((i for i, t in enumerate(tokens[:5]) if t.verb), 0)
        told = tokens[verb:] if verb > 1 else []
        return self.content(told) if not any(t.kind == "number" for t in told) else []

    def _transition(self, text: Sequence[Token]) -> bool:
        """Whether a text only leads from one level to the next (提高到, 整合为)."""
        words = [t for t in text if t.kind == "word" and "adverb" not in t.roles and t.text not in PARTICLES]
        if len(words) == 1 and any(t.kind == "period" and t.text[0] in "到至" for t in text):
            return True  # 从2017年的58%提到今年的94.5%
        return (
            0 < len(words) <= 3
            and (len(text_of(words)) <= 4 or all(t.verb for t in words[:-1]))
            and (words[-1].text in TO or "level" in words[-1].roles)
        )

    def tail(self, groups: Sequence[Group]) -> list[Token]:
        """The predicate behind the last group, which the earlier items of a list share."""
        if not groups[-1].after:
            return []
        after = self.content(groups[-1].after)
        verb = next((i for i, t in enumerate(after) if t.verb), None)
        if verb is None and after and "harm" in after[-1].roles:
            return after[-1:]  # 14个县12万人受灾
        return after[verb:] if verb is not None else []
