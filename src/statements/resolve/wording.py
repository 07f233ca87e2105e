"""A mention taken apart: whom and what it names, and the noun that it turns on."""

from __future__ import annotations

from typing import Any

from statements.gazetteer import Hit
from statements.record import record
from statements.resolve import lands
from statements.resolve.description import Description, Kind
from statements.resolve.name_words import NameWords
from statements.resolve.nominative import noun_in_nominative
from statements.resolve.tagging import POSSESSIVE, Phrase, Token
from statements.resolve.words import called_of, state_of

_NOUNS = ("title", "role")  # words for people
# The office of whoever is at the head of something, and those of whom heads a state: *глава Казахстана*.
_HEAD = ("executive-director",)
_HEADS_OF_STATE = ("president", "king", "queen", "emperor", "chancellor", "supreme-leader")


@record(eq=False, repr=False)
class Wording:
    """A mention taken apart.

    ``person`` and ``place`` are the first that it names; ``body`` is the body, ``meant`` what the noun stands for, that
    it turns on: its last word before *of*, or its first, as the language has it; not the body of *EU lawmakers*.
    """

    text: str
    start: int
    end: int
    phrase: Phrase
    words: NameWords
    person: Hit | None
    place: Hit | None
    body: Hit | None
    meant: tuple[str, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int, phrase: Phrase, words: NameWords) -> Wording:
        tokens, head = phrase.tokens, 0 if words.head == "first" else -1
        before_of = tokens[: next((k for k, t in enumerate(tokens) if t.tag == "genitive" and k), None)]
        turning = [t for t in before_of if t.tag not in ("article", "honorific")]
        nouns = [t for t in before_of if t.tag in _NOUNS] or [t for t in tokens if t.tag in _NOUNS]
        if head and before_of and before_of[-1].tag in ("other", "honorific") and before_of[-1].low in words.workers:
            nouns = []  # a former council **officer**
            phrase.nouns = [noun for noun in phrase.nouns if words.roles.get(noun) != ("organisation",)]
        return cls(
            text,
            start,
            end,
            phrase,
            words,
            person=next((t.hit for t in tokens if t.tag == "person" and t.hit), None),
            place=next((t.hit for t in tokens if t.tag == "place" and t.hit), None),
            body=turning[head].hit if turning and turning[head].tag == "body" else None,
            meant=words.roles.get(nouns[head].low, ()) if nouns and nouns[head].tag == "role" else (),
        )

    @property
    def tokens(self) -> list[Token]:
        return self.phrase.tokens

    @property
    def titled(self) -> bool:
        """Whether it has a word for people."""
        return bool(self.phrase.offices or self.phrase.nouns)

    @property
    def many(self) -> bool:
        """Whether it turns on a word for a body or a crowd."""
        return "organisation" in self.meant or "group" in self.meant

    @property
    def is_of_several(self) -> bool:
        """Whether its noun stands in no case of one person, in a language that has cases: *экономистов*."""
        nouns = [t for t in self.tokens if t.tag == "role"]
        text = self.text[nouns[0].start : nouns[0].end].lower() if nouns else ""
        calls = bool(nouns) and self.words.roles.get(nouns[0].low) == ("any",) and " " not in text
        return calls and bool(self.words.singular) and text not in self.words.singular

    @property
    def is_one(self) -> bool:
        """Whether it begins with the article for one: ***một** người dân*."""
        return bool(self.tokens) and self.tokens[0].low in self.words.indefinite

    @property
    def is_somebody(self) -> bool:
        """Whether it tells of one person by whose wife or lawyer they are."""
        if not self.phrase.of_others:
            return len(self.tokens) > 1 and self._is_kin(self.tokens[-2], self.tokens[-1])
        first = next(t for t in self.tokens if t.tag != "article")
        kin = any(self.words.stem(first.low) == phrase[0] for phrase in self.words.relations)
        return kin or (self.words.head == "first" and self.is_one)

    def _is_kin(self, owner: Token, noun: Token) -> bool:
        """Whether the last noun tells who somebody is by whose they are: *Ada Holm's husband*."""
        named = owner.tag in ("name", "person", "owner") and noun.low in self.words.kin
        return named and POSSESSIVE.match(self.text, owner.end) is not None

    def _is_body(self, noun: str) -> bool:
        """Whether a noun is one for a body and no more, as in *director of the **museum***."""
        return self.words.roles.get(noun) == ("organisation",) and len(self.phrase.nouns) > 1

    def says(self, kind: Kind, start: int, end: int, **told: Any) -> Description:
        """The description whose name stands at ``start:end``, with all that its other words say."""
        tokens, words = self.tokens, self.words
        owner = self.body.entry if self.body else next((t.hit.entry for t in tokens if t.tag == "body" and t.hit), None)
        place = self.place.entry if self.place and not lands.is_origin(self.text, self.place.start, words) else None
        country = place is not None and owner is None and state_of(place) == place.id
        rules = kind == "role" and country and bool(words.nominative) and tuple(self.phrase.offices) == _HEAD
        seat = place if place and place.subkind == "seat" else None
        return Description(
            kind=kind,
            start=start,
            end=end,
            name=noun_in_nominative(self.text[start:end], words, kind),
            offices=_HEADS_OF_STATE if rules else tuple(self.phrase.offices),
            nouns=tuple(n for n in self.phrase.nouns if kind not in ("person", "role") or not self._is_body(n)),
            state=state_of(place) or (owner.country if owner else None),
            of=owner.id if owner else seat.id if seat else None,
            definite=any(t.low in words.definite for t in tokens),
            shown=any(t.low in words.shown for t in tokens),
            indefinite=any(t.low in words.indefinite for t in tokens[:1])
            or (self.phrase.of_others and not self.phrase.offices),
            pure=all(t.tag not in ("other", "owner") for t in tokens),
            called=called_of(tokens, self.words),
            **told,
        )
