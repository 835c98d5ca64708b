"""A tokenizer over jieba's words that takes time linear in the text and never moves an index."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from minzheng_ie.collector import collection_put_off
from minzheng_ie.compiled import compile_re
from minzheng_ie.pipeline.state import remember_text
from minzheng_ie.tree.words import segment

_RUNS = compile_re(r"\S+|\s+")

NAME = "minzheng_ie.JiebaTokenizer.v1"


class JiebaTokenizer(DummyTokenizer):
    """Cuts a text into jieba's words.

    vocab (Vocab): the vocabulary of the documents made.

    White space is kept as it is: one space after a word is that token's trailing space, every other run (line
    breaks, ideographic spaces, tabs) is a token. So ``doc.text == text`` for every text. It has no state but the
    vocabulary, so nothing of jieba (whose lock cannot be pickled) is saved or sent to another process.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut ``text`` (str) into words. RETURNS (Doc): with the same text."""
        with collection_put_off():
            words, spaces = words_and_spaces(text)
            doc = Doc(self.vocab, words=words, spaces=spaces)
        remember_text(doc, text)
        return doc


def words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    """The tokens of a text, and for each whether one space follows that belongs to no token.

    text (str): any text.
    RETURNS (tuple): two lists of equal length; tokens and spaces joined are the text.
    """
    words: list[str] = []
    spaces: list[bool] = []
    for run in _RUNS.findall(text):
        if not run[0].isspace():
            words.extend(segment(run))
        else:
            if words and run[0] == " ":
                spaces[-1] = True
                run = run[1:]
            if run:
                words.append(run)
        spaces.extend([False] * (len(words) - len(spaces)))
    return words, spaces


def _make(nlp: Language) -> JiebaTokenizer:
    return JiebaTokenizer(nlp.vocab)


def create_jieba_tokenizer() -> Callable[[Language], JiebaTokenizer]:
    """What a config's ``[nlp.tokenizer]`` names: gives the function from a pipeline to its tokenizer."""
    return _make


registry.tokenizers.register(NAME, func=create_jieba_tokenizer)
