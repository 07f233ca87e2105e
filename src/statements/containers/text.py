"""A page as a text file: what a reader sees, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from statements.containers.base import Claim, Input, Told
from statements.errors import DecodeError
from statements.models import Page
from statements.text import decode


class TextFile:
    """A page that is a text file; it gives the page no more than its name."""

    name = "text"
    summary = "a text file that is one page, as a reader sees it"
    single = True
    suffixes = (".txt",)

    def sniff(self, head: bytes, given: Input) -> Claim:
        if given.path is not None and given.path.is_dir():
            return Claim(score=0.0)
        if given.suffix in self.suffixes:
            return Claim(score=0.45, reason="its name ends in .txt")
        try:
            decode(head[:4_000].rsplit(b"\n", 1)[0])
        except DecodeError:
            return Claim(score=0.0, reason="no text")
        return Claim(score=0.3, reason="text")

    def read(self, given: Input, told: Told, *, encoding: str | None = None, **options: Any) -> Iterator[Page]:
        text = decode(given.whole(), source=given.name, encoding=encoding)
        yield Page(text=text, id=given.name)


CONTAINER = TextFile()
