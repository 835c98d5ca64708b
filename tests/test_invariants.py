"""What holds for every document: traceable, nothing lost, deterministic, independent of other files, never crashing."""

from __future__ import annotations

import io
import itertools
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import regex as re
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import minzheng_ie as mz
from minzheng_ie.extractor import Report
from minzheng_ie.outputs.jsonl import JsonLinesWriter
from minzheng_ie.reading import read_source
from minzheng_ie.schema import SourceSpan
from minzheng_ie.text.normalize import clean

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
REAL = sorted([*(SHARED / "seeds").glob("*.txt"), *(SHARED / "corpus").glob("*.txt")])
DIGITS = re.compile(r"[0-9０-９]+")

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module", params=[pytest.param(path, id=path.stem[:24]) for path in [*SEEDS, *REAL]])
def text(request: pytest.FixtureRequest) -> str:
    return read_source(request.param).text


def source_spans(report: Report) -> Iterator[SourceSpan]:
    """Every span with a quote, anywhere in the output."""
    for claim in report.claims:
        yield SourceSpan(start=claim.start, end=claim.end, quote=claim.quote)
        for field in type(claim.evidence).model_fields:
            yield from getattr(claim.evidence, field)
    for item in report.skipped:
        yield SourceSpan(start=item.start, end=item.end, quote=item.quote)


def wire(report: Report, *, skipped: bool = True) -> bytes:
    stream = io.StringIO()
    JsonLinesWriter(stream, skipped=skipped, explain=True).write(report)
    return stream.getvalue().encode()


def lost_digits(report: Report, *, page_marks: bool = False) -> list[tuple[int, str]]:
    """Runs of digits of the document that lie in no claim and no entry of the ledger.

    page_marks (bool): whether the numbers that cleaning takes out (those of page marks) have to be there too.
    """
    covered = bytearray(len(report.text))
    spans = [(item.start, item.end) for item in (*report.claims, *report.skipped)]
    for start, end in spans if page_marks else [*spans, *clean(report.text).removed]:
        covered[start:end] = b"\1" * (end - start)
    return [
        (match.start(), match.group())
        for match in DIGITS.finditer(report.text)
        if not all(covered[match.start() : match.end()])
    ]


def check(text: str) -> Report:
    """Extract and check what must hold of the output of any text."""
    report = extractor().extract(text)
    assert report.text == text
    for span in source_spans(report):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote
    for claim in report.claims:
        assert 0 <= claim.sentence.start <= claim.start < claim.end <= claim.sentence.end <= len(text)
        assert claim.metric
        assert claim.unit
    for items in (report.claims, report.skipped):
        places = [(item.start, item.end) for item in items]
        assert places == sorted(places)
    everything = sorted((item.start, item.end) for item in (*report.claims, *report.skipped))
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(everything))
    ids = [claim.id for claim in report.claims]
    assert len(set(ids)) == len(ids)
    assert lost_digits(report) == []
    return report


@lru_cache(maxsize=1)
def extractor() -> mz.Extractor:
    return mz.Extractor()


# -- documents


def test_documents_are_traceable_and_lose_no_number(text: str) -> None:
    check(text)


def test_documents_give_the_same_bytes_again(text: str) -> None:
    assert wire(extractor().extract(text)) == wire(extractor().extract(text))


def test_a_new_extractor_gives_the_same_bytes() -> None:
    for path in SEEDS[:3]:
        source = read_source(path)
        assert wire(mz.Extractor().extract(source)) == wire(extractor().extract(source))


def test_the_hash_seed_of_the_process_does_not_matter(tmp_path: Path) -> None:
    outputs = []
    for seed in ("0", "1", "4711"):
        out = tmp_path / f"{seed}.jsonl"
        subprocess.run(
            [
                sys.executable,
                "-m",
                "minzheng_ie",
                "extract",
                *map(str, SEEDS),
                "--skipped",
                "--explain",
                "-o",
                str(out),
            ],
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        outputs.append(out.read_bytes())
    assert outputs[0]
    assert outputs[0] == outputs[1] == outputs[2]


def test_the_order_of_files_does_not_matter() -> None:
    forward = {report.doc: wire(report) for report in mz.extract_many(SEEDS)}
    shuffled = list(SEEDS)
    random.Random(7).shuffle(shuffled)
    backward = {report.doc: wire(report) for report in mz.extract_many(shuffled)}
    assert forward == backward
    assert [report.doc for report in mz.extract_many(shuffled)] == [path.name for path in shuffled]


def test_page_marks_are_in_the_ledger() -> None:
    report = extractor().extract(
        "全市共有养老机构120家，其中公办养老机\n— 3 —\n构48家，民办养老机构72家。\n第4页 共9页\n"
    )
    assert len(report.claims) == 3
    assert lost_digits(report, page_marks=True) == []


# -- texts nobody wrote


SYLLABLES = ["(yè)", "（zhèng）", "(lǐ)", "(de)", "(街道)", "(YY)", "(一)", "（二）"]
PIECES = [
    *"零一二两三四五六七八九十百千万亿半几多余约近超至年月日人户元个张家所对件次％%‰成分之第全市省县区我比上同增长下降达到占",
    *"0123456789０１２３４５６７８９",
    *"，。；：？！、（）()“”‘’《》「」『』【】—-–~～·.．,;:!? \u3000\t\u00a0",
    "\n", "\r\n", "\r", "\n\n", "\u2028", "\u000c", "\u200b", "\ufeff", "\u200d", "\ufe0f", "𠮷", "㐂", "é", "①", "⑳", "Ⅳ", "²", "٣",
    *SYLLABLES,
    "萬戶", "億圓", "發放", "養老機構", "民政事業", "云南省丽江市", "黑龙江", "北京市朝阳区", "2023年", "1-9月", "“十四五”",
    "截至2021年底", "城乡低保", "特困人员", "每人每月", "分别为", "同比增长", "力争到2027年", "个百分点", "养老床位", "一是", "其中：",
    "单位：万元", "——3——", "— 12 —", "第3页", "版权所有", "ICP备12345678号", "相关链接", "发布时间：2023-11-08", "首页 > 政务",
    "12,345.6", "1 234", "454.9 万户", "2－3倍", "百分之五十五点五", "两三千", "三百余",
]  # fmt: skip


def mixtures() -> st.SearchStrategy[str]:
    """Texts of the pieces reports are made of, in no order, with anything Unicode has in between."""
    piece = st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(PIECES),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    )
    return st.lists(piece, max_size=60).map("".join)


@lru_cache(maxsize=1)
def sentences() -> list[str]:
    found: list[str] = []
    for path in SEEDS:
        found += re.findall(r"[^。\n]+[。\n]+", read_source(path).text)
    return found


@st.composite
def splices(draw: st.DrawFn) -> str:
    """Sentences of the seeds cut anywhere and put together with noise in between."""
    parts = []
    for index in draw(st.lists(st.integers(0, len(sentences()) - 1), min_size=1, max_size=8)):
        sentence = sentences()[index]
        start = draw(st.integers(0, max(0, len(sentence) - 1)))
        end = draw(st.integers(start, len(sentence)))
        parts += [
            sentence[start:end],
            draw(st.sampled_from(["", "", "\n", "，", "。", " ", "\u200b", "(yì)", *PIECES])),
        ]
    return "".join(parts)


@QUICK
@given(mixtures())
def test_any_mixture_is_traceable_and_loses_no_number(text: str) -> None:
    check(text)


@QUICK
@given(splices())
def test_any_splice_is_traceable_and_loses_no_number(text: str) -> None:
    assert wire(check(text)) == wire(extractor().extract(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        " \u3000\t\n \n",
        "\u200b\ufeff",
        "0",
        "１２３",
        "1234567890" * 50,
        "1 2 3 4 5",
        "。。。。",
        "((((((1))))))",
        "……",
        "12345万",
        "%",
        "第",
        "阅读：532次",
        "共有3名",
        "占5.5个",
        "一二三四五六七八九十",
        "亿万亿万亿万",
        "9" * 400 + "亿元",
        "1" + ",000" * 200 + "元",
        "0.0000000000000000000000000000000000001%",
        "千分之零点零零零一",
        "2023年" * 100,
        "\x00\x01\x02 5人",
        "\U0010ffff5万户",
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "piece",
    [
        "养老机构5家，",
        "发放2.5万元",
        "1",
        "一",
        "万",
        "(",
        "“",
        "丽江市",
        "2021年",
        " 5",
        "\n5",
        "分别3、4",
        "（yì）",
        "1,",
        "、5",
    ],
)
def test_a_line_of_100k_characters_is_read_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.perf_counter()
        report = extractor().extract(text)
        took = time.perf_counter() - started
        assert all(text[span.start : span.end] == span.quote for span in source_spans(report))
        return took

    short, long = seconds(25_000), seconds(100_000)
    assert long < 4 * 3 * max(short, 0.05), (
        f"{piece!r}: {short:.2f} s for 25k characters, {long:.2f} s for 100k"
    )
