"""What stands where on a page: the article's paragraphs, its lead, and what is none of it, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from attrs import define, field

from statements.containers.html.metadata import Metadata
from statements.containers.html.profiles import elements, fitting
from statements.containers.html.roles import role
from statements.containers.html.visible import Line, Visible
from statements.models import SegmentKind

Kind = SegmentKind
# A line that may be a paragraph of prose, in letters, and one that surely is.
_PARAGRAPH, _LONG = 40, 80
# The least letters of a lead that is told by the page's own description.
_LEAST = 25
# The share of a line's letters that may be links', and of a short line behind a label.
_LINKED, _LED = 0.5, 0.35
# What of the best element's weight another one needs to be of the article too.
_SHARE = 0.2
# How much more prose an element holds that the article fills as a whole.
_MORE = 1.15
# How far a lead stands from the headline, and the article's first line from its lead, in lines.
_NEAR = 14
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SENTENCE = re.compile(r"[.!?…:;][\"”»’')\]]{0,3}$")
_LABEL = re.compile(r"^[^:：]{2,30}[:：]\s")
_OWN = {"article": 1.4, "main": 1.1}


@define
class Blocks:
    """The lines of a page with what each is: ``kinds`` has one for every line; ``body`` and ``lead`` are content."""

    page: Visible
    data: Metadata
    kinds: list[Kind] = field(factory=list)
    _roles: dict[int, Kind | None] = field(factory=dict)

    @classmethod
    def of(cls, page: Visible, data: Metadata) -> Blocks:
        """Tell the article from the rest: by the site's own names, else by where the prose stands."""
        blocks = cls(page, data)
        blocks._tell()
        return blocks

    def role(self, element: Any) -> Kind | None:
        """What an element is, apart from content, by itself or by one that holds it."""
        chain = []
        while element is not None and id(element) not in self._roles:
            chain.append(element)
            element = element.parent
        found = self._roles[id(element)] if element is not None else None
        for one in reversed(chain):
            # The outer one counts where it is furniture; inside content the inner one says what it is.
            found = found or role(one)
            self._roles[id(one)] = found
        return found

    def words(self, line: Line) -> str:
        return self.page.text[line.start : line.end]

    def _tell(self) -> None:
        lines = self.page.lines
        told = fitting(self.page, self.data.url)
        profile, mains = told if told else (None, [])
        inside = _Inside(mains)
        if profile is None or not any(
            inside.holds(line.element) and line.end - line.start >= _PARAGRAPH for line in lines
        ):
            profile, inside = None, _Inside(self._densest())
        dropped = _Inside(elements(self.page, profile.drop) if profile else ())
        captions = _Inside(elements(self.page, profile.caption) if profile else ())
        leads = _Inside(elements(self.page, profile.lead) if profile else ())
        first = next((i for i, line in enumerate(lines) if inside.holds(line.element)), len(lines))
        title = self._title(first)
        seen: set[str] = set()
        for i, line in enumerate(lines):
            kind = self._kind(line, inside.holds(line.element), profile is not None)
            if i == title:
                kind = "headline"
            elif dropped.holds(line.element):
                kind = "boilerplate"
            elif captions.holds(line.element):
                kind = "caption"
            elif leads.holds(line.element) or (kind not in ("body", "headline") and self._is_lead(i, title, first)):
                kind = "lead"
            if kind in ("body", "lead"):
                words = _folded(self.words(line))
                if not seen and self._announces(words):
                    kind = "lead"
                if len(words) >= _PARAGRAPH and words in seen:
                    kind = "repeat"
                seen.add(words)
            self.kinds.append(kind)
        if not any(kind in ("body", "lead") for kind in self.kinds):
            self._take_all()

    def _kind(self, line: Line, inside: bool, known: bool) -> Kind:
        """What a line is; where the site is ``known`` to name its article, names inside it say less."""
        found = self.role(line.element)
        if not inside:
            return found or "boilerplate"
        if found is not None and not (known and found in ("boilerplate", "navigation")):
            return found
        words = self.words(line)
        if line.element.name in _HEADINGS:
            return "headline"
        share = line.linked / max(1, line.end - line.start)
        if share > _LINKED and (len(words) < _LONG or not _SENTENCE.search(words)):
            return "boilerplate"
        if share > _LED and _LABEL.match(words):
            return "boilerplate"
        return "body"

    def _title(self, first: int) -> int | None:
        """The line of the headline: that which says the title, else the heading nearest above the article."""
        wanted = _folded(self.data.title or "")
        heads = [i for i, line in enumerate(self.page.lines) if line.element.name in ("h1", "h2")]
        same = [i for i in heads if wanted and _folded(self.words(self.page.lines[i])) == wanted]
        if same:
            return same[0]
        ones = [i for i in heads if self.page.lines[i].element.name == "h1"]
        return ones[0] if len(ones) == 1 else max((i for i in ones if i <= first), default=None)

    def _is_lead(self, i: int, title: int | None, first: int) -> bool:
        """Whether a line outside the article announces it: in the page's own words for that, or below the headline."""
        line = self.page.lines[i]
        words = self.words(line)
        if len(words) < _PARAGRAPH or line.linked > _LINKED * len(words) or i > first + _NEAR:
            return False
        if self._announces(_folded(words)):
            return self.role(line.element) != "boilerplate" or title is None or title < i <= first
        below = title is not None and title < i < first and i - title <= _NEAR
        return below and self.role(line.element) is None and bool(_SENTENCE.search(words)) and len(words) >= _LONG

    def _announces(self, words: str) -> bool:
        """Whether folded words are those by which the page is announced."""
        told = _folded(self.data.lead or "")
        return len(words) >= _LEAST <= len(told) and (words.startswith(told[:_PARAGRAPH]) or told.startswith(words))

    def _densest(self) -> list[Any]:
        """The elements in which most prose stands: the best one, and others beside it that have their share."""
        weights: dict[int, float] = {}
        prose: dict[int, float] = {}
        elements: dict[int, Any] = {}
        for line in self.page.lines:
            words = self.words(line)
            if len(words) < _PARAGRAPH or line.linked > _LINKED * len(words) or line.element.name in _HEADINGS:
                continue
            if self.role(line.element) is not None:
                continue
            weight = 1 + min(words.count(",") + words.count("."), 8) / 2 + min(len(words) / 100, 4)
            parent = line.element if line.element.name in ("div", "td", "section", "article", "main", "body") else None
            parent = parent or line.element.parent
            prose[id(line.element)] = prose.get(id(line.element), 0.0) + weight
            for part in (1.0, 0.5, 0.25):
                if parent is None or parent.name in ("#document", "html"):
                    break
                elements[id(parent)] = parent
                own = _OWN.get(parent.name, 1.0) * (1.6 if _is_body(parent) else 1.0)
                weights[id(parent)] = weights.get(id(parent), 0.0) + weight * part * own
                parent = parent.parent
        if not weights:
            return []
        best = elements[max(weights, key=lambda key: weights[key])]
        chosen = self._whole(best, prose)
        beside = [
            elements[key]
            for key, weight in weights.items()
            if elements[key] is not chosen
            and weight >= _SHARE * weights[id(best)]
            and elements[key].parent is chosen.parent
        ]
        return [chosen, *beside]

    def _whole(self, element: Any, prose: dict[int, float]) -> Any:
        """The element that holds the rest of an article, too, where that stands in sections beside the best one."""
        held = dict(prose)
        for one in reversed(self.page.elements):
            if (weight := held.get(id(one))) and one.parent is not None:
                held[id(one.parent)] = held.get(id(one.parent), 0.0) + weight
        while (outer := element.parent) is not None and outer.name not in ("body", "html", "#document"):
            if held.get(id(outer), 0.0) < _MORE * held.get(id(element), 0.0):
                break
            element = outer
        return element

    def _take_all(self) -> None:
        """Where no article can be told, whatever is no furniture is content."""
        for i, line in enumerate(self.page.lines):
            if self.role(line.element) is None and self.kinds[i] != "headline":
                self.kinds[i] = "body"


class _Inside:
    """Whether an element stands in one of some elements, remembered for each."""

    def __init__(self, elements: Iterable[Any]) -> None:
        self.known: dict[int, bool] = {id(one): True for one in elements}
        self.none = not self.known

    def holds(self, element: Any) -> bool:
        if self.none:
            return False
        chain = []
        while element is not None and id(element) not in self.known:
            chain.append(id(element))
            element = element.parent
        found = element is not None and self.known[id(element)]
        self.known.update(dict.fromkeys(chain, found))
        return found


def _is_body(element: Any) -> bool:
    return "articlebody" in ((element.attrs or {}).get("itemprop") or "").casefold()


def _folded(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
