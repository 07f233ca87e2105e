"""Records that only the library sees: quick to make, and nobody changes one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from statements.attribution.sentence.frames import NEAR
from statements.attribution.sentence.quotations import Quotation
from statements.attribution.sentence.tokens import Cue

CHANGE = "from statements.attribution.sentence.tokens import Cue\n\ndef move(cue: Cue) -> None:\n    cue.first = 1\n"


def test_a_record_is_made_without_what_forbids_changing_it_at_run_time() -> None:
    assert "__setattr__" not in vars(Cue)


def test_records_that_are_compared_may_be_counted_in_a_set() -> None:
    one = Quotation(0, 1, 2, 3)
    assert {one, evolve(one)} == {one}
    assert Cue(0, 1, NEAR) != Cue(0, 1, NEAR)


def test_whoever_checks_types_forbids_to_change_a_record(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    (tmp_path / "change.py").write_text(CHANGE)
    command = [sys.executable, "-m", "mypy", "--strict", str(tmp_path / "change.py")]
    told = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    assert 'Property "first" defined in "Cue" is read-only' in told.stdout
