"""What the words that name somebody say of whom they mean: a name with its title, a pronoun, an office, a body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from attrs import define

from statements.gazetteer import Entry, Gazetteer, Hit
from statements.languages import Language
from statements.resolve.tagging import POSSESSIVE, Lexicon, Token, lexicon, tagged

Kind = Literal["person", "organisation", "state", "pronoun", "role", "group", "nobody"]


@define(kw_only=True, eq=False)
class Reading:
    """``name`` is the name as written at ``start:end``, ``title`` what stands before it.

    ``offices``, ``state`` and ``of`` (a body or a seat) are gazetteer ids, ``nouns`` the words for people.
    ``owner``: the name stands in the genitive, as in *X's visit*; ``pure``: a name with its titles and nothing else.
    """

    kind: Kind
    start: int
    end: int
    name: str
    entry: Entry | None = None
    gender: str | None = None
    title: str | None = None
    affiliation: str | None = None
    offices: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    state: str | None = None
    of: str | None = None
    definite: bool = False
    indefinite: bool = False
    owner: bool = False
    pure: bool = False


def read(text: str, start: int, end: int, language: Language, gazetteer: Gazetteer) -> Reading:
    """Read the mention ``text[start:end]``.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> told = "Foreign Minister of Russia Sergei Lavrov"
    >>> found = read(told, 0, len(told), load("en"), default())
    >>> found.kind, found.name, found.entry.id, found.offices
    ('person', 'Sergei Lavrov', 'sergey-lavrov', ('foreign-minister',))
    """
    words = lexicon(language, gazetteer)
    low = " ".join(text[start:end].lower().split()).strip(" ,.:;–—-()#@")
    if low in words.notices:
        return Reading(kind="nobody", start=start, end=end, name=text[start:end])
    if low in words.pronouns:
        gender = words.pronouns[low]
        kind: Kind = "nobody" if gender == "none" else "pronoun"
        return Reading(kind=kind, start=start, end=end, name=text[start:end], gender=gender)
    phrase = tagged(text, start, end, words, gazetteer.scan(text, start, end))
    tokens = phrase.tokens
    place = next((t.hit.entry for t in tokens if t.tag == "place" and t.hit), None)
    body = _head_body(tokens, words)
    owner = body.entry if body else next((t.hit.entry for t in tokens if t.tag == "body" and t.hit), None)
    seat = place if place and place.subkind == "seat" else None
    state = _state(place) or (owner.country if owner else None)
    definite = any(t.low in words.definite for t in tokens)
    common: dict[str, Any] = {
        "offices": tuple(phrase.offices),
        "nouns": tuple(phrase.nouns),
        "state": state,
        "of": owner.id if owner else seat.id if seat else None,
        "definite": definite,
        "indefinite": any(t.low in words.indefinite for t in tokens[:1]),
        "pure": all(t.tag not in ("other", "owner") for t in tokens),
    }
    affiliation = _affiliation(text, tokens)

    person = next((t.hit for t in tokens if t.tag == "person" and t.hit), None)
    if person is not None:
        title = _title(text, tokens)
        form = text[person.start : person.end]
        return Reading(
            kind="person",
            start=person.start,
            end=person.end,
            name=form,
            entry=person.entry,
            gender=person.entry.gender,
            title=title,
            affiliation=affiliation,
            **common,
        )
    titled = bool(phrase.offices or phrase.nouns)
    meant = _meant(tokens, words)
    plain = "organisation" in meant or "group" in meant
    run = [] if plain else _name_run(text, tokens, titled)
    if run and (not body or titled):
        return Reading(
            kind="organisation" if any(t.low in words.bodies for t in run) else "person",
            start=run[0].start,
            end=run[-1].end,
            name=text[run[0].start : run[-1].end],
            gender=_gender(tokens, words),
            title=_title(text, tokens),
            affiliation=affiliation,
            **common,
        )
    trimmed = [t for t in tokens if t.tag != "article"] or tokens
    written = (trimmed[0].start, trimmed[-1].end) if trimmed else (start, end)
    if body and (not titled or plain):
        return Reading(
            kind="organisation",
            start=body.start,
            end=body.end,
            name=text[body.start : body.end],
            entry=body.entry,
            **common,
        )
    if place and not titled:
        hit = next(t.hit for t in tokens if t.tag == "place" and t.hit)
        if hit.form != "adjective":
            form = text[hit.start : hit.end]
            return Reading(kind="state", start=hit.start, end=hit.end, name=form, entry=place, **common)
    kind = "role"
    if "organisation" in meant:
        kind = "organisation"
    elif "group" in meant or not titled:
        kind = "group"
    return Reading(kind=kind, start=written[0], end=written[1], name=text[written[0] : written[1]], **common)


def _head_body(tokens: list[Token], words: Lexicon) -> Hit | None:
    """The body that a mention turns on: its last word before *of*, or its first; not that of *EU lawmakers*."""
    end = next((k for k, t in enumerate(tokens) if t.tag == "genitive" and k), len(tokens))
    phrase = [t for t in tokens[:end] if t.tag not in ("article", "honorific")]
    if not phrase:
        return None
    head = phrase[0 if words.head == "first" else -1]
    return head.hit if head.tag == "body" else None


def _meant(tokens: list[Token], words: Lexicon) -> tuple[str, ...]:
    """What the noun that a mention turns on stands for: the last before *of*, or the first, as the language has it."""
    end = next((k for k, t in enumerate(tokens) if t.tag == "genitive" and k), len(tokens))
    nouns = [t for t in tokens[:end] if t.tag in ("title", "role")] or [t for t in tokens if t.tag in ("title", "role")]
    if not nouns:
        return ()
    head = nouns[0 if words.head == "first" else -1]
    return words.roles.get(head.low, ()) if head.tag == "role" else ()


def _name_run(text: str, tokens: list[Token], titled: bool) -> list[Token]:
    """The run of capitalised words that is the name: the first of two words or more, else one after a title.

    What *of* ties to a title is part of the title (*chairman of Homeland Security*); what stands before a title without
    a comma describes it (*a Democratic senator*).
    """
    runs: list[list[Token]] = []
    last: Token | None = None
    headed = governed = False
    for t in tokens:
        gap = text[last.end : t.start] if last else ""
        if t.tag in ("title", "role"):
            headed, governed = True, False
            if runs and last is runs[-1][-1] and "," not in gap:
                runs.pop()
        elif t.tag == "genitive":
            governed = headed
        elif t.tag in ("place", "body") or "," in gap:
            governed = False
        if t.tag in ("name", "joiner"):
            if runs and last is runs[-1][-1] and gap.strip(".#") in (" ", "-", ""):
                runs[-1].append(t)
            elif t.tag == "name" and not governed:
                runs.append([t])
        last = t
    for run in runs:
        while run[-1].tag == "joiner":
            run.pop()
    plain = ("name", "article", "joiner", "honorific", "title", "role", "place", "genitive")
    lone = all(t.tag in plain for t in tokens)
    return next((r for r in runs if len(r) > 1), runs[-1] if runs and (titled or lone) else [])


def _title(text: str, tokens: list[Token]) -> str | None:
    title = [t for t in tokens if t.tag == "title"] or [t for t in tokens if t.tag == "role"]
    if not title:
        return None
    last = title[0]
    for t in title[1:]:
        if t.start - last.end > 1:
            break
        last = t
    return text[title[0].start : last.end]


def _affiliation(text: str, tokens: list[Token]) -> str | None:
    return next((text[t.start : t.end] for t in tokens if t.tag in ("place", "body")), None)


def _state(place: Entry | None) -> str | None:
    if place is None:
        return None
    return place.capital_of or place.country or place.id


def _gender(tokens: list[Token], words: Lexicon) -> str | None:
    return next((g for t in tokens if t.tag != "name" and (g := words.genders.get(t.low.rstrip(".")))), None)


def named(text: str, start: int, end: int, words: Lexicon, hits: Sequence[Hit]) -> list[Reading]:
    """The persons that a stretch of text names, in order, each with the title that stands before the name.

    ``hits`` are the gazetteer's names there.

    Somebody whom the gazetteer does not know counts where a title or an honorific stands before the name.
    """
    tokens = tagged(text, start, end, words, hits, brief=True).tokens
    out: list[Reading] = []
    first = at = 0
    while at < len(tokens):
        t = tokens[at]
        stop = at + 1
        if t.tag == "name":
            while (
                stop < len(tokens)
                and tokens[stop].tag in ("name", "joiner")
                and tokens[stop].start - tokens[stop - 1].end == 1
            ):
                stop += 1
            while tokens[stop - 1].tag == "joiner":
                stop -= 1
        if t.tag not in ("person", "owner", "name") or (t.tag == "name" and t.low in words.bodies):
            at = stop
            continue
        before = _before(text, tokens, first, at)
        titled = any(b.tag in ("title", "honorific") or _personal(b, words) for b in before)
        titled = titled and not _governed(before)
        if t.tag != "name" or titled:
            entry = t.hit.entry if t.hit else None
            place = next((b.hit.entry for b in before if b.tag == "place" and b.hit), None)
            title = _title(text, before)
            out.append(
                Reading(
                    kind="person",
                    start=t.start,
                    end=tokens[stop - 1].end,
                    owner=POSSESSIVE.match(text, tokens[stop - 1].end) is not None,
                    name=text[t.start : tokens[stop - 1].end],
                    entry=entry,
                    gender=entry.gender if entry else _gender(before, words),
                    title=title,
                    affiliation=_affiliation(text, before),
                    state=_state(place),
                    of=next((b.hit.entry.id for b in before if b.tag == "body" and b.hit), None),
                    nouns=tuple(b.low for b in before if b.tag in ("title", "role")),
                    offices=tuple(words.titles[b.low] for b in before if b.tag == "title"),
                )
            )
            first = stop
        at = stop
    return out


def _governed(before: list[Token]) -> bool:
    """Whether *of* ties what follows to the title: *the minister of the Republic …*."""
    for t in reversed(before):
        if t.tag == "genitive":
            return True
        if t.tag != "article":
            return False
    return False


def _personal(token: Token, words: Lexicon) -> bool:
    """Whether a role word stands for one person, so that a name may follow it."""
    meant = words.roles.get(token.low, ()) if token.tag == "role" else ()
    return bool(meant) and not {"group", "organisation"}.intersection(meant)


def _before(text: str, tokens: list[Token], first: int, at: int) -> list[Token]:
    """The title's words before a name: back to a comma, a word that belongs to no title, or the name before."""
    start = at
    while start > first and tokens[start - 1].tag in (
        "title",
        "role",
        "place",
        "body",
        "honorific",
        "genitive",
        "article",
    ):
        gap = text[tokens[start - 1].end : tokens[start].start]
        loose = "," in gap and tokens[start].tag != "honorific"
        if loose or len(gap) > 3 or any(c in gap for c in ".;:\n()"):
            break
        start -= 1
    return tokens[start:at]
