"""Whose words a headline gives, by the name at one of its ends: *Ann Lee: The pier is old*, *The pier is old - MFA*."""

from __future__ import annotations

from statements.attribution.draft import Place
from statements.languages import listed
from statements.patterns import pattern
from statements.record import record
from statements.resolve.issuers import is_official
from statements.resolve.mentions import Mentions

# How long a headline, the words that name its speaker, and the fewest words that say something.
_LONGEST = 320
_NAME = 90
_FEWEST = 3
_SIGNED = pattern(r"\s[-–—]+\s+(?P<name>[^-–—:;,?!]{2,90}?)(?:, (?P<office>[^-–—:;?!]{2,90}?))?[\s.]*\Z")
_LABEL = pattern(r"(?P<name>[^:.;?!“”«»\"]{2,90}):\s+(?=\S)")
# Its first sign is one set, so that the search for it runs at C speed.
_SENTENCE_ENDS = pattern(r"[.!?…](?<=\w{3}[.!?…])[\"”»’)]*\s+[^\W\d_a-zа-яё]")
_PARTED = pattern("[-–—:]")  # what stands between a headline's name and its content


@record(kw_only=True, eq=False, repr=False)
class Heading:
    """A headline's content, without the sign between and the final stop, and the name of whoever says it.

    ``body``: it is a body's name, as a press office bears it.
    """

    content: Place
    name: Place
    body: bool


def heading_of(place: Place, mentions: Mentions) -> Heading | None:
    """Whose words a line gives, where a known name, a titled one or a body's stands before a colon or behind a dash."""
    start, end = place
    words = mentions.text[start:end]
    if end - start > _LONGEST or not _PARTED.search(words) or _SENTENCE_ENDS.search(words):
        return None
    if (signed := _SIGNED.search(words)) is not None:
        name, office = _moved(signed.span("name"), start), _moved(signed.span("office"), start)
        if signed["office"] is None or in_office(mentions, name, office):
            found = _heading(mentions, (start, start + signed.start()), name, held=signed["office"] is not None)
            if found is not None:
                return found
    label = _LABEL.match(words)
    return _heading(mentions, (start + label.end(), end), _moved(label.span("name"), start)) if label else None


def _moved(place: Place, by: int) -> Place:
    return place[0] + by, place[1] + by


def in_office(mentions: Mentions, name: Place, office: Place) -> bool:
    """Whether a person's name is followed by an office: *Ann Lee, head of the harbour*."""
    found = mentions.describe(*name)
    named = found.kind == "person" and found.pure and " " in found.name
    return named and mentions.describe(*office).kind == "role"


def _heading(mentions: Mentions, content: Place, name: Place, *, held: bool = False) -> Heading | None:
    """The heading of these places; ``held``: an office stands behind the name."""
    start, end = content
    said = mentions.text[start:end].rstrip(" .,")
    if len(said.split()) < _FEWEST:
        return None
    body = not held and _is_named_body(mentions, name)
    if not body and not held and not _is_titled_person(mentions, name):
        return None
    return Heading(content=(start, start + len(said)), name=name, body=body)


def _is_titled_person(mentions: Mentions, name: Place) -> bool:
    """Whether a name is a known person's, or one with a title: two words where a place may follow the title."""
    found = mentions.describe(*name)
    if found.kind != "person" or not found.pure:
        return False
    whole = mentions.language_at(name[0]).names["head"] == "last" or any(sign in found.name for sign in " .")
    return found.entry is not None or bool(found.title and whole)


def _is_named_body(mentions: Mentions, name: Place) -> bool:
    """Whether a name is an official body's or an agency's and nothing else."""
    found, words = mentions.describe(*name), mentions.text[slice(*name)]
    if found.kind not in ("organisation", "person", "state") or found.title or found.offices or not words[0].isupper():
        return False
    verbs = listed(mentions.language_at(name[0]), "auxiliaries")
    if (found.kind == "person" and found.entry is not None) or not verbs.isdisjoint(words.lower().split()):
        return False  # There was no mistaking the message from the ministry: …
    return is_official(words, mentions.gazetteer) or bool(mentions.gazetteer.find(words, ("agency",)))
