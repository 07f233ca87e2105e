"""Languages as data: one file each, read once. A language is never code; what reads a section says what it holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

from statements.errors import DataError

# What the library's rooms need of a section; every other key may be missing.
_NEEDED = {
    "detect": ("letters", "words"),
    "names": ("head", "honorifics", "articles", "definite", "genitives", "joiners", "pronouns", "genders", "roles"),
    "events": (
        *("press_conference", "interview", "phone_call", "meeting", "visit", "speech", "conference", "separate"),
        *("places", "places_skip", "outlet_words", "outlet_prepositions", "present", "release", "asserted"),
        *("question", "answer"),
    ),
}
SECTIONS = ("detect", "marks", "cues", "grammar", "names", "dates", "events")


@frozen(eq=False)
class Language:
    """A language's data: ``code`` (ISO 639-1), ``name``, and a table for each section of its file.

    >>> load("en").name
    'English'
    """

    code: str
    name: str
    detect: Mapping[str, Any]
    marks: Mapping[str, Any]
    cues: Mapping[str, Any]
    grammar: Mapping[str, Any]
    names: Mapping[str, Any]
    dates: Mapping[str, Any]
    events: Mapping[str, Any]

    @classmethod
    def from_toml(cls, text: str, *, source: str = "<text>") -> Language:
        """Read a language file's text; raises :class:`DataError` where a section or a key is missing."""
        try:
            data = tomllib.loads(text)
            for section, keys in _NEEDED.items():
                if missing := [key for key in keys if key not in data[section]]:
                    raise DataError(f"{source}: [{section}] lacks {', '.join(missing)}")
            return cls(code=data["code"], name=data["name"], **{section: data[section] for section in SECTIONS})
        except (tomllib.TOMLDecodeError, KeyError) as error:
            raise DataError(f"{source}: {error}") from error


@cache
def codes() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that come with the library."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


@cache
def load(code: str) -> Language:
    """The language of that code; raises :class:`DataError` for one that the library does not have."""
    if code not in codes():
        raise DataError(f"no language {code!r}; there are {', '.join(codes())}")
    name = f"{code}.toml"
    return Language.from_toml(resources.files(__name__).joinpath(name).read_text("utf-8"), source=name)


@cache
def _detectors() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    found = []
    for code in codes():
        detect = load(code).detect
        # A run of letters is about a word: a name in another script weighs no more than one in the page's own.
        letters = re.compile(f"[{re.escape(detect['letters'])}]+") if detect["letters"] else re.compile(r"(?!)")
        words = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, detect["words"])) + r")(?!\w)", re.IGNORECASE)
        found.append((code, letters, words))
    return tuple(found)


def detect(text: str, *, among: tuple[str, ...] = (), sample: int = 20_000) -> str:
    """The ISO code of the language that a text's commonest words and own letters point to; English where none do.

    >>> detect("Bộ trưởng cho biết hai bên đã gặp nhau"), detect("Министр заявил, что это не так")
    ('vi', 'ru')
    """
    head = text[:sample]
    scores = {
        code: len(words.findall(head)) * 4 + len(letters.findall(head))
        for code, letters, words in _detectors()
        if not among or code in among
    }
    best = max(scores, key=lambda code: scores[code], default="en")
    return best if scores.get(best) else (among[0] if among else "en")
