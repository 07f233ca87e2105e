"""What a line looks like on any site: a title, prose, or nothing but labels."""

from __future__ import annotations

import re
from collections.abc import Iterable

from statements.patterns import Begun, pattern

_CLOSERS = "\"'”’»›)]*"
_OPENERS = "\"“„«‘'"
_DOTTED = pattern(r"(?:\b[A-Z]\.){2}$")
# The comma inside or after the closing mark of a quotation that a clause follows: `"…," he …`.
_ATTRIBUTES = pattern(r"[,!?…][\"”»’'] ?[^\W\d]|[\"”»], [^\W\d]|[,.][\"”»] ?[-–—]")
_TWO_SENTENCES = pattern(r"[a-zа-яà-ỹ]{3}[.!?][\"”»)]? [A-ZА-ЯÀ-Ỹ\"“«]")
_WORD = pattern(r"[^\W\d_]{4,60}")


def last_mark(line: str) -> str:
    """The last character before any closing quotation marks and brackets, or nothing.

    >>> last_mark('He said "no."'), last_mark("No (VIDEO)")
    ('.', 'O')
    """
    return line[-12:].rstrip(_CLOSERS)[-1:]


def stops(line: str) -> bool:
    """Whether the line ends as a sentence or an unfinished one does, rather than as a title.

    >>> stops("He left."), stops("A Visit to the U.S."), stops("However:")
    (True, False, True)
    """
    mark = last_mark(line)
    if mark == ".":
        return len(line) > 110 or _DOTTED.search(line) is None
    return mark != "" and mark in "…,;:"


def attributes(line: str) -> bool:
    """Whether the punctuation is that of a quotation with its attribution.

    >>> attributes('"We know," he said'), attributes('Minister: "We Know"')
    (True, False)
    """
    return (line[:1] in _OPENERS or len(line) > 90) and _ATTRIBUTES.search(line) is not None


def titled(line: str, *, longest: int = 140) -> bool:
    """Whether the line reads as a title: short, one clause, without a final stop.

    >>> titled("Talks in Geneva Resume"), titled("The talks resumed."), titled('"Not now," the envoy said')
    (True, False, False)
    """
    if not line or len(line) > longest or line[0].islower() or stops(line) or attributes(line):
        return False
    if last_mark(line) in "?!" and (len(line) > 110 or line[0] in _OPENERS):
        return False
    return any(c.isalpha() for c in line) and not two_sentences(line)


def two_sentences(line: str) -> bool:
    """Whether a sentence ends inside the line.

    >>> two_sentences("The talks resumed. They go on."), two_sentences("The talks resumed.")
    (True, False)
    """
    return _TWO_SENTENCES.search(line) is not None


def title_case(line: str) -> bool:
    """Whether most of the longer words are capitalised.

    >>> title_case("Moscow Sees Meeting as Useful"), title_case("Moscow sees the meeting as useful")
    (True, False)
    """
    words = _WORD.findall(line[:400])
    return sum(1 for word in words if word[0].isupper()) * 2 > len(words)


def only(labels: Iterable[str], *, between: str = r"[ |/·,:]") -> Begun:
    """A pattern for a line (case aside) that holds nothing but the labels, also glued to each other.

    >>> bool(only(["New first", "Old first"]).fullmatch("New firstOld first"))
    True
    """
    longest_first = sorted(labels, key=lambda label: (-len(label), label))
    glued = f"(?>(?:(?>{'|'.join(map(re.escape, longest_first))}){between}{{0,3}}+){{1,20}})"
    return Begun(longest_first, pattern(glued, re.IGNORECASE))
