"""Time and memory grow with the text, whatever stands in it: templates of `benchmarks/fuzz/clauses.py`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks" / "fuzz"))

import clauses  # noqa: E402

from minzheng_ie.extractor import Extractor  # noqa: E402

# Each once took time that grew with the square or the cube of its length, or is of a kind that might.
TEMPLATES = [
    "殡葬过半", "约8%养老", "7处占", "孤儿、", "两", "为三倍河北省低保", "四分之一占比", "6户千", "占7%,", "其中占3.6%,", "占40户,",
    "养老床位 张 6\n", "9 ", "6人", "3%", "二两", "十两", "2019、", "3月", "两倍8日", "低保、供养", "分别为4%、",
    "分别4户和", "石家庄市、", "邢台市5家、", "从5人到", "由去年的6%提高到", "将把", "要5人", "比上年增长5%、", "截至2021年底6家", "“十三五”5人",
    "其中,", "(", "“8家", "《9号", "民政5家;", "全县3户。", "每人每月700元、", "不含床位4张", "合计5万元、", "计划6个", "补助水 平", "受灾(zāi)?p坏5间", "一类、", "人口 数5,", "2x",
    "将新建", "将", "从上年的", "超过", "增长", "高于全省", "提高到", "比上年多",
]  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def prose(extractor: Extractor) -> float:
    extractor.extract("2023年,全市有低保对象5人。")
    return clauses.prose(extractor.extract)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_clause_repeated_takes_time_as_its_length(
    template: str, extractor: Extractor, prose: float
) -> None:
    assert clauses.grows(extractor.extract, template, prose) == ""


@pytest.mark.parametrize("template", ["5家占", "占5%,", "三分之一占比", "低保5人,占"])
def test_no_metric_holds_those_before_it(template: str, extractor: Extractor) -> None:
    report = extractor.extract(clauses.filled(template, 3000))
    assert max((len(claim.metric) for claim in report.claims), default=0) <= 60
    assert max((len(claim.evidence.metric) for claim in report.claims), default=0) <= 8


def test_two_shares_are_of_the_same(extractor: Extractor) -> None:
    report = extractor.extract("全县供养儿童40名,占登记儿童的8%,占困难儿童的15%,占户籍儿童的1%。")
    shares = [claim.metric for claim in report.claims if claim.unit == "%"]
    assert shares == ["供养儿童占登记儿童", "供养儿童占困难儿童", "供养儿童占户籍儿童"]


_MEMORY = """
import resource, sys
from minzheng_ie.extractor import Extractor
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
extractor = Extractor()
extractor.extract("2023年,全市有低保对象5人。\\n养老机构 家 4\\n")
template, length = sys.argv[1].encode().decode("unicode_escape").encode("latin-1").decode(), int(sys.argv[2])
text = (template * (length // len(template) + 1))[:length]
before = peak()
report = extractor.extract(text)
print((peak() - before) / length)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize(
    ("template", "length", "most"),
    [
        (r"\n", 3_000_000, 40),
        (r"\r\n", 3_000_000, 40),
        ("供养5人", 200_000, 700),
        ("养老机构7家,", 200_000, 450),
    ],
)
def test_memory_grows_with_text_and_claims(template: str, length: int, most: int) -> None:
    program = [sys.executable, "-c", _MEMORY, template, str(length)]
    done = subprocess.run(program, capture_output=True, text=True, check=True, encoding="utf-8")
    assert float(done.stdout) < most, "bytes a character"
