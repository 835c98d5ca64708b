"""White space never moves an index, whatever the text."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.vocab import Vocab

from minzheng_ie.pipeline.tokenizer import JiebaTokenizer, words_and_spaces

SPACES = " \u3000\t\n\r\v\f\u00a0\u2028\u200b\x1c\x85"
TOKENIZER = JiebaTokenizer(Vocab())


@settings(deadline=None)
@given(st.text() | st.text(alphabet=SPACES + "全市民政局2023年.5%，。ab(ü)\U0002a7dd"))
def test_the_text_of_a_document_is_the_text_given(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == text
    for token in doc:
        assert token.text and text.startswith(token.text, token.idx)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        (" ", [" "]),
        ("全市 救助", ["全市", "救助"]),
        ("全市  救助", ["全市", " ", "救助"]),
        ("全市 \n救助", ["全市", "\n", "救助"]),
        ("\u3000\u3000全市\r\n", ["\u3000\u3000", "全市", "\r\n"]),
        ("救助\t1200人次", ["救助", "\t", "1200", "人次"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == tokens


def test_a_long_run_of_space_is_one_token() -> None:
    words, spaces = words_and_spaces("全市" + " \n" * 50_000 + "救助")
    assert [len(word) for word in words] == [2, 99_999, 2]
    assert spaces == [True, False, False]


def test_nothing_of_jieba_is_pickled(nlp: Language) -> None:
    again = pickle.loads(pickle.dumps(nlp.tokenizer))
    assert [token.text for token in again("全市救助困难群众1200人次")] == [
        token.text for token in nlp.make_doc("全市救助困难群众1200人次")
    ]
