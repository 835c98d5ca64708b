"""Columns that are kinds of bodies beside their total (合计 | 村委会 | 居委会): the rows say what of them is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.tables.findings import Span
from minzheng_ie.tables.metrics import joined
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.subjects import Subject, Subjects
from minzheng_ie.tables.told import Caption, ToldTitle, ToldTopic
from minzheng_ie.tables.units import ONE_BY_ONE
from minzheng_ie.tables.words import TableWord, TableWords

_PLACES = "institutions"
_OWN = compile_re("[省市州县区旗盟]本级")
"""What the place has itself, beside its parts (市本级社会团体)."""


def tell_bodies(plans: Sequence[Plan], words: TableWords) -> None:
    """Tell each column of a panel which of them are bodies beside a total."""
    if not any(plan.total and not plan.name for plan in plans):
        return
    bare = [plan.name for plan in plans if plan.name and not plan.units and plan.growth is None]
    bodies = frozenset(name for name in bare if _names_bodies(words.measure(name)))
    for plan in plans:
        plan.bodies = bodies


def _names_bodies(rule: TableWord | None) -> bool:
    return rule is not None and rule.weak and _PLACES in rule.dimensions


def in_order(plan: Plan, label: str, head: str, words: TableWords) -> tuple[str, str]:
    """Label and head, the body before what is counted of it (村委会 of 年末干部人数)."""
    if _OWN.fullmatch(plan.name) is not None:
        return head, label
    rule = words.measure(label)
    return (head, label) if plan.name in plan.bodies and rule is not None and not rule.weak else (label, head)


def topics_for(plan: Plan, topics: tuple[ToldTopic, ...]) -> tuple[ToldTopic, ...]:
    """The subjects of a table, none of them by the name of one of its columns; a column's own before them."""
    if plan.topic is not None:
        topics = (plan.topic, *topics)
    return tuple([replace(t, text="") if t.text in plan.bodies else t for t in topics])


def names_kind(plan: Plan, caption: Caption) -> bool:
    """Whether a head is a kind of places that has its own word (县), counted one by one as the caption says (单位:个)."""
    readings, scales = plan.column.readings, caption.scales
    if len(plan.units) != 1 or len(scales) != 1 or not readings or not readings[-1].only_unit:
        return False
    return scales[0].scale.unit == ONE_BY_ONE and plan.units[0][0].dimension == _PLACES


def counted_in(plan: Plan, label: str, metric: str) -> str:
    """What tells the unit of a column that has none: of a body its row, as it does beside it."""
    return label if label and plan.name in plan.bodies else metric


def of_bodies(
    subject: Subject,
    spans: tuple[Span, ...],
    bodies: ToldTitle | None,
    names: tuple[str, str],
    words: TableWords,
) -> tuple[Subject, tuple[Span, ...]]:
    """The measure of a total, or of a year, with the bodies of the title (床位 in a table of 收养类单位基本情况); any other as it is.

    spans (tuple): where it stands. names (tuple): of its row and its column.
    """
    label, head = names
    rule = words.measure(head) if bodies is not None and not label else None
    whole = rule is not None and (
        head in rule.words or words.is_whole("kept", head) or words.has("staff", head)
    )
    if bodies is None or rule is None or not whole:
        return subject, spans
    kind = subject.metric.removesuffix(head)
    if (rule.weak and "people" not in rule.dimensions) or (kind and bodies.text.endswith(kind)):
        return subject, spans  # 敬老院床位 of 乡镇敬老院
    told = Subject(joined(bodies.text, head), subject.program, subject.topic)
    return told, ((bodies.span, *spans) if bodies.span is not None else spans)


def tell_staff(
    subject: Subject,
    bodies: ToldTitle | None,
    names: tuple[str, str],
    subjects: Subjects,
    topics: Sequence[ToldTopic],
) -> None:
    """Tell of what programme the social workers of bodies are: of the bodies' own. names (tuple): of the row and the column."""
    label, head = names
    if bodies is not None and subjects.words.has("staff", head):
        subject.program = subjects.of(label or bodies.text, "", topics, place=False).program
