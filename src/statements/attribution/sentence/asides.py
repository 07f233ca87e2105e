"""Speech that dashes part from its author's words: «A, — said X. — B» in one pair of marks, lines led by a dash."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest

from attrs import evolve

from statements.attribution.sentence.classes import ADVERB, NAME, PREPOSITION
from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.quotations import Quotation, scan
from statements.patterns import pattern

_LEADING_DASH = pattern(r"(?:^|(?<=\n)) *[—–-] ?(?=\S)", re.MULTILINE)
LONGEST_NICKNAME = 24  # letters
LONGEST_ASIDE = 160  # letters of an author's words between two dashes
_NICKNAME = pattern(r"(?:the )?[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*)?(?<=\w)")
_NAME_BEFORE = pattern(r"(?<!\S)([^\W\d_a-z][\w'’.-]*) $")
_NAME_AFTER = pattern(r" ([^\W\d_a-z][\w'’-]*)")
_TURN = pattern(r"[,.!?…:] ?[—–-] (?=(\w+)(?: (\w+))?(?: (\w+))?)")


def spoken(text: str, start: int, end: int, lexicon: Lexicon, inside: Quotation | None = None) -> list[Quotation]:
    """The quotations of the paragraph ``text[start:end]``, without the author's words that dashes set apart in them.

    ``inside`` is the first of them where another paragraph opens it.

    Where dashes lead speech in the language, lines that a dash leads are quotations too; elsewhere only a quotation
    that no mark closes is looked into (*“We will go, – said Lund.*).
    """
    begins = inside.outer_end if inside else start
    found = scan(text, begins, end)
    quotations = [inside] if inside else []
    quotations += [each for each in found if not _is_nickname(text, each, begins, end, lexicon)]
    if lexicon.asides:
        return _with_led_lines(text, start, end, quotations, lexicon)
    if not any(quotation.open for quotation in quotations):
        return quotations
    return [run for whole in quotations for run in (_cut(text, whole, lexicon) if whole.open else [whole])]


def _is_nickname(text: str, quotation: Quotation, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a quotation stands inside a name: *Ada “Skip” Holm said*."""
    if not lexicon.analytic or quotation.open or quotation.end - quotation.start > LONGEST_NICKNAME:
        return False
    if not _NICKNAME.fullmatch(text, quotation.start, quotation.end):
        return False
    first = _NAME_BEFORE.search(text, max(start, quotation.outer_start - LONGEST_NICKNAME), quotation.outer_start)
    last = _NAME_AFTER.match(text, quotation.outer_end, end)
    return all(found is not None and lexicon.know(found[1])[1] == NAME for found in (first, last))


def _with_led_lines(text: str, start: int, end: int, quotations: list[Quotation], lexicon: Lexicon) -> list[Quotation]:
    """The runs of speech of every quotation, and those of the lines that a dash leads.

    In such a line what stands between marks is a name in its author's words, or a part of the speech:
    *— Я из «Зари», — сказал тренер «Луча» Холм. — Мы правы*.
    """
    found: list[Quotation] = []
    starts, told = [whole.outer_start for whole in quotations], set[int]()
    for first, last, runs in _led_lines(text, start, end, lexicon):
        near = range(max(bisect_left(starts, first) - 1, 0), bisect_left(starts, last))
        if all(quotations[k].outer_end <= first or _is_inside(quotations[k], first, last) for k in near):
            found += runs
            told.update(k for k in near if any(_meets(quotations[k], run) for run in runs))
    for k, quotation in enumerate(quotations):
        if k not in told:
            found += _runs(text, quotation, lexicon) or [quotation]
    return sorted(found, key=lambda run: run.outer_start)


def _is_inside(whole: Quotation, first: int, last: int) -> bool:
    return first <= whole.outer_start and whole.outer_end <= last


def _meets(one: Quotation, other: Quotation) -> bool:
    return one.outer_start < other.end and other.start < one.outer_end


def _led_lines(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int, list[Quotation]]]:
    """The lines that a dash leads and that hold their author's words, each with its speech: ``— A, — said X. — B``."""
    for match in _LEADING_DASH.finditer(text, start, end):
        if match.start() and text[match.start() - 1] != "\n" and match.start() != start:
            continue
        stop = text.find("\n", match.end(), end)
        stop = end if stop < 0 else stop
        if runs := _runs(text, Quotation(match.end(), match.end(), stop, stop), lexicon):
            yield match.end(), stop, runs


def _cut(text: str, whole: Quotation, lexicon: Lexicon) -> list[Quotation]:
    """The runs of a quotation without its closing mark (*…, – said X*), each with the comma that ends it."""
    found = _runs(text, whole, lexicon) or [whole]
    ends = [run.end + text.startswith(",", run.end) for run in found]
    return [evolve(run, end=end, outer_end=max(end, run.outer_end)) for run, end in zip(found, ends, strict=True)]


def _leads_to_cue(turn: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether an adverb stands before the cue: *— **горько** шутил Петров*, *— **с улыбкой** сказал Петров*."""
    word, code = turn[1], lexicon.know(turn[1])[1]
    if code == PREPOSITION:
        return bool(turn[3]) and turn[3].lower() in lexicon.cues
    how = code == ADVERB or (word.islower() and bool(lexicon.offhand) and word.endswith(lexicon.offhand))
    return how and bool(turn[2]) and turn[2].lower() in lexicon.cues


def _does(text: str, turn: re.Match[str], behind: re.Match[str] | None, lexicon: Lexicon) -> bool:
    """Whether somebody does something between two dashes, by a verb's ending: *«A, — развёл руками **Рябов**, — B»*."""
    verb = turn[1]
    if behind is None or not lexicon.tenses or not verb.islower() or not verb.endswith(lexicon.tenses):
        return False
    words = text[turn.end(1) : min(behind.start(), turn.end(1) + LONGEST_ASIDE)].split()
    return any(word[0].isupper() or word in lexicon.one or word in lexicon.people for word in words)


def _runs(text: str, whole: Quotation, lexicon: Lexicon) -> list[Quotation]:
    """The runs of speech in a quotation that holds its author's words (*A* and *B* above); none where it does not.

    A dash after a comma or a stop turns from speech to author only before a cue, and back before anything.
    """
    found: list[Quotation] = []
    at, outer, speaks = whole.start, whole.outer_start, True
    turns = list(_TURN.finditer(text, whole.start, whole.end))
    for turn, behind in zip_longest(turns, turns[1:]):
        leads = turn[1].lower() in lexicon.cues or _leads_to_cue(turn, lexicon) or _does(text, turn, behind, lexicon)
        if speaks and (text[turn.start()] == ":" or not leads):
            continue
        if speaks:
            stop = turn.start() + (text[turn.start()] not in ",.")
            if stop > at:
                found.append(Quotation(outer, at, stop, stop))
        else:
            at = outer = turn.end()
        speaks = not speaks
    if found and speaks and whole.end > at:
        found.append(Quotation(outer, at, whole.end, whole.outer_end))
    return found
