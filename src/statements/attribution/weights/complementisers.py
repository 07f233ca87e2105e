"""The word *that* which leads to a cue's content, over what tells when and to whom: ``said on Monday **that** A``."""

from __future__ import annotations

from statements.attribution.sentence.classes import (
    ADVERB,
    BETWEEN,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    INFINITIVE,
    NAMED,
    OPENS_SUBJECT,
    PARTICIPLE,
    PAUSES,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
    none_of,
    one_of,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.attribution.weights import owned, parts
from statements.attribution.weights.occurrence import TO_WHOM, Occurrence, that_behind
from statements.patterns import pattern

FAR = 40  # tokens from a cue to its complementiser
THAT_QUOTED = tuple(COMPLEMENTISER + quotation for quotation in QUOTED)
MEANWHILE = SUBORDINATOR + PARTICIPLE  # while visiting X
WHILE_DOING = tuple(SUBORDINATOR + doing for doing in (PARTICIPLE, VERB, PREPOSITION))  # while visiting X, while in X
_TO_SOME = pattern(f"{INFINITIVE}{WORD}{{1,2}}{COMPLEMENTISER}")  # in a note to clients that
SHORT = 4  # spaces in a quotation that may be part of a noun phrase
ASIDE = SUBORDINATOR + PREPOSITION  # behind a comma, before another with a complementiser
BEFORE_NAME, AFTER_NAME = DETERMINER + POSSESSIVE + ADVERB + WORD, frozenset(NAMED + WORD)
_TOLD = pattern(f"{one_of(OPENS_SUBJECT)}{none_of(COORDINATOR)}*{VERB}")
RELATING, PAUSED = frozenset(RELATIVE + PRONOUN), frozenset(PAUSES + QUOTED)


def of_cue(seen: Occurrence) -> int | None:
    """The complementiser that leads to a cue's content, if any; not that of a clause told under the cue."""
    par, codes, first, who = seen.par, seen.par.codes, seen.cue.last, seen.who
    that = _led_to(par, first, seen.high)
    if that is not None and any(one.last == that and owned.concerns(par, one) for one in par.between(first, that)):
        return None  # noted X's claim that A
    if that is not None and par.words[first] in par.lexicon.about and par.words[that - 1] in par.lexicon.claims:
        return None  # “A,” X said of claims that …
    led = codes[first : first + 1]
    day = first + 1 + codes.startswith(DETERMINER, first + 1)  # earlier this month
    timed = led in (ADVERB, DETERMINER) and codes.startswith(TIME, day)
    to_whom = led == INFINITIVE and "speaks" in seen.cue.frame.traits
    if that is None and (led in (COMMA, PREPOSITION) or timed or to_whom):
        that = that_behind(par, first, seen.high)  # adding, to some surprise, that …; said in a note sent to X that …
    if that is None and codes[first : first + 1] == COMMA and codes[first + 1 : first + 2] in ASIDE:
        that = codes.find(COMMA, first + 1, min(seen.high, first + FAR // 2)) + 1  # said, while visiting X, that …
        return that if that > 0 and codes.startswith(COMPLEMENTISER, that) else None
    if that is None and who and codes[who[1] : who[1] + 2] in WHILE_DOING:
        first = who[1]  # told X while visiting Y that …
    if that is None and codes[seen.rest : seen.rest + 2] == MEANWHILE:
        first = seen.rest  # said on Monday while visiting Y that …
    if that is None and codes[first : first + 2] in WHILE_DOING:
        that = codes.find(COMPLEMENTISER, first, seen.high)  # said while visiting X that …
        return None if that < 0 or not PAUSED.isdisjoint(codes[first:that]) else that
    if that is None and who and "who" in seen.cue.frame.takes and codes[who[1] : who[1] + 1] in RELATING:
        quoted = max(codes.find(that, who[1], seen.high) for that in THAT_QUOTED)  # told one who said that A that “B”
        # told the crowd who came that …
        that = quoted if quoted >= 0 else codes.find(COMPLEMENTISER, who[1], seen.high)
        return None if that < 0 or not PAUSED.isdisjoint(codes[who[1] : that]) else that
    if (
        that is None
        and who
        and codes.startswith(COMMA + PRONOUN, who[1])
        and par.words[who[1] + 1] in par.lexicon.inside
    ):
        that = codes.find(COMMA + COMPLEMENTISER, who[1] + 2, seen.high) + 1  # told X, who asked why, that …
        return that or None
    told_when = (who and who[1] < seen.high and par.words[who[1]] in par.lexicon.occasions) or (
        first < seen.high and par.words[first] in par.lexicon.occasions
    )
    if that is None and told_when and codes.startswith(COMPLEMENTISER, seen.rest):
        that = seen.rest  # told X after Y that …
    told = that is not None and that > first + 1 and _TOLD.fullmatch(codes, first, that)
    return None if told and "clause" in seen.cue.frame.takes and not who else that  # said the mayor also wrote that …


def _led_to(par: Paragraph, first: int, high: int) -> int | None:
    """The complementiser that the cue's adjuncts lead to, if any."""
    codes = par.codes
    commas = 0
    for at in range(first, min(high, first + FAR)):
        code = codes[at]
        if code == COMPLEMENTISER:
            return (
                None if codes[at - 1] == PREPOSITION or parts.that_is(par, at) else at
            )  # *with that*: no complementiser
        if code == COMMA:
            commas += 1
            if commas > 2:
                return None
        elif (
            code not in BETWEEN
            and not (codes[first] == PREPOSITION and _is_name(par, at))
            and not (codes[first] == PREPOSITION and codes[at : at + 2] in TO_WHOM)
            and not (codes[first] == PREPOSITION and _TO_SOME.match(codes, at))
        ):
            return None
    return None


def _is_name(par: Paragraph, at: int) -> bool:
    """Whether a token is a quotation inside a noun phrase: ``during her “Open Door” session that …``."""
    if (
        par.codes[at] not in QUOTED
        or par.codes[at - 1] not in BEFORE_NAME
        or par.codes[at + 1 : at + 2] not in AFTER_NAME
    ):
        return False
    return par.text.count(" ", par.quotations[at].start, par.quotations[at].end) < SHORT
