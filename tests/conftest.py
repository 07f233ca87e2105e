"""Hypothesis profiles: ``quick`` in the suite, ``thorough`` where time does not matter.

``HYPOTHESIS_PROFILE=thorough pytest tests/property`` (or ``--hypothesis-profile=thorough``) runs 1,000 examples each.
``hasty`` tries what ``quick`` does and does not look for a smaller example of what fails.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from statements.models import Document, Item, Part, Participant, Segment, Source, Statement

# The speed of a shared machine is no property of the code.
_RELAXED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
settings.register_profile("quick", max_examples=25, derandomize=True, **_RELAXED)
settings.register_profile("thorough", max_examples=1000, **_RELAXED)
settings.register_profile("hasty", settings.get_profile("quick"), phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
NO_SEEDS = pytest.mark.skip(reason="the seeds are third parties' pages, which stand in the repository alone")


@pytest.fixture(params=SEEDS or [pytest.param(None, marks=NO_SEEDS)], ids=lambda path: path.stem if path else "none")
def seed(request: pytest.FixtureRequest) -> Path:
    """The path of each seed page."""
    return Path(request.param)


@pytest.fixture
def untraced() -> dict[str, str]:
    """The environment without the hook that measures other processes, too: it imports, and writes files."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


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


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the program in this process; gives its exit status, its output and its messages."""
    from statements.cli import main

    def run(*args: str) -> tuple[int, str, str]:
        try:
            status = main(args)
        except SystemExit as exit:
            status = int(exit.code or 0)
        return status, *capsys.readouterr()

    return run


# Texts that programs trip over: formulas, markup, what no encoding has, what steers a terminal, what is very long.
HOSTILE = [
    '=HYPERLINK("https://example.org";"x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " \u200b=1",
    "＝1+1",
    "'=1+1",
    "'''@x",
    "'tis",
    "",
    'a "b", c;d\te',
    "x\r\ny\rz\n",
    "</script><b>&amp;]]>",
    "\ud83d alone",
    "a\x00b\x1b[31m\x7f\x85",
    "\u202eright\u2066to left",
    "👍" * 3,
    "\ufeffmark",
    "\ufffe\uffff",
    "a|b\\|c\\",
    "w" * 1_000_000,
]


@pytest.fixture(params=HOSTILE, ids=lambda text: ascii(text[:20]))
def hostile(request: pytest.FixtureRequest) -> str:
    """Each of the texts that programs trip over."""
    return str(request.param)


@pytest.fixture(scope="session")
def bearing() -> Callable[[str], Document]:
    """A function that gives a page which bears a text wherever it may."""
    return _bearing


def _bearing(text: str) -> Document:
    body = f"👍 {text} x"
    part = Part(start=2, end=2 + len(text), text=text)
    return Document(
        text=body,
        source=Source(format="plain", language="en", id=text, url=text, title=text, publisher=text, author=text),
        segments=(Segment(start=0, end=len(body), kind="body", item=1),),
        items=(Item(number=1, start=0, end=len(body), headline=text, url=text),),
        participants=(
            Participant(id="a", name=text, names=(text, "b"), office=text, affiliation=text, external=text),
            Participant(id=f"b{text}", name="B", kind="group"),
        ),
        statements=(
            Statement(
                id=text, item=1, form="direct", parts=(part,), speakers=("a", f"b{text}"), topics=(text, "b"), via=text
            ),
        ),
    )
