"""Lists of examples over several families (应急救护、养老护理等培训): what is counted is of none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.programmes import ProgrammeMention

_AND_SO_ON = compile_regex(r"[^,。;:、\d]{0,10}等(?![级待候到\d])")
_LINK = compile_regex(
    r"[^,。;:、\d]{0,12}(?:、|”“)(?:[^,。;:、\d]{1,8}、)?[^,。;:、\d]{0,10}|[^,。;:、\d”“]{0,6}"
)
_MANY = 3  # of two the first is what is meant most (养老院、儿童福利院等机构)
_NONE: frozenset[int] = frozenset()


def examples(
    text: str, mentions: Sequence[ProgrammeMention], family: Callable[[str | None], str | None]
) -> frozenset[int]:
    """Where the mentions start that are members of a list which ends in 等 and goes over more than one family.

    text (str): that the offsets of ``mentions`` (one sentence's, in order) count in. family: the programme at the root
    of one.
    """
    if len(mentions) < 2 or text.find("等", mentions[1].end, mentions[-1].end + 12) < 0:
        return _NONE
    found: set[int] = set()
    run = [mentions[0]]
    for mention in mentions[1:]:
        if _LINK.fullmatch(text, run[-1].end, mention.start) is None:
            found |= _of_several(text, run, family)
            run = []
        run.append(mention)
    return frozenset(found | _of_several(text, run, family))


def _of_several(
    text: str, run: Sequence[ProgrammeMention], family: Callable[[str | None], str | None]
) -> set[int]:
    families = {family(m.program) for m in run}
    several = len(families) > 1 and (len(run) >= _MANY or None in families)
    if not several or _AND_SO_ON.match(text, run[-1].end) is None:
        return set()
    return {m.start for m in run}
