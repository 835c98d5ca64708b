"""Lists of examples over several families (应急救护、养老护理等培训): what is counted is of none of them."""

from __future__ import annotations

from minzheng_ie.governance.programme.about import Words
from minzheng_ie.governance.programme.kin import root
from minzheng_ie.governance.programme.spans import Mentions

_MANY = 3
"""Of two the first is what is meant most (养老院、儿童福利院等机构)."""
_BEHIND = 12
_NONE: frozenset[int] = frozenset()


def examples(text: str, mentions: Mentions, words: Words) -> frozenset[int]:
    """Where the mentions start that are members of a list which ends in 等 and goes over more than one family.

    text (str): that the offsets of ``mentions`` (one sentence's, in order) count in.
    """
    if words.looks.and_others.search(text, mentions[1].end, mentions[-1].end + _BEHIND) is None:
        return _NONE
    found: set[int] = set()
    run = [mentions[0]]
    for mention in mentions[1:]:
        if words.looks.link.fullmatch(text, run[-1].end, mention.start) is None:
            found |= _of_several(text, run, words)
            run = []
        run.append(mention)
    return frozenset(found | _of_several(text, run, words))


def _of_several(text: str, run: Mentions, words: Words) -> set[int]:
    families = {root(words.programmes, m.program) for m in run}
    end, looks = run[-1].end, words.looks
    many = (len(run) >= _MANY or None in families) and looks.ends_list.match(text, end) is not None
    if len(families) > 1 and (many or looks.ends_fields.match(text, end) is not None):
        return {m.start for m in run}
    return set()
