"""Pages in TEI, the XML of text editions: the whole text with each statement marked, and who took part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from statements.export.base import Documents, many, register_uri, web_address
from statements.export.marks import Mark, marked
from statements.export.markup import attributes, element, escaped
from statements.models import Document, Event, Participant, Segment, Statement, When

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_DIRECT = {"direct": "true", "verbatim": "true", "communique": "true", "indirect": "false", "mixed": "unknown"}
# The classes that a statement's @ana points to; each is told once, in the header.
_CLASSES = {
    "form": ("direct", "indirect", "mixed", "verbatim", "communique"),
    "act": ("assert", "deny", "demand", "ask"),
    "basis": ("named", "resolved", "inferred", "unknown"),
}


def tei(documents: Documents) -> Iterator[str]:
    """The pieces of a TEI document, a page each: one page is a ``TEI``, several are a ``teiCorpus``.

    The ``ab`` of a page's ``body``, put together, are its text. A statement is a ``said`` with ``who`` and ``toWhom``
    (a turn of a transcript a ``u``), whose ``ana`` names its form, its act and how its speaker is known, and whose
    ``corresp`` its setting: the day and the occasion. One that is told in several pieces has them linked by ``next``.
    """
    rest = many(documents)
    first, second = next(rest, None), next(rest, None)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    if first is not None and second is None:
        yield _page(first, 1) + "\n"
        return
    yield f'<teiCorpus xmlns="{_NAMESPACE}">\n{_corpus_header()}\n'
    pages = chain((one for one in (first, second) if one), rest)
    number = 0
    for number, document in enumerate(pages, 1):
        yield _page(document, number) + "\n"
    if not number:
        yield element("TEI", _header_of("", "", "") + element("text", element("body", element("p", "")))) + "\n"
    yield "</teiCorpus>\n"


def _page(document: Document, number: int) -> str:
    page = f"page{number}"
    people = {p.id: f"{page}.who{i}" for i, p in enumerate(document.participants, 1)}
    settings = _settings(document, page)
    header = _header(document, people, settings, page)
    body = _body(document, people, settings, page)
    return element("TEI", header + element("text", body), xmlns=_NAMESPACE, xml__id=page, n=document.source.id)


def _corpus_header() -> str:
    return _header_of("Pages with their statements", element("p", "Written by a program."), "")


def _header_of(title: str, source: str, profile: str) -> str:
    stated = element("titleStmt", element("title", escaped(title)))
    published = element("publicationStmt", element("p", ""))
    described = element("fileDesc", stated + published + element("sourceDesc", source or element("p", "")))
    return element("teiHeader", described + profile)


def _header(document: Document, people: dict[str, str], settings: dict[tuple[str | None, When], str], page: str) -> str:
    source = document.source
    day = source.published.isoformat()[:10] if source.published else None
    bibl = [
        element("title", escaped(source.title or "")) if source.title else "",
        element("author", escaped(source.author)) if source.author else "",
        element("publisher", escaped(source.publisher)) if source.publisher else "",
        element("date", "", when=day) if day else "",
        element("ref", "", target=web_address(source.url)) if web_address(source.url) else "",
        element("idno", escaped(source.id)) if source.id else "",
    ]
    listed = "".join(_participant(p, people[p.id]) for p in document.participants)
    told = element("langUsage", element("language", "", ident=source.language))
    if listed:
        told += element("particDesc", element("listPerson", listed))
    if settings:
        events = {event.id: event for event in document.events}
        held = (_setting(events.get(id or ""), when, name, people) for (id, when), name in settings.items())
        told += element("settingDesc", "".join(held))
    return _header_of(
        source.title or "", element("bibl", "".join(bibl) or "?"), _classes(page) + element("profileDesc", told)
    )


def _classes(page: str) -> str:
    kinds = (
        element(
            "taxonomy",
            "".join(element("category", element("catDesc", term), xml__id=f"{page}.{kind}.{term}") for term in terms),
            xml__id=f"{page}.{kind}",
        )
        for kind, terms in _CLASSES.items()
    )
    return element("encodingDesc", element("classDecl", "".join(kinds)))


def _participant(p: Participant, name: str) -> str:
    tag, named = {
        "person": ("person", "persName"),
        "organisation": ("org", "orgName"),
        "group": ("personGrp", "name"),
    }[p.kind]
    told = "".join(element(named, escaped(form)) for form in dict.fromkeys((p.name, *p.names)))
    if p.kind == "group":
        told = element("p", told)
    if p.external and p.kind != "group":
        told += element("idno", escaped(p.external))
    if p.kind == "person":
        told += element("occupation", escaped(p.office)) if p.office else ""
        told += element("affiliation", escaped(p.affiliation)) if p.affiliation else ""
    return element(tag, told, xml__id=name, n=p.id, sameAs=register_uri(p))


def _settings(document: Document, page: str) -> dict[tuple[str | None, When], str]:
    """The names of the occasions and days on which something was said."""
    pairs = dict.fromkeys((s.event, s.when) for s in document.statements if s.event or s.when.known)
    return {pair: f"{page}.setting{i}" for i, pair in enumerate(pairs, 1)}


def _setting(event: Event | None, when: When, name: str, people: dict[str, str]) -> str:
    told = [_date(when)] if when.known else []
    who = None
    if event:
        told += [element("name", escaped(place), type="place") for place in event.places]
        told += [element("orgName", escaped(event.outlet))] if event.outlet else []
        told.append(element("activity", event.kind.replace("_", " ")))
        who = " ".join(dict.fromkeys(f"#{people[a.participant]}" for a in event.participants)) or None
    return element("setting", "".join(told), xml__id=name, who=who)


def _date(when: When) -> str:
    if when.exact:
        told = {"when": str(when.earliest)}
    else:
        bounds = {"notBefore": when.earliest, "notAfter": when.latest}
        told = {key: str(day) for key, day in bounds.items() if day}
    return element("date", escaped(when.edtf), **told)


def _body(document: Document, people: dict[str, str], settings: dict[tuple[str | None, When], str], page: str) -> str:
    segments: Iterable[Segment] = document.segments or (Segment(start=0, end=0, kind="other"),)
    tags = {s.id: _tag(s, people, settings, page) for s in document.statements}
    names = {s.id: f"{page}.said{i}" for i, s in enumerate(document.statements, 1)}
    marks = marked(document)
    counts: dict[str, int] = {}
    totals: dict[str, int] = {}
    for mark in chain.from_iterable(marks):
        totals[mark.id] = totals.get(mark.id, 0) + mark.opens

    def opening(id: str, tag: str) -> str:
        counts[id] = at = counts.get(id, 0) + 1
        links = {
            "xml__id": names[id] + (f".{at}" if at > 1 else ""),
            "n": id,
            "prev": f"#{names[id]}{f'.{at - 1}' if at > 2 else ''}" if at > 1 else None,
            "next": f"#{names[id]}.{at + 1}" if at < totals[id] else None,
        }
        told = tags[id] if tag == "said" else tags[id] | {"direct": None}
        return f"<{tag}{attributes(**links, **told)}>"

    def written(segment: Segment, found: list[Mark]) -> str:
        turn = document.format == "transcript" and _is_turn(document, segment, found)
        out, at = [], segment.start
        for mark in found:
            out.append(escaped(document.text[at : mark.place]))
            at = mark.place
            out.append(opening(mark.id, "u" if turn else "said") if mark.opens else f"</{'u' if turn else 'said'}>")
        out.append(escaped(document.text[at : segment.end]))
        held = "".join(out)
        return held if turn else element("ab", held, type=segment.kind)

    divisions = []
    for item, group in groupby(zip(segments, marks, strict=True), key=lambda pair: pair[0].item):
        held = "".join(written(segment, found) for segment, found in group)
        divisions.append(element("div", held, type="item" if item else "page", n=str(item) if item else None))
    return element("body", "".join(divisions))


def _is_turn(document: Document, segment: Segment, found: list[Mark]) -> bool:
    """Whether a segment of a transcript is one statement and nothing more."""
    return len(found) == 2 and (found[0].place, found[1].place) == (segment.start, segment.end) != (0, 0)


def _tag(
    s: Statement, people: dict[str, str], settings: dict[tuple[str | None, When], str], page: str
) -> dict[str, str | None]:
    setting = settings.get((s.event, s.when))
    return {
        "who": " ".join(f"#{people[id]}" for id in s.speakers) or None,
        "toWhom": " ".join(f"#{people[id]}" for id in s.addressees) or None,
        "direct": _DIRECT[s.form],
        "ana": f"#{page}.form.{s.form} #{page}.act.{s.act} #{page}.basis.{s.speaker_basis}",
        "corresp": f"#{setting}" if setting else None,
    }
