"""How a page presents its words: what it is about, and which posts are one speaker's words or a body's release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Literal

from attrs import evolve

from statements.attribution.draft import Place
from statements.formats.base import Block, Entry, Layout
from statements.gazetteer import Gazetteer
from statements.languages import Language
from statements.models import Segment, SpeakerBasis
from statements.patterns import pattern
from statements.record import record
from statements.resolve.description import Description
from statements.resolve.events import Events
from statements.resolve.issuers import Issue, is_body, is_official, issue_of, names_official, presented
from statements.resolve.mentions import Mentions
from statements.resolve.nominative import source_in_nominative
from statements.resolve.participants import Participants
from statements.resolve.people import Person
from statements.resolve.stretches import Paragraphs
from statements.resolve.telling import Telling
from statements.resolve.triggers import lowered, triggers, triggers_in
from statements.steps import Observer

Manner = Literal["verbatim", "communique", "prose"]
# Occasions on which one speaker's words fill a page, so that a quotation without a cue is taken to be the speaker's.
_ONE_SPEAKER = ("press_conference", "speech", "interview")
# A bracket with a year in it, at a title's end.
_DATED = pattern(r"\([^()\n]{0,120}\b\d{4}\b[^()\n]{0,40}\)\W{0,6}$")
# How far into a text it turns to those whom it greets, in code points, and the signs around words.
_OPENING, _SIGNS = 120, "“”«»\"'’.,:;!?()"
# Remarks at one of these are no occasion of their own.
_WITH_REMARKS = {"press_conference", "interview"}


@record(kw_only=True, eq=False, repr=False)
class Presentation:
    """``speaker`` is whose words a post's blocks are: the one whom the title presents, or the body that issued it.

    ``joint`` are the bodies that issued it together with that one. ``basis`` says how they are known: an issuer whom
    neither title nor forward names is only the page's.
    """

    manner: Manner
    speaker: Person | None = None
    joint: tuple[Person, ...] = ()
    basis: SpeakerBasis = "unknown"


PROSE = Presentation(manner="prose")


@record(kw_only=True, eq=False, repr=False)
class Presented:
    """A page whose head and titles are read: who and what is known before its blocks are, and how posts present theirs.

    ``low`` is the text in lower case; in ``layout`` the titles of reports are blocks too.
    ``posts`` gives the presentation of each post that has a title, by its item.
    """

    text: str
    low: str
    layout: Layout
    participants: Participants
    events: Events
    posts: Mapping[int, Presentation]

    @property
    def language(self) -> Language:
        """The language in which the page is read."""
        return self.participants.mentions.language

    @property
    def blocks(self) -> list[Block]:
        """The blocks in which something may be reported: one speaker's words have no spans here, but for a turn's."""
        return [
            evolve(block, spans=()) if block.turn is None and self.is_one_voice(block) else block
            for block in self.layout.blocks
        ]

    def of(self, item: int) -> Presentation:
        """How an item presents its words."""
        return self.posts.get(item, PROSE)

    def is_one_voice(self, block: Block) -> bool:
        """Whether a block's words are presented as one speaker's, so that the page itself reports nothing in them."""
        return block.turn is not None or self.of(block.item).manner == "verbatim"


def present(
    text: str,
    layout: Layout,
    language: Language,
    gazetteer: Gazetteer,
    *,
    by_item: Mapping[int, Language] | None = None,
    observe: Observer | None = None,
) -> Presented:
    """Read a page's head and the titles of its posts: what it is about, and whose words stand under which title.

    ``by_item`` gives the language of an item that is not in the page's own.
    """
    paragraphs = ((*b.place, b.item) for b in layout.blocks)
    titles = ((*e.headline, e.number) for e in layout.items if e.headline and e.mode == "post")
    low = lowered(text)
    mentions = Mentions(text, language, gazetteer, Paragraphs(chain(paragraphs, titles)), by_item or {})
    participants = Participants(mentions, observe)
    events = Events(low, participants, observe)
    _read_head(layout, participants, events)
    posts = _read_titles(layout, participants, events)
    return Presented(
        text=text,
        low=low,
        layout=_with_headlines(layout, posts),
        participants=participants,
        events=events,
        posts=posts,
    )


def _with_headlines(layout: Layout, posts: Mapping[int, Presentation]) -> Layout:
    """The layout in which the title of a post that turns out to be a report is read too, in its place."""
    titles = [
        Block(item=e.number, kind="headline", spans=(e.headline,))
        for e in layout.items
        if e.headline and posts.get(e.number) is PROSE
    ]
    if not titles:
        return layout
    return evolve(layout, blocks=tuple(sorted([*titles, *layout.blocks], key=lambda block: block.spans[0])))


def _read_head(layout: Layout, participants: Participants, events: Events) -> None:
    """Read what the page as a whole is about: its occasion, and whoever speaks there."""
    mentions, context = participants.mentions, layout.context
    # What a transcript's title tells of besides is what was spoken of: *an interview on the talks*.
    spoken = any(entry.mode == "turn" for entry in layout.items)
    for trigger in triggers(mentions.text, events.low, sorted(context), mentions.language):
        if spoken and trigger.kind not in _ONE_SPEAKER:
            continue
        events.take_in(Telling(trigger=trigger, item=0, title=True))
    occasion = next((o for o in events.of(0) if o.people), None)
    if occasion is None:
        named = [participants.recognise(d, 0) for span in context for d in mentions.named(*span)]
        alone = len({id(who) for who in named}) == 1
        participants.page = [who for who in named if who][:1] if alone else []
    elif occasion.kind in _ONE_SPEAKER:
        participants.page = [who for who, role in occasion.people.values() if role == "speaker"]
    else:
        participants.page = [who for who, _ in occasion.people.values() if who.kind == "person"]


def _read_titles(layout: Layout, participants: Participants, events: Events) -> dict[int, Presentation]:
    """Read the titles of posts: the occasion, and how the words under them are presented."""
    date_lines: dict[int, list[Segment]] = {}
    for segment in layout.segments.of_kind("date"):
        if segment.item:
            date_lines.setdefault(segment.item, []).append(segment)
    bodies: dict[int, list[Block]] = {}
    for block in layout.blocks:
        bodies.setdefault(block.item, []).append(block)
    posts: dict[int, Presentation] = {}
    for entry in layout.items:
        if entry.mode == "post" and entry.headline is not None:
            _read_occasions(entry.headline, entry.number, participants.mentions, events)
            _read_place_lines(entry.number, date_lines.get(entry.number, ()), participants.mentions, events)
            publisher = layout.source.get("publisher")
            posts[entry.number] = _read_title(
                entry, entry.headline, bodies.get(entry.number, ()), publisher, participants, events
            )
    return posts


def _read_occasions(title: Place, item: int, mentions: Mentions, events: Events) -> None:
    """Read the occasions that a title tells of."""
    found = triggers_in(mentions.text, events.low, title, mentions.language_of(item))
    kinds = {trigger.kind for trigger in found}
    for trigger in found:
        if trigger.kind != "speech" or not kinds & _WITH_REMARKS:
            events.take_in(Telling(trigger=trigger, item=item, title=True))


def _read_place_lines(item: int, lines: Sequence[Segment], mentions: Mentions, events: Events) -> None:
    """Take the place on a line of its own below a post's title for its occasion's."""
    occasion = next(iter(events.of(item)), None)
    if occasion is None or occasion.places:
        return
    for line in lines:
        towns = [h for h in mentions.scan(line.start, line.end) if h.entry.subkind in ("city", "state")]
        occasion.places.update((mentions.text[h.start : h.end], None) for h in towns)


def _read_title(
    entry: Entry,
    title: Place,
    body: Sequence[Block],
    publisher: str | None,
    participants: Participants,
    events: Events,
) -> Presentation:
    """Read how a post presents its words, by its title's words, its ``body`` and the channel that issued it."""
    pointed = any(block.kind == "point" for block in body)
    mentions, item = participants.mentions, entry.number
    language, words = mentions.language_of(item), events.low[slice(*title)]
    issue = issue_of(title, mentions, events.low, language)
    named = mentions.named(*title)
    channel = entry.forwarded_from or publisher
    issuer = channel_name(channel) if channel else None
    official = issuer is not None and is_official(issuer, mentions.gazetteer)
    # The bare noun is the channel's own body: *Comment by the Embassy on …*.
    own = official and issue is not None and not any(c.isspace() for c in mentions.text[slice(*issue.issuers[0])])
    if issue is not None and not own and (shown := _issued(issue, named, item, participants)) is not None:
        return shown
    presents = bool(named) and (
        _presents(words, named[0].start - title[0], language, alone=_is_alone(named[0], title, mentions))
        or _greets(words, body[:1], events.low, language)
    )
    who = named[0] if presents else None if named else presented(title, issue, participants, language)
    if who is not None and (official or pointed or _is_dated(entry, words) or words.endswith(":")):
        choice = participants.meet(who, item, speaks=True)
        for occasion in events.of(item):
            if choice.who is not None and occasion.kind in _ONE_SPEAKER and not occasion.people:
                occasion.add(choice.who)
        return Presentation(manner="verbatim", speaker=choice.who, basis="named" if choice.named else "resolved")
    if who is None and issue is not None and not own and not named:
        role = mentions.describe(*issue.issuers[0])
        if role.kind == "role":  # somebody's by an office: whose the words are may not be told
            holder = participants.meet(role, item, speaks=True).who
            return Presentation(manner="verbatim", speaker=holder, basis="resolved" if holder else "unknown")
    if issuer is None or not official or not (own or _has_shape(entry, title, events, mentions)):
        return PROSE
    speaker = participants.meet_issuer(issuer)
    names_it = (
        entry.forwarded_from is not None
        or issuer in mentions.text[slice(*title)]
        or any(hit.entry.id == speaker.known for hit in mentions.scan(*title))
    )
    return Presentation(manner="communique", speaker=speaker, basis="named" if names_it else "inferred")


def _issued(issue: Issue, named: Sequence[Description], item: int, participants: Participants) -> Presentation | None:
    """What the body named in a title issues, or says in excerpts; ``None`` where a person does, or nobody is named."""
    if any(start <= who.start < end for who in named for start, end in issue.issuers):
        return None
    mentions = participants.mentions
    if not all(is_body(mentions, place) for place in issue.issuers):
        return None
    first, *others = (_meet_issuer(place, item, participants) for place in issue.issuers)
    manner: Manner = "verbatim" if issue.excerpt else "communique"
    return Presentation(manner=manner, speaker=first, joint=tuple(who for who in others if who), basis="named")


def _meet_issuer(place: Place, item: int, participants: Participants) -> Person | None:
    """The body that a title names as the issuer."""
    found = participants.mentions.describe(*place)
    if found.entry is not None:
        return participants.recognise(found, item, speaks=True)
    written, words = participants.mentions.text[slice(*place)], participants.mentions.words_at(place[0])
    who = participants.meet_issuer(source_in_nominative(written, words) if words.nominative else written)
    who.names.setdefault(written)
    return who


def _has_shape(entry: Entry, title: Place, events: Events, mentions: Mentions) -> bool:
    """Whether a post of an official body is a release by its shape.

    It is called one, it tells who took part in an occasion, or it is dated and tells of people or bodies, or on what it
    is (*On the outcome of …*).
    """
    language, words = mentions.language_of(entry.number), events.low[slice(*title)]
    said = _first(words, language)
    if said == "present":  # somebody's words, though it does not say whose
        return False
    if said == "release" or any(occasion.people for occasion in events.of(entry.number)):
        return True
    if not _is_dated(entry, words):
        return False
    first = words.split(maxsplit=1)[0]
    bodies = any(hit.entry.kind == "organisation" for hit in mentions.scan(*title))
    return first in language.events["about"] or bodies or bool(mentions.named(*title)) or names_official(words)


def _is_dated(entry: Entry, title: str) -> bool:
    """Whether a title bears the day, as no mere headline does."""
    return entry.day is not None or _DATED.search(title) is not None


def _is_alone(who: Description, title: Place, mentions: Mentions) -> bool:
    """Whether nothing but titles stands in a post's title before whoever is named in it: *Minister X:*."""
    first = next((i for i in range(title[0], who.start) if mentions.text[i].isalpha()), who.start)
    led = mentions.describe(first, who.end)
    return led.kind == "person" and (led.pure or led.start == who.start) and not led.owner


def _presents(title: str, name: int, language: Language, *, alone: bool) -> bool:
    """Whether a title presents the words of whoever is named in it first, at ``name``, ``alone`` or with offices only.

    Who is named behind words for a subject is spoken of: *Statement on the case of X*, *The house of X:*.
    """
    before = title[:name]
    if any(by in before for by in language.events.get("authors", ())):
        return True
    if _first(title, language) == "present":
        return not any(f" {word} " in before for word in language.events.get("concerns", ()))
    return title.rstrip().endswith(":") and alone


def _greets(title: str, opening: Sequence[Block], low: str, language: Language) -> bool:
    """Whether a title tells of greetings or a telegram, and the words below it are those, said to who gets them."""
    if not any(word in title for word in language.events["greetings"]):
        return False
    turning = tuple(language.events["addressing"])
    first = [low[start : min(end, start + _OPENING)] for block in opening for start, end in block.spans[:1]]
    return any(word.strip(_SIGNS).startswith(turning) for words in first for word in words.split())


def _first(title: str, language: Language) -> str | None:
    """Whether words that present a speaker or words that release a text stand first in a title.

    Of two at one place the longer phrase counts.
    """
    best: tuple[int, int, str] | None = None
    for section in ("present", "release"):
        for phrase in language.events[section]:
            at = title.find(phrase)
            if at >= 0 and (best is None or (at, -len(phrase)) < best[:2]):
                best = (at, -len(phrase), section)
    return best[2] if best else None


def channel_name(channel: str) -> str:
    """A channel's name without flags and other signs around it.

    >>> channel_name("🇷🇺 Some Embassy in Hanoi 🇷🇺")
    'Some Embassy in Hanoi'
    """
    letters = [i for i, c in enumerate(channel) if c.isalnum()]
    return channel[letters[0] : letters[-1] + 1] if letters else channel
