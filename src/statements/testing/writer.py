"""Writes a page piece by piece and remembers where everything stands; then makes it look like a scrape."""

from __future__ import annotations

import html.entities
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from attrs import define, evolve, field, frozen
from hypothesis import strategies as st

from statements.models import Document, Form, Item, Part, Participant, Segment, Source, Statement, When
from statements.names import slug
from statements.testing.words import VOCABULARY, Vocabulary

Place = tuple[int, int]
WAYS = ("crlf", "bom", "nfd", "nbsp", "entities", "zero width")
_FORMS: tuple[Form, ...] = ("direct", "indirect", "mixed")
_CUT = re.compile("[⟦⟧]")


@frozen(kw_only=True)
class Speaker:
    """An invented person: the bare name, and the name with its office as the page writes it."""

    name: str
    titled: str


@define
class _Told:
    item: int
    form: Form
    parts: list[Place]
    speaker: str
    when: When
    topics: tuple[str, ...]


@define
class _Unit:
    start: int
    end: int
    headline: str | None = None


@define
class Writer:
    """A page in the making. Every choice is drawn, so that Hypothesis can shrink the page."""

    draw: st.DrawFn
    language: str
    text: str = ""
    words: Vocabulary = field(init=False)
    marks: tuple[str, str] = field(init=False)
    clauses: list[str] = field(init=False)
    asides: list[str] = field(init=False)
    cast: list[Speaker] = field(init=False)
    told: list[_Told] = field(factory=list)
    units: list[_Unit] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.words = VOCABULARY[self.language]
        self.marks = self.choose(self.words.marks)
        self.clauses = self.draw(st.permutations(self.words.clauses))
        self.asides = self.draw(st.permutations(self.words.idle))
        lasts = self.draw(st.permutations(self.words.last))[:3]
        names = [f"{self.choose(self.words.first)} {last}" for last in lasts]
        self.cast = [Speaker(name=name, titled=f"{self.choose(self.words.offices)} {name}") for name in names]

    def choose(self, options: Sequence[Any]) -> Any:
        """One of the options."""
        return self.draw(st.sampled_from(options))

    def maybe(self) -> bool:
        """A coin."""
        return self.draw(st.booleans())

    def put(self, text: str) -> Place:
        """Write the text and say where it stands."""
        start = len(self.text)
        self.text += text
        return start, len(self.text)

    def begin(self) -> int:
        """Begin an item; its number."""
        self.units.append(_Unit(len(self.text), len(self.text)))
        return len(self.units)

    def headline(self, text: str) -> None:
        """Write the headline of the item begun last; a picture before its words is none of them."""
        self.put(text)
        self.units[-1].headline = text.removeprefix("🎙 ")

    def end(self) -> None:
        """End the item begun last."""
        self.units[-1].end = len(self.text)

    def idle(self) -> None:
        """Write a sentence that attributes nothing; each stands on a page once."""
        self.put(self.asides.pop())

    def tell(self, lead: str = "", *, when: When | None = None, speaker: Speaker | None = None) -> None:
        """Write a sentence or two that attribute a clause to somebody; ``lead`` stands before, in one sentence."""
        form = self.choose(_FORMS)
        # Behind a lead the speaker must come next: the words before the content are the lead's sentence.
        patterns = [p for p in self.words.patterns[form] if not lead or p.startswith("{S}")]
        who = speaker or self.choose(self.cast)
        a, b = self.clauses.pop(), self.clauses.pop()
        sentence = self.choose(patterns).format(
            S=who.titled, v=self.choose(self.words.verbs), q=self.choose(self.words.asides),
            a=a, A=capital(a), B=capital(b), o=self.marks[0], c=self.marks[1],
        )  # fmt: skip
        parts = []
        pieces = _CUT.split(lead + sentence if lead else capital(sentence))
        for i, piece in enumerate(pieces):
            place = self.put(piece)
            if i % 2:
                parts.append(place)
        self.told.append(_Told(len(self.units), form, parts, who.name, when or When(), ()))

    def word(self, speaker: Speaker, topics: tuple[str, ...], when: When, *, lines: int = 1) -> None:
        """Write words of a post that are presented as the speaker's, in one or more lines."""
        parts = []
        for i in range(lines):
            self.put("\n" if i else "")
            parts.append(self.put(f"{capital(self.clauses.pop())}."))
        self.told.append(_Told(len(self.units), "verbatim", parts, speaker.name, when, topics))

    def finish(self, source: Source) -> tuple[str, Document]:
        """The page as a scrape gives it, and the document expected of it."""
        ways = self.draw(st.sets(st.sampled_from(WAYS), max_size=3))
        text, places = disguised(self.text, ways, self.draw(st.integers(1, 5)))

        def moved(place: Place) -> Place:
            return places[place[0]][0], places[place[1] - 1][1]

        items = []
        for number, unit in enumerate(self.units, 1):
            start, end = moved((unit.start, unit.end))
            items.append(Item(number=number, start=start, end=end, headline=unit.headline))
        names = list(dict.fromkeys(told.speaker for told in self.told))
        statements = []
        for n, told in enumerate(self.told, 1):
            parts = tuple(Part(start=a, end=b, text=text[a:b]) for a, b in map(moved, told.parts))
            statements.append(
                Statement(
                    id=f"s{n}",
                    item=told.item,
                    form=told.form,
                    parts=parts,
                    speakers=(slug(told.speaker),),
                    topics=told.topics,
                    headline=items[told.item - 1].headline,
                    when=told.when,
                )
            )
        return text, Document(
            text=text,
            source=evolve(source, language=self.language),
            segments=(Segment(start=0, end=len(text), kind="other"),),
            items=tuple(items),
            participants=tuple(Participant(id=slug(name), name=name) for name in names),
            statements=tuple(statements),
        )


def capital(text: str) -> str:
    """The text with a capital letter.

    >>> capital("the harbour"), capital("“a”")
    ('The harbour', '“a”')
    """
    return text[:1].upper() + text[1:]


def disguised(text: str, ways: set[str], pace: int) -> tuple[str, list[Place]]:
    """The text as scrapes spell it, and for each of its characters the span that stands for it.

    >>> disguised("a b", {"nbsp", "bom"}, 1)
    ('\\ufeffa\\xa0b', [(1, 2), (2, 3), (3, 4)])
    """
    out = ["\ufeff"] if "bom" in ways else []
    at = len(out)
    places = []
    for n, char in enumerate(text):
        shown = _spelled(char, ways, n % pace == 0)
        places.append((at, at + len(shown)))
        if "zero width" in ways and n % (7 * pace) == 0 and char.isalpha():
            shown += "\u200b"
        out.append(shown)
        at += len(shown)
    return "".join(out), places


def _spelled(char: str, ways: set[str], turn: bool) -> str:
    if char == "\n":
        return "\r\n" if "crlf" in ways else char
    if char == " ":
        return "\xa0" if turn and "nbsp" in ways else char
    name = html.entities.codepoint2name.get(ord(char))
    if turn and name and "entities" in ways:
        return f"&{name};"
    return unicodedata.normalize("NFD", char) if "nfd" in ways else char
