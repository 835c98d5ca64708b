"""Ruling lines → the grids they make: where the rules of a table are, and which places are one cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from minzheng_ie.reading.pdf_model import Rules
from minzheng_ie.records import dataclass

_NEAR = 2.5
"""Rules nearer than this, in points, are one, and rules that end so near to another meet it."""
_DRAWN = 0.6
"""The share of a cell's side that has to be ruled to part it from the next."""
_MOST_PLACES = 60_000

Rule = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Mesh:
    """A grid. xs, ys (tuple): its rules from left and from above. cells (list): row, column, rows, columns of each."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: list[tuple[int, int, int, int]]


def meshes_of(rules: Rules) -> list[Mesh]:
    """The grids that a page's rules make, from above to below; frames of one cell are none."""
    across, down = _merged(rules.across), _merged(rules.down)
    found = []
    for horizontal, vertical in _connected(across, down):
        mesh = _mesh(horizontal, vertical)
        if mesh is not None:
            found.append(mesh)
    found.sort(key=lambda mesh: (mesh.ys[0], mesh.xs[0]))
    kept: list[Mesh] = []
    for mesh in found:
        inside = any(
            other.xs[0] <= mesh.xs[0] and mesh.xs[-1] <= other.xs[-1]
            and other.ys[0] <= mesh.ys[0] < other.ys[-1]
            for other in kept[-20:]
        )  # fmt: skip
        if not inside:
            kept.append(mesh)
    return kept


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on one line that touch, as one."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule[0] - groups[-1][-1][0] <= 1.0 and rule[0] - groups[-1][0][0] <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    merged: list[Rule] = []
    for group in groups:
        at = sum(rule[0] for rule in group) / len(group)
        begin, end = None, 0.0
        for _, start, stop in sorted(group, key=lambda rule: rule[1]):
            if begin is not None and start <= end + _NEAR:
                end = max(end, stop)
                continue
            if begin is not None:
                merged.append((at, begin, end))
            begin, end = start, stop
        if begin is not None:
            merged.append((at, begin, end))
    return merged


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet each other, as sets. A rule that meets none is in none."""
    parent = list(range(len(across) + len(down)))

    def find(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for number, (x, y0, y1) in enumerate(down):
        low = bisect_left(across, (y0 - _NEAR,))
        high = bisect_right(across, (y1 + _NEAR, float("inf"), float("inf")))
        for index in range(low, high):
            if across[index][1] - _NEAR <= x <= across[index][2] + _NEAR:
                parent[find(len(across) + number)] = find(index)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(across):
        sets.setdefault(find(index), ([], []))[0].append(rule)
    for number, rule in enumerate(down):
        sets.setdefault(find(len(across) + number), ([], []))[1].append(rule)
    return [pair for pair in sets.values() if len(pair[0]) > 1 and pair[1]]


def _mesh(across: list[Rule], down: list[Rule]) -> Mesh | None:
    """The grid of rules that meet; None when it has no two rows of two columns."""
    x0, x1 = min(rule[1] for rule in across), max(rule[2] for rule in across)
    y0, y1 = min(rule[1] for rule in down), max(rule[2] for rule in down)
    xs = _places([rule[0] for rule in down] + [x0, x1])
    ys = _places([rule[0] for rule in across] + [y0, y1])
    rows, columns = len(ys) - 1, len(xs) - 1
    if columns < 2 or rows < 2 or rows * columns > _MOST_PLACES:
        return None
    beside = [_drawn(x, ys, down) for x in xs]
    below = [_drawn(y, xs, across) for y in ys]
    cells = _cells(beside, below, rows, columns)
    return Mesh(xs, ys, sorted(cells)) if len(cells) > 2 else None


def _cells(
    beside: list[list[bool]], below: list[list[bool]], rows: int, columns: int
) -> list[tuple[int, int, int, int]]:
    """The cells of a grid: places with no rule between them are one.

    beside (list): for each rule from above to below, on which rows it is drawn. below (list): likewise across.
    """
    parent = list(range(rows * columns))

    def find(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for at in range(rows * columns):
        row, column = divmod(at, columns)
        if column + 1 < columns and not beside[column + 1][row]:
            parent[find(at + 1)] = find(at)
        if row + 1 < rows and not below[row + 1][column]:
            parent[find(at + columns)] = find(at)
    groups: dict[int, list[tuple[int, int]]] = {}
    for at in range(rows * columns):
        groups.setdefault(find(at), []).append(divmod(at, columns))
    return [cell for places in groups.values() for cell in _rectangles(places)]


def _places(values: list[float]) -> tuple[float, ...]:
    """Positions in order, those that are one rule as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return tuple(places)


def _drawn(at: float, steps: Sequence[float], rules: list[Rule]) -> list[bool]:
    """For each step along a line, whether a rule is drawn there."""
    covers = [0.0] * (len(steps) - 1)
    low = bisect_left(rules, (at - _NEAR,))
    high = bisect_right(rules, (at + _NEAR, float("inf"), float("inf")))
    for _, start, stop in rules[low:high]:
        first = max(0, bisect_right(steps, start) - 1)
        for index in range(first, len(covers)):
            if steps[index] >= stop:
                break
            covers[index] += min(stop, steps[index + 1]) - max(start, steps[index])
    return [cover >= _DRAWN * (steps[index + 1] - steps[index]) for index, cover in enumerate(covers)]


def _rectangles(places: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """A cell of these places; where they make no rectangle, one of each row's stretch."""
    if len(places) == 1:
        return [(*places[0], 1, 1)]
    row0, row1 = min(row for row, _ in places), max(row for row, _ in places)
    column0, column1 = min(column for _, column in places), max(column for _, column in places)
    if (row1 - row0 + 1) * (column1 - column0 + 1) == len(places):
        return [(row0, column0, row1 - row0 + 1, column1 - column0 + 1)]
    cells = []
    begin = previous = None
    for row, column in sorted(places):
        if previous is not None and begin is not None and (row, column - 1) != previous:
            cells.append((begin[0], begin[1], 1, previous[1] - begin[1] + 1))
            begin = None
        if begin is None:
            begin = (row, column)
        previous = (row, column)
    if begin is not None and previous is not None:
        cells.append((begin[0], begin[1], 1, previous[1] - begin[1] + 1))
    return cells
