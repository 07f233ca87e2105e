"""Who is meant, on which occasion and when: the drafts of a page become its statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from statements.attribution.draft import Draft, Place
from statements.formats.base import Block, Layout
from statements.gazetteer import Gazetteer
from statements.languages import Language
from statements.resolve.records import Resolved
from statements.resolve.resolver import Resolver

__all__ = ["Resolved", "resolve"]


def resolve(
    text: str,
    layout: Layout,
    language: Language,
    gazetteer: Gazetteer,
    *,
    published: dt.date | None,
    attribute: Callable[[Sequence[Block]], Sequence[Draft]],
    place: Callable[[Place], tuple[int, int, str]],
) -> Resolved:
    """Resolve a page.

    ``attribute`` reads blocks into drafts; it is asked for those only whose words are not one speaker's anyway.
    ``place`` maps a view's span to the page's: start, end and words.
    """
    return Resolver(text, layout, language, gazetteer, published, attribute, place).run()
