"""The main job: a page in, a document out."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from statements import formats
from statements.attribution import attribute
from statements.collector import paused
from statements.doors import expect
from statements.errors import UnknownFormatError, UnknownLanguageError
from statements.formats import Format, Layout, Sniff
from statements.formats.unread import unread
from statements.gazetteer import Gazetteer, default
from statements.languages import Language, clearly, codes, detect, load
from statements.models import Document, Page, Problem, Segments, Source
from statements.models.segments import Row
from statements.progress import Progress, Watch
from statements.refusal import decoded, refuse
from statements.resolve import Records, present, records, resolve
from statements.steps import Observer
from statements.text import View

# The years whose days have others before and after them; what is published in another stands for *not known*.
_YEARS = range(dt.MINYEAR + 1, dt.MAXYEAR)
# What a container tells of a page that its source keeps.
_OF_PAGE = (
    *("id", "url", "title", "author", "publisher", "channel", "published", "edited", "captured_at"),
    *("forwarded_from", "forwarded_url", "reply_to", "container"),
)
# How much of an item tells its language, in code points.
_SAMPLE = 600


def parse(
    text: str | bytes | Page,
    *,
    format: str | Format | None = None,
    language: str | Language | None = None,
    published: dt.date | None = None,
    gazetteer: Gazetteer | None = None,
    id: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    source: str | None = None,
    progress: Progress | None = None,
) -> Document:
    """Read a page: its text, or a :class:`~statements.models.Page`, of which more is known.

    ``format`` is a format's name or a format of your own, ``language`` an ISO 639-1 code or a language of your own;
    both are found out where they are not given, the language item by item. ``published`` is the day on which the page
    came out, or the moment (a datetime, with its zone), from a caller who knows. ``id`` and ``url`` are kept in the
    document's source; ``source`` names the page in errors, where ``id`` does not. ``encoding`` is that of bytes which
    are neither UTF-8 nor UTF-16. ``progress`` is called with a stage, how much of it is done and how much there is;
    where it returns ``False``, :class:`StoppedError` ends the work.

    Raises :class:`UnknownFormatError` where the page fits no format and is no prose, :class:`DecodeError` for bytes
    that are no text, :class:`UnknownLanguageError` for a page in a language that is not read, and
    :class:`StatementsError` for a format or a language that does not exist.

    >>> doc = parse("Nothing has been decided yet, the mayor, Ann Lee, said. “We are waiting,” she added.")
    >>> [(s.text, [p.name for p in doc.speakers_of(s)]) for s in doc.statements]
    [('Nothing has been decided yet', ['Ann Lee']), ('We are waiting,', ['Ann Lee'])]
    """
    document, _ = read_page(
        text,
        format=format,
        language=language,
        published=published,
        gazetteer=gazetteer,
        id=id,
        url=url,
        encoding=encoding,
        source=source,
        progress=progress,
    )
    return document


@paused()
def read_page(
    text: str | bytes | Page,
    *,
    format: str | Format | None = None,
    language: str | Language | None = None,
    published: dt.date | None = None,
    gazetteer: Gazetteer | None = None,
    id: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    source: str | None = None,
    observe: Observer | None = None,
    progress: Progress | None = None,
) -> tuple[Document, View]:
    """Read a page as :func:`parse` does; also gives the view in which it was read.

    ``observe`` is told every step on the way, with offsets of the view's text.
    """
    expect("text", text, str, bytes, Page)
    expect("published", published, dt.date, none=True)
    expect("gazetteer", gazetteer, Gazetteer, none=True)
    for name, value in (("id", id), ("url", url), ("encoding", encoding), ("source", source)):
        expect(name, value, str, none=True)
    told = text if isinstance(text, Page) else None
    known = _known(told, {"id": id, "url": url, "published": published})
    source = source or known.get("id") or "<text>"
    page = text.text if isinstance(text, Page) else decoded(text, source, encoding)
    refuse(page, source, text_alone=told is not None)
    view = View.of(page)
    words = view.text if told is None else _words(told, view)
    chosen = _chosen(words, format or _meant(told), source, prose=told is not None)
    expect("language", language, str, Language, none=True)
    spoken = language if isinstance(language, Language) else load(language or _language(words, chosen, source, told))
    names = gazetteer if gazetteer is not None else default()
    published = known.get("published")
    day = published.date() if isinstance(published, dt.datetime) else published
    day = day if day is not None and day.year in _YEARS else None

    layout = chosen.lay_out(words)
    if told is not None:
        layout = _with_facts(layout, view, chosen, told, asked=format is not None)
    others = {} if language else _by_item(view.text, layout, spoken, chosen)
    presented = present(view.text, layout, spoken, names, by_item=others, observe=observe)
    watch = Watch("finding statements", (b.place for b in presented.layout.blocks), progress) if progress else None
    drafts = attribute(view.text, presented.blocks, spoken, observe, by_item=others, watch=watch)
    resolved = resolve(presented, drafts, published=day, progress=progress)
    # What is read on the way takes more memory than what comes of it.
    del presented, drafts
    layout = evolve(layout, blocks=())
    found = records(resolved, page, view, progress)
    del resolved
    document = _document(page, view, layout, found, _source(layout, view, chosen, spoken, known))
    return (evolve(document, origin=told.origin) if told is not None and told.origin else document), view


def _known(page: Page | None, caller: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of a page: what the caller knows goes before what its container does."""
    known = {} if page is None else {name: getattr(page, name) for name in _OF_PAGE} | {"topics": page.topics or None}
    known |= {name: value for name, value in caller.items() if value is not None}
    return {name: value for name, value in known.items() if value is not None}


def _meant(page: Page | None) -> str | None:
    """The format that reads a page's words, where its container says which."""
    if page is None:
        return None
    return page.format or ("plain" if len(page.items) > 1 or any(item.turn for item in page.items) else None)


def _words(page: Page, view: View) -> str:
    """What of a page a format reads, where its container knows what stands where."""
    from statements.formats.given import masked  # most pages come without a container

    return masked(page, view)


def _with_facts(layout: Layout, view: View, chosen: Format, page: Page, *, asked: bool) -> Layout:
    """A layout with what the page's container knows; where it knows the items, they are all that is wanted."""
    alone = bool(page.items) and page.format is None and not asked and chosen.name == "plain"
    from statements.formats.given import given

    layout = given(page, view, None if alone else layout)
    if page.captured_at is not None:
        layout = evolve(layout, source={**layout.source, "captured_at": page.captured_at})
    return layout


def _source(layout: Layout, view: View, chosen: Format, language: Language, known: Mapping[str, Any]) -> Source:
    """Where the page comes from, by what it says itself and by what the caller knows."""
    told = {**layout.source, **{key: value for key, value in known.items() if value is not None}}
    if isinstance(title := told.get("title"), tuple):
        told["title"] = view.text[slice(*title)]
    return Source(format=chosen.name, language=language.code, **told)


def _document(page: str, view: View, layout: Layout, found: Records, source: Source) -> Document:
    """The document of a page, with the page's own offsets."""
    return Document(
        text=page,
        source=source,
        segments=_tiled(layout.segments, view),
        items=found.items,
        participants=found.participants,
        events=found.events,
        statements=found.statements,
        problems=tuple(_moved(problem, view) for problem in (*layout.problems, *unread(view.text, layout))),
    )


def parse_file(
    path: str | os.PathLike[str],
    *,
    format: str | Format | None = None,
    language: str | Language | None = None,
    published: dt.date | None = None,
    gazetteer: Gazetteer | None = None,
    id: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Document:
    """Read the page in a file, which gives it its ``id`` unless the caller does; see :func:`parse`.

    Raises :class:`OSError` where the file cannot be read.
    """
    with open(path, "rb") as file:
        data = file.read()
    return parse(
        data,
        format=format,
        language=language,
        published=published,
        gazetteer=gazetteer,
        id=id if id is not None else os.fspath(path),
        url=url,
        encoding=encoding,
        source=os.fspath(path),
        progress=progress,
    )


def sniff(text: str | bytes | Page) -> tuple[Sniff, ...]:
    """Every format's claim to the page, the best first, each with its score (0 to 1) and the reasons.

    >>> sniff("The minister said on Monday that the talks would go on.")[0].format
    'plain'
    """
    expect("text", text, str, bytes, Page)
    if isinstance(text, Page):
        return formats.sniff(_words(text, View.of(text.text)))
    page = decoded(text, "<text>")
    refuse(page, "<text>")
    return formats.sniff(View.of(page).text)


def _chosen(text: str, wanted: str | Format | None, source: str, *, prose: bool = False) -> Format:
    """The format that is asked for, else the one that fits; prose for what is surely a page and fits none."""
    if wanted is None:
        try:
            return formats.choose(text)
        except UnknownFormatError as error:
            if prose:
                return formats.get("plain")
            raise UnknownFormatError(error.tried, source=source) from None
    if isinstance(wanted, str):
        return formats.get(wanted)
    if not (callable(getattr(wanted, "sniff", None)) and callable(getattr(wanted, "lay_out", None))):
        raise TypeError(f"format is {type(wanted).__name__}, not a format's name or a format")
    return wanted


def _language(text: str, chosen: Format, source: str, page: Page | None = None) -> str:
    """The language of a page that its reader did not name: told by its words, else by its container."""
    try:
        return detect(text, among=chosen.languages)
    except UnknownLanguageError as error:
        said = (page.language or "").casefold()[:2] if page else ""
        if said in codes() and not error.likely:
            return said
        raise UnknownLanguageError(error.likely, source=source) from None


def _by_item(text: str, layout: Layout, page: Language, chosen: Format) -> dict[int, Language]:
    """The languages of a page's items that are clearly in another one than the page."""
    if len(layout.items) < 2 or len(chosen.languages) == 1:
        return {}
    found = {
        e.number: clearly(text[e.start : min(e.end, e.start + _SAMPLE)], page.code, among=chosen.languages)
        for e in layout.items
    }
    return {number: load(code) for number, code in found.items() if code != page.code}


def _tiled(segments: Segments, view: View) -> Segments:
    """The segments of the view as segments of the page: what the view dropped goes with what stands before it."""
    if segments and view.unchanged:
        return segments
    return Segments.packed(_moved_rows(segments, view))


def _moved_rows(segments: Segments, view: View) -> Iterator[Row]:
    at, last = 0, len(segments) - 1
    for i, (_, end, kind, item) in enumerate(segments.rows()):
        start, at = at, view.length if i == last else view.at(end)
        yield start, at, kind, item
    if last < 0 < view.length:
        yield 0, view.length, "blank", None


def _moved(problem: Problem, view: View) -> Problem:
    start, end = view.span(problem.start, problem.end)
    return Problem(code=problem.code, message=problem.message, start=start, end=end)
