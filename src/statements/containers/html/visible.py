"""The visible text of a page's markup, and where each of its words stands in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from attrs import define, field, frozen

from statements.containers.base import needed
from statements.containers.html.names import names
from statements.models.page import Run

_KEPT_SPACE = frozenset(("pre", "listing", "xmp"))
_CELLS = frozenset(("td", "th"))
_HIDING = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9A-Fa-f]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
# White space that is more than the one space that it is shown as, or stands at an end.
_FOLDED = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]|^ | $")


@frozen(eq=False)
class Line:
    """A line of the visible text with the element that makes it and how many of its letters are links'."""

    start: int
    end: int
    element: Any
    linked: int


@define
class Visible:
    """A page as a reader sees it: its text, the lines that make it up, and the runs that lead back to the markup.

    ``elements`` are all its elements in the page's order, ``named`` the same by their names, ``classed`` by their
    classes; ``hidden`` counts those that are not seen.
    """

    markup: str
    root: Any
    named: dict[str, list[Any]] = field(factory=dict)
    elements: list[Any] = field(factory=list)
    classed: dict[str, list[Any]] = field(factory=dict)
    text: str = ""
    lines: list[Line] = field(factory=list)
    origin: list[Run] = field(factory=list)
    hidden: int = 0

    @classmethod
    def of(cls, markup: str) -> Visible:
        """Read the markup, however broken it is, as a browser does."""
        page = cls.parsed(markup)
        _Writer(page).write()
        return page

    @classmethod
    def parsed(cls, markup: str) -> Visible:
        """The markup's elements; the text is not written."""
        library = needed("justhtml", "html", "saved web pages")
        root = library.JustHTML(markup, track_node_locations=True, sanitize=False).root
        elements = list(_elements(root))
        named: dict[str, list[Any]] = {}
        classed: dict[str, list[Any]] = {}
        for one in elements:
            named.setdefault(one.name, []).append(one)
            if one.attrs and (value := one.attrs.get("class")):
                for token in value.split():
                    classed.setdefault(token, []).append(one)
        return cls(markup, root, named, elements, classed)

    def piece(self, element: Any) -> Visible:
        """What is seen of one element, with its places in the same markup."""
        piece = Visible(self.markup, element)
        _Writer(piece).write()
        return piece


def _elements(root: Any) -> Iterator[Any]:
    stack = [root]
    while stack:
        one = stack.pop()
        if one.name is None or one.name == "#text":
            continue
        yield one
        if one.children:
            stack += reversed(one.children)


class _Writer:
    """Writes the visible text, element by element, with its white space folded as a browser folds it."""

    def __init__(self, page: Visible) -> None:
        self.page = page
        self.pieces: list[str] = []
        self.size = 0
        self.pending = ""
        self.line_start = 0
        self.linked = 0
        self.block: Any = None

    def write(self) -> None:
        known = names()
        # An explicit stack: nested markup of any depth costs no recursion.
        stack: list[tuple[str, Any, bool, bool]] = [("open", self.page.root, False, False)]
        while stack:
            what, node, kept, linked = stack.pop()
            if what == "close":
                self._close(node)
                continue
            name = node.name
            if name == "#text":
                self._text(node, kept, linked)
                continue
            if name is None or name.startswith(("#", "!")):
                if name in ("#document", "#document-fragment"):
                    stack += [("open", child, kept, linked) for child in reversed(node.children or ())]
                continue
            if name in known.unseen or _is_hidden(node):
                self.page.hidden += name not in known.unseen
                continue
            if name == "br":
                # Two line ends in a row leave a blank line.
                self._break("\n\n" if self.pending == "\n" and self.size == self.line_start else "\n")
                continue
            if name in known.blocks:
                self._break("\n" if name in known.tight else "\n\n")
                self.block = node
                stack.append(("close", node, kept, linked))
            elif name in _CELLS and self.size > self.line_start:
                self.pending = self.pending or " "
            kept = kept or name in _KEPT_SPACE
            linked = linked or name == "a"
            stack += [("open", child, kept, linked) for child in reversed(node.children or ())]
        self._end_line()
        self.page.text = "".join(self.pieces)

    def _close(self, node: Any) -> None:
        self._break("\n" if node.name in names().tight else "\n\n")
        self.block = node.parent

    def _break(self, sign: str) -> None:
        self._end_line()
        if self.size and len(sign) > self.pending.count("\n"):
            self.pending = sign

    def _end_line(self) -> None:
        if self.size > self.line_start:
            self.page.lines.append(Line(self.line_start, self.size, self.block, self.linked))
            self.pending = ""
        self.line_start, self.linked = self.size, 0

    def _text(self, node: Any, kept: bool, linked: bool) -> None:
        data = node.data or ""
        for start, end, first, last in aligned(data, self.page.markup, node.origin_offset):
            words = data[start:end]
            if first is not None and last - first != end - start:
                if kept or not words.isspace() or "\xa0" in words:
                    self._put(words, (first, last), linked)
                elif self.size > self.line_start:
                    self.pending = " "
            elif kept:
                self._lines(words, first, linked)
            else:
                self._words(words, first, linked)

    def _lines(self, words: str, source: int | None, linked: bool) -> None:
        """Words whose white space is kept."""
        at = 0
        for number, line in enumerate(words.split("\n")):
            if number:
                self._break("\n")
            if line:
                self._put(line, _span(source, at, len(line)), linked)
            at += len(line) + 1

    def _words(self, words: str, source: int | None, linked: bool) -> None:
        at = 0
        for space in _FOLDED.finditer(words):
            if space.start() > at:
                self._put(words[at : space.start()], _span(source, at, space.start() - at), linked)
            if self.size > self.line_start:
                self.pending = self.pending or " "
            at = space.end()
        if at < len(words):
            self._put(words[at:], _span(source, at, len(words) - at), linked)

    def _put(self, words: str, source: tuple[int, int] | None, linked: bool) -> None:
        if self.pending:
            if "\n" in self.pending:
                self.line_start = self.size + len(self.pending)
            self.pieces.append(self.pending)
            self.size += len(self.pending)
            self.pending = ""
        if source is not None:
            self._run(self.size, len(words), *source)
        self.pieces.append(words)
        self.size += len(words)
        self.linked += len(words) if linked else 0

    def _run(self, start: int, length: int, source: int, end: int) -> None:
        """Add a run; a copied one that goes on where the last one ends, a single space between, is one with it."""
        runs = self.page.origin
        if runs and end - source == length:
            first, last, at, stop = runs[-1]
            if last - first == stop - at and start - last == source - stop and start - last in (0, 1):
                runs[-1] = (first, start + length, at, end)
                return
        runs.append((start, start + length, source, end))


def _span(source: int | None, at: int, length: int) -> tuple[int, int] | None:
    return None if source is None else (source + at, source + at + length)


def _is_hidden(node: Any) -> bool:
    attrs = node.attrs
    if not attrs:
        return False
    if "hidden" in attrs and (attrs["hidden"] or "").casefold() != "until-found":
        return True
    style = attrs.get("style")
    return bool(style and _HIDING.search(style))


def aligned(data: str, markup: str, start: int | None) -> Iterator[tuple[int, int, int | None, int]]:
    """The stretches of a text node with where each begins and ends in the markup; ``None`` where that cannot be told.

    The markup is longer than the text where entities, CRLF or ignored tags stand.

    >>> list(aligned("a & b", "<p>a &amp; b", 3))
    [(0, 2, 3, 5), (2, 3, 5, 10), (3, 5, 10, 12)]
    """
    if start is None:
        yield 0, len(data), None, 0
        return
    if markup.startswith(data, start):
        yield 0, len(data), start, start + len(data)
        return
    at, source, size = 0, start, len(data)
    while at < size:
        stop = _copied(data, at, markup, source)
        if stop > at:
            yield at, stop, source, source + stop - at
            source += stop - at
            at = stop
            continue
        behind = _behind(data, at, markup, source)
        if behind is None:
            yield at, size, None, 0
            return
        length, source, first = behind
        if length:
            yield at, at + length, first, source
            at += length


def _copied(data: str, at: int, markup: str, source: int) -> int:
    """How far the text is what the markup says, sign by sign."""
    step = 1
    # Doubling strides: a long run costs few comparisons.
    while at < len(data) and data[at : at + step] == markup[source : source + step]:
        taken = min(step, len(data) - at)
        if "&" in data[at : at + taken] and (found := _entity_at(data, at, taken, markup, source)) is not None:
            return at + found
        at += taken
        source += taken
        step = min(2 * step, 4096)
    while step > 1 and at < len(data):
        step //= 2
        if data[at : at + step] == markup[source : source + step] and "&" not in data[at : at + step]:
            at += step
            source += step
    return at


def _entity_at(data: str, at: int, length: int, markup: str, source: int) -> int | None:
    """Where in a stretch that looks copied a decoded *&* stands for an entity: ``&amp;amp;`` is ``&amp;``."""
    for i in range(length):
        if data[at + i] == "&" and (match := _ENTITY.match(markup, source + i)):
            decoded = html.unescape(match.group())
            if decoded != match.group() and data.startswith(decoded, at + i):
                return i
    return None


def _behind(data: str, at: int, markup: str, source: int) -> tuple[int, int, int] | None:
    """What stands where text and markup part: how many letters it is, where it ends in the markup, where it begins."""
    if source >= len(markup):
        return None
    sign = markup[source]
    if sign == "&" and (match := _ENTITY.match(markup, source)):
        text = match.group()
        # Without a semicolon an entity may end before the letters that follow it.
        for end in range(len(text), 1, -1):
            decoded = html.unescape(text[:end])
            if decoded != text[:end] and data.startswith(decoded, at):
                return len(decoded), source + end, source
    if sign == "\r" and data[at] == "\n":
        return 1, source + (2 if markup.startswith("\r\n", source) else 1), source
    if sign == "\x00":
        return (1 if data[at] == "\ufffd" else 0), source + 1, source
    if sign == "<" and (end := markup.find(">", source)) >= 0:
        return 0, end + 1, source
    return None
