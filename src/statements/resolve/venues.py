"""Where an occasion was: the place that a preposition ties to the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from statements.gazetteer import Hit
from statements.names import fold
from statements.patterns import pattern
from statements.record import record
from statements.resolve.mentions import Mentions
from statements.resolve.telling import Telling
from statements.resolve.triggers import OccasionWords

# How close behind an agency's name a place is its correspondent's.
_DATELINE = 9
# How close to its word a country is where an occasion was.
_NEARBY = 80
# How far before a place its preposition is looked for, and how far apart two places of a list may stand.
_BEFORE = 40
_LISTED = 6
_BRACKET = pattern(r"\(([^()\n]{6,60})\)")
_YEAR = pattern(r"\b\d{4}\b")
_PLACE = pattern(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2}")
_DAY = pattern(r", \d{1,2} [^\W\d]+ \d{4}")


@record(eq=False, repr=False)
class Venues:
    """The places of occasions; ``low`` is the text in lower case."""

    low: str
    mentions: Mentions
    words: OccasionWords

    def of(self, telling: Telling) -> list[str]:
        """The places of an occasion as its sentence tells it: the nearest to its word; of a visit a list of them."""
        trigger = telling.trigger
        start, end = trigger.sentence
        scanned = self.mentions.scan(start, end)
        press = [h.end for h in scanned if h.entry.kind == "agency"]
        named = [h for h in scanned if h.entry.kind == "place" and h.form == "name" and telling.counts(h.start)]
        named = [h for h in named if h.entry.subkind != "region" and not self._is_correspondents(h, press)]
        if named and telling.trigger.kind != "visit":
            titled = [d.start for d in self.mentions.named(start, end) if d.title]
            named = [h for h in named if not self._is_titles(h, titled)]
        visit = trigger.kind == "visit"
        tied = [
            h
            for h in named
            if self.is_tied(h, start)
            # A country further off is what was talked about, not where.
            and (visit or h.entry.subkind != "state" or abs(h.start - trigger.end) <= _NEARBY)
        ]
        if not tied:
            return self._beside_day(start, end)
        best = min(tied, key=lambda h: (not visit and h.entry.subkind == "state", abs(h.start - trigger.end)))
        return [self._name(h) for h in (self._list(best, named) if visit else [best])]

    def _beside_day(self, start: int, end: int) -> list[str]:
        """A place that no list has, alone with a day in a bracket: *(Ebbing, May 5, 2021)*, *(May 5, 2021, Ebbing)*."""
        for bracket in _BRACKET.finditer(self.mentions.text, start, end):
            parts = [part.strip() for part in bracket[1].split(",")]
            names = [part for part in parts if not any(char.isdigit() for char in part)]
            if len(names) == 1 and len(parts) > 1 and _YEAR.search(bracket[1]) and _PLACE.fullmatch(names[0]):
                return names
        return []

    def is_tied(self, hit: Hit, start: int) -> bool:
        """Whether a preposition or a bracket ties a place to the sentence that begins at ``start``."""
        before = self.low[max(start, hit.start - _BEFORE) : hit.start].rstrip()
        # (Kiel, May 5, 2021), (May 5, 2021, Kiel)
        closed = self.low.startswith(")", hit.end) and before.endswith(",") and before.rfind("(") > before.rfind(")")
        # Kiel, 5 May 2021
        dateline = before.endswith(",") and _DAY.match(self.low, hit.end)
        if before.endswith("(") or closed or dateline:
            return True
        if before.endswith(self.words.places_skip):
            skipped = next(word for word in self.words.places_skip if before.endswith(word))
            before = before.removesuffix(skipped).rstrip()
        words = before.rsplit(None, 1)
        return bool(words) and words[-1] in self.words.places

    def _is_correspondents(self, hit: Hit, press: Sequence[int]) -> bool:
        """Whether a place is that of an agency's correspondent, whose name ends just before it."""
        text = self.mentions.text
        return bool(press) and any(
            0 < hit.start - end < _DATELINE and "(" not in text[end : hit.start] for end in press
        )

    def _is_titles(self, hit: Hit, titled: Iterable[int]) -> bool:
        """Whether a place ends the title of a name right behind it: *Посол в Сербии Иванов*."""
        return any(hit.end < start and self.low[hit.end : start].isspace() for start in titled)

    def _list(self, first: Hit, hits: Sequence[Hit]) -> list[Hit]:
        """A place with those that follow it in a list."""
        out = [first]
        for hit in hits:
            gap = self.mentions.text[out[-1].end : hit.start]
            if hit.start > first.start and len(gap) <= _LISTED and "(" not in gap:
                out.append(hit)
        return out

    def _name(self, hit: Hit) -> str:
        """The place as written; out of an oblique case, its name in the same letters."""
        written = self.mentions.text[hit.start : hit.end]
        names = hit.entry.names
        if any(fold(written) == fold(name) for name in names):
            return written
        return next((n for n in names if n.isascii() == written.isascii() and n[:2] == written[:2]), written)
