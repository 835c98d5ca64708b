"""The pipeline and a folder of rules for the tests of this room."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline_examples import RULES
from spacy.language import Language

import minzheng_ie as mz


@pytest.fixture(scope="session")
def nlp() -> Language:
    return mz.load()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "programmes.yaml").write_text(RULES, encoding="utf-8")
    return folder
