"""A mention's words, each with what it is: a title, a name, a place, a body, an article …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, field

from statements.gazetteer import Hit
from statements.patterns import pattern
from statements.resolve.name_words import Look, NameWords
from statements.resolve.namesakes import goes_on, whole_name

# A word without a sign in it, as nearly all are, comes first.
_WORD = pattern(r"[^\W_]\w{0,60}+(?![\w.\-'’])|[^\W_](?:[\w.\-]{0,60}\w)?(?:['’](?!s\b)\w{1,20})?|[^\W_]")
# What the words for those who stand in for others have in common.
_BELOW = "deputy"
_LESSER_OFFICES = ("deputy-", "vice-")
POSSESSIVE = pattern(r"['’](?:s\b|(?=\s))")


@define(eq=False, repr=False)
class Token:
    """A word, or a known name or title of several.

    ``tag`` is one of title, role, name, person, owner, place, body, article, genitive, honorific, joiner, other;
    ``low`` the words in lower case, those of a title or a role without case endings.
    """

    start: int
    end: int
    low: str
    tag: str
    hit: Hit | None = None


@define(eq=False, repr=False)
class Phrase:
    """Tokens in order, with the offices (gazetteer ids) that their titles stand for and the nouns for people.

    ``of_others``: whoever is meant is told only by the people of somebody named.
    """

    tokens: list[Token] = field(factory=list)
    offices: list[str] = field(factory=list)
    nouns: list[str] = field(factory=list)
    of_others: bool = False


def tagged(
    text: str,
    start: int,
    end: int,
    words: NameWords,
    hits: Sequence[Hit],
    *,
    brief: bool = False,
    headline: bool = False,
) -> Phrase:
    """The words of ``text[start:end]``, each with what it is; ``hits`` are the gazetteer's names there.

    ``brief``: running text, in which of other words in a row the first is enough; ``headline``: words of a headline
    that has capitals throughout.
    """
    phrase = Phrase()
    out = phrase.tokens
    seen = words.seen
    bare = list(_WORD.finditer(text, start, end))
    looks = [seen[match[0]] for match in bare]
    h, floor, behind, idle = 0, start, start, False
    limit = hits[0].start if hits else end
    for at, (low, tag, longest, _) in enumerate(looks):
        # Most words of running text: nobody's name, and before the next one that is known.
        if idle and tag == "other" and not longest and (limit == end or bare[at].end() <= limit):
            continue
        first, last = bare[at].span()
        if last - first == 1 and tag != "name" and text.startswith(".", last) and text[first].isupper():
            tag, longest = "name", 0  # **С.** Орлова, whose *с* is a preposition
        while last > limit and _is_half(text, first, last, hits[h], words):
            h += 1
            limit = hits[h].start if h < len(hits) else end
        if last > limit:
            hit = _as_meant(text, behind, end, hits[h : h + 2], words, None if brief else headline)
            h += 1
            limit = hits[h].start if h < len(hits) else end
            if hit is not None:
                while out and out[-1].start >= hit.start:
                    out.pop()
                out.append(Token(hit.start, hit.end, low, _hit_tag(text, hit, out, end), hit))
                idle = False
                floor = behind = hit.end
        if first < floor:
            continue
        known = _longest(bare, looks, at, longest, limit, words) if longest else None
        if known is not None and words.nominative and out and _goes_on_name(text, out[-1], first, words):
            known, tag = None, "name"  # Олег **Сторожев**, who is no *сторож*
        if known is not None:
            size, tag, low = known
            floor = bare[at + size - 1].end()
            below = below_of(out, low, first, words)
            noun = Token(first, floor, low, tag)
            if not is_whose(text, out, noun, words):
                if words.heads and phrase.nouns and words.tags.get(phrase.nouns[-1]) == "honorific":
                    phrase.nouns.pop()  # **đồng chí** Bộ trưởng: how anybody is called
                phrase.nouns.append(below or low)
                phrase.offices.extend(offices_below(words.offices_of(tag, low), below))
            out.append(noun)
            idle = False
        elif low != "s" or text[first - 1] not in "'’":
            if words.plural and out and out[-1].tag == "article" and f"{out[-1].low} {low}" in words.plural:
                tag = "article"  # một số
            out.append(Token(first, last, low, tag))
            idle = brief and tag == "other"
    return phrase


def _goes_on_name(text: str, before: Token, first: int, words: NameWords) -> bool:
    """Whether a word in a capital stands right behind a given name."""
    given = before.tag == "name" and before.low in words.given
    return given and before.end + 1 == first and text[first].isupper()


def below_of(before: Sequence[Token], low: str, start: int, words: NameWords) -> str | None:
    """A title by one name where it is of whoever stands in for another: *deputy mayor*, who is no *mayor*."""
    if words.lesser.get(low.split(" ", 1)[0]) == _BELOW and " " in low:
        return low.replace(" ", "-")
    led = bool(before) and before[-1].end + 1 == start and words.lesser.get(before[-1].low) == _BELOW
    return f"{before[-1].low}-{low.replace(' ', '-')}" if led else None


def is_whose(text: str, before: Sequence[Token], noun: Token, words: NameWords) -> bool:
    """Whether a title in the genitive behind another tells whose somebody is: *помощник **мэра** Ада Холм*."""
    beside = bool(before) and before[-1].end + 1 == noun.start and before[-1].tag in ("title", "role")
    if not beside or not words.nominative:
        return False
    low = text[noun.start : noun.end].split()[0].lower()
    return low in words.oblique_nouns or low.endswith(words.attributive)


def offices_below(offices: Sequence[str], below: str | None) -> tuple[str, ...]:
    """The offices that a title stands for; of whoever stands in for another only those that are lesser themselves."""
    return tuple(office for office in offices if below is None or office.startswith(_LESSER_OFFICES))


def _longest(
    bare: Sequence[re.Match[str]], looks: Sequence[Look], at: int, longest: int, limit: int, words: NameWords
) -> tuple[int, str, str] | None:
    """The longest title or role at a word, of at most so many words: its size in words, its tag and its stems."""
    if longest > 1 and at + 1 < len(looks) and looks[at + 1][3] not in words.seconds[looks[at][3]]:
        longest = 1
    if longest == 1:
        low = looks[at][0] if looks[at][0] in words.plurals else looks[at][3]
        tag = "title" if low in words.titles else "role" if low in words.roles else None
        return (1, tag, low) if tag is not None and bare[at].end() <= limit else None
    stems = [look[3] for look in looks[at : at + longest]]
    # ông Lê **Nguyên, Giám đốc** …
    stems = stems[: next((k for k in range(1, len(stems)) if _parts(bare[at + k - 1], bare[at + k])), len(stems))]
    for size in range(len(stems), 0, -1):
        low = " ".join(stems[:size])
        if size == 1 and looks[at][0] in words.plurals:
            low = looks[at][0]
        tag = "title" if low in words.titles else "role" if low in words.roles else None
        if tag is not None and bare[at + size - 1].end() <= limit:
            return size, tag, low
    return None


def _parts(word: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a comma stands between two words."""
    return word.string.startswith(",", word.end()) and following.start() > word.end() + 1


def _as_meant(
    text: str, start: int, end: int, hits: Sequence[Hit], words: NameWords, headline: bool | None
) -> Hit | None:
    """The first of the names, with the given names before it; ``None`` where it is a part of somebody else's."""
    hit, following = hits[0], hits[1] if len(hits) > 1 else None
    if hit.entry.kind == "place":
        return None if _calls(text, start, hit, following, words) else hit
    if hit.entry.kind != "person":
        return hit
    if goes_on(text, hit, end, following, words.look, words.calendar, headline=headline):
        return None
    if hit.form != "surname":
        return hit
    behind = text[hit.end : hit.end + 2]
    if words.nominative and behind[1:].isupper() and text[hit.start : hit.end].lower() in words.given:
        return None  # мэра **Петра** Лунина
    first, own = whole_name(text, hit, start, words.look)
    if not own:
        return None
    return hit if first == hit.start else evolve(hit, start=first, form="name")


def _is_half(text: str, first: int, last: int, hit: Hit, words: NameWords) -> bool:
    """Whether a place is but a half of a name with a hyphen: *Ada Holm-**Paris***, *the **US**-Corran Council*.

    In a language with cases also a body: *в «**Лундар**-медиа»*.
    """
    if hit.entry.kind == "organisation" and words.nominative:
        return hit.end < last and text[hit.end] == "-"
    if hit.entry.kind != "place" or words.head != "last" or not text[first].isupper():
        return False
    behind = first < hit.start and text[hit.start - 1] == "-"
    return behind or (hit.end < last and text[hit.end] == "-" and text[hit.end + 1 : hit.end + 2].isupper())


def _calls(text: str, start: int, hit: Hit, following: Hit | None, words: NameWords) -> bool:
    """Whether an honorific stands in a place's letters before a name: ***Anh** Emmanuel nói*; not *tướng Anh Lee*."""
    written = text[hit.start : hit.end].lower()
    if written.split()[0] in words.genders and " " in written:  # **Bà Lan**, no Ba Lan
        return written not in {name.lower() for name in hit.entry.names}
    if written not in words.genders:
        return False
    opens = hit.start == start or text[hit.start - 2 : hit.start] in (". ", "“ ") or text[hit.start - 1] in '\n“"'
    beside = following is not None and following.start <= hit.end + 1 and following.entry.kind != "person"
    return opens and not beside and text[hit.end : hit.end + 1] == " " and text[hit.end + 1 : hit.end + 2].isupper()


def _hit_tag(text: str, hit: Hit, before: list[Token], end: int) -> str:
    if hit.entry.kind != "person":
        return "place" if hit.entry.kind == "place" else "body"
    possessed = POSSESSIVE.match(text, hit.end) is not None and hit.end + 2 < end
    governed = bool(before) and before[-1].tag == "genitive" and any(t.tag in ("role", "title") for t in before)
    return "other" if governed else "owner" if possessed else "person"
