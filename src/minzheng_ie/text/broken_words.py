"""Words that a lost line break cut in two: a space inside them in running text (补助水 平, 300人 次).

A space between Chinese characters may as well stand between headings, names or columns, so it is closed only where
both sides are long stretches of prose and a word goes over it of which one piece is a single character.
"""

from __future__ import annotations

from collections.abc import Iterator

from minzheng_ie.compiled import compile_regex
from minzheng_ie.text.amounts import NUMERAL
from minzheng_ie.text.dictionary import plain_words
from minzheng_ie.text.segmentation import cut

Span = tuple[int, int]

_GAP = compile_regex(r"(?<=\p{Han}) (?=\p{Han})")
_UNIT_GAP = compile_regex(
    r"(?<=[0-9余多万千百] ?(?:[人户件场批台辆架班趟项] (?=次(?![数日年]))|公 (?=[里斤顷])|平 (?=方)|课 (?=时)|百 (?=分点)|个? ?小 (?=时)))"
)
_SUFFIX_GAP = compile_regex(r"(?<=\p{Han} )[数率额量](?=[0-9]|[为达占约超近])")
"""What ends a word and begins none in front of a number (总人口 数25%)."""
_COUNTED = compile_regex(r"[0-9余多万千百]\p{Han}$")
_BACK = compile_regex(r"\p{Han}{1,4}$")
_AHEAD = compile_regex(r"\p{Han}{1,4}")
_LISTED = compile_regex(r"(?:[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十])")
_SHORT = 4
"""Stretches of fewer characters are names, labels or cells."""
_LONG = 14
_ALONE = compile_regex(r"\p{Han}(?!\p{Han})")
_HAN_END = compile_regex(r"\p{Han}{2}$")
_SET = 3
"""So many single characters with spaces between them are a word set wide."""
_WIDE = compile_regex(
    rf"(?:(?<!\p{{Han}})(?![甲乙丙丁{NUMERAL}])\p{{Han}} ){{3,}}(?![甲乙丙丁{NUMERAL}])\p{{Han}}(?!\p{{Han}})"
)
_WRAPPED = 3
"""So many broken words in a paragraph show that all its lines were cut."""


def broken_words(line: str) -> list[Span]:
    """The spaces of a line of prose that stand inside a word or a unit, in order.

    line (str): folded text without line breaks, which holds the marks of sentences.
    """
    gaps = [match.start() for match in _GAP.finditer(line)]
    if not gaps:
        return []
    prose = [at for at in gaps if _between_prose(line, at)]
    units = {at for at in gaps if _cuts_unit(line, at)}
    broken = units.union(at for at in prose if at not in units and _cuts_word(line, at))
    if len(broken) >= _WRAPPED:
        broken.update(
            at for at in [*prose, *_beside_cut_lines(line, gaps)] if not _LISTED.match(line, at + 1)
        )
    if len(gaps) >= _SET:
        broken.update(_set_wide(line))
    return [(at, at + 1) for at in sorted(broken)]


def _beside_cut_lines(line: str, gaps: list[int]) -> Iterator[int]:
    """The gaps of a paragraph whose lines were cut that stand in prose, or beside a single character.

    A space at a number or a mark parts no words (体检 服务 5576 人): stretches go on over it.
    """
    bounds = [-1, *gaps, len(line)]
    for before, at, behind in zip(bounds, gaps, bounds[2:], strict=False):
        left, right = at - before - 1, behind - at - 1
        cut = _ALONE.match(line, at + 1) or _HAN_END.search(line, max(0, at - 2), at) is None
        if cut or (min(left, right) >= _SHORT and left + right >= _LONG):
            yield at


def _set_wide(line: str) -> Iterator[int]:
    """The spaces of a word or more set wide within prose (持 证 残 疾 人); of 甲 乙 丙 none."""
    for run in _WIDE.finditer(line):
        yield from (at for at in range(run.start(), run.end()) if line[at] == " ")


def _between_prose(line: str, at: int) -> bool:
    """Whether long stretches without a space stand on both sides of the one at ``at``."""
    left = at - 1 - line.rfind(" ", max(0, at - 2 * _LONG), at)
    end = line.find(" ", at + 1, at + 2 * _LONG)
    right = (min(len(line), at + 2 * _LONG) if end < 0 else end) - at - 1
    return min(left, right) >= _SHORT and left + right >= _LONG


def _cuts_unit(line: str, at: int) -> bool:
    """Whether two characters of a unit, or a word and its suffix, stand beside the space, behind the text of a clause."""
    clause = at - 1 - line.rfind(" ", max(0, at - _LONG), at)
    return clause >= _SHORT and any(gap.match(line, at + 1) for gap in (_UNIT_GAP, _SUFFIX_GAP))


def _cuts_word(line: str, at: int) -> bool:
    """Whether a word goes over the space that leaves the other words beside it whole, a single character among its pieces."""
    back = _BACK.search(line, max(0, at - 4), at)
    ahead = _AHEAD.match(line, at + 1)
    if back is None or ahead is None or _COUNTED.search(line, max(0, at - 2), at):
        return False
    words = plain_words()
    left, right = cut(back.group(), words), cut(ahead.group(), words)
    if len(left[-1]) > 1 and len(right[0]) > 1:
        return False
    edges = {*_edges(left, 0), *_edges(right, len(back.group()))}
    start = 0
    for word in cut(back.group() + ahead.group(), words):
        end = start + len(word)
        if start < len(back.group()) < end:
            return start in edges and end in edges
        start = end
    return False


def _edges(words: list[str], start: int) -> Iterator[int]:
    """Where words that follow each other from ``start`` begin and end."""
    yield start
    for word in words:
        start += len(word)
        yield start
