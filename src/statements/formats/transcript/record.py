"""The Congressional Record: lines of a fixed width, a speaker's name in capitals and a stop, documents indented."""

from __future__ import annotations

from collections.abc import Iterator

from statements.formats.base import Turn
from statements.formats.transcript.labels import Label
from statements.formats.transcript.pieces import Piece, PieceKind
from statements.patterns import pattern
from statements.text import Line, lines

_HEADER = pattern(r"\[Congressional Record[^\n]{0,120}\]")
_NAME = r"(?:[A-Z][a-z]{0,3}[ ]?)?[A-Z][A-Z'’.-]*[A-Z](?:[ ](?:[A-Z]\.|[a-z]{2}|[A-Z][A-Z'’.-]*[A-Z]))*"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr)\."
_OFFICE = r"(?:The|Mr\.|Madam)[ ](?:[A-Z][a-z]+[ ]){0,2}[A-Z]{4,}(?:[ ][A-Z]{2,}){0,3}(?:[ ]pro[ ]tempore)?"
_LABEL = pattern(
    rf"(?P<name>{_TITLE}[ \n]{_NAME})(?:[ \n]of[ \n](?P<of>[A-Z][a-z]+(?:[ ][A-Z][a-z]+){{0,2}}))?\.(?=\s)"
    rf"|(?P<office>{_OFFICE})(?:[ \n]\((?P<holder>{_TITLE}[ \n][^()\n]{{2,40}})\))?\.(?=\s)"
)
# What the record tells in its own words between two speeches.
_TOLD = pattern(
    r"The (?:\w+ ){0,3}[Cc]lerk (?:read|proceeded|called|reported|designated)|There (?:was no|being no) objection"
    r"|[(](?:M[rs]+\.|At this point|The remarks)|(?:Mr|Mrs|Ms|Miss|Messrs)\. [^.]{2,60}(?: addressed | changed )"
    r"|(?:The|An) (?:text|material|letter|article|bill|amendment|amendments|motion|question|resolution|joint|"
    r"concurrent|yeas|result|nomination|conference report)\b[^.;:]{0,200}?"
    r"\s(?:(?:was|were)\s(?:then\s)?(?:agreed|ordered|read|laid|passed|rejected|taken|printed|confirmed|withdrawn)"
    r"[^.;]{0,80}[.]$|(?:was announced|is|are)?\s?as\s(?:follows|above)|follows)"
)
_MARK = pattern(r"\[\[Page [^\]\n]{1,20}\]\]|\{time\}.{0,20}")
_RULE = pattern(r"[_=-]{4,}")
_DEEP, _CENTRED = 3, 9
_INSERTED = "<bullet>"


def is_record(text: str) -> bool:
    """Whether a page is one of the Congressional Record.

    >>> is_record("[Congressional Record Volume 170, Number 60 (Monday, April 8, 2024)]")
    True
    """
    return _HEADER.search(text, 0, 2_000) is not None


def pieces_of_record(text: str) -> list[Piece]:
    """The pieces of a page of the record, in order."""
    out: list[Piece] = []
    paragraph: list[Line] = []
    broken = False

    def close() -> None:
        nonlocal broken
        if paragraph:
            out.extend(_paragraph(text, paragraph, broken))
            paragraph.clear()
        broken = False

    for line in lines(text):
        if line.blank:
            continue
        if _MARK.fullmatch(text, line.left, line.right):
            resumed = bool(paragraph) or broken
            close()
            broken = resumed
            out.append(Piece("direction", line.left, line.right))
        elif (kind := _kind(text, line)) is not None:
            close()
            out.append(Piece(kind, line.left, line.right))
        elif not text.startswith(_INSERTED, line.left) and _goes_on(line, paragraph, broken):
            paragraph.append(line)
        else:
            close()
            paragraph.append(line)
    close()
    return out


def _goes_on(line: Line, paragraph: list[Line], broken: bool) -> bool:
    """Whether a line goes on with the paragraph above: without an indent, or with less than a document's first."""
    if _indent(line) == 0:
        return bool(paragraph) or broken
    return bool(paragraph) and _is_document(paragraph) and _DEEP <= _indent(line) <= _indent(paragraph[0]) - 2


def _kind(text: str, line: Line) -> PieceKind | None:
    """What a line is by itself; nothing where it belongs to a paragraph."""
    words = text[line.left : line.right]
    if _HEADER.fullmatch(words):
        return "date"
    if _RULE.fullmatch(words) or (words[0] == "<" and words[-1] == ">"):
        return "rule"
    if words.startswith(("[", "From the Congressional Record")) and line.left == line.start:
        return "furniture"
    return "heading" if _indent(line) >= _CENTRED or _is_heading(words, _indent(line)) else None


def _is_heading(words: str, indent: int) -> bool:
    """Whether a line is one of a heading in capitals."""
    letters = [c for c in words if c.isalpha()]
    loud = 10 * sum(c.isupper() for c in letters) >= 9 * len(letters)
    return indent > 0 and len(letters) > 3 and loud and label_of(words, 0, len(words)) is None


def _indent(line: Line) -> int:
    return line.left - line.start


def _is_document(paragraph: list[Line]) -> bool:
    """Whether a paragraph begins as one of a document that a speaker puts in."""
    return _indent(paragraph[0]) >= _DEEP


def _paragraph(text: str, paragraph: list[Line], broken: bool) -> Iterator[Piece]:
    """The pieces of a paragraph; ``broken`` where a mark of the page stands inside it."""
    start, end = paragraph[0].left, paragraph[-1].right
    if text.startswith(_INSERTED, start):  # what is printed and was not spoken
        start += len(_INSERTED)
        while text[start] == " ":
            start += 1
    if broken:
        yield Piece("more", start, end)
        return
    if _indent(paragraph[0]) < _DEEP and (label := label_of(text, start, end)) is not None:
        yield Piece("label", label.start, label.after, label)
        start = label.after
        if start < end:
            yield Piece("text", start, end)
    elif _indent(paragraph[0]) < _DEEP and _TOLD.match(" ".join(text[start:end].split())):
        yield Piece("direction", start, end)
    else:
        yield Piece("text", start, end)


def label_of(text: str, start: int, end: int) -> Label | None:
    """The label of a speech.

    >>> text = "Mr. McFELD of Elb. I rise."
    >>> label = label_of(text, 0, len(text))
    >>> text[slice(*label.turn.name)], text[slice(*label.turn.of)], text[label.after :]
    ('Mr. McFELD', 'Elb', 'I rise.')
    """
    match = _LABEL.match(text, start, min(end, start + 120))
    if match is None:
        return None

    def place(name: str) -> tuple[int, int] | None:
        return match.span(name) if match[name] else None

    last = match.end() - 1
    turn = (
        Turn(role="speaks", label=(start, last), name=place("name"), of=place("of"))
        if match["name"]
        else Turn(role="holds office", label=(start, last), name=place("holder"), office=place("office"))
    )
    after = match.end()
    while after < end and text[after] in " \n":
        after += 1
    return Label(start=start, end=last, after=after, turn=turn, style="capitals", key=text[start:last].casefold())
