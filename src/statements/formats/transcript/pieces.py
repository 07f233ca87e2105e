"""A page taken apart: labels, what is said under them, notes between the words, furniture around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from attrs import evolve

from statements.formats.heads import is_byline, is_stamp
from statements.formats.paragraphs import paragraphs
from statements.formats.shape import title_case, titled
from statements.formats.transcript.labels import Label, is_capital, label_at
from statements.formats.transcript.words import directions, signed
from statements.patterns import pattern

PieceKind = Literal[
    "label", "text", "more", "direction", "rule", "date", "byline", "title", "heading", "caption", "furniture", "mark"
]

# A clip or a film that begins or ends: what was said in it was said before.
_CLIP = pattern(r"[(\[](?P<edge>BEGIN|END) (?:VIDEO|AUDIO)[^()\[\]\n]{0,20}[)\]]", re.IGNORECASE)
_RULE = pattern(r"(?:[#*_=~–—-][ ]?){3,120}|\* ?\* ?\*|END(?: +\d.{0,20})?|\(END\)|(?:\d{1,3}-){2}\d\d-\d\d-\d{4}")
# A way to other pages, and what whoever made the transcript says of it.
_WAY = pattern(
    r"Follow [^\n]{3,60} on (?:Twitter|X|Facebook|Instagram)[^\n]{0,40}|(?:Return|Back|Skip) to [^\n]{1,60}"
    r"|(?:\w+ )?Transcript:?|(?:This|The) (?:interview|transcript|conversation|text)\b[^.\n]{0,60}"
    r"\b(?:edited|condensed|abridged|shortened)\b[^.\n]{0,60}\.?",
    re.IGNORECASE,
)
_CAPTION = pattern(
    r"Chú thích ảnh|[^\n]{0,280}(?:\((?:Nguồn |Ảnh|Photo|Фото)[^()\n]{0,80}\)\.?"
    r"|(?:^|(?<=[.!?…”»'] )|(?<=[/|—–] ))(?:Ảnh|Nguồn ảnh|Photo(?:graph)?|Picture(?: credit)?|Фото)(?: by)?: "
    r"[^\n:]{2,80})"
)
# What an agency sets behind the last word of a report.
_ENDED = "./."
_HEADING = pattern(r"#{1,6} ")
_CLOCK = pattern(r"\[?\d\d?:\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,5})?\]?", re.IGNORECASE)
_NOTED = pattern(
    r"[(\[][^()\[\]\n]{1,200}[)\]]\.?"
    r"|[^:?!\n]{3,70} (?:rose|indicated (?:assent|dissent))[—–-]?\.?"
    r"|(?:Question|Motion|Bill|Amendment)s? [^.:?!\n]{0,60}(?:put|agreed to|read the \w+ time|withdrawn)\.?"
    r"|The (?:House|Committee) (?:having )?divided[^\n]{0,60}"
)
_OPENING = pattern(r"[(\[][^()\[\]\n]{2,60}[)\]]\.?(?=\s|$)")
# A colon, or a *Q* that space sets off.
_SIGN = pattern(r":|(?<= )Q(?=  )")
_GLUED_END = '.!?…”"’)]–—-'
# How far before a colon a label in the middle of a paragraph may begin.
_REACH = 70
_TITLE = 160
_SIGNED = 100
_LOUD = 6
# How many of a page's labels end in a stop, so that any does.
_STOPPED = 3
# How many labels two take turns with in a talk.
_TALK = 6
# How often one of a page's labels in bold type comes again, so that all of them count.
_BOLD = 3


class Piece(NamedTuple):
    """A stretch of the page; ``label`` where it is one, ``clip`` for a note with which a film begins or ends.

    ``title`` is a line that reads as one, ``heading`` one that is set as one. ``text`` is a paragraph, ``more`` goes on
    with the one above behind a mark of the page.
    """

    kind: PieceKind
    start: int
    end: int
    label: Label | None = None
    clip: str = ""


def pieces(text: str) -> list[Piece]:
    """The pieces of a page of labelled turns, in order; empty where no label counts."""
    spans = list(_lines(text))
    known = counting([_label(text, start, end, first=not at) for at, (start, end) in enumerate(spans)])
    out: list[Piece] = []
    if not known:
        return out
    loud = any(label.style in ("capitals", "bare") for label in known.values())
    keys = {label.key for label in known.values()}
    keys |= {text[slice(*label.turn.name)].split()[-1].casefold() for label in known.values() if label.turn.name}
    for start, end in spans:
        label = known.get(start)
        if label is None:
            out += _split(text, start, end, keys, loud)
            continue
        out.append(Piece("label", label.start, label.after, label))
        if label.after < end:
            out += _split(text, label.after, end, keys, loud, label)
    return out


def _label(text: str, start: int, end: int, *, first: bool) -> Label | None:
    """The label of a paragraph; told to be ``titled`` where the paragraph reads as a title: *Ann Lee: We Wait*."""
    label = label_at(text, start, end)
    if (
        label is None
        or label.style in ("role", "bracketed", "bare")
        or label.after >= end
        or end - label.start > _TITLE
    ):
        return label
    words = text[label.after : end].strip("\"'“”‘’«» ")
    quoted = text[label.after] in '"“«' and text[end - 1] in '"”»'
    if first and (quoted or title_case(words)) and words.count(" ") > 1:
        return None
    return evolve(label, titled=True) if words[-1:].isalnum() and titled(words[:1].upper() + words[1:]) else label


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a page, cut where a line inside one begins with a label of capitals or of a role."""
    for start, end in paragraphs(text):
        at = start
        for match in re.finditer(r"\n[ ]*", text[start:end]):
            place = start + match.end()
            label = label_at(text, place, end)
            if label is not None and label.style in ("role", "capitals", "bracketed"):
                yield at, start + match.start()
                at = place
        yield at, end


def counting(found: Sequence[Label | None]) -> dict[int, Label]:
    """The labels that count on a page of such labels, by where they begin.

    None does that only titles begin with. A role and capitals do by themselves; a name where somebody asks, or where
    there are several labels; a word alone and one with small words where they come again; the two of a talk, which take
    turns, whatever they are.
    """
    labels = [label for label in found if label is not None]
    times = Counter(label.key for label in labels)
    firmly = {label.key for label in labels if not label.titled}
    styles = Counter(label.style for label in labels)
    asked = any(label.turn.role == "asks" and label.style != "bare" for label in labels)
    named = len({label.key for label in labels if label.style in ("name", "bracketed")})
    recurs = any(times[label.key] > 1 for label in labels if label.style in ("name", "bracketed"))
    firm = styles["role"] + styles["bracketed"] + styles["capitals"]
    bare = sum(1 for label in labels if label.key == "q")
    stopped = Counter(label.key for label in labels if label.style == "stopped" and label.turn.role == "speaks")
    talk = _taking_turns(
        [label.key for label in labels if times[label.key] > 1 and label.style not in ("stopped", "bare")]
    )
    bold = max((times[label.key] for label in labels if label.bold), default=0)
    minutes = stopped.total() >= _STOPPED and any(count > 1 for count in stopped.values())

    def counts(label: Label) -> bool:
        again = times[label.key] > 1
        if (label.titled and label.key not in firmly) or (label.alone and label.style == "name" and not again):
            return False
        if label.style in ("role", "capitals", "bracketed") or label.key in talk:
            return True
        if label.bold and bold >= _BOLD:
            return True
        if label.style == "stopped":
            return minutes
        if label.style == "bare":
            return bare > 1 and (times["a"] > 1 or (label.key == "q" and styles["capitals"] > 0))
        if label.style == "name":
            return asked or firm > 1 or (recurs and named > 1)
        return again and (asked or firm > 1 or named > 1)

    return {label.start: label for label in labels if counts(label)}


def _taking_turns(keys: Sequence[str]) -> frozenset[str]:
    """The two labels that follow each other all the time, and often enough; none where they do not."""
    two = frozenset(keys)
    turns = len(two) == 2 and all(a != b for a, b in pairwise(keys))
    return two if turns and len(keys) >= _TALK else frozenset()


def _split(text: str, start: int, end: int, keys: set[str], loud: bool, above: Label | None = None) -> Iterator[Piece]:
    """A paragraph's pieces: a note, a rule, a stamp; else its words, cut at labels that are glued into it."""
    if loud or (above is not None and above.key in ("q", "a")):
        for label in _glued(text, start, end, keys, above):
            if label.start > start:
                yield from plain(text, start, label.start)
            yield Piece("label", label.start, label.after, label)
            start = label.after
    if start < end:
        yield from plain(text, start, end)


def _glued(text: str, start: int, end: int, keys: set[str], above: Label | None) -> Iterator[Label]:
    """The labels inside a paragraph: in capitals, known from elsewhere or with a title; *Q:* in a paragraph of such."""
    done = start
    for sign in _SIGN.finditer(text, start, end):
        colon = sign.start()
        if colon < done:
            continue
        at = _sentence_before(text, max(start, colon - _REACH), colon)
        if at is None or at <= start:
            continue
        label = label_at(text, at, end)
        if label is None or label.end > colon + 2:
            continue
        words = text[label.start : label.end]
        letter = label.key in ("q", "a") and ((above is not None and above.key in ("q", "a")) or label.style == "bare")
        loud = is_capital(words.partition("(")[0]) and (label.key in keys or "." in words.partition(" ")[0])
        if letter or loud:
            yield label
            done = max(colon, label.after)


def _sentence_before(text: str, low: int, at: int) -> int | None:
    """Where the words before a colon begin: behind the last sign that ends a sentence and a space."""
    if text[at] == "Q":
        return at
    for place in range(at - 1, low, -1):
        if text[place] in " \n" and text[place - 1] in _GLUED_END and not _abbreviates(text, place - 1):
            return place + 1
        if text[place] == "\n":
            return place + 1
    return None


def _abbreviates(text: str, stop: int) -> bool:
    """Whether a full stop belongs to a title or an initial: *MR.*, *S. O'BRIEN*."""
    if text[stop] != ".":
        return False
    first = stop
    while first > 0 and text[first - 1].isalpha():
        first -= 1
    return stop - first <= 4 and text[first:stop].isupper()


def plain(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of words that hold no label: notes apart."""
    if _RULE.fullmatch(text, start, end):
        yield Piece("rule", start, end)
        return
    while start < end and text[start] in " \n*_":
        start += 1
    while end > start and text[end - 1] in " \n*_":
        end -= 1
    line = text[start:end]
    if line.endswith(_ENDED) and len(line) > len(_ENDED):
        yield from plain(text, start, end - len(_ENDED))
        yield Piece("rule", end - len(_ENDED), end)
        return
    if not line:
        return
    if clip := _CLIP.fullmatch(line):
        yield Piece("direction", start, end, clip=clip["edge"].upper())
    elif len(line) <= _SIGNED and _is_signed(line.lower().rstrip(".")):
        yield Piece("byline", start, end)
    elif _NOTED.fullmatch(line):
        yield Piece("direction", start, end)
    elif _CLOCK.fullmatch(line) or is_stamp(line):
        yield Piece("date", start, end)
    elif is_byline(line):
        yield Piece("byline", start, end)
    elif _CAPTION.fullmatch(line):
        yield Piece("caption", start, end)
    elif _HEADING.match(line):
        yield Piece("heading", start, end)
    elif line.startswith("> ") or is_loud(line) or _WAY.fullmatch(line):
        yield Piece("furniture", start, end)
    elif end - start <= _TITLE and titled(line):
        yield Piece("title", start, end)
    else:
        yield Piece("text", start, end)


def _is_signed(line: str) -> bool:
    """Whether a line says who conducted an interview, behind a dash or in brackets too."""
    return any(signed().fullmatch(words) is not None for words in (line, line.strip("()–— ")))


def is_loud(line: str) -> bool:
    """Whether a line is all capitals, and more than a few words: a notice of whoever made the transcript."""
    if len(line.split()) < _LOUD:
        return False
    letters = [*filter(str.isalpha, line)]
    return 10 * sum(map(str.isupper, letters)) >= 8 * len(letters)


def spans_of(
    text: str, start: int, end: int, *, first: bool = False
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What is said in a stretch, and the notes inside it; what stands in brackets at the ``first`` is a note."""
    said, notes = [], []
    at = start
    if first and (opening := _OPENING.match(text, start, end)) is not None:
        notes.append(opening.span())
        at = opening.end()
    if "(" in (line := text[start:end]) or "[" in line:
        for match in directions().finditer(text, at, end):
            notes.append(match.span())
            said.append((at, match.start()))
            at = match.end()
    said.append((at, end))
    trimmed = (_trimmed(text, *span) for span in said)
    return [span for span in trimmed if any(c.isalnum() for c in text[slice(*span)])], notes


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the space at its ends."""
    words = text[start:end]
    after = len(words) - len(words.rstrip())
    before = len(words) - len(words.lstrip()) if after < len(words) else 0
    # Most have none: the same numbers are kept, and not equal ones.
    return start + before if before else start, end - after if after else end
