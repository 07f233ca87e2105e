"""Whoever listens changes nothing: every golden sentence is read the same, and each step says where it is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from statements.attribution import attribute
from statements.formats.base import Block
from statements.languages import load
from statements.steps import GLOSSARY, VERDICTS, Step

FILES = sorted((Path(__file__).parent / "golden" / "sentences").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_sentence_is_read_the_same_whether_anybody_listens_or_not(path: Path) -> None:
    language = load(path.stem[:2])
    for entry in tomllib.loads(path.read_text("utf-8"))["sentence"]:
        text = entry["text"]
        steps: list[Step] = []
        blocks = [Block(item=1, kind="prose", spans=((0, len(text)),))]
        assert attribute(text, blocks, language, steps.append) == attribute(text, blocks, language)
        assert steps, text
        for step in steps:
            assert step.what in GLOSSARY
            assert step.verdict in VERDICTS
            assert 0 <= step.start <= step.end <= len(text)
