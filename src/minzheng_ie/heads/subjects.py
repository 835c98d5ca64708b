"""The words before a number: its subject, without the verb that leads to the level or the yardstick."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.roles import PARTICLES, TO, Roles
from minzheng_ie.tree.leaves import Token, text_of

COMPARED = frozenset({"比", "较", "相比", "比起", "相较", "同"})
EXCEEDS = frozenset({"超过", "超出", "高出", "高于", "低于", "多于", "少于", "超", "好于", "优于"})
NEARS = frozenset({"接近", "相当于", "不足", "占到", "约为", "达到", "达"})
YARD_WORDS = frozenset(
    {
        "是",
        "为",
        "不到",
        "不足",
        "不",
        "到",
        "约",
        "近",
        "超过",
        "前",
        "一个",
        "前一个",
        "上",
        "同期",
        "相当于",
        "接近",
        "达",
    }
)


_YARDS = COMPARED | EXCEEDS
_ON = frozenset({"上", "基础上"})
_LEVEL = frozenset({"level", "preposition"})
_LEADING = frozenset({"droppable", "level", "frame", "link"})
LED = frozenset({"提", "升", "降", "增", "减", "涨", "扩"})


class SubjectReader(Roles):
    """Reads the subject of a number."""

    def subject(self, before: Sequence[Token]) -> tuple[list[Token], list[Token] | None]:
        """The words before a number without the level or growth verb, and the share they name, if any."""
        words = [t for t in before if t.kind == "word" and "adverb" not in t.roles]
        leads = len(words) > 1 and words[-1].text[-1] in TO and ("level" in words[-1].roles or len(words) > 2)
        if leads and all(t.verb for t in words[:-1]):
            return [], None  # 由71所优化整合为47所
        tokens = self._before_comparison(before)
        link = next((i for i, t in enumerate(tokens) if "link" in t.roles), None)
        if link is not None:
            share = [
                t
                for t in tokens[link:]
                if not self.is_(t, "adverb", "level") and t.kind in ("word", "region")
            ]
            while len(share) > 1 and (share[-1].text in PARTICLES or share[-1].text in ("由", "从")):
                share.pop()
            return self.content(tokens[:link]), share
        yardstick = self._yardstick(tokens)
        if yardstick is not None:
            whole = [t for t in self.content(tokens[yardstick + 1 :]) if t.text not in YARD_WORDS]
            return self.content(tokens[:yardstick]), whole
        tokens = self._before_source(tokens)
        cut = self._level_cut(tokens)
        if 0 < cut < len(tokens) and tokens[cut].text in TO:
            led = tokens[cut - 1]  # 抬到, 拉到: the verb belongs to the level
            cut -= led.kind == "word" and (led.verb or len(led.text) == 1)
        content = self.content(tokens[:cut])
        while content:
            last = content[-1]
            to = last.text in TO and len(content) > 1 and (content[-2].verb or len(content[-2].text) == 1)
            if to:
                del content[-2:]
            elif (
                not last.roles.isdisjoint(_LEVEL)
                or last.text in self.changes
                or last.text in PARTICLES
                or last.kind == "mark"
            ):
                if "verb" in last.roles and len(content) > 1 and "preposition" not in last.roles:
                    break
                content.pop()
            elif "frame" in last.roles and len(content) > 1 and not content[-2].verb:
                if len(content[-2].text) == 1:
                    break  # 总|人数
                content.pop()  # 参与人数 stays whole: a verb alone is no metric
            elif last.text in LED and self._led_to(tokens):
                content.pop()  # 提到今年的94.5%
            else:
                break
        if len(content) > 1 and content[-1].text in _ON:
            content = self._without_basis(content)
        while content and (
            not content[0].roles.isdisjoint(_LEVEL)
            or content[0].text in ("比", "较")
            or (content[0].text in self.changes and len(content[0].text) > 1)
        ):
            if content[0].text == "按" or "verb" in content[0].roles:
                break
            content = content[1:]
        return self.edges(self._without_copula(content)), None

    def _before_source(self, tokens: list[Token]) -> list[Token]:
        """A measure without where it came from (报销比例|由医保报销后的60%提高到…)."""
        if not tokens or tokens[-1].text != "的":
            return self._without_time(tokens)
        for i in range(len(tokens) - 2, 0, -1):
            source = tokens[i].text in ("由", "从") or (tokens[i].text[0] == "由" and not tokens[i].roles)
            if source and self.is_(tokens[i - 1], "bare_noun", "standard"):
                return tokens[:i]
        return tokens

    @staticmethod
    def _without_time(tokens: list[Token]) -> list[Token]:
        """A measure told of grades, without since when (护理标准|由目前的|全护理每人每月640元)."""
        of = next((i for i in range(len(tokens) - 2, 1, -1) if tokens[i].text == "的"), 0)
        since = next((i for i in range(of - 1, 0, -1) if tokens[i].text in ("由", "从")), 0) if of else 0
        times = since and all("droppable" in t.roles for t in tokens[since + 1 : of])
        graded = times and any("modifier" in t.roles for t in tokens[of + 1 :])
        return [*tokens[:since], *tokens[of + 1 :]] if graded else tokens

    @staticmethod
    def _without_basis(content: list[Token]) -> list[Token]:
        """A measure without what its change sets out from (低保标准|在原基础上提高30元)."""
        based = content[-1].text == "基础上" or content[-2].text == "基础"
        at = next((i for i in range(len(content) - 1, -1, -1) if content[i].text == "在"), -1)
        return content[:at] if based and at >= 0 else content

    @staticmethod
    def _without_copula(content: list[Token]) -> list[Token]:
        """What a task is, without saying that it is one (任务是|新增床位)."""
        for i in range(1, len(content) - 1):
            if content[i].text == "是" and "target" in content[i - 1].roles and content[i + 1].verb:
                return [*content[: i - 1], *content[i + 1 :]]
        return content

    @staticmethod
    def _led_to(tokens: Sequence[Token]) -> bool:
        return any(t.kind == "period" and t.text[0] in TO for t in tokens[-2:])

    def _yardstick(self, tokens: Sequence[Token]) -> int | None:
        """Where 接近, 相当于 or 超过 names the whole a share is of (接近户籍人口的五分之一)."""
        if not tokens or tokens[-1].text != "的":
            return None
        if all(
            "droppable" in t.roles or t.kind in ("period", "mark") or t.text in YARD_WORDS
            for t in tokens[:-1]
        ) and any(t.kind == "period" or t.text in YARD_WORDS for t in tokens[:-1]):
            return 0  # 是前一个五年的1.8倍, 不到2018年的七成
        for i, token in enumerate(tokens):
            if token.text in NEARS or (token.text in EXCEEDS and i > 0):
                return i if self.content(tokens[i + 1 :]) else None
        return None

    def _before_comparison(self, before: Sequence[Token]) -> list[Token]:
        """Cut off what a number is compared with: 比全省平均水平高, 超出省定标准, 较上届提高."""
        tokens = list(before)
        moved = False
        for token in reversed(tokens):
            if token.kind == "word" and "adverb" not in token.roles:
                moved = token.text in self.changes or token.text in EXCEEDS
                break
        for i, token in enumerate(tokens):
            if moved and token.kind == "comparison":
                return tokens[:i]
            if token.text not in _YARDS or token.kind != "word":
                continue
            if i + 1 < len(tokens) and tokens[i + 1].text[:1].isdigit():
                continue  # 参保率超过90%的乡镇: a bound, no yardstick
            if moved and token.text in COMPARED:
                return tokens[:i]
            if (
                token.text in EXCEEDS
                and tokens[-1].text != "的"
                and any(t.kind == "word" and "adverb" not in t.roles for t in tokens[i + 1 :])
            ):
                return tokens[:i]
        return tokens

    def _level_cut(self, tokens: Sequence[Token]) -> int:
        """Where a level or growth verb ends the subject: its index, or the length where there is none."""
        for i, token in enumerate(tokens):
            changed, level = token.text in self.changes, "level" in token.roles
            if not (changed or level) or token.kind != "word" or i == 0:
                continue
            last = i + 1 == len(tokens) or all(
                not t.roles.isdisjoint(_LEADING) or t.kind == "mark" or t.text in TO for t in tokens[i + 1 :]
            )
            if changed and (last or tokens[i + 1].text in TO):
                return i
            if level and not last and token.text[-1] == "有":
                continue  # 每个乡镇仅有民政专干1.8人
            if i + 1 < len(tokens) and tokens[i + 1].text[:1].isdigit():
                continue  # 参保率超过90%的乡镇: a bound
            if level and (last or len(token.text) > 1) and self.content(tokens[:i]):
                return i
        return len(tokens)

    def nominal(self, before: Sequence[Token]) -> bool:
        """Whether the words before a number are a modifier without its noun (集中养育的由…提高到)."""
        if "的" not in [t.text for t in before]:
            return False
        words = [t for t in before if t.kind != "mark"]
        while words and (words[-1].kind == "rate" or self.is_(words[-1], "preposition", "level")):
            words.pop()
        return (
            len(words) > 1
            and words[-1].text == "的"
            and words[-2].kind == "word"
            and not any(t.text in EXCEEDS or t.text in COMPARED or t.text in NEARS for t in words)
            and not any("link" in t.roles for t in words)
            and not words[0].verb
            and "bare_verb" not in words[-2].roles  # 这次募集的80万元: a sum by what was done
            and len(text_of(words)) <= 9
        )
