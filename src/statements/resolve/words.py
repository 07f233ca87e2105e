"""What the words beside a name say: a title, a body or a country, a gender."""

from __future__ import annotations

from collections.abc import Sequence

from statements.gazetteer import Entry
from statements.resolve.name_words import NameWords
from statements.resolve.tagging import Token


def title_of(text: str, tokens: list[Token]) -> str | None:
    """The title among a mention's words, as written: the first that is one, with those right after it."""
    title = [t for t in tokens if t.tag == "title"] or [t for t in tokens if t.tag == "role"]
    if not title:
        return None
    last = title[0]
    for t in title[1:]:
        if t.start - last.end > 1:
            break
        last = t
    return text[title[0].start : last.end]


def affiliation_of(text: str, tokens: list[Token]) -> str | None:
    """The first place or body among a mention's words, as written."""
    return next((text[t.start : t.end] for t in tokens if t.tag in ("place", "body")), None)


def state_of(place: Entry | None) -> str | None:
    """The state that a place is, governs or lies in, as a gazetteer id."""
    if place is None:
        return None
    return place.capital_of or place.country or place.id


def gender_of(tokens: list[Token], words: NameWords) -> str | None:
    """The gender that a title or an honorific tells."""
    return next((g for t in tokens if t.tag != "name" and (g := words.genders.get(t.low.rstrip(".")))), None)


def noun_gender(noun: str, words: NameWords) -> str | None:
    """The gender that a noun tells, in a language whose phrases end in it: *the town **spokesman***, *councilwoman*.

    One that ends in a word for a man may be a woman's: *the chairman*.
    """
    if words.head != "last" or noun in words.genders:
        return words.genders.get(noun) if words.head == "last" else None
    hers = any(gender == "f" and len(word) > 2 and noun.endswith(word) for word, gender in words.genders.items())
    return "f" if hers else None


def called_of(tokens: Sequence[Token], words: NameWords) -> str | None:
    """The word by which somebody is called, where it also stands alone for them: ***chị** Lan … **chị** nói*."""
    return next((t.low for t in tokens if t.tag != "name" and t.low in words.called), None)


def given_gender(name: Sequence[Token], words: NameWords) -> str | None:
    """The gender that one of several names tells: the first where it is a common given name; the given one behind a
    family name: *Lê **Thị** Mai*, *Cao Bá **Hưng***.
    """
    if len(name) < 2:
        return words.given.get(name[0].low) if words.nominative else None
    if name[0].low in words.surnames:
        return words.middles.get(name[1].low) or words.lasts.get(name[-1].low)
    return words.given.get(name[0].low) or words.gender_abroad(name[0].low)


def gender_of_verb(cue: str, words: NameWords) -> str | None:
    """The gender that a cue in lower case tells of its subject, in a language whose verbs do: *министр **сказала***."""
    verb = cue.partition(" ")[0]
    return next((gender for ending, gender in words.verb_genders.items() if verb.endswith(ending)), None)
