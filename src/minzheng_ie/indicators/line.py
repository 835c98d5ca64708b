"""A line of the indicator rules, ready to be asked: whether a metric is made of its words, and which parts they tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.indicators.model import IndicatorRule, IndicatorWord
from minzheng_ie.records import dataclass

CLAUSE_TELLS = frozenset({"城乡", "供养", "年龄"})
"""Splits whose part may stand in the clause of a number and not in its metric: 80岁以上高龄津贴惠及老人3万人."""
_MARK = compile_re(r"[，。；：、,;:!！？|]")
_JOINT = compile_re(r"[，。；：、,;:!！？|和与及]")  # a mark, or what joins two
ITEM = compile_re(r"[；;]")
_CLOSE = 6  # characters right before a number that may say of which part it is: 失能的31人全部集中供养
AMONG = "其中"  # opens the parts of what its own item of a sentence told
_CLAUSE = compile_re(r"[，。；,;：:]")
_TITLE_TELLS = frozenset({"单位"})  # the splits that a title may tell

_BUILT = ("新增", "建成")  # told together, they are the first

_SHORT = 60  # characters of a metric of which a line may leave some
_REST = 8  # characters of a metric that a line which leaves the rest of it may leave


class Sense(NamedTuple):
    """What a word says in a metric. core (bool): it names the indicator. split, value: the part it names."""

    core: bool = False
    split: str | None = None
    value: str | None = None


def _tell(told: dict[str, str | None], split: str, value: str | None, *, last: bool) -> bool:
    """Note which part a word names: a part within all of them (城乡低保, 城市) is told. False: two parts at once.

    last (bool): it stands by itself, the nearest to the number, so that an earlier part (标准，集中的…，散居的…) is another's.
    """
    before = told.get(split)
    if (before, value) == _BUILT:  # 新建的驿站建成8个: they are new
        value = before
    if before is not None and value is not None and before != value and not last:
        return False
    told[split] = value or before
    return True


def _clauses(before: Sequence[str]) -> list[str]:
    """The clauses of the sentence before, the nearest first, and the title."""
    return [*reversed(_CLAUSE.split(before[0])), *before[1:]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the rules, ready to be asked. lengths (tuple): those of its words, the longest first."""

    rule: IndicatorRule
    programmes: frozenset[str]
    senses: dict[str, Sense]
    lengths: tuple[int, ...]
    barred: tuple[str, ...] = ()

    def _known(self, metric: str) -> list[str]:
        """The words that stand in a metric among a few others that are none of its own, the longest at each place; none: of too many."""
        words, at, rest = list[str](), 0, 0
        while at < len(metric) <= _SHORT:
            forms = (metric[at : at + n] for n in self.lengths if at + n <= len(metric))
            word = next((form for form in forms if form in self.senses), None)
            words += [word] if word else []
            at += len(word) if word else 1
            rest += word is None
        return words if rest <= _REST else []

    def knows(self, word: str) -> bool:
        """Whether a word of another indicator is one of its own, or stands within one."""
        return any(word in own for own in self.senses)

    def _words(self, metric: str) -> list[str]:
        """The words that make up all of a metric, at each place the longest that leaves a rest of words; none: some of it is no word."""
        ends = {len(metric)}  # where what follows is made of words
        next_at: dict[int, str] = {}
        for at in reversed(range(len(metric))):
            forms = (metric[at : at + n] for n in self.lengths if at + n in ends)
            word = next((form for form in forms if form in self.senses), None)
            if word is not None:
                ends.add(at)
                next_at[at] = word
        words, at = list[str](), 0
        while at in next_at:
            words.append(next_at[at])
            at += len(words[-1])
        return words

    def _fits(self, metric: str, said: str, behind: str) -> bool:
        """Whether the words that a metric, and what its sentence said before and behind it, must and may not have allow it."""
        rule = self.rule
        if any(word in metric for word in (*rule.exclude, *self.barred)):
            return False
        if any(word in (ITEM.split(said)[-1] if word == AMONG else said) for word in rule.unless):
            return False
        close = _JOINT.split(said[-_CLOSE:])[-1] if rule.kind == "stock" else ""
        if close and any(len(word) > 1 and word in close for word in {*rule.exclude} - {AMONG}):
            return False
        if rule.behind and behind.startswith(rule.behind):
            return False
        if rule.given and not any(word in said for word in rule.given):
            return False
        asked = not rule.also or any(word in metric for word in rule.also)
        return asked and all(word in metric for word in rule.both)

    def _halved(self, metric: str, tail: int) -> bool:
        """Whether the words by the number name one of two kinds that it must be of: 领生活补贴的13人，护理补贴的15人."""
        said = [word in metric[-tail:] for word in self.rule.both] if tail else []
        return any(said) and not all(said)

    def _hold(self, told: dict[str, str | None], before: Sequence[str]) -> None:
        """Add the parts that the nearest place before tells; of two it tells neither."""
        for split in self.rule.holds if before else ():
            if told.get(split) is None:
                self._find(told, split, _clauses(before) if split in _TITLE_TELLS else before[:1])
        clause = _MARK.split(before[0])[-1] if before else ""
        for split in CLAUSE_TELLS.intersection(self.rule.splits) if clause else ():
            if split not in told:
                self._find(told, split, (clause,))

    def _find(self, told: dict[str, str | None], split: str, places: Sequence[str]) -> None:
        values = {word: sense.value for word, sense in self.senses.items() if sense.split == split}
        said = ({value for word, value in values.items() if word in place} for place in places)
        nearest = next((found for found in said if found), set())
        if len(nearest) == 1 and None not in nearest:
            told[split] = nearest.pop()

    def admits(self, program: str | None) -> bool:
        """Whether a claim of the programme may be one of the indicator's."""
        if program is None:
            return self.rule.outside or not self.programmes
        return program in self.programmes or not (self.programmes or self.rule.outside)

    def read(
        self, metric: str, tail: int = 0, before: Sequence[str] = (), behind: str = ""
    ) -> dict[str, str | None] | None:
        """The splits that the words of a metric tell; None: it is not a metric of this indicator.

        tail (int): characters at its end that stand apart in the text; 0: none do. before (Sequence): what stands before it, the nearest first.
        behind (str): what stands right behind the number.
        """
        if not self._fits(metric, before[0] if before else "", behind) or self._halved(metric, tail):
            return None
        if any(word in title for title in before[1:] for word in self.rule.untitled):
            return None
        words = self._known(metric) if self.rule.rest else self._words(metric)
        told: dict[str, str | None] = {}
        for word in words:
            sense = self.senses[word]
            last = word is words[-1] and tail == len(word)
            if sense.split is not None and not _tell(told, sense.split, sense.value, last=last):
                return None
        named = any(self.senses[word].core for word in words)
        self._hold(told, before)
        needed = all(told.get(split) is not None for split in self.rule.needs)
        return told if named and needed else None


def line_of(rule: IndicatorRule, words: tuple[IndicatorWord, ...], below: dict[str, set[str]]) -> Line:
    senses: dict[str, Sense] = {}
    for word in words:
        if word.split is None and (word.group is None or word.group in rule.groups):
            senses |= dict.fromkeys(word.words, Sense())
    for word in words:
        if word.split in rule.splits:
            senses |= {
                form: Sense(any(own in form for own in rule.words), word.split, word.value)
                for form in word.words
            }
    names = [
        word for word in rule.words if len(word) > 1
    ]  # a single one is no part of others: 乡 of 乡级行政区划
    senses |= {form: Sense(core=any(word in form for word in names)) for form in rule.neutral}
    senses |= {form: senses.get(form, Sense())._replace(core=True) for form in rule.words}
    lengths = tuple(sorted({len(form) for form in senses}, reverse=True))
    programmes = frozenset(
        one for program in rule.programmes for one in ({program} if rule.exact else below[program])
    )
    return Line(rule, programmes, senses, lengths, _barred(rule, words))


def _barred(rule: IndicatorRule, words: tuple[IndicatorWord, ...]) -> tuple[str, ...]:
    """The words of the groups that a line bars."""
    return tuple(form for word in words if word.group in rule.bars for form in word.words)
