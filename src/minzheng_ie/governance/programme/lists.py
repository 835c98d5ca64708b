"""Lists of examples over several families (应急救护、养老护理等培训): what is counted is of none of them."""

from __future__ import annotations

from minzheng_ie.governance.programme.about import Words
from minzheng_ie.governance.programme.kin import root
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.governance.programme.spans import Mentions

_MANY = 3
"""Of two the first is what is meant most (养老院、儿童福利院等机构)."""
_BEHIND = 12
_NONE: frozenset[int] = frozenset()


def examples(text: str, mentions: Mentions, words: Words) -> frozenset[int]:
    """Where the mentions start that are members of a list which goes over several families, and ends in 等 or is of persons.

    text (str): that the offsets of ``mentions`` (one sentence's, in order) count in.
    """
    open_ended = words.looks.and_others.search(text, mentions[1].end, mentions[-1].end + _BEHIND) is not None
    if not open_ended and len(mentions) < _MANY:
        return _NONE
    found: set[int] = set()
    run = [mentions[0]]
    for mention in mentions[1:]:
        behind = run[-1].end
        if behind < mention.start and words.looks.link.fullmatch(text, behind, mention.start) is None:
            found |= _of_several(text, run, words)
            run = []
        run.append(mention)
    return frozenset(found | _of_several(text, run, words))


def _of_several(text: str, run: Mentions, words: Words) -> set[int]:
    if len(run) == 1:
        return set()
    families = {root(words.programmes, m.program) for m in run}
    end, looks = run[-1].end, words.looks
    many = (len(run) >= _MANY or None in families) and looks.ends_list.match(text, end) is not None
    if len(families) > 1 and (many or looks.ends_fields.match(text, end) is not None):
        return {m.start for m in run}
    alike = len(families - {None}) >= _MANY and _of_persons(text, run, looks)
    return {m.start for m in run} if alike else set()


def _of_persons(text: str, run: Mentions, looks: ProgrammeLooks) -> bool:
    """Whether all members of a list are persons who are helped alike (慰问五保老人、孤儿、烈属|86人; not …等困难群众)."""
    if looks.and_others.search(text, run[0].end, run[-1].start) is not None:
        return False
    return all(
        looks.group.match(text, m.end)
        or looks.group_end.search(text, m.start, m.end)
        or looks.whom.search(text, m.start, m.end)
        for m in run
    )
