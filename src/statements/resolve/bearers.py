"""Who bears a surname: those whom the page names in full by it, wherever it does."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from statements.attribution.draft import Place
from statements.patterns import pattern
from statements.resolve.description import Description
from statements.resolve.participants import Participants
from statements.resolve.people import Person

# The look-behind stands after the letter so that the search for the letter runs at C speed.
_FULL = pattern(r"[^\W\d_a-z](?<![\w'’-].)[\w'’-]+ (?=(?P<last>[^\W\d_a-z][\w-]+))")
_FIRST = pattern(r"(?<![\w'’-])[^\W\d_a-z][\w'’-]+ \Z")
# How far before a name one that is longer is looked for: *San Francisco Chronicle*.
_TITLES = 40
# How many places that name somebody in full by one surname are looked at.
_BEARERS = 4


@define(eq=False, repr=False)
class Bearers:
    """The page's full names by their surnames, found once."""

    participants: Participants
    _in_full: dict[str, list[Place]] | None = None

    def introduce(self, description: Description) -> Person:
        """Meet somebody named in running text; of one name whoever the page names in full by it, before or after."""
        name = description.name
        alone = description.kind == "person" and description.entry is None and not {" ", "."}.intersection(name)
        if alone and not self.participants.has(name):
            self.meet(name, told=True)
        return self.participants.introduce(description)

    def meet(self, surname: str, *, told: bool) -> None:
        """Meet those whom the page names in full by a surname, wherever it does.

        ``told``: only where a capital does not come from a sentence's or a headline's own.
        """
        mentions = self.participants.mentions
        for start, end in self.named_so(surname)[:_BEARERS]:
            longer = _FIRST.search(mentions.text, max(0, start - _TITLES), start)
            for first in (longer.start(), start) if longer and told else (start,):
                found = mentions.describe(first, end)
                place = any(hit.start < first < hit.end < end for hit in mentions.scan(max(0, first - _TITLES), end))
                if self.participants.is_named(found.name):
                    break
                whole = found.kind == "person" and found.pure and " " in found.name and not place
                if whole and (not told or (found.start == 0 and mentions.is_first_name(first, end))):
                    self.participants.introduce(found)
                    break

    def named_so(self, surname: str) -> Sequence[Place]:
        """Where two capitalised words stand together of which a surname is the second; found once for the page."""
        if self._in_full is None:
            self._in_full = {}
            for match in _FULL.finditer(self.participants.mentions.text):
                self._in_full.setdefault(match["last"], []).append((match.start(), match.end("last")))
        return self._in_full.get(surname, ())
