"""Of which place a paper or a station is, by its name (江南晚报), as `local_media.yaml` tells."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.model import Span
from minzheng_ie.document.rows import LocalMedia
from minzheng_ie.entities.region_table import Region, RegionTable
from minzheng_ie.patterns import Rule, read_rules

RULE_FILES: dict[str, type[Rule]] = {"local_media.yaml": LocalMedia}


class Press:
    """The papers of the pattern directories ``dirs`` with their places. Raises PatternError when a line is broken."""

    def __init__(self, dirs: tuple[Path, ...]) -> None:
        self._of = {
            name: rule.region
            for rule in read_rules("local_media.yaml", LocalMedia, dirs)
            for name in rule.names
        }
        longest = sorted(self._of, key=lambda name: (-len(name), name))
        self._names = compile_re("|".join(longest) or "(?!)")

    def named(self, text: str, table: RegionTable) -> list[tuple[Region, Span]]:
        """The places of the papers that ``text`` names, with where it names them."""
        return [(table.by_path(self._of[m[0]]), m.span()) for m in self._names.finditer(text)]


@lru_cache(maxsize=8)
def press(dirs: tuple[Path, ...]) -> Press:
    """The papers of ``dirs``, read once."""
    return Press(dirs)
