"""A family name alone behind a title and what this is of: *директор школы **Громова** сообщила*.

What stands so may also be a place, or whose it is (*глава администрации Саратова*): the ending tells, with the verb.
"""

from __future__ import annotations

from attrs import evolve

from statements.resolve.description import Description
from statements.resolve.name_words import NameWords

_CLOSING = '»"”'
_FEWEST = 3  # words: a title, what it is of, a name


def behind_title(said: Description, verb: str | None, words: NameWords) -> Description:
    """A description of an office's holder that ends in a family name, as a person's; any other as it is.

    ``verb`` is the gender that the verb tells.
    """
    title, _, name = said.name.rpartition(" ")
    title = title.rstrip()  # two spaces before the name
    if said.kind != "role" or not words.families or title.count(" ") + 2 < _FEWEST or not name[:1].isupper():
        return said
    gender = _gender(name.lower(), verb, words)
    before = title.rpartition(" ")[2]
    if gender is None or not (before[-1] in _CLOSING or before.islower()) or before.lower() in words.towns:
        return said
    start = said.end - len(name)
    told = verb if gender == "any" else gender
    return evolve(said, kind="person", name=name, start=start, title=title, gender=told, nouns=(), alias=None)


def is_mans(name: str, words: NameWords) -> bool:
    """Whether a name ends in a family name that no woman bears: *Орлов*, whose wife is *Орлова*."""
    low = name.lower()
    return words.families.get(_ending(low, words)) == "m" and low.split()[0] not in words.given


def _ending(low: str, words: NameWords) -> str:
    return next((low[-n:] for n in range(4, 1, -1) if low[-n:] in words.families), "")


def _gender(low: str, verb: str | None, words: NameWords) -> str | None:
    """Whose family name an ending is, the longest first; ``None`` where it is none or may be of somebody else.

    A woman's is a man's in another case, *Саратова*: only a verb tells that it is hers.
    """
    ending = _ending(low, words)
    whose = words.families.get(ending) if len(low) > len(ending) + 1 else None
    if whose == "f":
        return whose if verb == "f" else None
    return None if whose == "m" and verb == "f" else whose
