"""The models of rows of ``governance/``, as they stand in files."""

from __future__ import annotations

from typing import Literal

from minzheng_ie.rules.rows import PatternRow


class ChangeRow(PatternRow):
    """A row of ``governance/change.yaml``.

    change (str): what the number is; ``by-cue`` what the word in the slot ``cue`` says.
    """

    follows = ("change",)

    change: Literal["", "by-cue", "none"] = ""
