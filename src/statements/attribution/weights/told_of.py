"""Who a sentence tells of, where a clause on them stands before the cue: *Ada Holm, who knows the captain, Y, said*."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence.classes import (
    COMMA,
    COUNTED,
    DASH,
    DETERMINER,
    MODIFIERS,
    NAME,
    NUMBER,
    ONLY_WHEN,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    VERBS,
    WORD,
)
from statements.attribution.weights.occurrence import Occurrence
from statements.patterns import pattern

DATELINE = 4  # tokens at the most before the dash behind where the news is from
LEAST = 2  # tokens from a relative to the object of its verb
PHRASE = pattern(f"{PRONOUN}|{RELATIVE}|{DETERMINER}?[{MODIFIERS}{NUMBER}]{{0,2}}+[{COUNTED}]++")
PHRASE_ONLY = pattern(f"(?:{PHRASE.pattern})")
_OPENING = pattern(f"(?:(?:{PHRASE.pattern}|{DETERMINER}|{NUMBER}){PREPOSITION})?(?:{PHRASE.pattern})")


def subject(seen: Occurrence) -> Tokens | None:
    """``X, who knows the captain, Y, said``: X, where the phrase beside the cue is an object with who that is."""
    codes, before = seen.par.codes, seen.before
    if before is None:
        return None
    if owner := _owner_told_of(seen):
        return owner
    relative = _relative(seen, before[0])
    if relative is None or before[0] - relative < LEAST or COMMA in codes[relative + 1 : before[0]]:
        return None
    if codes[relative - 1] != COMMA:
        return _restricted(seen, relative)
    told = [match.span() for match in PHRASE.finditer(codes, seen.low, relative - 1) if match.end() == relative - 1]
    led = bool(told) and told[0][0] > seen.low and codes[told[0][0] - 1] == PREPOSITION
    closed = codes[seen.group - 1] == COMMA
    return told[0] if closed and told and not led and NAME in codes[slice(*told[0])] else None


def _owner_told_of(seen: Occurrence) -> Tokens | None:
    """``**X**, whose home town, Y, lies by the sea, said``, ``**X**, speaking in Vik, Orde, said``: the first named."""
    codes, group = seen.par.codes, seen.group
    if "outermost" not in seen.cue.frame.traits or seen.cue.frame.kind == "source":
        return None
    opening = PHRASE_ONLY.match(codes, seen.low, group)
    aside = codes[opening.end() : opening.end() + 2] if opening else ""
    if opening is None or aside not in (COMMA + RELATIVE, COMMA + PARTICIPLE) or codes[group - 1] != COMMA:
        return None
    if aside == COMMA + PARTICIPLE:
        return opening.span() if NAME in codes[slice(*opening.span())] else None
    last = codes.rfind(COMMA, opening.end() + 1, group - 1) + 1
    clause = codes[last : group - 1] if last > opening.end() + 1 else ""
    told = clause[:1] in VERBS or (clause[:1] == WORD and len(clause) > 1)
    return opening.span() if told and NAME in codes[slice(*opening.span())] else None


def _relative(seen: Occurrence, high: int) -> int | None:
    """The last *who* before a place, with a verb behind it."""
    par = seen.par
    for at in range(high - 1, seen.low, -1):
        if par.codes[at] in RELATIVE + PRONOUN and par.words[at] in par.lexicon.inside:
            return at if par.codes[at + 1] in VERBS else None
    return None


def _restricted(seen: Occurrence, relative: int) -> Tokens | None:
    """``A man who left the house with injured hands said``: the man, with whom the sentence begins.

    Also ``one of the men who left the house``.
    """
    codes = seen.par.codes
    low = codes.find(DASH, seen.low, seen.low + DATELINE) + 1 or seen.low  # LINDALE – A man who …
    if codes[low] in ONLY_WHEN:
        low = codes.rfind(COMMA, low, relative) + 1 or low  # If it rains, a man who …
    opening = _OPENING.match(codes, low, relative)
    if opening is None or opening.end() != relative or COMMA in codes[relative + 1 : seen.group]:
        return None
    return opening.span()
