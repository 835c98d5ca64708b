"""The forms of rows about regions, as pattern files hold them."""

from __future__ import annotations

from typing import ClassVar

from minzheng_ie.governance.rows import FieldRow


class RegionRow(FieldRow):
    """A row of a table about regions. region (str): the value taken."""

    key: ClassVar[str] = "region"

    region: str
