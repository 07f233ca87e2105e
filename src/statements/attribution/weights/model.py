"""A linear model's weights, kept in a data file: integers, a twentieth each; read when first wanted.

Weights are looked up by features whose text holds the letters of token classes and what frames were called: a data file
says by a hash on which of them it was fitted, and is not used with others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat

from statements import datafiles, languages
from statements.attribution.sentence.classes import TITLES
from statements.errors import DataError
from statements.languages import Language
from statements.record import record

FIT = "python tests/benchmarks/fit_attribution.py train.jsonl.gz src/statements/attribution/weights/en.json"
SIDES = ("none", "right", "left", "both")
# Three weights are kept as one number, so that all of a cue's are added up at once: a field each, and none below zero.
_FIELD = 20
_LEAST = 1 << (_FIELD - 1)
_MASK = (1 << _FIELD) - 1
_NOTHING = _LEAST + (_LEAST << _FIELD) + (_LEAST << 2 * _FIELD)


@record(eq=False, repr=False)
class Weights:
    """The weights of one language. ``cues`` are the words that may attribute beyond the language's frames.

    ``side`` gives a feature's weight for each of ``SIDES`` but the first, against it, as :func:`packed` puts them in
    one number; ``choice`` those of the features that tell candidates apart. ``least`` is the margin that an attribution
    must have, ``loose`` that of a quotation without a cue. ``frames`` is what each frame of the language file was
    called, in order; ``fitted_on`` is the :func:`fingerprint` of the language that they were fitted on.
    """

    cues: frozenset[str]
    side: Mapping[str, int]
    choice: Mapping[str, int]
    least: int
    loose: int
    frames: tuple[str, ...]
    fitted_on: str

    def sides(self, features: Iterable[str], start: tuple[int, int, int] = (0, 0, 0)) -> tuple[int, int, int]:
        """The margin of each side over having no content."""
        told = sum(map(self.side.get, features, repeat(0)), _NOTHING)
        right, left, both = start
        return (
            right + (told & _MASK) - _LEAST,
            left + (told >> _FIELD & _MASK) - _LEAST,
            both + (told >> 2 * _FIELD) - _LEAST,
        )

    def best(self, sides: tuple[int, int, int]) -> tuple[int, str]:
        """The greatest margin, and its side."""
        most = max(sides)
        return most, SIDES[1 + sides.index(most)]

    def total(self, features: Iterable[str]) -> int:
        """A candidate's score."""
        return sum(map(self.choice.get, features, repeat(0)))


def packed(row: Iterable[int]) -> int:
    """The weights of three sides as one number, of which sums are sums of each.

    >>> packed((1, 0, 2)) + packed((0, -1, -2)) == packed((1, -1, 0))
    True
    """
    right, left, both = row
    return right + (left << _FIELD) + (both << 2 * _FIELD)


def load(language: Language) -> Weights | None:
    """The weights of a language, ``None`` where it has none and is read by rules alone.

    Raises :class:`~statements.DataError` where its classes of tokens or its frames are not those of the fitting.
    """
    weights = _all().get(language.code)
    if weights is not None and not languages.is_made(language) and weights.fitted_on != fingerprint(language):
        raise DataError(
            f"the weights of {language.code!r} were fitted on other classes of tokens or other frames than it has now: "
            f"fit them again ({FIT})"
        )
    return weights


def fingerprint(language: Language) -> str:
    """A hash of what weights depend on: the letters of token classes, and a language's frames by kind and order.

    Words and names are left out: a cue can be added to a language file, or a frame renamed, without fitting again.
    """
    from hashlib import sha256  # only a language with weights wants it

    table = json.dumps([sorted(TITLES.items()), [row["kind"] for row in language.cues["frames"]]], ensure_ascii=True)
    return sha256(table.encode("ascii")).hexdigest()[:16]


@cache
def _all() -> dict[str, Weights]:
    """All weights that come with the library: read at once, so that no page waits for a file later."""
    names = datafiles.names(__package__, ".json")
    return {name.removesuffix(".json"): _read(datafiles.text(__package__, name)) for name in names}


def _read(text: str) -> Weights:
    data = json.loads(text)
    return Weights(
        cues=frozenset(data["cues"].split()),
        side={
            feature: right + (left << _FIELD) + (both << 2 * _FIELD)
            for feature, (right, left, both) in data["side"].items()
        },
        choice=data["choice"],
        least=data["least"],
        loose=data["loose"],
        frames=tuple(data["frames"].split()),
        fitted_on=data["fitted_on"],
    )
