"""What stands around a year of two digits, and what around a length of time that looks like one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from minzheng_ie.compiled import compile_re

FULL = compile_re(r"(?<![0-9.])(?:19|20)[0-9]{2}年")
AT_HEAD = compile_re(r"(?:^|[\n,。;:!?(])[ ]?([0-9]{2})年(?!间|来|里|内|后|前|多|期|制|以|的)")
COMPARED = compile_re(r"[比较]\Z")
FROM_TO = compile_re(r"(?:截至|截止|自|从|由|到|至)\Z")
VALUE_BEHIND = compile_re(r"的[0-9约近]|起|以来|[,底末初]|度")
LISTED = compile_re(r"年[、和及与至到]\Z")
HEAD = compile_re(r"(?:^|[\n,。;:!?(“’' ]|[全我本][市县区省州旗国])$")


class Short(NamedTuple):
    """What has lists of words in it.

    before, behind: of a length of time (历时12年, 12年来). sentenced: before one that has months too (徒刑12年6个月).
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    sentenced: re.Pattern[str]


def short_of(words: Callable[[str], str]) -> Short:
    """The expressions, of the alternation of words that ``words`` gives for a class."""
    return Short(
        before=compile_re(rf"{words('lasts')}\Z"),
        behind=compile_re(rf"{words('lasted')}|,?[他她我]|的(?![0-9约近])|[0-9]"),
        sentenced=compile_re(rf"{words('sentenced')}\Z"),
    )
