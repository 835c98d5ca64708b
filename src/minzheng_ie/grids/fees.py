"""Lists of fees: what is charged for, by what, and the price; cells merged or lost put the rows out of step, so that each
is told by its unit and the price behind it, whatever stands before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Row
from minzheng_ie.grids.lines import Line, Piece, together
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.records import dataclass

_ITEM_HEAD = compile_regex(r"\p{Han}{0,6}(?:项目|内容|名称|类别)(?:名称)?")
_UNIT_HEAD = compile_re(r"(?:计价|计费|收费|计量|计算|定价)?单位")
_PRICE_HEAD = compile_regex(
    r"\p{Han}{0,4}(?:收费|服务|价格)?(?:标准|价格|单价|基准价|指导价|收费额?)(?:\(\p{Han}{0,4}元[^()]{0,6}\))?"
)
_SERIAL_HEAD = compile_re("序号|编号|序|项次")
_PER = compile_regex(r"(?:元[/每])?每?\p{Han}{1,4}(?:[/·.、每]\p{Han}{1,4}){0,2}")
_PRICE = compile_regex(
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[\-—~至](?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)?(?:元(?:[/每]\p{Han}{1,3})?)?"
)
_KIND = compile_regex(r"\p{Han}{2,6}[/:](?=\d)")  # of what the price behind it is (高档车/560元)
_SERIAL = compile_re(r"\d{1,3}[.、]?|[一二三四五六七八九十]{1,3}、?")
_CLASS_HEAD = compile_re("分类|类别|种类|类型|规格|型号|档次|等级|名称|明细|细目|细类|子项|服务内容")
_LEAST = 2  # fees
_BLANKS = 2
_HEAD_LINES = 10
_LONGEST = 80  # characters of a line
_IDLE = 8  # lines without a price, one after the other
_SECTION = compile_regex(r"[^,。;:%]{2,20}")
_SIZE = compile_re(r"(?:使用|建筑|占地)?面积")  # a class of sizes, of what is not told
_SHORT = 2  # characters of a label that only tells one of several from the others


@dataclass(slots=True)
class _Token:
    """A cell. line (int): of the lines at hand, or the number of its row."""

    piece: Piece
    text: str
    line: int


@dataclass(slots=True)
class _Fee:
    """A row. label (Piece | None): None where it is that of the row above. parent (Piece | None): what it hangs under.

    section (Piece | None): a heading right above it. last (int): line or row of the price.
    """

    label: Piece | None
    per: Piece
    price: Piece
    last: int
    parent: Piece | None = None
    section: Piece | None = None


def heads_fees(texts: Sequence[str]) -> int | None:
    """Where the heads of item, unit and price stand among those of a row (序号 项目 计价单位 收费标准); None elsewhere."""
    for at in range(len(texts) - 2):
        item, unit, price = texts[at : at + 3]
        named = _UNIT_HEAD.fullmatch(unit) is not None and _PRICE_HEAD.fullmatch(price) is not None
        if (
            named
            and _ITEM_HEAD.fullmatch(item) is not None
            and (len(unit) > 2 or "费" in item + price or "价" in price)
        ):
            before = all(_SERIAL_HEAD.fullmatch(text) is not None for text in texts[:at])
            return at if before else None
    return None


def fees_in(text: str, rows: Sequence[Row]) -> tuple[int, list[Cell]] | None:
    """The cells of a list of fees whose rows have strokes, and which row its head is; None where it is none."""
    for number, row in enumerate(rows[:4]):
        pieces = [piece for piece in row.pieces if piece is not None]
        at, classed = heads_fees(row.texts), False
        if at is None:
            at, pieces = _without_class(row.texts, pieces)
            classed = True
        if at is None:
            continue
        fees = _of_rows(rows[number + 1 :], number + 1, classed=classed)
        if any(fee.parent is not None for fee in fees):
            fees = [fee for fee in fees if not _is_loose(fee)]
        return (number, _cells(pieces[at : at + 3], fees)) if len(fees) >= _LEAST else None
    return None


def _without_class(texts: Sequence[str], pieces: list[Piece]) -> tuple[int | None, list[Piece]]:
    """Where the heads stand when the one of classes between item and unit (项目 分类 计费单位) is left out, and all that are left."""
    classes = [n for n, text in enumerate(texts) if n and _CLASS_HEAD.fullmatch(text) is not None]
    if len(classes) != 1:
        return None, pieces
    left = [n for n in range(len(texts)) if n != classes[0]]
    at = heads_fees([texts[n] for n in left])
    return at if at == classes[0] - 1 else None, [pieces[n] for n in left]


def _of_rows(rows: Sequence[Row], first: int, *, classed: bool) -> list[_Fee]:
    """The fees of the rows that tell one. first (int): the number of the first row. classed (bool): items have classes, in a
    column of their own: a class alone is of the item above it, if that is told."""
    fees: list[_Fee] = []
    above: _Fee | None = None  # that of the row right above
    for number, row in enumerate(rows, first):
        pieces = filter(None, row.pieces)
        cells = [_Token(piece, text, number) for piece, text in zip(pieces, row.texts, strict=True)]
        lost = classed and (above is None or above.parent is None)
        above = _of_row(cells, above, lost=lost)
        if above is not None:
            fees.append(above)
    return fees


def _is_loose(fee: _Fee) -> bool:
    """Whether a name only tells one of several from the others (独立), of what is not told."""
    return fee.parent is None and fee.label is not None and fee.label[1] - fee.label[0] <= _SHORT


def _of_row(cells: Sequence[_Token], above: _Fee | None, *, lost: bool) -> _Fee | None:
    """The fee of a row; None where it is not told. above (_Fee | None): that of the row right above it. lost (bool): a class
    alone is of an item that is not told."""
    at = _anchor(cells)
    if at is None:
        return None
    names = list(cells[:at])
    numbered = bool(names) and _SERIAL.fullmatch(names[0].text) is not None
    names = names[numbered:]
    if len(names) > 2 and names[0].text in names[1].text:
        names = names[1:]  # 骨灰寄存 | 普通骨灰寄存 | 1层
    if len(names) > 2 or (not names and above is None) or (lost and not numbered and len(names) < 2):
        return None
    per, price = cells[at], cells[at + 1]
    fee = _Fee(None, per.piece, price.piece, price.line)
    if names:
        fee.label = names[-1].piece
        if len(names) == 2:
            fee.parent = names[0].piece
        elif not numbered and above is not None:
            fee.parent = above.parent
    elif above is not None:
        fee.parent = above.parent
    return _of_kind(fee, price)


def _of_kind(fee: _Fee, price: _Token) -> _Fee | None:
    """A fee whose price tells of which kind it is, that kind below what the row or the one above names; None where this is told
    by neither."""
    kind = _KIND.match(price.text)
    if kind is None:
        return fee
    over = fee.label if fee.label is not None else fee.parent
    start, end = price.piece
    if over is None or end - start != len(price.text) or (fee.label is not None and fee.parent is not None):
        return None
    return replace(fee, label=(start, start + kind.end() - 1), parent=over, price=(start + kind.end(), end))


def _anchor(cells: Sequence[_Token]) -> int | None:
    """The cell with the unit that a price stands behind."""
    found = [at for at in range(len(cells) - 1) if _is_anchor(cells[at], cells[at + 1])]
    return found[0] if len(found) == 1 else None


def _is_anchor(unit: _Token, price: _Token) -> bool:
    return is_charge(unit.text, price.text)


def is_charge(unit: str, price: str) -> bool:
    """Whether two cells are what is charged by and a price (具 / 220)."""
    kind = _KIND.match(price)
    told = price[kind.end() :] if kind is not None else price
    return _PER.fullmatch(unit) is not None and _PRICE.fullmatch(told) is not None


def fees_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The list of fees one cell a line whose first head is a line, and its first and last line; None when there is none."""
    body = words.tight(lines[at].body) if len(lines[at].body) <= 24 else ""
    if not (_SERIAL_HEAD.fullmatch(body) or _ITEM_HEAD.fullmatch(body)):
        return None
    heads = heads_fees([words.tight(line.body) for line in lines[at : at + _HEAD_LINES] if line.body])
    if heads is None:
        return None
    tokens = _tokens(lines, at)
    fees = _fees(tokens[heads + 3 :], numbered=heads > 0)
    if len(fees) < _LEAST:
        return None
    cells = _cells([token.piece for token in tokens[heads : heads + 3]], fees)
    return grid_of(lines, at, fees[-1].last, cells), at, fees[-1].last


def _tokens(lines: Sequence[Line], at: int) -> list[_Token]:
    """The lines from one on that may be of a list, to the last price."""
    tokens: list[_Token] = []
    idle = priced = 0
    for position, line in together(lines, at, _BLANKS):
        if len(line.body) > _LONGEST or "|" in line.body or "\t" in line.body or idle > _IDLE:
            break
        tokens.append(_Token((line.start, line.end), words.tight(line.body), position))
        idle += 1
        if len(tokens) > 1 and _is_anchor(*tokens[-2:]):
            idle, priced = 0, len(tokens)
    return tokens[:priced]


def _fees(tokens: Sequence[_Token], *, numbered: bool) -> list[_Fee]:
    """The fees of cells one after the other: between two prices stand remarks on the first, a heading, the second's name.

    numbered (bool): rows have serial numbers, the next of which is no price behind a remark.
    """
    fees: list[_Fee] = []
    start = 0
    over: set[str] = set()  # what names stand below
    for at in _anchors(tokens, numbered=numbered):
        names = [token for token in tokens[start:at] if _SERIAL.fullmatch(token.text) is None]
        start = at + 2
        if len(names) > 1 and names[-1].text in over:
            continue  # 专用火化炉 / 火化: the rest of a name that broke
        over.update(token.text for token in names[:-1])
        if names and names[-1].line != tokens[at].line - 1 and len(names) == 1 and fees:
            names = []
        if not names and not fees:
            continue
        fee = _Fee(
            names[-1].piece if names else None, tokens[at].piece, tokens[at + 1].piece, tokens[at + 1].line
        )
        marked = [token for token in names[:-1] if _is_section(token.text)]
        fee.section = marked[-1].piece if marked else None
        if not names or _SIZE.match(names[-1].text) is None:
            fees.append(fee)
    return fees


def _anchors(tokens: Sequence[_Token], *, numbered: bool) -> list[int]:
    """The cells with the units that prices stand behind."""
    found: list[int] = []
    ahead = 1  # the next serial number
    for at in range(len(tokens) - 1):
        ahead += numbered and tokens[at].text == str(ahead)
        if found and at < found[-1] + 2:
            continue
        if _is_anchor(tokens[at], tokens[at + 1]) and not (numbered and tokens[at + 1].text == str(ahead)):
            found.append(at)
    return found


def _is_section(text: str) -> bool:
    return words.mark_kind(text) not in ("", "其中", "#") and _SECTION.fullmatch(text) is not None


def _cells(heads: Sequence[Piece], fees: Sequence[_Fee]) -> list[Cell]:
    """The cells: heads, then headings and fees; a name that several rows have stands in the first of them."""
    deep = 1 if any(fee.parent is not None for fee in fees) else 0  # a column of parents
    cells = [
        Cell(0, 0, heads[0][0], heads[0][1], 1, 1 + deep),
        Cell(0, 1 + deep, *heads[1]),
        Cell(0, 2 + deep, *heads[2]),
    ]
    row = 1
    places: list[tuple[int, _Fee]] = []
    for fee in fees:
        if fee.section is not None:
            cells.append(Cell(row, 0, *fee.section))
            row += 1
        places.append((row, fee))
        cells += [Cell(row, 1 + deep, *fee.per), Cell(row, 2 + deep, *fee.price)]
        row += 1
    named: list[tuple[int, Piece, Piece | None, int]] = []  # row, label, parent, rows of the label
    for at, fee in places:
        if fee.label is not None:
            named.append((at, fee.label, fee.parent, 1))
        elif named and at == named[-1][0] + named[-1][3]:
            named[-1] = (*named[-1][:3], named[-1][3] + 1)
    for parent, group in groupby(named, key=lambda held: held[2]):
        held = list(group)
        for at, label, _, rows in held:
            beside = deep if parent is not None else 0
            cells.append(Cell(at, beside, label[0], label[1], rows, 1 + deep - beside))
        if parent is not None:
            cells.append(Cell(held[0][0], 0, parent[0], parent[1], held[-1][0] + held[-1][3] - held[0][0]))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))
