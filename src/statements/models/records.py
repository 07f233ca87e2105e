"""The records of a page: where it comes from, its units, who took part, on which occasion, and what was said."""

from __future__ import annotations

import datetime as dt

from attrs import Factory, field, frozen, validators

from statements.errors import ModelError
from statements.models.base import (
    Act,
    EventKind,
    Form,
    Part,
    ParticipantKind,
    Role,
    Span,
    Spanned,
    SpeakerBasis,
    one_of,
)
from statements.models.when import When


@frozen(kw_only=True)
class Source:
    """Where a page comes from.

    ``id`` is what its reader calls the page: a path, a number of their own. ``language`` is the ISO 639-1 code of its
    main language; ``captured_at`` is the page's own clock, or when it was saved. ``published`` is the day on which the
    page came out, or the moment, with its zone where it is known; ``edited`` is when it was last changed.

    What a container knows besides: its name (``container``), the ``author`` of the page (who is no speaker), the
    ``channel`` in which it was posted, the address of the original of a forward (``forwarded_url``), what the page
    answers (``reply_to``), and the tags that it was given (``topics``).
    """

    format: str
    language: str
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published: dt.date | dt.datetime | None = None
    captured_at: dt.datetime | None = None
    forwarded_from: str | None = None
    id: str | None = None
    container: str | None = None
    author: str | None = None
    channel: str | None = None
    edited: dt.date | dt.datetime | None = None
    forwarded_url: str | None = None
    reply_to: str | None = None
    topics: tuple[str, ...] = ()


@frozen(kw_only=True, weakref_slot=False)
class Item(Spanned):
    """One unit of a page (a digest paragraph, an entry, a post, an article), numbered from 1 in page order.

    ``language`` is the ISO 639-1 code of the language in which it was read. ``url`` is the item's own address, as the
    page prints it there or as its container tells it; ``address`` is the place of a printed address, ``dated`` that of
    its own date or stamp: both inside the item. ``published`` is when the item came out and ``author`` who wrote it,
    where the container tells them. Raises :class:`ModelError` where a place is outside, or an address has no ``url``.
    """

    number: int
    start: int
    end: int
    headline: str | None = None
    when: When = field(factory=When)
    forwarded_from: str | None = None
    language: str | None = None
    url: str | None = None
    address: Span | None = None
    dated: Span | None = None
    published: dt.date | dt.datetime | None = None
    author: str | None = None

    def __attrs_post_init__(self) -> None:
        Spanned.__attrs_post_init__(self)
        if self.address is not None and self.url is None:
            raise ModelError(f"Item {self.number}: its address has a place, but it has no url")
        for name, place in (("address", self.address), ("dated", self.dated)):
            if place is not None and not self.start <= place.start <= place.end <= self.end:
                raise ModelError(f"Item {self.number}: {name} {place.start}..{place.end} is outside the item")


@frozen(kw_only=True, weakref_slot=False)
class Participant:
    """A person, organisation or group, once a document. ``names`` holds every form seen, in order of appearance.

    ``id`` is the folded name with hyphens, so that a known participant has one id in every document; ``external``
    identifies it in other people's data, where the gazetteer knows that (``wikidata:Q7747``).
    """

    id: str
    name: str
    kind: ParticipantKind = field(default="person", validator=one_of(ParticipantKind))
    names: tuple[str, ...] = ()
    office: str | None = None
    affiliation: str | None = None
    external: str | None = None


@frozen(kw_only=True, weakref_slot=False)
class Attendance:
    """A participant's part in an event."""

    participant: str
    role: Role = field(default="attendee", validator=one_of(Role))


@frozen(kw_only=True, weakref_slot=False)
class Event:
    """The occasion on which something was said. ``item`` is ``None`` where the whole page is about one occasion."""

    id: str
    kind: EventKind = field(validator=one_of(EventKind))
    item: int | None = None
    when: When = field(factory=When)
    places: tuple[str, ...] = ()
    participants: tuple[Attendance, ...] = ()
    outlet: str | None = None


@frozen(kw_only=True, weakref_slot=False)
class Statement:
    """Content attributed to its speakers by one attribution.

    ``item`` is the number of the item that it stands in; 0 is the page's own introduction, above the first item.
    ``parts`` are the content, in order; ``cue`` the words that attribute; ``mention`` the words that name the speaker
    there (in what it goes on from, where it says so only by context), without an article. ``rule`` names the rule that
    found the statement, ``within`` the statement that it stands in.

    ``speaker_basis`` says how the speaker is known: ``named`` where the words there name somebody, ``resolved`` where
    they are a pronoun, an office or a short form that points to somebody, ``inferred`` where only the context says it,
    ``unknown`` where the text does not say it: there ``speakers`` is empty, and ``candidates`` are those whom the words
    fitted alike. Raises :class:`ModelError` where these contradict one another.

    ``act`` is what the speakers do with the content: ``assert`` it, ``deny`` it, ``demand`` it, or ``ask`` it.
    """

    id: str
    item: int
    form: Form = field(validator=one_of(Form))
    parts: tuple[Part, ...] = field(validator=validators.min_len(1))
    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    speaker_basis: SpeakerBasis = field(
        default=Factory(lambda self: "named" if self.speakers else "unknown", takes_self=True),
        validator=one_of(SpeakerBasis),
    )
    candidates: tuple[str, ...] = ()
    act: Act = field(default="assert", validator=one_of(Act))
    topics: tuple[str, ...] = ()
    headline: str | None = None
    via: str | None = None
    when: When = field(factory=When)
    within: str | None = None
    event: str | None = None
    cue: Span | None = None
    mention: Span | None = None
    rule: str = ""

    def __attrs_post_init__(self) -> None:
        if (self.speaker_basis == "unknown") == bool(self.speakers):
            raise ModelError(f"Statement {self.id}: {self.speaker_basis!r} with {len(self.speakers)} speakers")
        if self.speakers and self.candidates:
            raise ModelError(f"Statement {self.id}: it has speakers and candidates for the speaker")

    @property
    def inferred(self) -> bool:
        """Whether the page says only by context who speaks."""
        return self.speaker_basis == "inferred"

    @property
    def text(self) -> str:
        """The content: the parts, a space between two of them."""
        return " ".join(part.text for part in self.parts)

    @property
    def start(self) -> int:
        """Where the content begins, in code points of the document."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the content ends, in code points of the document."""
        return self.parts[-1].end


@frozen(kw_only=True, weakref_slot=False)
class Problem(Spanned):
    """Something that the parser saw and could not read."""

    code: str
    message: str
    start: int
    end: int
