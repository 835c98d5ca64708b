"""Numbers whose heads and labels name only ages: of whom they are, the title of their table says."""

from __future__ import annotations

from minzheng_ie.tables.findings import Span
from minzheng_ie.tables.metrics import aged, named, of_age
from minzheng_ie.tables.subjects import Subject, Subjects
from minzheng_ie.tables.told import Caption

_SHARE, _AGED, _PAID = "比重", "高龄", "津贴"


def of_people(
    subject: Subject, spans: tuple[Span, ...], caption: Caption, subjects: Subjects, *, paid: bool
) -> tuple[Subject, tuple[Span, ...]]:
    """A metric that names nobody but an age, with the people of the title (80-89周岁 in a table of 高龄老人); any other as it is.

    spans (tuple): where it stands. paid (bool): a column of the table is of sums.
    """
    people = caption.people
    alone = not caption.topics and aged(subject.metric, subjects.words)  # 60岁以上老年人 names whom it is of
    if people is None or alone or named(subject.metric, subjects.words):
        return subject, spans
    metric = of_age(subject.metric, people.text, subjects.words)
    if metric is None:
        return subject, spans
    scales = caption.scales
    if people.shared and len(scales) == 1 and scales[0].scale.dimension == "share":
        metric += _SHARE  # 0-14岁 in % of 常住人口年龄构成
    program = subject.program
    if subject.topic is None:  # how many live there is of no programme, whom something is paid is
        old = paid and people.text.startswith(_AGED)
        allowance = subjects.named(people.text + _PAID).strong if old else None
        program = allowance.program if allowance is not None else None
    told = Subject(metric, program, subject.topic)
    return told, ((people.span, *spans) if people.span is not None else spans)
