"""Dates in running text: found, kept partial, and resolved by evidence.

``find(text, start, end, language) -> list[Mention]``
    the dates written between two offsets, in order; ``language`` is a :class:`statements.languages.Language`.
``settled(mentions, among=None) -> list[Mention]``
    those that can be read two ways (03/04/2021) in the order that other dates of the page fix.
``possible(mention, limit) -> Mention``
    one of them in the only order in which it lies no later than a day.
``sessions(text, start, end, language) -> list[int]``
    the numbers of the UN General Assembly sessions named there; ``session_window(n) -> (first day, last day)``.
``Evidence.of(text, start, end, language, published=None) -> Evidence``
    what an item's own words tell of its year; ``published`` is the day stamped on the item itself.
``resolve(mentions, *, order=None, evidence=(), published=None, captured=None) -> list[When]``
    one ``When`` an item, from the one mention that counts in each (or ``None``), in page order.
``relative(mention, reference) -> When``
    *yesterday*, *on Monday*, *last Friday* against a day, or the constraint that stays without one.
``bound(when, *, earliest=None, latest=None) -> When``
    the same date within further bounds; a bound that contradicts it is left out.
``capture_clock(text, start=0, end=None) -> (datetime, start, end) | None``
    the clock of a live page, alone on the line ``text[start:end]``.
``stamp(text, start=0, end=None) -> Stamp | None``
    the clock of a live page's entry, alone on the line ``text[start:end]``.
``parse_edtf(text) -> When``
    the inverse of ``When.edtf``.
"""

from statements.dates.clock import Stamp, capture_clock, stamp
from statements.dates.edtf import parse_edtf
from statements.dates.evidence import Evidence, session_window, sessions
from statements.dates.find import find, possible, settled
from statements.dates.mention import Mention
from statements.dates.relative import bound, relative
from statements.dates.resolve import resolve

__all__ = [
    "Evidence",
    "Mention",
    "Stamp",
    "bound",
    "capture_clock",
    "find",
    "parse_edtf",
    "possible",
    "relative",
    "resolve",
    "session_window",
    "sessions",
    "settled",
    "stamp",
]
