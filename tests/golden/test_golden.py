"""Pages with the documents expected of them: ``tests/golden/<format>/<name>.txt`` and ``<name>.toml``.

The page is parsed as it stands (bytes decoded, line ends kept) and compared with what the TOML file says::

    format = "ttxvn-digest"          # what sniffing must find
    language = "vi"
    items = 2
    titles = ["", "A title"]         # optional; one an item, "" for none
    item_dates = ["2024-11-19", ""]  # optional; When.edtf of every item, "" to leave one out
    item_stamps = ["19.11.2024", ""] # optional; the words at every item's own date or stamp, "" for none
    item_urls = ["https://…", ""]    # optional; every item's own address, "" for none
    item_languages = ["vi", "ru"]    # optional; else every item is in the page's language
    events = 1                       # optional; the number of events; without it further events are allowed

    [parse]                          # optional; arguments for parse
    published = 2024-11-20

    [source]                         # optional; fields of Source, as text ("" for None)
    title = "…"
    captured_at = "2020-11-25T00:47:00+00:00"

    [segments]                       # optional; for each kind given, all its segments' words, in order
    caption = ["A view of the hall. (Photo: A. N. Other)"]

    [[statement]]                    # every statement of the page, by its place: by start, the longer first
    item = 1
    form = "mixed"
    parts = ["the whole content", ["first words", "last words"]]
    speaker = "Sergey Lavrov"        # Participant.name; left out: nobody known
    also = ["Wang Yi"]               # further speakers, in order
    inferred = true                  # default false
    speaker_basis = "resolved"       # compared where given
    act = "ask"                      # compared where given
    candidates = ["Wang Yi"]         # default none
    topics = ["Ukraine"]             # default none
    within = 1                       # number of the statement (from 1, in this file) that it stands in; default none
    cue = "said"                     # compared where given, as all that follows
    mention = "the minister"
    addressees = ["Wang Yi"]
    via = "RIA"                      # "" for none
    headline = "A title"             # "" for none
    when = "2024-11-19"              # When.edtf
    earliest = "2024-11-19"          # "" for none
    latest = "2024-11-19"
    time = "10:19"                   # "" for none
    basis = "stated"
    event = "meeting"                # the kind of the event it belongs to, "" for none

    [[event]]                        # each must be found, two alike twice
    kind = "meeting"
    item = 1                         # every key but kind is compared only where given
    places = ["Moscow"]              # the event's places hold these; [] for none at all
    participants = ["Sergey Lavrov"] # the event's participants hold these; [] for none at all
    outlet = "RT"
    when = "2024-11-19"
    earliest = "2024-11-19"
    latest = "2024-11-19"

What the library is known to miss stands in a golden file all the same, with the lines of the difference as the test
prints them in ``known = ["statement 3 cue: …"]`` at its top; the test fails once one of them is read right.

White space is folded and letters are composed before words are compared; in names, case and accents do not count. A
statement has its speakers and parts or the test fails: there is no threshold, and nothing that the page does not say
may be found.
"""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import Any, get_args

import pytest

import statements
from statements.models import SegmentKind
from statements.names import fold
from statements.testing import FORMATS
from statements.text import decode

HERE = Path(__file__).parent
PAGES = sorted(path.with_suffix(".toml") for path in HERE.glob("*/*.txt"))
STATEMENT_KEYS = {
    *(
        "item",
        "form",
        "parts",
        "act",
        "speaker",
        "also",
        "candidates",
        "inferred",
        "topics",
        "within",
        "cue",
        "mention",
        "addressees",
    ),
    *("speaker_basis", "via", "headline", "when", "earliest", "latest", "time", "basis", "event"),
}
EVENT_KEYS = {"kind", "item", "places", "participants", "outlet", "when", "earliest", "latest"}
PAGE_KEYS = {
    *("format", "language", "items", "titles", "item_dates", "item_stamps", "item_urls", "item_languages"),
    *("events", "known"),
    *("parse", "source", "segments", "statement", "event"),
}


def words(text: object) -> str:
    plain = str("" if text is None else text).replace("\ufeff", "")
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def when_fields(when: Any) -> dict[str, str]:
    return {
        "when": when.edtf,
        "earliest": words(when.earliest),
        "latest": words(when.latest),
        "time": "" if when.time is None else when.time.isoformat()[:5],
        "basis": when.basis,
    }


class Reading:
    """A document's records as the plain values that a golden file holds."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc
        self.names = {p.id: p.name for p in doc.participants}
        self.ordered = sorted(doc.statements, key=lambda s: (s.start, -s.end))
        self.numbers = {s.id: n for n, s in enumerate(self.ordered, 1)}
        self.kinds = {e.id: e.kind for e in doc.events}

    def at(self, span: Any) -> str:
        return "" if span is None else words(self.doc.text[span.start : span.end])

    def statement(self, s: Any) -> dict[str, Any]:
        speakers = [self.names[i] for i in s.speakers]
        return {
            "item": s.item,
            "form": s.form,
            "parts": [words(p.text) for p in s.parts],
            "speaker": speakers[0] if speakers else "",
            "also": speakers[1:],
            "candidates": [self.names[i] for i in s.candidates],
            "inferred": s.inferred,
            "speaker_basis": s.speaker_basis,
            "topics": list(s.topics),
            "within": self.numbers.get(s.within, 0),
            "cue": self.at(s.cue),
            "mention": self.at(s.mention),
            "act": s.act,
            "addressees": [self.names[i] for i in s.addressees],
            "via": words(s.via),
            "headline": words(s.headline),
            **when_fields(s.when),
            "event": self.kinds.get(s.event, ""),
        }

    def event(self, e: Any) -> dict[str, Any]:
        return {
            "kind": e.kind,
            "item": e.item,
            "places": list(e.places),
            "participants": [self.names[a.participant] for a in e.participants],
            "outlet": words(e.outlet),
            **when_fields(e.when),
        }


DEFAULTS: dict[str, Any] = {"speaker": "", "also": [], "candidates": [], "inferred": False, "topics": [], "within": 0}


def same_part(want: Any, got: str) -> bool:
    if isinstance(want, str):
        return words(want) == got
    first, last = map(words, want)
    return (
        bool(first and last) and got.startswith(first) and got.endswith(last) and len(got) >= max(len(first), len(last))
    )


def same(key: str, want: Any, got: Any) -> bool:
    if key == "parts":
        return len(want) == len(got) and all(map(same_part, want, got))
    if key in ("speaker", "via"):
        return fold(want) == fold(got)
    if key in ("also", "candidates", "addressees"):
        return list(map(fold, want)) == list(map(fold, got))
    return bool(want == got)


def compare_statement(want: dict[str, Any], got: dict[str, Any]) -> list[str]:
    if unknown := want.keys() - STATEMENT_KEYS:
        return [f"the golden file has unknown keys: {sorted(unknown)}"]
    out = []
    for key, value in (DEFAULTS | want).items():
        have = got[key]
        if not same(key, value, have):
            out.append(f"{key}: expected {value!r}, got {have!r}")
    return out


def fits(want: dict[str, Any], got: dict[str, Any]) -> bool:
    def same_field(value: Any, have: Any) -> bool:
        if isinstance(value, list):
            return set(value) <= set(have) and bool(value) == bool(have)
        return bool(value == have)

    return "kind" in want and all(same_field(value, got.get(key)) for key, value in want.items())


def unmatched(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The wanted events that are left when each is given a found event of its own, as many as can be."""
    holder: dict[int, int] = {}

    def seat(n: int, tried: set[int]) -> bool:
        for i, event in enumerate(got):
            if i not in tried and fits(wanted[n], event):
                tried.add(i)
                if i not in holder or seat(holder[i], tried):
                    holder[i] = n
                    return True
        return False

    return [want for n, want in enumerate(wanted) if not seat(n, set())]


def differences(gold: dict[str, Any], doc: Any) -> list[str]:
    out = [f"the golden file has an unknown key: {key}" for key in sorted(gold.keys() - PAGE_KEYS)]
    read = Reading(doc)

    def check(name: str, want: object, got: object) -> None:
        if want != got:
            out.append(f"{name}: expected {want!r}, got {got!r}")

    check("format", gold["format"], doc.format)
    check("language", gold["language"], doc.language)
    check("items", gold["items"], len(doc.items))
    check("segments joined", doc.text, "".join(doc.text[s.start : s.end] for s in doc.segments))
    if "titles" in gold:
        check("titles", list(map(words, gold["titles"])), [words(i.headline) for i in doc.items])
    check(
        "item_languages", gold.get("item_languages", [doc.language] * len(doc.items)), [i.language for i in doc.items]
    )
    if "item_stamps" in gold:
        check("item_stamps", gold["item_stamps"], [read.at(i.dated) for i in doc.items])
    if "item_urls" in gold:
        check("item_urls", gold["item_urls"], [i.url or "" for i in doc.items])
    addresses = [(i.url, i.url and read.at(i.address)) for i in doc.items]
    check("addresses", [words(url) for url, _ in addresses], [words(shown) for _, shown in addresses])
    if "item_dates" in gold:
        check("number of item_dates", len(gold["item_dates"]), len(doc.items))
        pairs = list(zip(gold["item_dates"], (i.when.edtf for i in doc.items), strict=False))
        check("item_dates", [a for a, _ in pairs if a], [b for a, b in pairs if a])
    for key, value in gold.get("source", {}).items():
        have = getattr(doc.source, key)
        check(f"source.{key}", words(value), words(have.isoformat() if hasattr(have, "isoformat") else have))
    for kind, texts in gold.get("segments", {}).items():
        if kind not in get_args(SegmentKind):
            out.append(f"the golden file has an unknown kind of segment: {kind}")
        check(f"segments.{kind}", list(map(words, texts)), [read.at(s) for s in doc.segments if s.kind == kind])
    wanted, got = gold.get("statement", []), [read.statement(s) for s in read.ordered]
    check("number of statements", len(wanted), len(got))
    if len(wanted) != len(got):
        out += [f"  has {s['item']} {s['form']} {s['speaker']!r}: {' | '.join(s['parts'])}" for s in got]
    else:
        for number, (a, b) in enumerate(zip(wanted, got, strict=True), 1):
            out += [f"statement {number} ({b['parts'][0][:40]}…) {line}" for line in compare_statement(a, b)]
    events = [read.event(e) for e in doc.events]
    if "events" in gold:
        check("number of events", gold["events"], len(events))
    out += [
        f"the golden file has an event with unknown keys: {e}" for e in gold.get("event", []) if e.keys() - EVENT_KEYS
    ]
    out += [f"no event {e!r} among {events!r}" for e in unmatched(gold.get("event", []), events)]
    return out


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_page_gives_the_document_expected_of_it(path: Path) -> None:
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    page = decode(path.with_suffix(".txt").read_bytes())
    found = differences(gold, statements.parse(page, **gold.get("parse", {})))
    known = gold.get("known", [])
    assert not [line for line in known if line not in found], "read right by now, or otherwise wrong: drop the mark"
    assert not [line for line in found if line not in known], "\n".join(found)


def test_every_golden_file_is_compared() -> None:
    files = {path.relative_to(HERE) for path in HERE.glob("*/*.toml") if path.parent.name != "sentences"}
    assert files == {path.relative_to(HERE) for path in PAGES}
    assert {path.parent.name for path in PAGES} == set(FORMATS)


STATEMENT = {
    **{"item": 1, "form": "direct", "parts": ["a b c"], "inferred": False, "within": 0, "headline": "", "event": ""},
    **{
        "act": "assert",
        "speaker": "",
        "also": [],
        "topics": [],
        "cue": "",
        "mention": "",
        "addressees": [],
        "candidates": [],
        "speaker_basis": "unknown",
        "via": "",
        "basis": "unknown",
    },
}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *((key, "words") for key in ("speaker", "cue", "mention", "via", "headline", "event", "when", "time", "basis")),
        ("speaker_basis", "named"),
        ("act", "deny"),
        *((key, ["words"]) for key in ("also", "candidates", "topics", "addressees")),
        *((("parts", value)) for value in ([], ["a b"], [["", ""]], [["a b c d", "c"]], ["a b c", ""])),
        *((("within", 1), ("inferred", True), ("item", 2), ("form", "mixed"))),
    ],
)
def test_what_a_golden_file_demands_is_missed(key: str, value: Any) -> None:
    got = {"when": "", "time": "", **STATEMENT}
    assert compare_statement(dict(STATEMENT), got) == []
    assert compare_statement({**STATEMENT, key: value}, got)


def test_an_event_answers_for_one_of_the_golden_file() -> None:
    meeting = {"kind": "meeting", "item": 1, "places": ["Oslo"], "participants": []}
    there = {"kind": "meeting", "places": ["Oslo"]}
    assert unmatched([there], [meeting]) == []
    assert unmatched([there, there], [meeting]) == [there]
    assert unmatched([{"kind": "meeting"}, there], [meeting, {**meeting, "places": []}]) == []
    assert unmatched([{**there, "participants": ["A B"]}], [meeting])
    assert unmatched([{**there, "places": []}], [meeting])
    assert unmatched([{"item": 1}], [meeting])
