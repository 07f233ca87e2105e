"""What a word means that may be a country's: *Anh* is a man or Britain, *Tổng thống Orland Ada Holm* is Ada Holm."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from attrs import evolve

from statements.patterns import pattern
from statements.resolve.description import Description
from statements.resolve.name_words import NameWords

# What somebody says first, behind a cue and a colon.
_FIRST_WORDS = pattern(r"[^.:“\"\n]{2,60}:\s*[“\"]([^”\"]{1,400})")
# The offices that a country has.
_OF_STATE = frozenset(
    ("president", "prime-minister", "chancellor", "foreign-minister", "defence-minister", "minister", "king")
)
# A word in a capital which no other follows, behind a word and the one before.
_ALONE = pattern(
    r"(?<!\w)(?=(?P<first>\w{1,40}) (?:(?P<before>\w{1,40}) )(?P<word>[^\W\d_a-z]\w{0,40})(?!\w| [^\W\d_a-zà-ỹđ]))"
)
# The spaces in a foreign name with a country before it.
_WITH_COUNTRY = 2
_SIGNS = ',.;:!?…”")'


def placed(text: str) -> frozenset[str]:
    """The words that stand alone in a capital inside a sentence somewhere in a text, as a country does.

    >>> sorted(placed("Anh Minh ở Anh. Lan cho biết Nga đã họp."))
    ['Anh', 'Nga']
    """
    words = text.split()
    found = set()
    for before, word, behind in zip(words, words[1:], [*words[2:], ""], strict=False):
        bare = word.rstrip(_SIGNS)
        inside = before[0].islower() and (before[-1].isalpha() or before[-1] == ",")
        if bare[:1].isupper() and inside and (bare != word or not behind[:1].isupper()):
            found.add(bare)
    return frozenset(found)


def speaks_of_himself(text: str, start: int, end: int, own: Iterable[str]) -> bool:
    """Whether a word that opens a sentence leads to words in which somebody says *I*: ***Anh** cho biết: “Tôi …”*."""
    quoted = _FIRST_WORDS.match(text, end)
    opens = text[max(0, start - 3) : start].rstrip(' “"')[-1:] in ("", ".", "!", "?", "\n")
    return opens and quoted is not None and any(f" {one} " in f" {quoted[1].lower()} " for one in own)


def as_called(text: str, low: str, found: Description, known: NameWords) -> Description:
    """A place, or a pronoun where people of the page are called by its word: *anh Minh … Anh nói*, no Britain."""
    gender = known.genders.get(low)
    # “Tôi chỉ có một con trâu”, **anh** nói
    if found.kind == "group" and gender and found.name == low:
        return evolve(found, kind="pronoun", gender=gender)
    if found.kind != "state":
        return found
    # chị Vũ **Thị Nga** … Nga nói
    for middle in known.middles:
        if f" {middle.capitalize()} {found.name}" in text:
            return evolve(found, kind="person", entry=None, state=None)
    if gender is None:
        return found
    called = re.compile(rf"(?<!\w)(?:{low}|(?<![^.!?\n“\"] ){low.capitalize()}) ([^\W\d_]\w*)")
    for match in called.finditer(text):
        if match[1][0].isupper() and (match[0][0].islower() or match[1].lower() in known.surnames):
            return evolve(found, kind="pronoun", entry=None, gender=gender, state=None)
    return found


def standing_alone(text: str, known: NameWords) -> frozenset[str]:
    """The words that stand alone in a capital somewhere in a text, and nowhere behind a word that people are called by.

    Behind a title alone a word may be a country or a name.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> vietnamese = name_words(load("vi"), default())
    >>> sorted(standing_alone("Theo ông Ada, tàu rời Orland. Tổng thống Narvia và Ada họp.", vietnamese))
    ['Orland']
    """
    found, named = set(), set()
    for match in _ALONE.finditer(text):
        before, word = match["before"].lower(), match["word"]
        if before in known.genders:
            named.add(word)
        elif before not in known.titles and f"{match['first'].lower()} {before}" not in known.titles:
            found.add(word)
    return frozenset(found - named)


def may_hold_country(told: Description, known: NameWords) -> bool:
    """Whether a foreign name of three words at least, behind an office, may begin with the country's."""
    unknown = told.kind == "person" and told.entry is None and told.title is not None
    if not unknown or not known.heads or told.name.count(" ") < _WITH_COUNTRY:
        return False
    return not known.spells(told.name.partition(" ")[0].lower())


def without_country(told: Description, alone: Collection[str], text: str, known: NameWords) -> Description:
    """Somebody without the country before their name, where *Orland* stands alone or a given name stands behind it.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> vietnamese, title = name_words(load("vi"), default()), "Tổng thống"
    >>> holm = Description(kind="person", start=11, end=26, name="Orland Ada Holm", title=title, offices=("president",))
    >>> without_country(holm, {"Orland"}, "", vietnamese).name
    'Ada Holm'
    >>> without_country(holm, (), "", vietnamese).name, without_country(holm, (), "bà Orland", vietnamese).name
    ('Ada Holm', 'Orland Ada Holm')
    """
    word, _, name = told.name.partition(" ")
    first, given = (known.gender_abroad(part.lower()) for part in (word, name.partition(" ")[0]))
    state = told.state is None and word in alone and not _OF_STATE.isdisjoint(told.offices)
    if not state and (first or not given or any(f"{called} {word}" in text for called in known.genders)):
        return told
    return evolve(told, start=told.start + len(word) + 1, name=name)
