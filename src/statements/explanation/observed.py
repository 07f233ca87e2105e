"""A page read while somebody listens."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from statements.languages import Language, load
from statements.models import Document, Page
from statements.pipeline import read_page
from statements.steps import Step
from statements.text import View


@frozen(kw_only=True, eq=False)
class Observed:
    """A page read: the document, the view in which it was read, the language, and every step on the way."""

    document: Document
    view: View
    language: Language
    steps: tuple[Step, ...]

    def language_at(self, place: int) -> Language:
        """The language in which a place of the page was read."""
        item = next((i for i in self.document.items if i.start <= place < i.end), None)
        code = item.language if item else None
        return self.language if code in (None, self.language.code) else load(str(code))


def observed_parse(text: str | bytes | Page, **known: Any) -> Observed:
    """Read a page as :func:`statements.parse` does, and listen."""
    steps: list[Step] = []
    document, view = read_page(text, **known, observe=steps.append)
    wanted = known.get("language")
    language = wanted if isinstance(wanted, Language) else load(document.language)
    return Observed(document=document, view=view, language=language, steps=tuple(steps))
