"""Hypothesis profiles: ``quick`` in the suite, ``thorough`` where time does not matter.

``HYPOTHESIS_PROFILE=thorough pytest tests/property`` (or ``--hypothesis-profile=thorough``) runs 1,000 examples each.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The speed of a shared machine is no property of the code.
_RELAXED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
settings.register_profile("quick", max_examples=25, derandomize=True, **_RELAXED)
settings.register_profile("thorough", max_examples=1000, **_RELAXED)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
NO_SEEDS = pytest.mark.skip(reason="the seeds are third parties' pages, which stand in the repository alone")


@pytest.fixture(params=SEEDS or [pytest.param(None, marks=NO_SEEDS)], ids=lambda path: path.stem if path else "none")
def seed(request: pytest.FixtureRequest) -> Path:
    """The path of each seed page."""
    return Path(request.param)


@pytest.fixture
def run(tmp_path: Path):
    """Run ``python -m statements`` in an empty folder; gives the finished process, its output as text."""
    import subprocess

    def call(*args: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        process = subprocess.run(
            [sys.executable, "-m", "statements", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "1", **(env or {})},
            timeout=120,
        )
        return subprocess.CompletedProcess(
            process.args,
            process.returncode,
            process.stdout.decode("utf-8", "surrogateescape"),
            process.stderr.decode("utf-8", "surrogateescape"),
        )

    return call
