"""Tables of many columns, of which the first cells of a copy are heads alone."""

from __future__ import annotations

from itertools import chain

import pytest

import minzheng_ie as mz

YEARS = range(2008, 2024)
ROWS = {"银川市": (4100, 6300), "石嘴山市": (2100, 3300), "吴忠市": (3000, 4700)}


@pytest.mark.parametrize("stroke", ["", " |"])
def test_a_cell_a_line(stroke: str) -> None:
    heads = ["地区", *(f"{year}年" for year in YEARS), *["户数(户)", "人数(人)"] * len(YEARS)]
    held = [(name, n, h + 7 * n, p + 11 * n) for name, (h, p) in ROWS.items() for n in range(len(YEARS))]
    cells = chain.from_iterable(
        [name, *chain.from_iterable((h, p) for of, _, h, p in held if of == name)] for name in ROWS
    )
    text = "\n".join(["宁夏历年低保情况", *(f"{cell}{stroke}" for cell in (*heads, *cells))]) + "\n"
    told = [(c.metric, int(c.value), c.region, (c.period or "")[-10:]) for c in mz.extract(text).claims]
    assert [(m, v, r) for m, v, r, _ in told] == list(
        chain.from_iterable(
            (("低保户数", h, f"宁夏回族自治区/{name}"), ("低保人数", p, f"宁夏回族自治区/{name}"))
            for name, _, h, p in held
        )
    )
    assert all(str(YEARS[n]) in (told[2 * at][3]) for at, (_, n, _, _) in enumerate(held))
