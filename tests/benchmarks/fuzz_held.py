"""What must hold of each page that ``fuzz_splice.py`` and ``fuzz_tokens.py`` make; they tell where it does not.

No error but the library's own; the segments are the text; each part reads what stands at its place; the calls of
functions stay within a limit for each token, which tells of work that grows faster than the page. Of some pages it is
asked too whether they read the same a second time, come back from JSON, and have each statement in one cluster.
"""

from __future__ import annotations

import re
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import statements
from statements.dedup import deduplicate
from statements.pipeline import parse
from statements.serial import from_json, to_json

ROOT = Path(statements.__file__).parent
TOKEN = re.compile(r"\w+|[^\w ]")
# The most calls that a token may cost, beyond what a page costs anyway; and the most seconds of the processor for a
# page, for a search that goes back and forth in a regular expression calls nothing.
PER_TOKEN, PER_PAGE, SECONDS = 600, 60_000, 10.0
# How many shorter pages are tried for one that fails.
TRIES = 400


class WorkedError(Exception):
    """More calls, or seconds, than so many tokens may cost."""


class Trial(NamedTuple):
    """A page, how it is read, and whether it is looked at closely."""

    text: str
    format: str | None
    language: str | None
    closely: bool = False


def hold(trial: Trial) -> None:
    """What must hold of every page."""
    text, format, language, closely = trial
    tokens = len(TOKEN.findall(text))
    left = PER_PAGE + PER_TOKEN * tokens

    def watch(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal left
        if event == "call":
            left -= 1
            if left < 0:
                sys.setprofile(None)
                raise WorkedError(f"calls for {tokens} tokens")

    def late(number: int, frame: FrameType | None) -> None:
        raise WorkedError(f"seconds for {tokens} tokens")

    signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    sys.setprofile(watch)
    try:
        page = parse(text, format=format, language=language)
    except statements.StatementsError:
        return
    finally:
        sys.setprofile(None)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    assert "".join(text[s.start : s.end] for s in page.segments) == text, "the segments are the text"
    parts = [part for said in page.statements for part in said.parts]
    assert all(text[part.start : part.end] == part.text for part in parts), "a part reads what stands at its place"
    if closely:
        assert parse(text, format=format, language=language) == page, "a page reads the same again"
        assert from_json(to_json(page)) == page, "a document comes back from JSON"
        members = sum(len(cluster.members) for cluster in deduplicate([page]))
        assert members == len(page.statements), "each statement stands in one cluster"


def failure(trial: Trial) -> tuple[str, str] | None:
    """Where in the code a page fails, and with which message."""
    try:
        hold(trial)
    except Exception as error:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith(str(ROOT))]
        if isinstance(error, WorkedError) or not frames:  # wherever the limit was met; of a claim, which one
            return f"{type(error).__name__}{f': {error}' * isinstance(error, AssertionError)}", str(error)
        return f"{type(error).__name__} at {frames[-1].filename}:{frames[-1].lineno}", str(error)[:200]
    return None


class Found:
    """What failed, by the place in the code: a message, and the shortest page."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, Trial]] = {}
        self.judged = 0

    def judge(self, trial: Trial) -> None:
        """Keep a page that fails, where none as short fails at its place; what is new is told."""
        self.judged += 1
        if (failed := failure(trial)) is None:
            return
        place, message = failed
        if (known := self.pages.get(place)) and len(known[1].text) <= len(trial.text):
            return
        self.pages[place] = message, shortest(trial, lambda one: (failure(one) or ("",))[0] == place)
        if not known:
            print(f"FOUND {place}: {self.pages[place]}", flush=True)

    def tell(self) -> int:
        """Each place once, with the shortest page; the exit status."""
        for place, (message, trial) in self.pages.items():
            print(f"\n{place}: {message}\n    {tuple(trial)}")
        print(f"{self.judged} pages, {len(self.pages)} places where one fails")
        return int(bool(self.pages))


def shortest(trial: Trial, fails: Callable[[Trial], bool]) -> Trial:
    """A page that fails as another does, without the lines, the words and the signs that it can do without."""
    tries = TRIES
    for cut in (r"[^\n]*\n?", r"\S+\s*|\s+", r"(?s)."):
        pieces = [piece for piece in re.findall(cut, trial.text) if piece]
        for low, high in halving(pieces):
            if tries <= 0:
                break
            tries -= 1
            shorter = trial._replace(text="".join(pieces[:low] + pieces[high:]))
            if fails(shorter):
                trial = shorter
                del pieces[low:high]
    return trial


def halving(pieces: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches of a list to leave out, the long ones first and from its end; the list may become shorter meanwhile."""
    size = len(pieces)
    while size := size // 2:
        for low in range((len(pieces) - 1) // size * size, -1, -size):
            if low < len(pieces):
                yield low, low + size
