"""The turns of a post that is an interview: questions under their label, answers under whoever gives them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from statements.formats.base import Turn
from statements.formats.wordpress.lines import Row
from statements.languages import codes, load
from statements.patterns import pattern

_LABEL = pattern(r"(?P<head>[^\W\d_][^\n:：()\[\]“”\"]{0,60})[:：]\s{1,9}(?=\S)")
_NAME = pattern(r"[^\W\d_a-z]\w[\w.'’-]*(?: [\w.'’-]+){1,4}")


def turns(rows: Sequence[Row]) -> dict[int, tuple[int, Turn]]:
    """The rows of a post that begin a turn, by their start: where the words begin, and whose turn it is.

    Names count only where some row is labelled as a question.

    >>> from statements.formats.wordpress.lines import rows
    >>> found = turns(rows("Question: Will it run?\\nAnn Lee: Not before the fog lifts, as we have said all along.\\n"))
    >>> [(at, turn.role) for at, turn in found.values()]
    [(10, 'asks'), (32, 'speaks')]
    """
    found: dict[int, tuple[int, Turn]] = {}
    asked = False
    for row in rows:
        if row.kind not in ("prose", "short") or (match := _LABEL.match(row.line)) is None:
            continue
        words = match["head"].rstrip().casefold()
        label = row.start, row.start + len(match["head"])
        after = row.start + match.end()
        if words in _words("asks"):
            asked = True
            found[row.start] = after, Turn(role="asks", label=label)
        elif words in _words("answers"):
            found[row.start] = after, Turn(role="answers", label=label)
        elif _NAME.fullmatch(match["head"]) and words not in _notices():
            found[row.start] = after, Turn(role="speaks", label=label, name=label)
    return found if asked else {}


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word for code in codes() for word in load(code).pages[key])


@cache
def _notices() -> frozenset[str]:
    return frozenset(word for code in codes() for word in load(code).names.get("notices", ()))
