"""Who answers in an interview whose labels do not say it: whom its occasion, its title or its introduction names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from statements.attribution.draft import Place
from statements.resolve.descriptions import Description
from statements.resolve.namesakes import has_capitals
from statements.resolve.people import Person
from statements.resolve.presentation import Presented

# How many paragraphs of an introduction are looked at, and how many words a name has at the most.
_ABOVE, _NAME = 4, 4
_CAPITALS = re.compile(r"[^\W\d_a-z][\w'’-]*(?:[ ][^\W\d_a-z][\w'’-]*)+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LAST = re.compile(r"([^\W\d_]+)\W*$")


@frozen(eq=False)
class Answering:
    """``described`` reads a name, ``labelled`` are those whom the page's labels name."""

    presented: Presented
    described: Callable[[str], Description]
    labelled: Sequence[Person]

    def found(self) -> Person | None:
        """Whoever answers; nobody where two fit, or where the introduction names others than the title does.

        The cases in the order in which they are tried: who speaks at the page's occasion; the only one whom the title
        names, and not as what it is about; whom a label and the title name; whose name the title and the introduction
        print; the only one in a paragraph of the introduction that tells of an interview.
        """
        cases: tuple[Callable[[], list[Person]], ...] = (
            self._at_occasion,
            self._titled,
            self._titular,
            self._repeated,
            self._introduced,
        )
        about = next(filter(None, (case() for case in cases)), [])
        if len(about) != 1:
            return None
        about[0].present = True
        return about[0]

    def _at_occasion(self) -> list[Person]:
        people = self.presented.participants.page
        taking_part = {order for occasion in self.presented.events.of(0) for order in occasion.people}
        return [who for who in people if who.kind == "person" and who.order in taking_part]

    def _titled(self) -> list[Person]:
        named = [pair for pair in self._named(self.presented.layout.context) if not self._is_matter(pair[0])]
        about = list({id(who): who for said, who in named if self._is_sure(who, said.start)}.values())
        others = [who for _, who in self._named(self._introduction())]
        return about if not others or any(self._is_printed(who, self._introduction()) for who in about) else []

    def _titular(self) -> list[Person]:
        """Those named by labels whose surname stands in the title, in whatever case."""
        text, context = self.presented.text, self.presented.layout.context
        key = self.presented.participants.mentions.name_key
        title = {key(word) for span in context[:1] for word in _LETTERS.findall(text[slice(*span)])}
        return [who for who in self.labelled if key(who.name.split()[-1].rpartition(".")[2]) in title]

    def _repeated(self) -> list[Person]:
        """Those whose name the title prints: it begins with a family name, or the introduction repeats it."""
        text, people = self.presented.text, self.presented.participants
        above = [f" {text[slice(*span)]}" for span in self._introduction()]
        surnames = people.mentions.words.surnames
        found: dict[str, None] = {}
        for span in self.presented.layout.context[:2]:
            for match in _CAPITALS.finditer(text, *span):
                words = match[0].split()
                tails = [words[first:] for first in range(len(words) - 1)]
                name = next((tail for tail in tails if len(tail) <= _NAME and tail[0].lower() in surnames), None)
                runs = (tail[:last] for tail in tails for last in range(min(len(tail), _NAME), 1, -1))
                name = name or next((run for run in runs if any(f" {' '.join(run)}" in p for p in above)), None)
                found.update({" ".join(name): None} if name else {})
        said = [self.described(name) for name in found]
        return [people.admit(one) for one in said if one.kind == "person"] if len(said) == 1 else []

    def _introduced(self) -> list[Person]:
        """Those named in the first paragraph of the introduction that tells of an interview."""
        mentions = self.presented.participants.mentions
        for span in self._introduction():
            words = self.presented.low[slice(*span)]
            if any(word in words for word in mentions.language_at(span[0]).events["interview"]):
                return list({id(who): who for _, who in self._named([span])}.values())
        return []

    def _introduction(self) -> list[Place]:
        """The first paragraphs that belong to nobody's turn."""
        blocks = [block for block in self.presented.layout.blocks if block.turn is None]
        return [block.spans[0] for block in blocks[:_ABOVE]]

    def _named(self, spans: Sequence[Place]) -> Iterator[tuple[Description, Person]]:
        people = self.presented.participants
        for span in spans:
            for said in people.mentions.named(*span):
                yield said, people.introduce(said)

    def _is_matter(self, said: Description) -> bool:
        """Whether a title only tells what is spoken of: *X's tariffs*, *on X*."""
        start = said.start - len(said.title) - 1 if said.title else said.start
        before = _LAST.search(self.presented.low, max(0, start - 20), start)
        words = self.presented.participants.mentions.language_at(said.start).grammar["about"]
        return said.owner or (before is not None and before[1] in {*words, "on"})

    def _is_sure(self, who: Person, at: int) -> bool:
        """Whether a title names somebody, and does not only have capitals: by an office, or the page does so again."""
        text, context = self.presented.text, self.presented.layout.context
        below = max(end for _, end in context) if context else 0
        named = who.known or who.title or who.nouns or self._is_printed(who, [(below, len(text))])
        look = self.presented.participants.mentions.words.look
        return who.kind == "person" and (bool(named) or not has_capitals(text, at, look))

    def _is_printed(self, who: Person, spans: Sequence[Place]) -> bool:
        """Whether one of somebody's names stands in one of the stretches."""
        return any(self.presented.text.find(name, *span) >= 0 for name in who.names for span in spans)
