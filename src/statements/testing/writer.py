"""Writes a page piece by piece and remembers where everything stands; then makes it look like a scrape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Any

from attrs import define, evolve, field, frozen
from hypothesis import strategies as st

from statements.models import Document, EventKind, Form, Item, Participant, Segment, Source, Span, When
from statements.names import slug
from statements.testing.disguise import WAYS, disguised
from statements.testing.told import Held, Place, Told, Unit, event_of, statement_of
from statements.testing.words import VOCABULARY, Vocabulary

_FORMS: tuple[Form, ...] = ("direct", "indirect", "mixed")
_OPEN = {"⟦": "part", "⟨": "cue", "⌈": "mention"}
_MARK = re.compile("([⟦⟧⟨⟩⌈⌉])")


@frozen(kw_only=True)
class Speaker:
    """An invented person: the bare name, and the name with its office as the page writes it."""

    name: str
    titled: str


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
    told: list[Told] = field(factory=list)
    held: list[Held] = field(factory=list)
    units: list[Unit] = field(factory=list)

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
        self.units.append(Unit(len(self.text), len(self.text)))
        return len(self.units)

    def headline(self, text: str, *, picture: str = "", dated: str = "") -> None:
        """Write the headline of the item begun last; a picture before its words is none of them. ``dated``: its day."""
        start, _ = self.put(picture + text)
        self.units[-1].headline = text
        if dated:
            at = self.text.rindex(dated, start)
            self.units[-1].dated = at, at + len(dated)

    def stamp(self, before: str, shown: str, after: str = "") -> None:
        """Write the own date or stamp of the item begun last, between what stands beside it."""
        self.put(before)
        self.units[-1].dated = self.put(shown)
        self.put(after)

    def address(self, words: str) -> None:
        """Write the own address of the item begun last."""
        self.units[-1].address = self.put(words)

    def end(self) -> None:
        """End the item begun last."""
        self.units[-1].end = len(self.text)

    def idle(self) -> None:
        """Write a sentence that attributes nothing; each stands on a page once."""
        self.put(self.asides.pop())

    def meet(self, kind: EventKind, *people: Speaker, place: str | None = None, outlet: str | None = None) -> int:
        """Remember that the item begun last tells of an event; its number."""
        names = tuple(person.name for person in people)
        self.held.append(Held(kind=kind, item=len(self.units), people=names, place=place, outlet=outlet))
        return len(self.held) - 1

    def occasion(self, speaker: Speaker) -> tuple[str, int]:
        """The words that tell, before a sentence, at which event the speaker says it; and the event's number."""
        chosen = self.choose(self.words.occasions)
        other = self.other(speaker)
        people = (speaker, other) if "{T}" in chosen.lead else (speaker,)
        event = self.meet(chosen.kind, *people, place=chosen.place, outlet=chosen.outlet)
        return chosen.lead.format(T=other.titled), event

    def other(self, speaker: Speaker) -> Speaker:
        """Somebody else of the cast."""
        return self.draw(st.sampled_from([person for person in self.cast if person != speaker]))

    def tell(
        self,
        lead: str = "",
        *,
        prefix: str = "",
        when: When | None = None,
        met: bool = False,
        within: int | None = None,
    ) -> None:
        """Write a sentence or two that attribute a clause to somebody; ``lead`` stands before, in one sentence.

        ``prefix`` stands before that sentence. ``met``: an event may be told of before it. ``within``: the number of
        the statement that it stands in.
        """
        form = self.choose(_FORMS)
        who = self.choose(self.cast)
        event = None
        if met and self.maybe():
            occasion, event = self.occasion(who)
            lead += occasion
        patterns = [p for p in self.words.patterns[form] if _fits(p, bool(lead), event is not None, within is not None)]
        pattern = self.choose(patterns)
        via = self.choose(self.words.agencies) if "{V}" in pattern else None
        to = self.choose([self.other(who), *self.words.audiences]) if "{T}" in pattern else None
        a, b = self.clauses.pop(), self.clauses.pop()
        sentence = pattern.format(
            S=f"⌈{who.titled}⌉", V=via, T=to.titled if isinstance(to, Speaker) else to,
            v=self.choose(self.words.verbs), q=self.choose(self.words.asides),
            a=a, A=capital(a), B=capital(b), o=self.marks[0], c=self.marks[1],
        )  # fmt: skip
        found = self.marked(prefix + capital(lead + sentence))
        self.told.append(
            Told(
                item=len(self.units),
                form=form,
                parts=found["part"],
                speaker=who.name,
                when=when or When(),
                cue=found["cue"][0],
                mention=found["mention"][0],
                via=via,
                to=to.name if isinstance(to, Speaker) else to,
                within=within,
                event=event,
            )
        )

    def marked(self, text: str) -> dict[str, list[Place]]:
        """Write the text without its marks; the places of what they mark."""
        found: dict[str, list[Place]] = {name: [] for name in _OPEN.values()}
        name, start = "", 0
        for piece in _MARK.split(text):
            if piece in _OPEN:
                name, start = _OPEN[piece], len(self.text)
            elif _MARK.fullmatch(piece):
                found[name].append((start, len(self.text)))
            else:
                self.put(piece)
        return found

    def word(
        self,
        speaker: Speaker,
        topics: tuple[str, ...] = (),
        when: When | None = None,
        *,
        lines: int = 1,
        label: str = "",
        event: int | None = None,
    ) -> None:
        """Write words of a post that are the speaker's, in one or more lines; ``label`` names the speaker before."""
        mention = self.put(label) if label else None
        self.put(": " if label else "")
        parts = []
        for i in range(lines):
            self.put("\n" if i else "")
            parts.append(self.put(f"{capital(self.clauses.pop())}."))
        self.told.append(
            Told(
                item=len(self.units),
                form="verbatim",
                parts=parts,
                speaker=speaker.name,
                when=when or When(),
                topics=topics,
                mention=mention,
                event=event,
            )
        )

    def turn(
        self, label: str, speaker: Speaker | None, when: When, *, to: Speaker | None = None, quotes: bool = False
    ) -> None:
        """Write a turn of a transcript under its label, a paragraph or two; a question, to somebody, is nobody's named.

        Somebody may be quoted in it where it ``quotes``.
        """
        self.begin()
        mention = self.put(label)
        self.put(": ")
        for n in range(self.draw(st.integers(1, 2)) if speaker else 1):
            self.put("\n\n" if n else "")
            number, start = len(self.told), len(self.text)
            whole = Told(
                item=len(self.units),
                form="verbatim",
                parts=[],
                speaker=speaker.name if speaker else None,
                when=when,
                mention=mention,
                to=to.name if to else None,
                act="assert" if speaker else "ask",
            )
            self.told.append(whole)
            if quotes and self.language == "en" and self.maybe():
                self.tell(when=When(latest=when.latest), within=number)
            else:
                self.put(f"{capital(self.clauses.pop())}{'.' if speaker else '?'}")
            whole.parts.append((start, len(self.text)))
        self.end()

    def release(self, issuer: str, when: When) -> None:
        """Write a paragraph of a press release, in which somebody else may say something."""
        number, start = len(self.told), len(self.text)
        whole = Told(item=len(self.units), form="communique", parts=[], speaker=issuer, when=when)
        self.told.append(whole)
        if self.maybe():
            self.tell(when=when, within=number)
        else:
            self.put(f"{capital(self.clauses.pop())}.")
        whole.parts.append((start, len(self.text)))

    def finish(self, source: Source) -> tuple[str, Document]:
        """The page as a scrape gives it, and the document expected of it."""
        ways = self.draw(st.sets(st.sampled_from(WAYS), max_size=3))
        text, places = disguised(self.text, ways, self.draw(st.integers(1, 5)))

        def moved(place: Place) -> Place:
            return places[place[0]][0], places[place[1] - 1][1]

        def span_of(place: Place | None) -> Span | None:
            return Span(start=moved(place)[0], end=moved(place)[1]) if place else None

        items = []
        for number, unit in enumerate(self.units, 1):
            start, end = moved((unit.start, unit.end))
            items.append(
                Item(
                    number=number,
                    start=start,
                    end=end,
                    headline=unit.headline,
                    url=self.text[slice(*unit.address)] if unit.address else None,
                    address=span_of(unit.address),
                    dated=span_of(unit.dated),
                )
            )
        headlines = [None, *(item.headline for item in items)]
        people = [(told.speaker, told.to) for told in self.told] + [held.people for held in self.held]
        names = [name for name in dict.fromkeys(chain.from_iterable(people)) if name]
        return text, Document(
            text=text,
            source=evolve(source, language=self.language),
            segments=(Segment(start=0, end=len(text), kind="other"),),
            items=tuple(items),
            participants=tuple(Participant(id=slug(name), name=name) for name in names),
            events=tuple(event_of(f"e{n}", held) for n, held in enumerate(self.held)),
            statements=tuple(
                statement_of(f"s{n}", told, text, headlines[told.item], moved) for n, told in enumerate(self.told)
            ),
        )


def _fits(pattern: str, led: bool, met: bool, inside: bool) -> bool:
    if led and not pattern.startswith("{S}"):
        return False  # the words before the content are the lead's sentence: the speaker must come next
    if met and "{T}" in pattern:
        return False  # who is met is told to already
    # In a press release, what is not marked as a quotation is found only where its speaker comes first.
    return not inside or pattern.startswith(("{S}", "{o}"))


def capital(text: str) -> str:
    """The text with a capital letter, which a mark may precede.

    >>> capital("the harbour"), capital("⌈the harbour⌉"), capital("“a”")
    ('The harbour', '⌈The harbour⌉', '“a”')
    """
    at = 1 if text[:1] in _OPEN else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
