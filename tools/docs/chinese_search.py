"""Search in Chinese: every two characters that stand side by side are a term, so that any word of a page finds it.

Sphinx cuts pages by jieba and leaves the question whole: 养老床位 then misses a page that was cut 养老 · 床位. Here page and
question are cut alike, into pairs of characters, and all pairs of the question must be on the page. English is stemmed as usual.
"""

from __future__ import annotations

import re

from sphinx.search.en import SearchEnglish

_RUN = re.compile(r"[一-鿿㐀-䶿]+|[^\W一-鿿㐀-䶿]+")


class SearchPairs(SearchEnglish):
    """Pairs of Chinese characters, and the words between them."""

    lang = "zh"
    language_name = "English"  # of the stemmer
    js_splitter_code = r"""
var splitQuery = (query) => {
  const terms = [];
  for (const run of query.match(/[一-鿿㐀-䶿]+|[A-Za-zÀ-ɏ0-9_]+/gu) || []) {
    if (!/^[一-鿿㐀-䶿]/u.test(run) || run.length === 1) terms.push(run);
    else for (let i = 0; i + 1 < run.length; i++) terms.push(run.slice(i, i + 2));
  }
  return terms;
};
"""

    def split(self, input: str) -> list[str]:
        """The terms of a stretch of text: single characters too, for a question of one."""
        found: list[str] = []
        for run in _RUN.findall(input):
            if "㐀" <= run[0] <= "鿿":
                found += run
                found += (run[at : at + 2] for at in range(len(run) - 1))
            else:
                found.append(run)
        return found
