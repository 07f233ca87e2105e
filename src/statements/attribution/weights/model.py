"""A linear model's weights, kept in a data file: integers, a twentieth each; read when first wanted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from attrs import frozen

SIDES = ("none", "right", "left", "both")


@frozen(eq=False)
class Weights:
    """The weights of one language. ``cues`` are the words that may attribute beyond the language's frames.

    ``side`` gives a feature's weight for each of ``SIDES`` but the first, against it; ``choice`` those of the features
    that tell candidates apart. ``least`` is the margin that an attribution must have, ``loose`` that of a quotation
    without a cue.
    """

    cues: frozenset[str]
    side: Mapping[str, tuple[int, int, int]]
    choice: Mapping[str, int]
    least: int
    loose: int

    def sides(self, features: Iterable[str], start: tuple[int, int, int] = (0, 0, 0)) -> tuple[int, int, int]:
        """The margin of each side over having no content."""
        get = self.side.get
        right, left, both = start
        for feature in features:
            row = get(feature)
            if row is not None:
                right += row[0]
                left += row[1]
                both += row[2]
        return right, left, both

    def best_side(self, features: Iterable[str], start: tuple[int, int, int]) -> tuple[int, str]:
        """The likeliest side for content, and its margin."""
        sides = self.sides(features, start)
        most = max(sides)
        return most, SIDES[1 + sides.index(most)]

    def total(self, features: Iterable[str]) -> int:
        """A candidate's score."""
        get = self.choice.get
        return sum([get(feature, 0) for feature in features])


def load(code: str) -> Weights | None:
    """The weights of a language, ``None`` where it has none and is read by rules alone."""
    return _all().get(code)


@cache
def _all() -> dict[str, Weights]:
    """All weights that come with the library: read at once, so that no page waits for a file later."""
    files = sorted(
        (f for f in resources.files(__package__).iterdir() if f.name.endswith(".json")), key=lambda f: f.name
    )
    return {f.name.removesuffix(".json"): _read(f.read_text("utf-8")) for f in files}


def _read(text: str) -> Weights:
    data = json.loads(text)
    return Weights(
        cues=frozenset(data["cues"].split()),
        side={feature: tuple(row) for feature, row in data["side"].items()},
        choice=data["choice"],
        least=data["least"],
        loose=data["loose"],
    )
