"""Who is meant, on which occasion and when: the drafts of a page become its statements.

``present(text, layout, language, gazetteer) -> Presented``
    what a page's head and its titles tell; ``Presented.blocks`` are those in which something may be reported.
``resolve(presented, drafts, published=None) -> Resolved``
    the statements of the page, with those who speak, the occasion and the day.
``records(resolved, page, view) -> Records``
    the same as records, with the page's own offsets.
"""

from statements.resolve.page import resolve
from statements.resolve.presentation import Presented, present
from statements.resolve.records import Records, Resolved, records

__all__ = ["Presented", "Records", "Resolved", "present", "records", "resolve"]
