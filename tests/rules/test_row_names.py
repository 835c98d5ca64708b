"""What rows may ask for is told without reading the code."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from minzheng_ie.cli.app import app
from minzheng_ie.patterns import builtin_dir
from minzheng_ie.row_names import RowNames, row_names

TOLD = row_names()


@pytest.mark.parametrize("file", TOLD)
def test_every_name_has_a_meaning(file: str) -> None:
    for names in TOLD[file]:
        for name, meaning in names.items():
            assert len(meaning) > 2 and meaning.endswith("."), f"{file}: {name}: {meaning!r}"


def test_every_decision_table_is_told() -> None:
    tables = {
        str(path.relative_to(builtin_dir()))
        for path in builtin_dir().rglob("*.yaml")
        if "\n  when: " in path.read_text("utf-8")
        and any(key in path.read_text("utf-8") for key in ("\n  program: ", "\n  metric: "))
    }
    assert tables and tables <= set(TOLD)


def test_the_names_of_a_row_are_among_those_told() -> None:
    assert {"rests-on-whom", "whole"} <= TOLD["governance/programme_parts.yaml"].asked.keys() | set(
        TOLD["governance/programme_parts.yaml"].taken
    )
    assert isinstance(TOLD["heads.yaml"], RowNames) and "complete" in TOLD["heads.yaml"].combined


def test_the_command_tells_them() -> None:
    listed = CliRunner().invoke(app, ["patterns", "names"])
    assert listed.exit_code == 0 and "heads.yaml: " in listed.stdout
    told = CliRunner().invoke(app, ["patterns", "names", "programme_parts"])
    assert told.exit_code == 0
    assert "rests-on-whom" in told.stdout and "who is helped" in told.stdout
    other = CliRunner().invoke(app, ["patterns", "names", "no.yaml"])
    assert other.exit_code == 2 and "no decision table is called 'no.yaml'" in other.stderr
