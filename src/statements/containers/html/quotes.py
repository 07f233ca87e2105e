"""Block quotations whose source the page names: the words and who it says they are of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from statements.containers.html.visible import Visible
from statements.models import PageQuote, PageTurn, Segment, Span

# The most letters of a source's name, and what stands before it.
_NAME, _DASHES = 120, " —–-"


def quotes(page: Visible, shift: int = 0) -> Iterator[tuple[PageQuote, Segment]]:
    """The block quotations of a page that name their source in a line of its own, each with the place of that line.

    ``shift`` is where the page's text begins in that for which the places are wanted.
    """
    for cite in page.named.get("cite", ()):
        outer = _outer(cite)
        if outer is None:
            continue
        name = " ".join(cite.to_text().split()).strip(_DASHES)
        lines = [line for line in page.lines if _inside(line.element, outer)]
        own = [line for line in lines if page.text[line.start : line.end].strip(_DASHES) == name]
        said = [line for line in lines if line not in own]
        if len(own) != 1 or not said or not 0 < len(name) <= _NAME or said[-1].end > own[0].start:
            continue
        line = own[0]
        at = page.text.index(name, line.start) + shift
        place = Span(start=at, end=at + len(name))
        yield (
            PageQuote(start=said[0].start + shift, end=said[-1].end + shift, turn=PageTurn(label=place, name=place)),
            Segment(start=line.start + shift, end=line.end + shift, kind="label"),
        )


def _outer(element: Any) -> Any:
    while element is not None and element.name != "blockquote":
        element = element.parent
    return element


def _inside(element: Any, outer: Any) -> bool:
    while element is not None:
        if element is outer:
            return True
        element = element.parent
    return False
