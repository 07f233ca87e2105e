"""Whether a name that the gazetteer knows is there a part of somebody else's."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from itertools import islice

from statements.gazetteer import Entry, Hit
from statements.gazetteer.words import CYRILLIC
from statements.names import fold, spelling_key
from statements.patterns import pattern

# A word in lower case, what it is, the most words of a title that begins with it, and its stem.
Look = Callable[[str], tuple[str, str, int, str]]

_WORD = r"[^\W\d_][\w’']*"
_WORDS = pattern(_WORD)
_BEFORE = pattern(rf"({_WORD}\.?)((?: [a-z]{{1,3}})?[ -](?:[a-z]{{2}}-)?)\Z")
_AFTER = pattern(rf"((?: [a-zа-яё]{{2,3}}){{1,2}}[ -]|[ -])({_WORD})(?!\w)")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "junior", "senior", "младший", "старший"])
_OPENS = pattern(r"(?:\A|[.!?…:;\n“”\"«»]\s*)\Z")
_AGED = pattern(r", \d{1,2}(?!\d)")
_SIGNS = r"[.!?…:;\n“”\"«»]"
_STOPS = pattern(_SIGNS)
_WORD_OR_STOP = pattern(rf"{_WORD}|(?P<stop>{_SIGNS})")
# How often a surname is looked at for namesakes: a bound that keeps time linear.
_MOST = 40
# How many words of a name may stand before a surname, and how far a sentence is looked through for small letters.
_MIDDLE = 3
_REACH = 160


def is_suffix(word: str) -> bool:
    """Whether a word behind a name tells father and son apart.

    >>> is_suffix("Jr."), is_suffix("Junior"), is_suffix("J.")
    (True, True, False)
    """
    return word.rstrip(".").lower() in _SUFFIXES


def is_surname(text: str, hit: Hit) -> bool:
    """Whether a person is named by a surname alone, without an initial."""
    return hit.form == "surname" and not any(char in ". " for char in text[hit.start : hit.end])


def whole_name(text: str, hit: Hit, start: int, look: Look) -> tuple[int, bool]:
    """Where the name begins that ends with a known surname, and whether its first word is of the known name.

    Without a name before the surname it begins there, and is the known one's.
    """
    at, own = hit.start, True
    for _ in range(_MIDDLE):
        before = _BEFORE.search(text, max(start, at - 45), at)
        if before is None:
            break
        word, particle = before[1], before[2].strip(" -")
        if not (word[0].isupper() and _names(word, look)) or (particle and look(particle)[1] != "joiner"):
            break
        at, own = before.start(), _is_own(word, hit.entry)
    return at, own


def goes_on(
    text: str, hit: Hit, end: int, following: Hit | None, look: Look, calendar: Container[str], *, headline: bool | None
) -> bool:
    """Whether words after a known name make it another: *Donald Trump Jr.*, *Kerry Brekke*.

    ``following`` is the next name of the gazetteer; ``headline``: the words stand in one that has capitals throughout,
    where a capital tells nothing; ``None`` where the text around the name is to tell.
    """
    after = _AFTER.match(text, hit.end, end)
    if after is None or not (after[2][0].isupper() or (after[1] == "-" and is_suffix(after[2]))):
        return False
    word, at = after[2], after.start(2)
    if CYRILLIC.fullmatch(word) and not is_suffix(word) and not is_nominative(text, hit):
        return False  # whose people they are, with the name of one of them behind
    if is_suffix(word):
        return not _is_own(word, hit.entry)
    if len(word) == 1 and text.startswith(".", after.end()):
        return text[after.end() + 1 : after.end() + 3].strip()[:1].isupper()
    if any(look(small)[1] != "joiner" for small in after[1].strip(" -").split()):
        return False
    if (word.isupper() and len(word) > 1) or _is_own(word, hit.entry) or word.lower() in calendar:
        return False
    if following is not None and following.start <= at:
        if following.form != "surname" or after[1] != " ":
            return False
    elif not _names(word, look):
        return False
    return not (has_capitals(text, at, look) if headline is None else headline)


def namesakes(
    text: str,
    surname: str,
    entry: Entry,
    look: Look,
    given: Container[str],
    scan: Callable[[str, int, int], list[Hit]],
) -> set[str]:
    """The full names of others on a page who bear a known person's surname.

    None where the known one stands there with a given name. What begins a sentence, unless it is among the common
    ``given`` names or an age follows, or stands in small letters elsewhere on the page, is no given name. ``scan``
    finds the gazetteer's names in a stretch.
    """
    found: set[str] = set()
    for match in places(text, surname):
        known = scan(text, max(0, match.start() - _REACH // 2), match.start())
        floor = max((hit.end for hit in known if hit.entry.kind != "person" and hit.form != "adjective"), default=0)
        hit = Hit(start=match.start(), end=match.end(), entry=entry, form="surname")
        start, own = whole_name(text, hit, floor, look)
        if start == match.start():
            continue
        if own:
            return set()
        start = _without_place(text, start, match.start(), given)
        name = text[start : match.end()]
        first = name.split()[0]
        told = first.lower() in given or _AGED.match(text, match.end()) is not None
        opens = not told and _OPENS.search(text, max(0, start - 3), start)
        common = f" {first.lower()} " in text or (first.isupper() and len(first) > 1)
        if not (opens or common or "\n" in name or has_capitals(text, start, look)):
            found.add(name)
    return found


def _without_place(text: str, start: int, surname: int, given: Container[str]) -> int:
    """Where the given name begins behind the place of which somebody is the head: *мэр Усть-Кедра **Антон** Лавров*."""
    words = text[start:surname].split()
    if len(words) > 1 and CYRILLIC.search(words[-1]) and words[-1].lower() in given and words[-2].lower() not in given:
        return text.rindex(words[-1], start, surname)
    return start


def places(text: str, word: str) -> Iterator[re.Match[str]]:
    """Where a word stands in a text, the first of them."""
    return islice(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text), _MOST)


def _names(word: str, look: Look) -> bool:
    """Whether a word may be part of a name: it is no title, no article, no other known word."""
    _, tag, longest, _ = look(word)
    return tag == "name" and not longest


def _is_own(word: str, entry: Entry) -> bool:
    """Whether a word, or an initial, is one of the entry's names."""
    own = {key for name in entry.names for key in spelling_key(name).split()}
    key = spelling_key(word.rstrip("."))
    return key in own or (len(key) == 1 and any(word.startswith(key) for word in own))


def has_capitals(text: str, at: int, look: Look) -> bool:
    """Whether the sentence around a place has capitals throughout, as English headlines have them."""
    small = capital = 0
    for word in _words_around(text, at):
        if word[0].isupper():
            capital += 1
        elif word.islower() and look(word)[1] not in ("article", "genitive", "joiner"):
            if len(word) > 3:
                return False  # nearly always, and soon
            small += 1
    return 2 * small <= capital


def _words_around(text: str, at: int) -> Iterator[str]:
    """The words of a sentence: from a place to its end, then those before."""
    for match in _WORD_OR_STOP.finditer(text, at, at + _REACH):
        if match["stop"]:
            break
        yield match[0]
    near = max(0, at - _REACH)
    start = max((stop.end() for stop in _STOPS.finditer(text, near, at)), default=near)
    for match in _WORDS.finditer(text, start, at):
        yield match[0]


def is_nominative(text: str, hit: Hit) -> bool:
    """Whether a name stands as the gazetteer has it, without a case ending."""
    written = fold(text[hit.start : hit.end])
    return any(f" {fold(name)}".endswith(f" {written}") for name in hit.entry.names)
