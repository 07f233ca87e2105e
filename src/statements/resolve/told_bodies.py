"""The body that a noun alone means behind the sentence that names it: *Минтранс купит паром. В **ведомстве** сказали*.

In a language with case endings and no articles: nothing but the noun tells that the body is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from statements.attribution.draft import Place
from statements.patterns import pattern
from statements.resolve.contractions import contracted
from statements.resolve.description import Description
from statements.resolve.mentions import Mentions
from statements.resolve.name_words import NameWords
from statements.resolve.unsaid_sentences import REACH, whole_sentences

# A word with a capital or between marks, with the noun before it and those of which it is behind it.
_NAMED = pattern(r"(?<![\w«-])(?:(?P<noun>[^\W\d_][\w-]*) )?«(?P<quoted>[^\W\d_a-z][^«»\n]{1,48})»")
_CAPITAL = pattern(r"(?<![\w«-])(?P<word>[^\W\d_a-z][\w-]+)")
_BEHIND = pattern(r" (?P<word>[^\W\d_][\w-]*)")
_DOES = pattern(r" [^\W\d_]")
_SHORT = 3  # letters in which a contracted name begins as its noun does: *мин-*
_LONGEST = 4  # words behind the first of a name
_ABOVE = 2  # paragraphs above its own in which a body is looked for


def body_told_of(mentions: Mentions, noun: str, block: Place, item: int, start: int) -> Description | None:
    """The body that a noun means at ``start``: the only one that it fits in the nearest sentence, or its first word."""
    words = mentions.words_at(start)
    noun = words.body_forms.get(noun, noun)
    for low, high in _stretches(mentions, block, item, start):
        fit = [place for place in _named(mentions.text, low, high, words) if _fits(mentions.text, place, noun, words)]
        if fit:
            found = mentions.describe(*fit[0])
            leads = len(fit) == 1 or _leads(mentions.text, low, *fit[:2])
            return found if leads and found.kind == "organisation" else None
    return None


def _leads(text: str, low: int, first: Place, second: Place) -> bool:
    """Whether the first of two bodies is the one of which its sentence tells, and no other is joined to it."""
    between = text[first[1] : second[0]].strip().lower()
    return not text[low : first[0]].strip() and len(between.split()) > 1


def _stretches(mentions: Mentions, block: Place, item: int, start: int) -> Iterator[Place]:
    """The sentences before a place, the nearest first: of its block, of the paragraphs above."""
    above = mentions.above(block[0], item, _ABOVE)
    for low, high in reversed([*above, (max(block[0], start - REACH), start)]):
        first = max(low, high - REACH)
        sentences = whole_sentences(mentions, (), first, high)
        yield from reversed([*sentences, (sentences[-1][1] if sentences else first, high)])


def _named(text: str, low: int, high: int, words: NameWords) -> list[Place]:
    """The bodies that a sentence names by their nouns, by a contraction, by letters or between marks, in order."""
    found = list[Place]()
    for match in _NAMED.finditer(text, low, high):
        noun = (match["noun"] or "").lower()
        if noun in words.bodies or noun in words.body_forms:
            found.append(match.span())
        elif not noun and not text[low : match.start()].strip() and _DOES.match(text, match.end(), high):
            found.append(match.span())  # **«Луч»** закрыл цех
    for match in _CAPITAL.finditer(text, low, high):
        word = match["word"]
        letters = word.isupper() and word.isalpha()
        headed = word.lower() in words.bodies or word.lower() in words.body_forms
        place = match.start(), _whole(text, match.end(), high, words)
        whole = place[1] > match.end()
        if not any(first <= place[0] < last for first, last in found) and (
            letters or contracted(word.lower(), words.contractions) is not None or (headed and whole)
        ):
            found.append(place)
    return sorted(found)


def _whole(text: str, end: int, high: int, words: NameWords) -> int:
    """Where a name ends with those of which the body is: *Минтранс **Дарской области***."""
    for count in range(_LONGEST):
        behind = _BEHIND.match(text, end, high)
        if behind is None or not behind["word"].endswith(words.governed):
            return end
        if not count and behind["word"][0].islower():
            return end
        end = behind.end()
    return end


def _fits(text: str, place: Place, noun: str, words: NameWords) -> bool:
    """Whether a noun may mean a body: its own noun, one for any, for firms, for what is of the state."""
    first, _, _ = text[slice(*place)].lower().partition(" ")
    whole, quoted = contracted(first, words.contractions), text[place[1] - 1] == "»"
    if words.body_forms.get(first, first) == noun or noun in words.broad:
        return True
    if whole is not None and whole.startswith(noun[:_SHORT]):
        return True
    return noun in (words.firms if quoted else words.authorities)
