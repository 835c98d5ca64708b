"""The models of rows of this room, as they stand in files."""

from __future__ import annotations

from typing import Literal

import regex as re
from pydantic import field_validator

from minzheng_ie.compiled import compile_regex
from minzheng_ie.patterns import Rule

Kind = Literal[
    "press_conference",
    "interview",
    "open_information",
    "budget",
    "bulletin",
    "table",
    "part_year",
    "plan",
    "notice",
    "annual",
    "news",
]
"""What a document is by its title or its form; ``news`` by its dateline or byline."""

Effect = Literal["line", "section", "meta", "above", "lead", "tail"]


Role = Literal[
    "", "issuer", "posted", "written", "byline", "page", "note", "address", "sign", "links", "legal", "path"
]


class FurnitureRule(Rule):
    """One line of ``furniture.yaml``.

    text (str): a regular expression over a cleaned line.
    effect (str): ``line`` the line is boilerplate; ``section`` it opens a list of links that goes on until
        prose returns; ``meta`` the line says where or when the document comes from (its dates count); ``above`` it stands below the headlines of a paper's page; ``lead`` the
        words stand before a paragraph (a byline) and are cut off as a line of ``meta``; ``tail`` they stand behind one.
    role (str): what the words say of the document; the head of the file says what each means.
    beside (str): what may stand in the line beside the words of the rule. ``label`` nothing that tells of an amount
        in a sentence (主办:全年主办活动15场,参加者3000人。 is no footer); ``title`` anything but whole sentences, as
        the words lead to the title of another page. A section of ``title`` holds titles with amounts, one of
        ``label`` (its heading is also one of reports) ends at the first line that tells of an amount.
    example (str): a line that the rule finds.
    """

    text: str
    effect: Effect
    role: Role = ""
    beside: Literal["label", "title", "text"] = "label"
    example: str = ""

    @field_validator("text")
    @classmethod
    def _expression(cls, value: str) -> str:
        try:
            compile_regex(value)
        except re.error as error:
            raise ValueError(f"not a regular expression: {value!r}: {error}") from error
        return value


class DocumentRule(Rule):
    """A line of ``documents.yaml``; the head of that file says what each role means.

    words (tuple): the words. example (str): a line that holds one of them.
    """

    role: (
        Kind
        | Literal[
            "passing_before",
            "passing_after",
            "body",
            "told",
            "campaign",
            "headline",
            "home",
            "span_review",
            "span_running",
            "span_other_part",
        ]
    )
    words: tuple[str, ...]
    example: str = ""


class LocalMedia(Rule):
    """A line of ``local_media.yaml``: papers whose name does not tell their place.

    region (str): path of the place they are of. names (tuple): the papers.
    """

    region: str
    names: tuple[str, ...]
