"""One line in a folder given with ``--patterns`` changes what is extracted; without it nothing changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from minzheng_ie.cli.app import app


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def claims(*arguments: object) -> list[dict[str, Any]]:
    result = run("extract", *arguments)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("file", "line", "text", "field", "before", "after"),
    [
        pytest.param(
            "programmes.yaml",
            "- {program: 殡葬服务, aliases: [清风园]}",
            "2023年，丽江市扩建清风园35个。",
            "program",
            [None],
            ["殡葬服务"],
            id="an-alias-of-a-programme",
        ),
        pytest.param(
            "programmes.yaml",
            "- {program: 晨光守护, parent: 儿童福利}",
            "2023年，丽江市开展晨光守护1200人次。",
            "program",
            [None],
            ["晨光守护"],
            id="a-new-programme",
        ),
        pytest.param(
            "units.yaml",
            "- {unit: 沓, dimension: count, forms: [沓]}",
            "2023年，丽江市发放餐券320沓。",
            "unit",
            [],
            ["沓"],
            id="a-unit",
        ),
        pytest.param(
            "region_aliases.yaml",
            "- {alias: 玉壁金川, region: 云南省/丽江市}",
            "2023年，玉壁金川救助困难群众1200人次。",
            "region",
            [None],
            ["云南省/丽江市"],
            id="an-alias-of-a-region",
        ),
        pytest.param(
            "regions.csv",
            "code,name,level,parent,valid_from,valid_to,core,bare,official\n"
            "530799,雪山新县,county,530700,2030-01,,雪山新,never,free",
            "2031年，云南省丽江市雪山新县救助困难群众1200人次。",
            "region",
            ["云南省/丽江市"],
            ["云南省/丽江市/雪山新县"],
            id="a-region",
        ),
    ],
)
def test_one_line_changes_the_extraction(
    tmp_path: Path,
    file: str,
    line: str,
    text: str,
    field: str,
    before: list[str | None],
    after: list[str | None],
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(text, encoding="utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / file).write_text(line + "\n", encoding="utf-8")
    assert [claim[field] for claim in claims(report)] == before
    assert run("patterns", "check", rules).exit_code == 0
    assert [claim[field] for claim in claims(report, "--patterns", rules)] == after
    assert [claim[field] for claim in claims(report)] == before, "the folder does not stay in force"


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("regions.csv", "code,name\n", "regions.csv:1: the columns must be code,name,"),
        (
            "regions.csv",
            "code,name,level,parent,valid_from,valid_to,core,bare,official\n\n1,x,county,530700,,,,never,free\n",
            "regions.csv:3: a row needs a six-digit code and a name",
        ),
        ("regionz.csv", "", "no pattern file has this name"),
        (
            "regions.csv",
            "code,name,level,parent,valid_from,valid_to,core,bare,official\n999999,无主县,county,999900,,,,never,free\n",
            "999999 无主县: no parent 999900",
        ),
        (
            "region_aliases.yaml",
            "- {alias: 玉壁, region: 云南省/无此市}\n",
            "no region has the path 云南省/无此市",
        ),
        ("programmes.yaml", "- {program: 晨光守护, parent: 无此项目}\n", "无此项目"),
    ],
)
def test_a_line_that_names_nothing_is_refused(tmp_path: Path, file: str, content: str, says: str) -> None:
    report = tmp_path / "report.txt"
    report.write_text("全市救助困难群众1200人次。", encoding="utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / file).write_text(content, encoding="utf-8")
    for result, code in (
        (run("patterns", "check", rules), 1),
        (run("extract", report, "--patterns", rules), 2),
    ):
        assert result.exit_code == code
        [line] = result.stderr.splitlines()
        assert says in line
