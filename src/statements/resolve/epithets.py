"""Whom an epithet means: *the former teacher*, спортсменка, *nữ ca sĩ*, right behind whoever is told of by name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import field

from statements.attribution.draft import Place
from statements.record import record
from statements.resolve.apposed import WORD
from statements.resolve.choice import Choice
from statements.resolve.description import Description
from statements.resolve.name_words import NameWords
from statements.resolve.people import Person

_NATIONALS = ("an", "man", "woman", "rat", "er")  # of one: not *the British*, *the Chinese*, *the Greens*
# How many words an epithet has at the most.
_LONGEST = 7


@record(kw_only=True, eq=False, repr=False)
class Epithets:
    """Finds whom a noun for one person means that the page has not had before: who has just been told of.

    So reports call somebody again by what they are, were or do. Who has a part in what happened (*the driver*, *the
    judge*) is somebody else, and so is who is told of by whose they are.
    """

    text: str
    _met: dict[tuple[int, str], Person] = field(factory=dict)

    def choose(
        self,
        said: Description,
        mention: Place,
        item: int,
        near: Sequence[Person],
        equals: Sequence[Sequence[Person]],
        words: NameWords,
        low: int,
    ) -> Choice | None:
        """Whom a mention means as an epithet; ``None`` where it is none. ``low`` is where its item begins."""
        noun = _noun(self.text, said, mention, words)
        if noun is None or not near:
            return None
        stem = words.stem(self.text[slice(*noun)].lower())
        who, before = near[0], self._met.get((item, stem))
        if before is None and self._stands(stem, low, mention[0], words):
            return None
        gender = said.gender or _gender(self.text, mention, words)
        if not _is_told_of(who) or (gender is not None and who.gender not in (gender, None)):
            return None
        groups = (people for people in equals if any(one is who for one in people))
        alike = {one.order: one for people in groups for one in people if one.gender in (gender or one.gender, None)}
        if before is not None and before is not who:
            alike |= {who.order: who, before.order: before}  # two midfielders
        if len(alike) > 1:
            return Choice("an epithet that fits several alike: none is taken", alike=tuple(alike.values()))
        self._met[item, stem] = who
        return Choice("an epithet for whoever is told of right before", who)

    def _stands(self, stem: str, low: int, high: int, words: NameWords) -> bool:
        """Whether a noun stands before a place in any of its forms."""
        found = re.compile(rf"(?<!\w)(?i:{re.escape(stem)})" + (r"\w{0,4}(?!\w)" if words.endings else r"s?(?!\w)"))
        return found.search(self.text, low, high) is not None


def _is_told_of(who: Person) -> bool:
    """Whether somebody is known by a name, and not by a noun alone."""
    return who.kind == "person" and (who.known is not None or who.name.rpartition(" ")[2][:1].isupper())


def _gender(text: str, mention: Place, words: NameWords) -> str | None:
    """The gender that a word of a mention tells: ***nữ** ca sĩ*, the business**woman**."""
    lows = [match[0].lower() for match in WORD.finditer(text, *mention)]
    told = (words.genders[low] for low in lows if words.genders.get(low) in ("m", "f"))
    endings = [noun for noun in words.genders if len(noun) > 2 and lows[-1].endswith(noun)]
    ending = max(endings, key=len) if endings and words.head == "last" else ""
    return next(told, None) or words.genders.get(ending)


def _noun(text: str, said: Description, mention: Place, words: NameWords) -> Place | None:
    """Where the noun of an epithet stands; ``None`` where a mention is none."""
    comma = text.find(",", *mention)
    found = list(WORD.finditer(text, mention[0], comma if comma > 0 and words.endings else mention[1]))
    lows = [match[0].lower() for match in found]
    if not found or len(found) > _LONGEST or said.indefinite or said.shown or said.offices or said.of:
        return None
    if (comma > 0 and not words.endings) or any(low in words.plural for low in lows):
        return None
    if words.head == "last":
        return _of_last(text, found, lows, words)
    at = next((k for k, low in enumerate(lows) if words.stem(low) in said.nouns or low in said.nouns), None)
    if words.endings:
        if at is None or said.kind != "role" or words.stem(lows[at]) in words.standing:
            return None
        return found[at].span() if at == len(lows) - 1 else None
    led = lows[0] in words.epithets or " ".join(lows[:3]) in words.epithets or " ".join(lows[:2]) in words.epithets
    # cầu thủ **23 tuổi**, nhà cầm quân **quê** Lam Giang
    behind = lows[said.nouns[0].count(" ") + 1 :] if said.kind == "role" and said.nouns else []
    told = " ".join(lows).startswith(f"{said.nouns[0]} ") if behind else False
    traits = words.traits.intersection((*behind[:2], " ".join(behind[:2])))
    return (found[0].start(), found[-1].end()) if led or (told and traits) else None


def _is_national(word: str, words: NameWords) -> bool:
    """Whether a word in a capital tells of what land or party one person is: *the **Brazilian***."""
    return word[0].isupper() and word[1:].islower() and word.endswith(_NATIONALS) and word.endswith(words.peoples)


def _of_last(text: str, found: list[re.Match[str]], lows: list[str], words: NameWords) -> Place | None:
    """The noun of an epithet in a language whose phrases end in it: behind *the*, before a preposition."""
    if lows[0] not in words.definite or len(found) < 2:
        return None
    stop = next((k for k, low in enumerate(lows) if k and low in words.prepositions), len(lows))
    noun = lows[stop - 1]
    if stop < len(lows) and any(match[0][0].isupper() for match in found[stop:]):
        return None
    parent = noun.partition("-of-")[0] in words.kin and "-of-" in noun
    gendered = any(noun.endswith(word) for word in words.genders if len(word) > 2)
    national = len(found) == 2 and _is_national(text[found[1].start() : found[1].end()], words)
    told = noun in words.workers or gendered or national
    since = any(low in words.epithets for low in lows[1 : stop - 1])
    fits = parent or (told and (since or noun not in words.standing))
    return found[stop - 1].span() if fits else None
