"""Whether the rows of a page keep an archive's rhythm: a title, a date, a paragraph that breaks off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from statements.formats.wordpress.lines import Row, excerpt_end, is_link

_PARAGRAPHS = 3
_EXCERPT, _LONGEST = 60, 800


class Rhythm(NamedTuple):
    """What of a page stands in posts that only an archive has.

    ``posts`` have a title and one paragraph with a date beside, or at most three short ones that break off.
    ``signed`` of them break off with a sign or a link to the rest, ``both`` have a date too. ``share`` is their part of
    the page's prose.
    """

    posts: int
    signed: int
    both: int
    share: float

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Rhythm:
        """The rhythm of a page.

        >>> from statements.formats.wordpress.lines import rows
        >>> Rhythm.of(rows("Ferry to run\\nMay 3, 2021\\nThe ferry will run again when […]"))
        Rhythm(posts=1, signed=1, both=1, share=1.0)
        """
        posts = signed = both = inside = 0
        for at, row in enumerate(rows):
            texts = _texts(rows, at) if row.kind == "short" else []
            if not 0 < len(texts) <= _PARAGRAPHS:
                continue
            size = sum(len(rows[i].line) for i in texts)
            dated = _dated(rows, at, texts[-1])
            sign, cut = _breaks_off(rows, texts[-1]) if size <= _LONGEST else (False, False)
            if cut or (dated and len(texts) == 1):
                posts += 1
                signed += sign
                both += sign and dated
                inside += size
        prose = sum(len(row.line) for row in rows if row.kind == "prose")
        return cls(posts, signed, both, inside / prose if prose else 0.0)


def _texts(rows: Sequence[Row], title: int) -> list[int]:
    """The paragraphs below a title: at most one more than a post of an archive has."""
    found: list[int] = []
    for i in range(title + 1, min(len(rows), title + 1 + 4 * _PARAGRAPHS)):
        kind = rows[i].kind
        if kind == "prose":
            found.append(i)
        elif kind in ("short", "nav", "widget", "header") or (found and is_link(rows[i].line)):
            break
        if len(found) > _PARAGRAPHS:
            break
    return found


def _dated(rows: Sequence[Row], title: int, last: int) -> bool:
    """Whether a date stands above the title, between it and the paragraph, or below."""
    beside = (*rows[max(0, title - 1) : title], *rows[title + 1 : last], *rows[last + 1 : last + 3])
    return any(row.kind == "date" for row in beside)


def _breaks_off(rows: Sequence[Row], at: int) -> tuple[bool, bool]:
    """Whether a sign or a link shows that a paragraph breaks off; whether it breaks off at all."""
    line = rows[at].line
    below = rows[at + 1].line if at + 1 < len(rows) else ""
    sign = excerpt_end(line, 0, len(line), last=True) < len(line) or is_link(below)
    return sign, sign or (len(line) > _EXCERPT and line[-1].isalnum())
