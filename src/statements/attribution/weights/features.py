"""What weights see of a cue and of the places where its content and its speaker may stand: short strings.

The text of a feature is what weights are looked up by: the letters in it come from a sentence's codes, its prefix and
its marks are fixed here. Changing any of them asks for fitting again.
"""

from __future__ import annotations

from collections.abc import Callable

from statements.attribution.reading import Tokens
from statements.attribution.sentence.classes import (
    AUXILIARY,
    COMMA,
    COMPLEMENTISER,
    LAST_QUOTATION,
    POINTING,
    PRONOUN,
    QUOTATION,
    QUOTED,
    QUOTED_AND_JOINED,
    SUBORDINATOR,
    TURNS,
    VERB,
    VERBS,
    one_of,
)
from statements.attribution.sentence.frames import LOOSE, NEAR
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.occurrence import Occurrence
from statements.patterns import pattern

FIRST, LAST = "^", "$"  # before a sentence's first token, after its last one
CLOSED_QUOTATION = QUOTATION + COMMA
WITH_VERB, WITH_QUOTATION, NO_PHRASE = "v", "q", "-"  # marks of a feature
_VERB = pattern(one_of(VERBS))
SMALL = ("0", "1", "2", "4", "4", "8", "8", "8", "8", *["16"] * 8)  # how a length is told, by the length
LARGE = len(SMALL)


def bucket(n: int) -> str:
    """A length, roughly.

    >>> bucket(3), bucket(16), bucket(17), bucket(-1)
    ('4', '16', '+', '0')
    """
    return "0" if n < 0 else SMALL[n] if n < LARGE else "+"


def at_sight(par: Paragraph, low: int, high: int, cue: Cue) -> list[str]:
    """Features of a cue that cost little: the word and its neighbours. Most words that are no cue here show it."""
    codes, words = par.codes, par.words
    i, j = cue.first, cue.last
    frame = cue.frame.key
    if cue.frame is LOOSE:
        quotation = par.quotations[i]
        word = bucket(par.text.count(" ", quotation.start, quotation.end) + 1) + codes[i]
    else:
        word = codes[i] if cue.frame is NEAR else words[i] if j - i == 1 else "_".join(words[i:j])
    nxt = codes[j : j + 3 if j + 3 < high else high] + LAST
    prv = FIRST + codes[i - 2 if i - 2 > low else low : i].replace(CLOSED_QUOTATION, QUOTATION)
    w1 = words[j] if j < high else LAST
    w0 = words[i - 1] if i > low else FIRST
    return [
        "w:" + word,
        f"wn:{word} {nxt[0]}",
        f"wp:{word} {prv[-1]}",
        f"fn:{frame} {nxt}",
        f"fw1:{frame} {w1}",
        f"w0f:{w0} {frame}",
        f"p2:{prv}{codes[i]}",
    ]


def of_cue(seen: Occurrence, earlier: Cue | None, later: Cue | None) -> list[str]:
    """Features of a cue in its sentence, for the decision whether and on which side it has content."""
    par, cue = seen.par, seen.cue
    codes, words = par.codes, par.words
    i, j, low, high, left, rest, b = cue.first, cue.last, seen.low, seen.high, seen.left, seen.rest, seen.before
    frame = cue.frame.key
    nxt = codes[j : j + 1] if j < high else LAST
    head = codes[b[1] - 1] if b else NO_PHRASE
    who = words[b[0]] if b and head == PRONOUN and b[1] - b[0] == 1 else head
    edge = codes[left - 1] if left > low else FIRST
    if edge == COMMA and left - 1 > low and codes[left - 2] in QUOTED:
        edge = codes[left - 2]
    end = codes[rest] if rest < high else LAST
    beside = codes[max(low, left - 2) : left].strip(TURNS) if left > low else ""
    near = WITH_QUOTATION if beside in (QUOTATION, LAST_QUOTATION) else ""
    verb = WITH_VERB if _VERB.search(codes, low, left) else ""
    return [
        f"ve:{edge}{verb}{end}{frame}",
        f"vn:{edge}{verb}{nxt}{head}",
        f"whon:{who} {nxt}{codes[i]}",
        f"e3:{edge}{near}{nxt}{frame}",
        f"c:{codes[rest : rest + 3]}{WITH_VERB if _VERB.search(codes, rest, high) else ''}{frame}",
        f"r:{bucket(high - rest)}{end}{codes[i]}",
        "er:" + (earlier.frame.key + codes[earlier.last : earlier.last + 1] if earlier else ""),
        "la:" + (later.frame.key + codes[later.last : later.last + 1] if later else ""),
    ]


def of_start(seen: Occurrence, at: int, what: str) -> list[str]:
    """Features of a place where content to the right may begin; ``what`` leads there."""
    par, j = seen.par, seen.cue.last
    codes = par.codes
    here = codes[at : at + 2]
    frame = seen.cue.frame.key
    mid = codes[j:at]
    return [
        f"sf:{what} {frame}",
        f"sw:{what} {seen.word}",
        f"sh:{what} {here}",
        f"sm:{what} {mid[:6]}" if len(mid) < 7 else f"sm:{what} +",
        f"sww:{what} {par.words[at]}",
        f"sq:{QUOTATION in codes[j : seen.high]:d}{here[:1]}{what}",
    ]


def of_end(seen: Occurrence, start: int, what: str, at: int, high: int, verb: int, cue: Cue | None) -> list[str]:
    """Features of an end. ``verb`` is the first verb's token after ``start``; ``cue`` the next cue after ``at``."""
    par = seen.par
    codes, words = par.codes, par.words
    frame = seen.cue.frame.key
    ahead = codes[at : at + 3 if at + 3 < high else high]
    here = ahead[:1] or LAST
    two = ahead[:2] + LAST
    word = words[at] if at < high else LAST
    last = codes[at - 1]
    has = WITH_VERB if start <= verb < at else ""
    near = ""
    if cue is not None and cue.first < high:
        near = cue.frame.key + bucket(cue.first - at)
    lead = codes[start]
    return [
        f"e2f:{two}{frame}",
        f"el:{last}{two}",
        f"ew:{word}{has}",
        f"ec:{here}{near}",
        f"es:{lead}{here}{has}{what}",
        f"esd:{lead}{bucket(at - start)}{here}",
        f"ek:{seen.word}{here}{has}",
        f"e3:{ahead}{has}",
    ]


def of_left(seen: Occurrence, side: str, start: int, edge: int) -> list[str]:
    """Features of a place where content to the left, which ends at ``edge``, may begin."""
    par, low = seen.par, seen.low
    codes = par.codes
    frame = seen.cue.frame.key
    before = codes[start - 1] if start > low else FIRST
    here = codes[start]
    inner = codes[start:edge].rstrip(COMMA)
    verb = WITH_VERB if _VERB.search(inner) else ""
    skipped = codes[low:start]
    pure = "" if inner.strip(QUOTED_AND_JOINED) or not inner else WITH_QUOTATION
    return [
        f"lf:{before}{here}{frame}",
        f"lv:{before}{verb}{pure}{side}",
        f"lw:{par.words[start]} {before}",
        f"ld:{bucket(start - low)}{before}{pure}",
        f"ln:{bucket(edge - start)}{before}{verb}",
        f"lq:{_quotes(inner):d}{_quotes(skipped):d}{before}{pure}",
        f"le:{codes[edge - 1]}{pure}{before}",
    ]


def of_subjects(seen: Occurrence, side: str) -> Callable[[Tokens | None, str], list[str]]:
    """What gives the features of each phrase that may name the speaker of a cue with content on a side."""
    codes, words, first = seen.par.codes, seen.par.words, seen.cue.first
    low, group, frame, word, code = seen.low, seen.group, seen.cue.frame.key, seen.word, codes[first]
    edge = codes[group - 1] if group > low else FIRST
    nxt = codes[seen.cue.last : seen.cue.last + 1]
    ahead = codes[group - 2 if group - 2 > low else low : group]

    def of_one(phrase: Tokens | None, where: str) -> list[str]:
        path, shape, pointing = "0000", "", ""
        if phrase:
            start, end = phrase
            shape = codes[start] + codes[end - 1]
            if end < first:
                path = _path(codes[end:first])
            if codes[start] in POINTING:
                pointing = words[start]
        return [
            f"mt:{where[:3]}{path}{code}{edge}",
            f"mk:{where[:3]}{path}{side}{frame}",
            f"mw:{where} {word}",
            f"msf:{where}{shape}{frame}",
            f"me:{where}{edge}{code}{side}",
            f"mx:{where}{nxt}{side}{frame}",
            f"mg:{where}{ahead}",
            f"mp:{where}{pointing}{side}",
        ]

    return of_one


def _path(between: str) -> str:
    """What stands between a speaker and the cue: a verb, how many commas, another clause, a quotation."""
    verb, clause = AUXILIARY in between or VERB in between, SUBORDINATOR in between or COMPLEMENTISER in between
    return f"{verb:d}{between.count(COMMA)}{clause:d}{QUOTATION in between:d}"


def _quotes(codes: str) -> bool:
    return QUOTATION in codes or LAST_QUOTATION in codes
