"""Who is told by name beside a noun for people: *the coroner, Ada Holm*, *Ada Holm, a nurse*, *the guide Ada Holm*."""

from __future__ import annotations

from itertools import takewhile
from typing import Literal

from statements.attribution.draft import Place
from statements.patterns import pattern
from statements.record import record
from statements.resolve.name_words import NameWords
from statements.resolve.tagging import POSSESSIVE

Pointing = Literal["definite", "indefinite", "possessive", "several", "bare"]

WORD = pattern(r"\w[\w'’-]*")
_WORD_BEFORE = pattern(r"(?P<word>\w[\w'’-]*)(?P<gap>\.? )\Z")
# A word of a name, a title's full stop with it, and what may stand between two of them.
_NAME_WORD = pattern(r"(?P<word>[^\W\d_][\w'’-]*)\.?")
_NAME_BEFORE = pattern(r"(?:[^\W\d_][\w'’-]*\.? ){0,5}[^\W\d_][\w'’-]*\Z")
_AGE = pattern(r", \d{1,3}\Z")
_ENDS = pattern(r"[,.;:)—–\n]| [(—–]|\Z")
_CLOSES = pattern(r"[,.;:)—–\n]| [(—–]|\Z|['’]s\b")
_SENTENCE_END = pattern(r"[.!?;]?(?=\n|\Z)|(?<=\w{2})[.!?;](?= )")
_TITLE = pattern(r" [«„“][^«»„“”\n]{1,60}[»“”]")
APPOSED = 60  # how long a name between commas may be
# How far around a noun its phrase and a name are looked for, in code points and in words.
_REACH = 90
_MODIFIERS = 5
_NAMES = 6
_WHOLE = 3
# How many words may stand between a noun that leads and the name behind it: *капитан **судна** Ада Холм*.
_BETWEEN = 4


@record(kw_only=True, eq=False, repr=False)
class NounPhrase:
    """A noun for people where it stands: its place, that of its phrase, what is told with it, how it is pointed to.

    ``told`` are the words that say which one it is (*the **city** auditor*, *the head **of the mint***), ``owners``
    those of them that name whose (***Holm**'s lawyer*).
    """

    noun: Place
    start: int
    end: int
    told: frozenset[str]
    owners: frozenset[str]
    pointing: Pointing


def phrase_around(text: str, noun: Place, words: NameWords, *, end: int | None = None) -> NounPhrase:
    """The phrase around a noun; ``end`` where it is known to end.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> found = phrase_around("the deputy head of the mint, X", (11, 15), name_words(load("en"), default()))
    >>> found.pointing, sorted(found.told), found.end
    ('definite', ['deputy', 'mint'], 27)
    """
    start, pointing, before = _led(text, noun[0], words)
    last, behind = _followed(text, noun[1], words, end)
    owners = [word for word in behind if not word.islower()]
    if pointing == "possessive" and before and POSSESSIVE.match(text, start + len(before[-1])):
        owners += [word for word in before[-1:] if not word.islower()]
    prefix = text[slice(*noun)].rpartition("-")[0]
    return NounPhrase(
        noun=noun,
        start=start,
        end=last,
        told=frozenset(_told(word, words) for word in (prefix, *before, *behind) if word),
        owners=frozenset(words.stem(word.lower()) for word in owners),
        pointing=pointing,
    )


def apposed_end(text: str, start: int) -> int:
    """Where words behind a comma end: at the next comma, else with the sentence; -1 where that is far."""
    comma = text.find(",", start, start + APPOSED)
    found = _SENTENCE_END.search(text, start, start + APPOSED)
    ends = [stop for stop in (comma, found.start() if found else -1) if stop >= 0]
    return min(ends, default=-1)


def owner_at(text: str, start: int, end: int, words: NameWords) -> Place | None:
    """Where somebody known stands by whom somebody new is told of: *an aide to **the leader***."""
    first, *behind = text[start:end].split()
    if words.head != "last" or first.lower() not in words.indefinite:
        return None
    led = next((k for k, word in enumerate(behind) if word in words.definite and k), 0)
    return (end - len(" ".join(behind[led:])), end) if led else None


def _told(word: str, words: NameWords) -> str:
    """A word as it is compared: without its case ending, and all that mean *former* alike."""
    low = word.lower()
    return words.lesser.get(low) or words.stem(low)


def _led(text: str, start: int, words: NameWords) -> tuple[int, Pointing, list[str]]:
    """Where a noun's phrase begins, how it is pointed to, and what stands before the noun."""
    told: list[tuple[str, int]] = []
    at = start
    for _ in range(_MODIFIERS):
        before = _WORD_BEFORE.search(text, max(0, at - _REACH), at)
        if before is None or before["gap"] != " ":
            break
        at, written = before.start("word"), before["word"].replace("’", "'")
        word = written.lower()
        if (pointing := _pointing(word, words)) is not None:
            return at, pointing, [word for word, _ in told]
        told.append((POSSESSIVE.split(f"{written} ", maxsplit=1)[0].strip(), at))
        if words.kin and POSSESSIVE.search(f"{written} "):
            return at, "possessive", [word for word, _ in told]
        if word in words.prepositions or words.head == "first":
            break
    # Without an article before them only those count that a capital ties to it, or that make it another's office.
    marks = list(takewhile(lambda word: word[0][0].isupper() or word[0].lower() in words.lesser, told))
    return marks[-1][1] if marks else start, "bare", [word for word, _ in marks]


def _pointing(word: str, words: NameWords) -> Pointing | None:
    """How a determiner points: to somebody known, somebody new, by whose they are; ``None`` where it is none."""
    if word in words.indefinite:
        return "indefinite"
    if word in words.definite:
        return "definite"
    if word in words.plural:
        return "several"
    return "possessive" if words.tags.get(word) == "article" and words.kin else None


def _followed(text: str, end: int, words: NameWords, known: int | None) -> tuple[int, list[str]]:
    """Where a noun's phrase ends, and what is told behind it: what *of* leads to, or what the noun leads."""
    limit = min(known or len(text), end + _REACH)
    told: list[str] = []
    at, opened = end, words.head == "first"
    while at < limit and text[at] == " ":
        if words.endings and (title := _TITLE.match(text, at, limit)):
            told += WORD.findall(title[0])  # глава **«Зари»**
            at = title.end()
            continue
        if (match := WORD.match(text, at + 1, limit)) is None:
            break
        low = match[0].lower()
        leads = low in words.prepositions or low in words.genitives
        if not opened and not leads:
            break
        opened = True
        if words.head == "first" and (words.tags.get(low) == "honorific" or _is_name(match[0], words)):
            break
        if not leads and low not in words.definite and words.tags.get(low) != "article":
            told.append(match[0])
        at = match.end()
    return at, told


def _is_name(word: str, words: NameWords) -> bool:
    """Whether a word in a capital begins a person's name: a given or a family name, or one that is foreign."""
    low = word.lower()
    foreign = bool(words.surnames) and not words.spells(low)
    return word[0].isupper() and (low in words.given or low in words.surnames or foreign)


def is_persons(name: str, words: NameWords) -> bool:
    """Whether a name of several words is a person's: ***Lê** Lan*, *Roy **Keane***, and not *Chợ Lớn*."""
    first, *others = name.split()
    return bool(others) and (_is_name(first, words) or not all(words.spells(word.lower()) for word in others))


def name_beside(text: str, phrase: NounPhrase, words: NameWords) -> Place | None:
    """Where somebody is named beside a noun's phrase: behind it, right behind the noun, or before it and a comma."""
    end = phrase.noun[1] + text.startswith(". ", phrase.noun[1])  # Capt. Ada Holm
    if words.head == "last" and phrase.pointing != "indefinite" and text.startswith(" ", end):  # the guide Ada Holm
        if (stop := _name_at(text, end + 1, words)) is not None:
            return end + 1, stop
        if text[phrase.noun[0]].isupper() and (stop := _name_at(text, end + 1, words, 1)) is not None:
            return phrase.noun[0], stop  # Captain Holm
    elif words.head == "first" and (name := _name_behind(text, phrase, words)):
        return name
    if text.startswith(", ", phrase.end):  # the coroner, Ada Holm, …
        stop = _name_at(text, phrase.end + 2, words)
        if stop is not None and _ENDS.match(text, stop) and phrase.pointing != "bare":
            return phrase.end + 2, stop
        if stop is not None and words.head == "first" and _is_whole(text[phrase.end + 2 : stop], words):
            return phrase.end + 2, stop
    if text.endswith(", ", 0, phrase.start) and _CLOSES.match(text, phrase.end):  # Ada Holm, a nurse, …
        return _name_to(text, phrase.start - 2, words)
    return None


def _is_whole(name: str, words: NameWords) -> bool:
    """Whether a name behind a comma is somebody's: *đại biểu, **bà Lan***, no town: *đại biểu các bộ, **Hà Nội***.

    Nor half of the next one's title: *đại biểu, **Phó Chủ** tịch Lan*.
    """
    told = name.lower().split()
    titled = words.tags.get(told[0]) == "honorific" or told[0] in words.callings
    return not words.called or titled or len(told) >= _WHOLE or not all(words.spells(word) for word in told)


def _name_behind(text: str, phrase: NounPhrase, words: NameWords) -> Place | None:
    """The name behind a noun that leads, and behind what it leads: *капитан судна **Ада Холм***."""
    at = phrase.noun[1]
    for _ in range(_BETWEEN):
        if words.endings and (title := _TITLE.match(text, at)):
            at = title.end()  # директор «Зари» **Ада Холм**
        if not text.startswith(" ", at) or (match := WORD.match(text, at + 1)) is None:
            return None
        honorific = words.tags.get(match[0].lower()) == "honorific"
        stop = _name_at(text, at + 1, words)
        if stop is not None and (honorific or _is_name(match[0], words)):
            return (at + 1, stop) if _is_field(text[phrase.noun[1] : at], words) else None
        if match[0][0].isupper() and words.endings and not match[0].lower().endswith(words.oblique):
            return None  # адвокат **Холма** Ада Линд
        at = match.end()
    return None


def _is_field(between: str, words: NameWords) -> bool:
    """Whether words between a noun and a name tell of what it is: no verb, as in *luật sư **gặp** Tạ Văn Bốn*."""
    told = between.split()
    if words.endings or not told or told[0][0].isupper() or told[-1][0].isupper():  # người **Lào** Ada Holm
        return True
    first = [" ".join(told[:size]) for size in range(1, _MODIFIERS)]
    return any(noun in listed for noun in first for listed in (words.heads, words.seats, words.bare))


def _name_at(text: str, start: int, words: NameWords, least: int = 2) -> int | None:
    """Where a name ends that begins at a place: honorifics, then words with a capital; ``least`` words in all."""
    at, count, capitals, end = start, 0, 0, start
    for _ in range(_NAMES):
        match = _NAME_WORD.match(text, at)
        if match is None:
            break
        low = match["word"].lower()
        known = words.tags.get(low) or words.tags.get(f"{low}.")
        capital = match["word"][0].isupper() and not match["word"].isupper()
        stopped = match.end() > match.end("word")
        if known == "honorific" or (not capitals and low in words.callings):
            end = match.end()
        elif capital:
            end, capitals = match.end("word"), capitals + 1
        elif known != "joiner" or not capitals:
            break
        count += known != "joiner"
        abbreviated = known == "honorific" or len(low) == 1
        if not text.startswith(" ", match.end()) or (stopped and not abbreviated):
            break
        at = match.end() + 1
    return end if capitals and count >= least else None


def _name_to(text: str, end: int, words: NameWords) -> Place | None:
    """Where the name stands that ends at a place, an age behind it aside."""
    if aged := _AGE.search(text, max(0, end - 6), end):
        end = aged.start()
    run = _NAME_BEFORE.search(text, max(0, end - _REACH), end)
    if run is None:
        return None
    at, start = end, None
    for word in reversed(list(_NAME_WORD.finditer(text, run.start(), end))):
        low = word["word"].lower()
        joiner = words.tags.get(low) == "joiner"
        honorific = words.tags.get(low) == "honorific" or words.tags.get(f"{low}.") == "honorific"
        if at - word.end() > 1 or not (word["word"][0].isupper() or joiner or (honorific and start is not None)):
            break
        if not joiner:
            start = word.start()
        at = word.start()
    if start is None or " " not in text[start:end]:
        return None
    return start, end
