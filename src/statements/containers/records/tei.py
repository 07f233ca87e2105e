"""Parliaments' records in TEI (ParlaMint, Parla-CLARIN): utterances with who speaks, notes apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from statements.containers.base import Claim, Input, Told
from statements.containers.moments import instant
from statements.containers.records.writing import Record, folded
from statements.containers.records.xml import attribute, first, joined, named, parsed, stretches, tag, words
from statements.models import Page

_OPENING = re.compile(rb"<(?:\w{1,10}:)?(?:TEI|teiCorpus)\b")
_NOTES = frozenset(("note", "vocal", "kinesic", "incident", "gap", "desc", "pb", "lb"))
_PARAGRAPHS = ("seg", "p", "ab")


@frozen
class Tei:
    """A record of debates in TEI; a file is a page, an utterance an item."""

    name: str = "tei"
    summary: str = "debates in TEI: ParlaMint, Parla-CLARIN"
    suffixes: tuple[str, ...] = (".xml", ".tei")
    single: bool = True

    def sniff(self, head: bytes, given: Input) -> Claim:
        return Claim(score=0.95 if _OPENING.search(head[:8_000]) else 0.0, reason="it opens as TEI does")

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        root = parsed(given.whole(), given.name, told)
        if root is None:
            return
        people = {attribute(one, "id") or "": _name(one) for one in named(root, "person")}
        record = Record(known=_facts(root, given.name))
        for body in named(root, "body"):
            _Debate(record, people).read(body)
        page = record.page()
        if page is None or not page.items:
            told.problem("no-turns", f"{given.name}: it holds no utterance")
        if page is not None:
            yield page


CONTAINER = Tei()


def _name(person: Any) -> str:
    """A person's name as people say it: forename, then surname."""
    name = first(person, "persName")
    if name is None:
        return ""
    parts: dict[str, list[str]] = {}
    for one in name.iter():
        parts.setdefault(tag(one), []).append(folded(one.text))
    ordered = [*parts.get("forename", ()), *parts.get("nameLink", ()), *parts.get("surname", ())]
    return folded(" ".join(ordered)) or folded(words(name))


def _facts(root: Any, name: str) -> dict[str, object]:
    setting = first(root, "setting", "settingDesc")
    date = first(setting, "date") if setting is not None else None
    date = date if date is not None else next((d for d in named(root, "date") if attribute(d, "when")), None)
    titles = [t for t in named(root, "title") if folded(words(t))]
    mains = [t for t in titles if attribute(t, "type") == "main"] or titles
    address = next((folded(words(one)) for one in named(root, "idno") if folded(words(one)).startswith("http")), None)
    day = instant(attribute(date, "when") or attribute(date, "from")) if date is not None else None
    language = (attribute(root, "lang") or "").partition("-")[0] or None
    title = folded(words(mains[0])) if mains else None
    return {"id": name, "title": title, "published": day, "url": address, "language": language, "container": "tei"}


class _Debate:
    """Reads the utterances of a debate into a record."""

    def __init__(self, record: Record, people: Mapping[str, str]) -> None:
        self.record, self.people = record, people
        self.label = ""

    def read(self, body: Any) -> None:
        stack = list(reversed(body))
        while stack:
            one = stack.pop()
            name = tag(one)
            if name == "u":
                self._utterance(one)
            elif name == "note" and attribute(one, "type") == "speaker":
                self.label = words(one)
            elif name == "head":
                self.record.line(words(one), "headline")
            elif name in _NOTES or name == "stage":
                self.record.line(words(one), "direction")
            elif name in _PARAGRAPHS:
                self.record.line(words(one), "other")
            elif name:
                stack += reversed(one)

    def _utterance(self, said: Any) -> None:
        parts = [one for one in said if tag(one) in _PARAGRAPHS]
        paragraphs = [joined(stretches(one, _NOTES)) for one in parts] or [joined(stretches(said, _NOTES))]
        who = (attribute(said, "who") or "").split(" ")[0].partition("#")[2]
        self.record.turn(self.label, paragraphs, name=self.people.get(who) or None, id=attribute(said, "id"))
        self.label = ""
        for note in (one for one in said if tag(one) in _NOTES and parts):
            self.record.line(words(note), "direction")
