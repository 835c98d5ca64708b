"""Tables whose separators were lost (低保人数万人2.4 under 指标单位数量), and those with commas for separators."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import is_section
from minzheng_ie.grids.lines import Line, Piece, pieces_of, texts_of
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.placed import SERIALS
from minzheng_ie.grids.plain import grid_of

_HEAD = compile_regex(
    r"(?P<label>(?:主要|统计)?(?:指标|项目|类别|名称)(?:名称)?)(?P<unit>计量单位|单位)?(?P<value>数量|数值|数据|合计|总数|本年|本期|本月|本季|累计|本年累计|本期数|本年数|绝对数|完成数|实绩|(?:19|20)\d{2}年)"
)
# 津贴类别个案数目: what is counted is told behind the kinds.
_TOLD = r"(?:[数數][目量]|[人户戶宗][数數]|金[额額])"
_KINDS_HEAD = compile_regex(
    r"(?P<label>\p{Han}{0,4}?(?:类别|類別|类型|類型|种类|種類))"
    rf"(?P<value>(?!名|\p{{Han}}*{_TOLD}\p{{Han}})\p{{Han}}{{1,6}}?{_TOLD}(?:\([^()\d]{{1,8}}\))?)"
)
_KINDS_ROW = compile_regex(r"(?P<label>[\p{Han}()、]{2,24}) ?(?P<value>\d{1,3}(?:,\d{3})+|\d+)")
_LEAST_KINDS = 3
_ROW = compile_regex(r"(?P<label>.*[^\d.,\-])(?P<value>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?)")
_NUMBERED_HEAD = compile_regex(
    r"(?P<mark>序号|编号)(?P<label>(?:省[市份区]|市[州县]|县市?区|区县|乡镇街道|乡镇|镇街|街道|地区|机构|单位|项目|指标|类别)(?:名称)?|名称)"
    r"(?P<value>(?:分配|补助|下达|发放|资助|安排|预算|支出)?(?:金额|资金|人数|户数|床位数?|数量|合计|总数|个数|对数|件数)(?:\([^()\d]{1,8}\))?)"
)
_NUMBERED_ROW = compile_regex(
    r"(?P<mark>\d{1,3})[.、]?(?P<label>[^\d.,\-\s][^\d,。;:]*?)(?P<value>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
)
_LONGEST = 60
_LONGEST_HEAD = 24
_LEAST_LABEL = 2
_DIVISIONS = frozenset(["镇", "乡", "民族乡", "苏木"])  # labels that end as units do, or are as short (镇143)
_NAMED = frozenset("站院村乡镇县区市所家校店部")  # units that end names as well (服务站 12)


def glued_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table of a head without separators at a line, and its first and last line; None when there is none."""
    body = lines[at].body
    head = _HEAD.fullmatch(body) if len(body) <= _LONGEST_HEAD else None
    if head is None:
        return None
    start = lines[at].start
    rows: list[list[Piece | None]] = [
        [(start + s, start + e) for s, e in (head.span(g) for g in ("label", "unit", "value")) if e > s]
    ]
    last = at
    waiting: list[list[Piece | None]] = []
    idle = 0
    for position in range(at + 1, len(lines)):
        line = lines[position]
        if not line.body or words.PAGE_MARK.fullmatch(line.body) or line.body == body:
            idle += 1
            if idle > 3:
                break
            continue
        idle = 0
        row = _row(line, head["unit"] is not None)
        if head["unit"] is not None and len(line.body) - words.unit_at_end(line.body) > 1:
            continue  # a label with its unit, and no number
        if row:
            rows += [*waiting, row]
            waiting, last = [], position
        elif (
            is_section(line)
            and not any(char.isdecimal() for char in line.body.lstrip("(一二三四五六七八九十)1234567890、."))
            and len(waiting) < 3
        ):
            waiting.append([(line.start, line.end)])
        elif len(line.body) > _LONGEST or _ROW.fullmatch(line.body) is None:
            break
        else:
            # A row without a unit is not read, and the sections above its own are done.
            waiting = waiting[-1:]
    if last == at:
        return None
    return grid_of(lines, at, last, _cells(rows)), at, last


def kinds_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table of kinds and how many there are of each, without separators (津贴类别个案数目, 高龄津贴373442), or None."""
    body = lines[at].body
    head = _KINDS_HEAD.fullmatch(body) if len(body) <= _LONGEST_HEAD else None
    if head is None:
        return None
    found = [(lines[at], head)]
    while at + len(found) < len(lines):
        row = _KINDS_ROW.fullmatch(lines[at + len(found)].body)
        if row is None:
            break
        found.append((lines[at + len(found)], row))
    if len(found) <= _LEAST_KINDS:
        return None
    cells = [
        Cell(r, c, line.start + row.start(group), line.start + row.end(group))
        for r, (line, row) in enumerate(found)
        for c, group in enumerate(("label", "value"))
    ]
    last = at + len(found) - 1
    return grid_of(lines, at, last, cells), at, last


def _cells(rows: Sequence[Sequence[Piece | None]]) -> list[Cell]:
    return [
        Cell(r, c, *piece) for r, row in enumerate(rows) for c, piece in enumerate(row) if piece is not None
    ]


def _row(line: Line, unit: bool) -> list[Piece | None]:
    """Label, unit, None where it has none, and number of a line; nothing where they cannot be told apart."""
    match = _ROW.fullmatch(line.body) if len(line.body) <= _LONGEST else None
    if match is None or words.is_sentence(line.body) or words.is_labelled(line.body):
        return []
    label, start = match["label"].rstrip(), line.start
    value = (start + match.start("value"), start + match.end("value"))
    if not unit:
        return [(start, start + len(label)), value]
    if label in _DIVISIONS:
        return [(start, start + len(label)), None, value]
    cut = words.unit_at_end(label)
    if cut == len(label) and len(label) >= _LEAST_LABEL and label[-1] not in _NAMED:
        return [(start, start + len(label)), None, value]  # its unit is what it counts, if that is told
    if cut == len(label) or label[cut:] in _NAMED:
        return []
    return [(start, start + len(label[:cut].rstrip())), (start + cut, start + len(label)), value]


def numbered_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table of rows that begin with their serial number and lost their separators (序号地区金额, 1西藏45000), or None.

    Serial number and number can be told apart because the first counts up from one and the label holds no digit.
    """
    head = _NUMBERED_HEAD.fullmatch(lines[at].body) if lines[at].body.startswith(("序号", "编号")) else None
    if head is None:
        return None
    found = [(lines[at], head)]
    last = at
    while last + 1 < len(lines):
        row = _NUMBERED_ROW.fullmatch(lines[last + 1].body)
        if row is None or int(row["mark"]) != len(found):
            break
        found.append((lines[last + 1], row))
        last += 1
    if len(found) < 4:
        return None
    cells = [
        Cell(r, c, line.start + row.start(group), line.start + row.end(group))
        for r, (line, row) in enumerate(found)
        for c, group in enumerate(("mark", "label", "value"))
    ]
    return grid_of(lines, at, last, cells), at, last


def commas_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table with commas for separators whose head is a line, and its first and last line; None when there is none."""
    head = lines[at]
    if "," not in head.body or len(head.body) > 200 or "。" in head.body:
        return None
    first = head.body.partition(",")[0].strip('" ')
    if first not in SERIALS and not words.is_corner(first):
        return None
    pieces = pieces_of(text, head, "comma")
    texts = texts_of(text, pieces)
    if (
        len(texts) != len(pieces)
        or not words.is_head_row(texts)
        or not any(map(words.heads_numbers, texts[1:]))
    ):
        return None
    rows = [pieces]
    last = at
    while last + 1 < len(lines) and lines[last + 1].body:
        row = pieces_of(text, lines[last + 1], "comma")
        if len(row) != len(pieces) or not words.is_data_row(texts_of(text, row)):
            break
        rows.append(row)
        last += 1
    if last == at:
        return None
    cells = [Cell(r, c, *p) for r, row in enumerate(rows) for c, p in enumerate(row) if p is not None]
    return grid_of(lines, at, last, cells), at, last
