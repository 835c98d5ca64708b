"""Words are those of jieba."""

from __future__ import annotations

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng_ie.patterns import seeds_dir
from minzheng_ie.text.segmentation import cut


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    tokenizer.initialize()
    tokenizer.add_word("居家养老服务")
    return tokenizer


WORDS = ["居家", "养老", "服务", "养老服务", "一", "万", "亿元", "民政", "民", "龥龦", "𠀀"]
MARKS = ["12.5%", "5G", "a", "AI", "+", "-", "_", " ", "\n", "\r\n", "\t", "\u3000", "、", "。", "(", "·"]
PIECES = st.sampled_from([*WORDS, *MARKS])


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=30))
@settings(max_examples=400, deadline=None)
def test_the_words_are_those_of_jieba(dictionary: jieba.Tokenizer, text: str) -> None:
    assert cut(text, dictionary) == list(dictionary.cut(text, HMM=False))


def test_the_words_of_reports_are_those_of_jieba(dictionary: jieba.Tokenizer) -> None:
    for path in sorted(seeds_dir().glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert cut(text, dictionary) == list(dictionary.cut(text, HMM=False))
