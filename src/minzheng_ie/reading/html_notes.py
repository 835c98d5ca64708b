"""Lines of a page that tell where its report comes from and of which day it is."""

from __future__ import annotations

import re

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.html_rules import page_rules

DAY = compile_re(r"(?<!\d)((?:19|20)\d{2})\s?[-年/.]\s?(\d{1,2})\s?[-月/.]\s?(\d{1,2})(?!\d)")
"""A day as figures: year, month, day."""
HANZI = compile_re(r"[\u4e00-\u9fff]")
_BRACKETS = compile_re(r"[\[【(（]\s*[\]】)）]|[|｜]")
_NAMED_DAY = compile_re(
    r"[(\uff08]?\s*([\u4e00-\u9fff]{2,20})\s*((?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*发表于\S{0,8})?\s*[)\uff09]?"
)
_DAY_NAMED = compile_re(
    r"((?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日))(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[\s|]+([\u4e00-\u9fff]{2,20})(?:\s*[|])?"
)
_DAY_THEN = compile_re(r"^((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?=[\u4e00-\u9fff])")
_COUNTS = compile_re(r"(?:\s+\d{1,7}){1,4}\s*$")
_POSTED = compile_re(r"^(?:发布|发表|更新|上传)[于在]?\s*(?=(?:19|20)\d{2}[-年/.])")
_FROM = compile_re(r"^来源于(?=\s*[:：])")
_SAID = compile_re(
    r"——?.{2,60}|[(\uff08][^()\uff08\uff09]{2,50}[)\uff09]|[\u4e00-\u9fff]{1,20}(?:[局厅部院处科]|政府|办公室|委员会|中心|残联)"
    r"|[\u4e00-\u9fff]{1,10}[〔\[][12]\d{3}[〕\]]\s?\d{1,4}号"
)
_NOTE = 160


def is_said(text: str) -> bool:
    """Whether a line between title and body belongs to the report: a subtitle, who issues it, its number."""
    return _SAID.fullmatch(" ".join(text.split())) is not None


def note_of(text: str) -> str | None:
    """A line of source and day as the report's lines have it, without counters and buttons; None when it is no such line.

    text (str): of a line above the body or at its beginning.
    """
    rules = page_rules()
    text = " ".join(text.split())
    text = _POSTED.sub("发布时间:", _FROM.sub("来源", text))
    text = _DAY_THEN.sub(r"\1 ", text)
    named = _NAMED_DAY.fullmatch(text)
    if named is not None and not rules.label.match(text):
        return f"发布时间:{named[2]} 来源:{named[1]}"
    uncounted = _COUNTS.sub("", rules.counter.sub(" ", text)).strip()
    first = _DAY_NAMED.fullmatch(uncounted)
    if first is not None and not rules.label.search(uncounted):
        return f"发布时间:{first[1]} 来源:{first[2]}"
    day = DAY.match(text.lstrip("[【(（ "))
    if len(text) > _NOTE or not (rules.label.match(text) or day or rules.issuer.match(text)):
        return None
    if "。" in text:
        return None
    kept = _BRACKETS.sub(" ", rules.counter.sub(" ", text))
    if day and day.end() < len(kept):
        kept = _COUNTS.sub("", kept)
    kept = re.sub(
        r"(?:^|(?<=\s))[\u4e00-\u9fff]{2,4}\s?[:：](?=\s*$|\s+[\u4e00-\u9fff]{2,4}\s?[:：])", "", kept
    )
    kept = " ".join(kept.split()).strip(" |·")
    return kept if HANZI.search(kept) or DAY.search(kept) else ""
