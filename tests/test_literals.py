"""No rule quotes a gold document: a long literal that stands in one gold document only serves that document only."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex as re

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LONG = re.compile(r"\p{Han}{8,}")
SUFFIXES = {".py", ".yaml", ".yml", ".csv", ".json", ".toml"}
# Names of programmes, institutions and laws are terms of the field, whoever uses them.
TERMS = re.compile(
    r"(?:补贴|保障|救助|供养|登记|服务|改造|机构|中心|机制|组织|照护|补助|监测|残疾人|老年人|儿童|组织助力乡村振兴|信托|生活标准|对象)$"
)


def _texts(folder: Path) -> dict[str, str]:
    return {f.name: re.sub(r"\s", "", f.read_text(encoding="utf-8")) for f in sorted(folder.glob("*.txt"))}


def test_no_literal_serves_one_gold_document() -> None:
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the real reports are not here (../shared/seeds)")
    from minzheng_ie.text.normalize import clean

    gold = {name: clean(text).text for name, text in _texts(SHARED / "seeds").items()}
    rest = "".join(_texts(SHARED / "corpus").values())
    found = []
    for folder in ("patterns", "src"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix not in SUFFIXES or "region" in file.name:
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                for match in LONG.finditer(line):
                    literal = match.group()
                    where = [name for name, text in gold.items() if literal in text]
                    if len(where) == 1 and literal not in rest and not TERMS.search(literal):
                        found.append(f"{file.relative_to(ROOT)}:{number}: {literal} (only in {where[0]})")
    assert not found, "\n".join(found)


def test_the_check_can_fail() -> None:
    assert LONG.search("words: [紧紧围绕中心工作大局]") is not None
    assert not TERMS.search("紧紧围绕中心工作大局")
