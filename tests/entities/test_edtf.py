"""Spans moved by years."""

from __future__ import annotations

import pytest

from minzheng_ie.entities.periods.edtf import moved


@pytest.mark.parametrize(
    ("value", "years", "expected"),
    [
        ("2023", -1, "2022"),
        ("2023-01/2023-06", -1, "2022-01/2022-06"),
        ("2022-11/2023-02", -2, "2020-11/2021-02"),
        ("../2024-02-29", -1, "../2023-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2020/..", -1, None),
        ("9999", 1, None),
        ("0001-02-03", -1, None),
    ],
)
def test_moved(value: str, years: int, expected: str | None) -> None:
    assert moved(value, years) == expected
