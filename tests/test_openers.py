"""What a search looks for before it tries an expression: it finds the same as without it."""

from __future__ import annotations

import re

import pytest

from minzheng_ie.compiled import _made_re, parsed_re
from minzheng_ie.openers import openers

TEXT = "甲乡3所,乙镇12所;丙街道一所。2023年社区6个 村4个\n共计7.5万元"


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("街道|[乡镇]", set("街乡镇")),
        ("(?<=[甲乙])(?:乡|镇)", set("乡镇")),
        ("(?=[街村])(?:街道|村)", set("街村")),
        ("共?(?P<n>[0-3])", set("共0123")),
        ("(?:共计|合计)?", set()),
        ("[^0-9]年", set()),
        (".年", set()),
        ("[\u4e00-\u9fff]年", set()),
        ("\\w年", set()),
        ("(?P<a>乡)|(?(a)镇|村)", set()),
    ],
)
def test_openers(expression: str, told: set[str]) -> None:
    found: set[str] = set()
    for kind, value in openers(parsed_re(expression)):
        first, last = value if str(kind) == "RANGE" else (value, value)
        found |= {chr(code) for code in range(first, last + 1)}
    assert found == told


@pytest.mark.parametrize(
    "expression",
    [
        "街道|[乡镇]",
        "(?<=[甲乙])(?:乡|镇)",
        "(?<![0-9])(?:[0-9]{1,2})(?=所|个)|共计",
        "(?:^|\\n)共|[村区](?=[0-9])",
        "\\d+(?:\\.\\d)?|[共丙]",
        "(?:\\s*[村乡])+",
        "(?:(?P<n>[0-9])年|社(?:区)?)",
        "[街社]{0,2}[道区]",
    ],
)
def test_the_same_is_found(expression: str) -> None:
    plain, made = re.compile(expression), _made_re(expression, 0)
    for at in range(len(TEXT)):
        for end in (len(TEXT), at + 3):
            told = [(m.span(), m.groups()) for m in plain.finditer(TEXT, at, end)]
            assert [(m.span(), m.groups()) for m in made.finditer(TEXT, at, end)] == told
    assert made.sub("<>", TEXT) == plain.sub("<>", TEXT)
    assert (made.match(TEXT) is None) == (plain.match(TEXT) is None)
