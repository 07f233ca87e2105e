"""Names of bodies that are one word put together of the beginnings of others: *Росстат*, *Минтранс*, in any case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from statements.languages.inflection import other_cases
from statements.record import record

# The letters of the end of a contracted name, in any case.
_LONGEST_END, _SHORTEST_END = 12, 3


@record(eq=False, repr=False)
class Contractions:
    """How names of bodies are put together that are one word, and the ends of such words in other cases."""

    starts: tuple[str, ...]
    ends: Mapping[str, str]

    @classmethod
    def of(cls, starts: Iterable[str], ends: Iterable[str], declensions: Mapping[str, Sequence[str]]) -> Contractions:
        """The contractions with those beginnings and, as the subject has them, those ends."""
        cases = {case: end for end in ends for case in other_cases(end, declensions)}
        return cls(tuple(starts), cases | {end: end for end in ends})


def contracted(word: str, known: Contractions) -> str | None:
    """A body's contracted name in lower case as the subject has it; ``None`` for any other word.

    >>> known = Contractions.of(["мин", "рос"], ["транс", "надзор"], {"": ["а", "ом"]})
    >>> contracted("минтрансом", known), contracted("минаева", known)
    ('минтранс', None)
    """
    if not word.startswith(known.starts):
        return None
    for size in range(_LONGEST_END, _SHORTEST_END - 1, -1):
        end = known.ends.get(word[-size:])
        if end is not None and (word[:-size].startswith(known.starts)):
            return word[:-size] + end
    return None
