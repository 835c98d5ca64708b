"""Our cut is jieba's, word for word."""

from __future__ import annotations

import logging
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng_ie.claims.cutting import DictionaryCutter

SEEDS = sorted(Path(__file__).parents[1].glob("seeds/*.txt"))
MIXED = "全市民政局城乡低保标准达到每人每月2023年.5%，。ab(ü)養老〇 \u3000\r\n\t+#&_-é\u9fff\U0002a7dd"


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    made.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    made.initialize()
    made.add_word("城乡低保标准")
    return made


@pytest.mark.parametrize("path", SEEDS, ids=[path.stem for path in SEEDS])
def test_reports_are_cut_as_by_jieba(path: Path, tokenizer: jieba.Tokenizer) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert DictionaryCutter(tokenizer).cut(text) == tuple(tokenizer.cut(text, HMM=False))


@settings(deadline=None)
@given(text=st.text(alphabet=MIXED, max_size=30) | st.text(max_size=30))
def test_any_text_is_cut_as_by_jieba(text: str, tokenizer: jieba.Tokenizer) -> None:
    words = DictionaryCutter(tokenizer).cut(text)
    assert words == tuple(tokenizer.cut(text, HMM=False))
    assert "".join(words) == text
