"""The dictionary read where it is asked is jieba's."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor

import jieba
import pytest

from minzheng_ie.patterns import seeds_dir
from minzheng_ie.text.dictionary import WordList, jieba_words
from minzheng_ie.text.segmentation import cut

ADDED = ["居家养老服务", "适老化改造", "90后志愿者", "养老", "民", "龥龦龥", "aB超", "B超室", "T恤", "龦"]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    tokenizer.initialize()
    for word in ADDED:
        tokenizer.add_word(word)
    return tokenizer


@pytest.fixture(scope="module", params=["added", "known"])
def words(request: pytest.FixtureRequest) -> WordList:
    dictionary = jieba_words()
    often = {word: dictionary.add(word) for word in ADDED}
    if request.param == "known":
        dictionary = jieba_words()
        dictionary.add_known(often)
    return dictionary


def asked(dictionary: WordList, word: str) -> int | None:
    dictionary.FREQ[word[:2]]
    return dictionary.FREQ[word]


def test_every_word_is_as_frequent_as_in_jieba(known: jieba.Tokenizer, words: WordList) -> None:
    assert words.total == known.total
    assert [word for word, often in known.FREQ.items() if asked(words, word) != often] == []


@pytest.mark.parametrize(
    "word",
    ["龥", "龥龦龧", "𠀀", "𠀀民", "\ud800", "民\ud800", "民政民政", "é", "Ωω", "\n", "民\n", "民 ", "丁 "],
)
def test_what_is_no_word_is_none(known: jieba.Tokenizer, words: WordList, word: str) -> None:
    assert asked(words, word) is known.FREQ.get(word)


def test_parts_of_speech_are_those_of_the_file(words: WordList) -> None:
    with jieba.get_module_res("dict.txt") as file:
        text = file.read().decode("utf-8")
    tags = dict(re.findall(r"^(\S{2,}) \d+ (\S+)$", text, re.MULTILINE))
    assert [word for word, tag in tags.items() if words.tag(word) != tag] == []
    assert words.tag("龥龦") is None


def test_reports_are_cut_as_by_jieba(known: jieba.Tokenizer, words: WordList) -> None:
    for path in sorted(seeds_dir().glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert cut(text, words) == list(known.cut(text, HMM=False))


def test_a_dictionary_out_of_order_is_the_callers_to_sort() -> None:
    lines = sorted(["民政 9 n", "民 5 n", "民政局 3 nt", "政 4 n", "局 1 n", "B超 2 n"], key=str.encode)
    small = WordList("".join(f"{line}\n" for line in lines).encode(), 24)
    assert cut("民政局B超民", small) == ["民政局", "B超", "民"]
    assert (small.tag("民政"), small.tag("政局")) == ("n", None)


def test_threads_that_read_at_once_cut_alike() -> None:
    """A word is there whole or not yet asked for: no thread sees its beginning without the rest."""
    text = "全县城乡居民最低生活保障对象核查工作领导小组办公室主任会议传达学习养老服务业发展精神"
    expected = cut(text, jieba_words())
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for _ in range(20):
                words = jieba_words()
                assert all(found == expected for found in pool.map(lambda _, w=words: cut(text, w), range(8)))
    finally:
        sys.setswitchinterval(interval)
