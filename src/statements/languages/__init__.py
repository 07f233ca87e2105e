"""Languages as data: one file each, checked when it is read. A language is never code; ``keys`` tells its keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from statements import datafiles
from statements.errors import DataError, UnknownLanguageError
from statements.languages import detection
from statements.languages.detection import Marks, foreign, words_of
from statements.languages.glossary import STATES
from statements.patterns import pattern

__all__ = ["Language", "clearly", "codes", "detect", "likeliest", "listed", "load"]


# A table of a section; those that come with the library are put so that a section is one stretch of its file.
_TABLE = pattern(r"^\[{1,2}(\w+)[\w.]*\]{1,2}$", re.MULTILINE)
SECTIONS = ("detect", "marks", "cues", "grammar", "names", "dates", "events", "pages")
_TOP = ("code", "name", "state")
_CLEAR = 6  # how many words of a part of a page must tell of a language that is not the page's


@frozen(eq=False)
class Language:
    """A language's data: ``code`` (ISO 639-1), ``name``, ``state``, and a table for each section of its file.

    A table has every key of :mod:`statements.languages.keys`, with what the file says or with what stands for nothing.

    >>> load("en").name, load("en").grammar["infinitive"]
    ('English', ('to',))
    """

    code: str
    name: str
    state: str
    detect: Mapping[str, Any] = field(repr=False)
    marks: Mapping[str, Any] = field(repr=False)
    cues: Mapping[str, Any] = field(repr=False)
    grammar: Mapping[str, Any] = field(repr=False)
    names: Mapping[str, Any] = field(repr=False)
    dates: Mapping[str, Any] = field(repr=False)
    events: Mapping[str, Any] = field(repr=False)
    pages: Mapping[str, Any] = field(repr=False)
    source: str
    text: str = field(repr=False)

    @classmethod
    def from_toml(cls, text: str, *, source: str = "<text>") -> Language:
        """Read a language file's text; raises :class:`DataError` where it holds what no language file holds."""
        from statements.languages.check import checked
        from statements.languages.inflection import spelled

        data = checked(datafiles.tables(text, source), source)
        data["cues"] = spelled(data["cues"], source)
        return cls(**data, source=source, text=text)

    @classmethod
    def _opened(cls, source: str) -> Language:
        """A language that comes with the library: of its file only what stands above the sections is read at once.

        A section is read when it is first asked for: every page is held against every language, and of most it needs
        no more than what tells the language.
        """
        language = cls.__new__(cls)
        text = datafiles.text(__name__, source)
        for name, value in {**_told(text, "top", source), "source": source, "text": text}.items():
            object.__setattr__(language, name, value)
        return language

    if not TYPE_CHECKING:  # a name that a language does not have is still an error

        def __getattr__(self, name: str) -> Any:
            """A section that is not read yet."""
            if name not in SECTIONS:
                raise AttributeError(f"a language has no {name!r}")
            data = _told(self.text, name, self.source)
            object.__setattr__(self, name, data)
            return data

    def place_of(self, cue: str, frame: int) -> str | None:
        """Where in the file a cue of a frame (counted from 0) stands, itself or as the verb that it is a form of.

        >>> load("en").place_of("said", 0).partition(" ")[2]
        '[[cues.frames]] say'
        """
        from statements.languages.places import line_of

        if not 0 <= frame < len(self.cues["frames"]):
            return None
        line = line_of(self.text, self.cues, cue, frame)
        return None if line is None else f"{self.source}:{line} [[cues.frames]] {self.cues['frames'][frame]['name']}"


def _told(text: str, name: str, source: str) -> dict[str, Any]:
    """A section of a file that comes with the library, or its ``top``: as it was made for a wheel, or read now."""
    made = _made(text, source)
    if name in made:
        table: dict[str, Any] = datafiles.read_made(made[name])
        return table
    from statements.languages.check import section, top
    from statements.languages.inflection import spelled

    if name == "top":
        return top(datafiles.tables(text[: match.start() if (match := _TABLE.search(text)) else None], source), source)
    data = section(datafiles.tables(_stretch(text, name), source), name, source)
    if name == "cues":
        data = spelled(data, source)
    return data


@cache
def _made(text: str, source: str) -> dict[str, str]:
    return datafiles.made(__name__, f"{source}.made", text)


def is_made(language: Language) -> bool:
    """Whether a language is as it was when a wheel was built: then all that was checked is as it was, too."""
    return bool(_made(language.text, language.source))


def made_files() -> dict[str, str]:
    """What a wheel has beside the files of languages, by the names of its files: these checked, to be read fast."""
    found = {}
    for code in codes():
        language = load(code)
        tables = {"top": {name: getattr(language, name) for name in _TOP}}
        tables |= {name: getattr(language, name) for name in SECTIONS}
        found[f"{language.source}.made"] = datafiles.write_made(tables, language.text)
    return found | detection.made_files()


def _stretch(text: str, section: str) -> str:
    """A section's stretch of a file, all its tables."""
    places = [(match[1] == section, match.start()) for match in _TABLE.finditer(text)]
    start = next((at for own, at in places if own), len(text))
    return text[start : next((at for own, at in places if not own and at > start), len(text))]


@cache
def codes() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that come with the library."""
    return tuple(name[:2] for name in datafiles.names(__name__, ".toml") if name[2:] == ".toml")


@cache
def load(code: str) -> Language:
    """The language of that code; raises :class:`DataError` for one that the library does not have."""
    if code not in codes():
        raise DataError(f"no language {code!r}; there are {', '.join(codes())}")
    return Language._opened(f"{code}.toml")


@lru_cache(maxsize=512)
def listed(language: Language, key: str) -> frozenset[str]:
    """The words of a list of a language's grammar, to be looked up.

    >>> "to" in listed(load("en"), "infinitive")
    True
    """
    return frozenset(language.grammar[key])


@cache
def _marks() -> dict[str, Marks]:
    """What tells each language; of languages that a text points to alike, the one that is read best comes first."""
    order = sorted(codes(), key=lambda code: list(STATES).index(load(code).state))
    return {code: Marks.of(load(code).detect["letters"], load(code).detect["words"]) for code in order}


def likeliest(text: str, *, among: tuple[str, ...] = (), sample: int = 10_000) -> str:
    """The ISO code of the language that a text's commonest words and own letters point to most; English where none do.

    >>> likeliest("Bộ trưởng cho biết hai bên đã gặp nhau"), likeliest("Le ministre")
    ('vi', 'en')
    """
    return _best(_weights(words_of(text[:sample])), among)


def detect(text: str, *, among: tuple[str, ...] = (), sample: int = 10_000) -> str:
    """The ISO code of the language that a text is in; one too short to tell is in the first of ``among``, or English.

    Raises :class:`UnknownLanguageError` where it is in a language that the library does not read.

    >>> detect("Bộ trưởng cho biết hai bên đã gặp nhau"), detect("Министр заявил, что это не так")
    ('vi', 'ru')
    >>> detect("Міністр заявив, що це не так, і що він не має плану")
    Traceback (most recent call last):
    statements.errors.UnknownLanguageError: <text>: it is in no language that is read, but likely in Ukrainian
    """
    head = text[:sample]
    words = words_of(head)
    weights = _weights(words)
    likely = foreign(head, words, max(weights.values()), _marks())
    if likely is not None:
        raise UnknownLanguageError(likely)
    return _best(weights, among)


def clearly(text: str, page: str, *, among: tuple[str, ...] = ()) -> str:
    """The ISO code of the language that a part of a page is in: the page's where no other is clearly meant.

    >>> clearly("The envoy said that the garden of the embassy is open to all, and it was warm.", "ru")
    'en'
    >>> clearly("The New York Times", "ru")
    'ru'
    """
    words = words_of(text)
    weights = _weights(words)
    best = _best(weights, among)
    clear = weights[best] > 2 * weights.get(page, 0) and _marks()[best].told(words) >= _CLEAR
    return best if clear else page


def _weights(words: Mapping[str, int]) -> dict[str, int]:
    """How much words point to each language."""
    return {code: marks.weigh(words) for code, marks in _marks().items()}


def _best(weights: Mapping[str, int], among: tuple[str, ...]) -> str:
    """The language of most weight; the first of ``among``, or English, where none has any."""
    best = max((code for code in weights if not among or code in among), key=lambda code: weights[code], default="en")
    return best if weights.get(best) else among[0] if among else "en"
