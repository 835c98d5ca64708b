"""Which heads stand over others and how far, told by what the columns below hold: for heads of which only the order is known.

As many heads are over others as there are more heads than columns. A way in which they may stand fits when every column holds
what its heads count; it is proved where the lower heads are said again under each, where a total is the sum of the
other groups, or where no other way is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from itertools import combinations, islice

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.of_which import OF_WHICH
from minzheng_ie.grids.proved import TOTAL, number_of
from minzheng_ie.grids.reach import Reach, are_repeated, cuts, placed
from minzheng_ie.records import dataclass

_RATE = compile_regex(r"率|比例|比重|占比|百分比|同比|环比|增[长减幅速]|[%‰]")
_COUNT = compile_regex(
    r"(?<![万千亿百])(?:人次?|户次?|[人口户件次个家宗对]数|个|对|名|家)\)?$|名[额次]$|排[名序位]$"
)
_SCALED = compile_regex(r"[万千亿百]")
_WORDED = compile_regex(
    r"地址|地点|性质|类别|类型|等级|级别|方式|依据|文号|备注|说明|备考|日期|时间|电话|联系人|姓名|负责人"
)
_COMPARED = compile_regex(r"[同环]比|[比较](?:上|去)?年|[比较]上|增[减长]|变[动化]")
_GROWN = compile_regex(r"增[减长加幅]|升降|变[动化]|[+±]|绝对[数额量值]|幅度?$|[%率]")
_UNIT = compile_regex(r"\([^()]*\)\Z")
_ALL = "全部"
_MOST_WAYS = 600
_MOST_SHARE = 1000
_LEAST_SUMS = 2  # rows in which a total is more than one of its parts


@dataclass
class Column:
    """What a column holds. texts (sequence): of its cells in the rows, empty where there is none."""

    texts: Sequence[str]

    @cached_property
    def held(self) -> list[str]:
        return [text for text in self.texts if text and not words.is_nil(text)]

    @cached_property
    def numbers(self) -> list[Decimal | None]:
        return [number_of(text) if text else Decimal(0) for text in self.texts]

    @cached_property
    def whole(self) -> bool:
        return not any("." in text for text in self.held)

    @cached_property
    def shares(self) -> bool:
        return bool(self.held) and all(text[-1] in "%‰" for text in self.held)

    @cached_property
    def some_shares(self) -> bool:
        return any(text[-1] in "%‰" for text in self.held)

    def fits(self, heads: Sequence[str]) -> bool:
        """Whether it may stand below these heads, the lowest of which is the last; a time says nothing of what is counted."""
        leaf = next((head for head in reversed(heads) if not words.is_time(head)), heads[-1])
        rated = any(_RATE.search(head) for head in heads)
        if self.some_shares and not rated:
            return False
        if _WORDED.search(leaf) is not None:
            return False
        if rated and not self.shares and _RATE.search(leaf) is not None:
            return all(n is None or abs(n) <= _MOST_SHARE for n in self.numbers)
        if _COUNT.search(leaf) is not None and _SCALED.search(leaf) is None:
            return self.whole
        return True


def are_told(reach: Sequence[Reach], heads: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether all columns hold what the heads over them count."""
    over = {one.column + n: one for one in reach if not one.row for n in range(one.columns)}
    for one in reach:
        above = [heads[over[one.column].head]] if one.row and one.column in over else []
        if (one.row or one.columns == 1) and not columns[one.column].fits([*above, heads[one.head]]):
            return False
    groups = [one for one in reach if one.columns > 1]
    below = [
        [low.head for low in reach if low.row and one.column <= low.column < one.column + one.columns]
        for one in groups
    ]
    return all(
        not all(words.is_time(heads[head]) for head in low)
        or _are_alike(columns[one.column : one.column + one.columns])
        for one, low in zip(groups, below, strict=True)
    )


def _are_alike(columns: Sequence[Column]) -> bool:
    """Whether columns may hold one measure at several times: whole numbers all of them, or none."""
    return len({column.whole for column in columns}) == 1


def flat(heads: Sequence[str], columns: Sequence[Column]) -> list[Reach] | None:
    """One head for each column; None where two are the same, or one is not of what its column holds."""
    if len(heads) != len(columns) or len(set(heads)) < len(heads):
        return None
    if not all(not column.held or column.fits([head]) for head, column in zip(heads, columns, strict=True)):
        return None
    return [Reach(at, 0, at) for at in range(len(heads))]


def allotted(heads: Sequence[str], columns: Sequence[Column]) -> list[Reach] | None:
    """Where heads stand, the upper ones before the lower ones; None where not exactly one way is proved."""
    over = len(heads) - len(columns)
    if over < 1 or 2 * over > len(columns):
        return None
    return _only(
        [
            _Ways(heads[: over + alone], heads[over + alone :], columns)
            for alone in range(len(columns) - 2 * over + 1)
        ]
    )


def allotted_below(
    upper: Sequence[str], lower: Sequence[str], columns: Sequence[Column]
) -> list[Reach] | None:
    """The same where it is told which heads are the upper ones."""
    over = len(upper) + len(lower) - len(columns)
    if over < 1 or 2 * over > len(lower) or over > len(upper):
        return None
    return _only([_Ways(upper, lower, columns)])


def _only(parts: Sequence[_Ways]) -> list[Reach] | None:
    """The one way that is proved."""
    found = [(way, ways) for ways in parts for way in ways.fitting()]
    if len(found) > 1:
        found = [(way, ways) for way, ways in found if ways.says_again(way)] or found
    if len(found) > 1:
        added = [(way, ways) for way, ways in found if ways.adds_up(way)]
        found = added or [(way, ways) for way, ways in found if ways.are_akin(way) or ways.are_growths(way)]
    if len(found) != 1:
        return None
    way, ways = found[0]
    return placed(way, len(ways.upper)) if ways.is_proved(way) else None


@dataclass
class _Ways:
    """The ways for upper heads, each of which stands alone or over two and more of the lower ones."""

    upper: Sequence[str]
    lower: Sequence[str]
    columns: Sequence[Column]
    _sizes: dict[tuple[int, ...], list[int]] = field(default_factory=dict)

    def fitting(self) -> list[tuple[int, ...]]:
        """The ways that the columns allow, as how many columns each upper head takes."""
        if set(self.upper) & set(self.lower) and any(
            self.lower.count(text) == 1 for text in set(self.upper) & set(self.lower)
        ):
            return []
        return [way for way in islice(self._all(), _MOST_WAYS) if self._fits(way)]

    def _all(self) -> Iterator[tuple[int, ...]]:
        over = len(self.upper) + len(self.lower) - len(self.columns)
        for sizes in self._cuts(over):
            for chosen in combinations(range(len(self.upper)), over):
                way = [1] * len(self.upper)
                for at, size in zip(chosen, sizes, strict=True):
                    way[at] = size
                yield tuple(way)

    def _cuts(self, groups: int) -> list[list[int]]:
        """How many of the lower heads each group has; none says one twice, and all are alike where these repeat."""
        lower = self.lower
        each = len(lower) // groups
        if each > 1 and are_repeated(lower, groups):
            return [[each] * groups]
        if (
            groups > 1
            and len(set(lower)) < len(lower)
            and len(lower) % groups == 0
            and each == len(set(lower))
        ):
            return []
        return list(islice(cuts(lower, groups), _MOST_WAYS))

    def _fits(self, way: Sequence[int]) -> bool:
        column = below = 0
        for head, size in zip(self.upper, way, strict=True):
            names = [[head]] if size == 1 else [[head, low] for low in self.lower[below : below + size]]
            for heads in names:
                if OF_WHICH.fullmatch(heads[-1]) or not self.columns[column].fits(heads):
                    return False
                column += 1
            low = self.lower[below : below + size] if size > 1 else []
            if low and all(map(words.is_time, low)) and not _are_alike(self.columns[column - size : column]):
                return False
            below += size if size > 1 else 0
        return not self._is_wrong_total(way)

    def _groups(self, way: Sequence[int]) -> list[tuple[str, int, int]]:
        """Each head with its first column and the one behind its last."""
        made, column = [], 0
        for head, size in zip(self.upper, way, strict=True):
            made.append((head, column, column + size))
            column += size
        return made

    def says_again(self, way: Sequence[int]) -> bool:
        """Whether the same lower heads stand under each of several upper ones, of which none is a measure itself."""
        groups = [group for group in self._groups(way) if group[2] - group[1] > 1]
        if len(groups) < 2 or len(set(self.lower)) * len(groups) != len(self.lower):
            return False
        alone = [head for head, start, end in self._groups(way) if end - start == 1]
        return all(map(words.heads_numbers, alone)) and not any(
            words.heads_numbers(head) and not _is_total(head) for head, _, _ in groups
        )

    def _is_wrong_total(self, way: Sequence[int]) -> bool:
        """Whether a total over as many measures as each other group is not the sum of these."""
        groups = [group for group in self._groups(way) if group[2] - group[1] > 1]
        size = len(set(self.lower))
        if len(groups) < 3 or len(self.lower) != size * len(groups):
            return False
        return any(_is_total(head) and not self._sums(start, groups, size) for head, start, _ in groups)

    def _sums(self, total: int, groups: Sequence[tuple[str, int, int]], size: int) -> bool:
        parts = [start for _, start, _ in groups if start != total]
        told = 0
        for n in range(size):
            for row, said in enumerate(self.columns[total + n].numbers):
                held = [self.columns[start + n].numbers[row] for start in parts]
                if said is None or None in held:
                    return False
                numbers = [value for value in held if value]
                if sum(numbers, Decimal(0)) != said:
                    return False
                told += len(numbers) > 1
        return told >= _LEAST_SUMS

    def adds_up(self, way: Sequence[int]) -> bool:
        """Whether a total's group is there, which is the sum of the others, or a lone total before or behind a group."""
        groups = [group for group in self._groups(way) if group[2] - group[1] > 1]
        size = len(set(self.lower))
        if len(groups) > 2 and len(self.lower) == size * len(groups):
            return any(_is_total(head) and self._sums(start, groups, size) for head, start, _ in groups)
        return False

    def are_akin(self, way: Sequence[int]) -> bool:
        """Whether each head over others has a word that all of these have, and no other head has."""
        upper, lower = list(map(_bare, self.upper)), list(map(_bare, self.lower))
        below = column = 0
        for at, size in enumerate(way):
            column += size
            if size == 1:
                continue
            low = lower[below : below + size]
            others = [*upper[:at], *upper[at + 1 :], *lower[:below], *lower[below + size :]]
            below += size
            if not _is_kin(upper[at], low, others):
                return False
        return True

    def are_parts(self, way: Sequence[int]) -> bool:
        """Whether nothing but 其中 stands over others."""
        return all(OF_WHICH.fullmatch(head) for head, size in zip(self.upper, way, strict=True) if size > 1)

    def are_growths(self, way: Sequence[int]) -> bool:
        """Whether what things grew by, in numbers and in per cent, stands below the one head that compares (同比: 增减额 | 增减率)."""
        over = [head for head, size in zip(self.upper, way, strict=True) if size > 1]
        compared = [head for head in self.upper if _COMPARED.search(head) is not None]
        return over == compared and len(over) == 1 and all(map(_GROWN.search, self.lower))

    def are_of_one_kind(self, way: Sequence[int]) -> bool:
        """Whether years stand below those heads alone whose numbers are all of another kind than the rest (比重: 2010 | 2020)."""
        if not all(map(words.is_time, self.lower)) or len(set(self.lower)) < len(self.lower):
            return False
        over = [self._are_whole(start, end) for _, start, end in self._groups(way) if end - start > 1]
        alone = [self._are_whole(start, end) for _, start, end in self._groups(way) if end - start == 1]
        return bool(alone) and over == [False] and all(alone)

    def _are_whole(self, start: int, end: int) -> bool | None:
        """Whether columns all hold whole numbers; None where some do and some do not."""
        told = {column.whole for column in self.columns[start:end]}
        return told.pop() if len(told) == 1 else None

    def is_proved(self, way: Sequence[int]) -> bool:
        """Whether a way that alone is left is told by more than that no other is."""
        return (
            self.says_again(way)
            or self.adds_up(way)
            or self.are_akin(way)
            or self.are_parts(way)
            or self.are_growths(way)
            or self.are_of_one_kind(way)
            or (
                min(way) > 1
                and not any(map(words.has_unit, self.upper))
                and not set(self.upper) & set(self.lower)
            )
        )


def _is_total(head: str) -> bool:
    return head == _ALL or TOTAL.fullmatch(head) is not None


def _bare(head: str) -> str:
    """A head without its unit."""
    return _UNIT.sub("", head)


def _is_kin(head: str, low: Sequence[str], others: Sequence[str]) -> bool:
    if len({text[-2:] for text in low}) == 1 and any(text[-2:] == low[0][-2:] for text in others):
        return False  # one more of the same kind stands for itself
    pairs = {head[at : at + 2] for at in range(len(head) - 1)}
    return any(
        all(pair in text for text in low) and not any(pair in text for text in others) for pair in pairs
    )
