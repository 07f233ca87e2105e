"""The glossary of what is decided on the way from a page to its records."""

from __future__ import annotations

import pytest
from attrs.exceptions import FrozenInstanceError

from statements.steps import GLOSSARY, Step


def test_every_term_says_what_it_means() -> None:
    assert GLOSSARY
    assert all(term.islower() and len(meaning.split()) > 2 for term, meaning in GLOSSARY.items())


def test_a_step_cannot_be_changed_and_has_facts_of_its_own() -> None:
    a, b = Step(what="cue", start=0, end=4), Step(what="cue", start=0, end=4)
    assert a == b
    assert a.facts is not b.facts
    with pytest.raises(FrozenInstanceError):
        a.start = 1  # type: ignore[misc]
