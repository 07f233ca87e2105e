"""Names in full as a page prints them, told by their own words alone: a family name before, a given name, initials."""

from __future__ import annotations

from collections.abc import Iterator

from statements.attribution.draft import Place
from statements.languages import Language
from statements.patterns import pattern
from statements.resolve.name_words import NameWords

_INITIALS = pattern(r"(?<![^\W_])(?:[A-ZА-ЯЁ]\.[ ]?){1,2}[A-ZА-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)?")
_SENTENCE = pattern(r"[.!?,;:]\s")
_WORD = pattern(r"[^\W\d_][\w'’-]*")
# The most words of a name; how many a family name that comes first has behind it unless an honorific leads it.
_MOST, _BEHIND = 4, 2
# How far before a name whoever asks is told: *Phóng viên Báo …, correspondent …*.
_ROLE = 40


def full_names(text: str, span: Place, language: Language, words: NameWords) -> list[Place]:
    """The names in full in a stretch, but for those of whoever asks and those inside quotation marks.

    The cases in the order in which they are tried: initials; in each row of words in capitals a family name that comes
    first, or a given name; a row that opens the stretch and of which something is told (*Ann Lund has …*).
    """
    found = [match.span() for match in _INITIALS.finditer(text, *span)]
    rows = list(_rows(text, span))
    for row in rows:
        if not any(start <= row[0][0] < end for start, end in found):
            name = _of_row(text, span, row, language, words)
            if name is not None:
                found.append(name)
    return [name for name in sorted(found) if not _asks(text, span, name, language)]


def _rows(text: str, span: Place) -> Iterator[list[Place]]:
    """The rows of words in capitals with nothing but a blank between them."""
    row: list[Place] = []
    for match in _WORD.finditer(text, *span):
        if row and text[row[-1][1] : match.start()] != " ":
            yield row
            row = []
        if match[0][0].isupper():
            row.append(match.span())
        elif row:
            yield row
            row = []
    if row:
        yield row


def _of_row(text: str, span: Place, row: list[Place], language: Language, words: NameWords) -> Place | None:
    low = [text[slice(*word)].lower() for word in row]
    for at in range(len(row) - 1):
        name = row[at : at + _MOST]
        if low[at] in words.genders and low[at + 1] in words.surnames:  # *Ông*, also a family name
            continue
        if low[at] in words.surnames:
            before = text[max(span[0], row[at][0] - _ROLE) : row[at][0]].lower().split()
            led = (before[-1:] and before[-1] in words.genders) or (at and low[at - 1] in words.genders)
            if len(name) > _BEHIND or led:
                return name[0][0], name[-1][1]
        elif low[at] in words.given:
            return name[0][0], name[-1][1]
    after = _WORD.match(text, row[-1][1] + 1, span[1])
    if row[0][0] == span[0] and len(row) == 2 and after and after[0] in language.grammar.get("auxiliaries", ()):
        closed = {*language.grammar.get("determiners", ()), *language.names.get("bodies", ())}
        return (row[0][0], row[-1][1]) if closed.isdisjoint(low) else None
    return None


def _asks(text: str, span: Place, name: Place, language: Language) -> bool:
    """Whether a name is that of whoever asks, or of a paper: behind such a word, or inside quotation marks."""
    last = _SENTENCE.split(text[max(span[0], name[0] - _ROLE) : name[0]])[-1]
    before = _WORD.findall(last)
    while len(before) > 1 and before[-1][0].isupper() and before[-2][0].isupper():
        before.pop()
    phrase = f" {' '.join(before[-3:]).lower()} "
    quoted = text.count("«", span[0], name[0]) > text.count("»", span[0], name[0])
    return quoted or any(f" {word} " in phrase for word in language.pages["asks"])
