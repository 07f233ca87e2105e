"""Any news prose in paragraphs: a headline, a dateline and a byline where they show, and the report."""

from __future__ import annotations

from typing import Any

from statements.formats.base import Block, Entry, Layout, Sniff
from statements.formats.heads import behind_desk, dateline, is_byline, is_stamp, stamped_day
from statements.formats.live.stamps import stamp_at
from statements.formats.paragraphs import paragraphs
from statements.formats.prose import prose_share
from statements.formats.shape import titled
from statements.formats.tiling import Mark, tile

_HEAD = 6
_TITLE = 160
# A summary may stand between the headline and the paragraph that has the dateline.
_LEADS = 3


class Plain:
    name = "plain"
    summary = "news prose in paragraphs, of any publisher"
    languages: tuple[str, ...] = ()

    def sniff(self, text: str) -> Sniff:
        share, reason = prose_share(text)
        # Prose is no layout: any format that knows the page comes before this one.
        return Sniff(format=self.name, score=0.5 + 0.05 * share if share >= 0.5 else 0.4 * share, reasons=(reason,))

    def lay_out(self, text: str) -> Layout:
        spans = paragraphs(text)
        if not spans:
            return Layout(segments=tile(text, ()), items=(), blocks=())
        marks, body = _head(text, spans)
        title = next(((m.start, m.end) for m in marks if m.kind == "headline"), None)
        for index, (start, end) in enumerate(body[:_LEADS]):
            if (first := dateline(text, start, end)) > start:
                marks.append(Mark(start, first, "byline", 1))
                body[index] = first, end
                break
        body = [_behind_clock(text, span, marks) for span in body]
        marks += [Mark(start, end, "body", 1) for start, end in body]
        return Layout(
            segments=tile(text, marks),
            items=(Entry(number=1, start=spans[0][0], end=spans[-1][1], headline=title),),
            blocks=tuple(Block(item=1, kind="prose", spans=(span,)) for span in body),
            source=_source(text, marks, title),
        )


def _behind_clock(text: str, span: tuple[int, int], marks: list[Mark]) -> tuple[int, int]:
    """A paragraph without the clock time that a live page sets before its words (*12:51 The ferry has left.*)."""
    stamp = stamp_at(text, *span)
    if stamp is None or stamp.time is None or stamp.alone:
        return span
    marks.append(Mark(stamp.start, stamp.end, "time", 1))
    return stamp.end, span[1]


def _source(text: str, marks: list[Mark], title: tuple[int, int] | None) -> dict[str, Any]:
    """What the lines above the report say of the page."""
    source: dict[str, Any] = {}
    if title is not None:
        source["title"] = title if "\n" not in text[slice(*title)] else " ".join(text[slice(*title)].split())
    day = next((day for m in marks if m.kind == "date" and (day := stamped_day(text, m.start, m.end))), None)
    return source | {"published": day} if day else source


def _head(text: str, spans: list[tuple[int, int]]) -> tuple[list[Mark], list[tuple[int, int]]]:
    """What stands above the report, marked, and the report's paragraphs."""
    marks: list[Mark] = []
    titled = False
    for index, (start, end) in enumerate(spans[:_HEAD]):
        line = text[start:end] if end - start <= _TITLE else ""
        if is_stamp(line) or (marks and behind_desk(line)):
            marks.append(Mark(start, end, "date", 1))
        elif is_byline(line):
            marks.append(Mark(start, end, "byline", 1))
        elif not titled and _heads(text, spans[index:], line, first=not marks):
            marks.append(Mark(start, end, "headline", 1))
            titled = True
        else:
            return marks, spans[index:]
    return marks, spans[_HEAD:]


def _is_title(line: str) -> bool:
    return " " in line and line.count("\n") <= 1 and titled(line, longest=_TITLE)


def _heads(text: str, spans: list[tuple[int, int]], line: str, *, first: bool) -> bool:
    """Whether the line at the first span is the headline; at the page's top also one of two sentences above a stamp."""
    if first and " " in line and "\n" not in line and _stamp_below(text, spans[1:2]):
        return True
    return _is_title(line) and _prose_follows(text, spans[1:_HEAD], len(line))


def _stamp_below(text: str, spans: list[tuple[int, int]]) -> bool:
    return any(end - start <= _TITLE and is_stamp(text[start:end]) for start, end in spans)


def _prose_follows(text: str, spans: list[tuple[int, int]], least: int) -> bool:
    return any(end - start > least and text[end - 1] in '.!?…"”»’)' for start, end in spans)


FORMAT = Plain()
