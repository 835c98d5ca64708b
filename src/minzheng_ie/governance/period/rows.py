"""The form of a row about periods, as a pattern file holds it."""

from __future__ import annotations

from typing import ClassVar

from minzheng_ie.governance.rows import FieldRow


class PeriodRow(FieldRow):
    """A row of a table about periods. period (str): the value taken."""

    key: ClassVar[str] = "period"

    period: str
