"""Who speaks in a clause that a relative pronoun opens: *согласился с **мэром Орловым**, который заявил, что …*."""

from __future__ import annotations

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import content, edges, noun_phrases, opening
from statements.attribution.rules.opening import Subject
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence.classes import (
    ADVERB,
    COMMA,
    COORDINATOR,
    DETERMINER,
    LINKING,
    NAME,
    NAMED,
    NUMBER,
    OFFICE,
    OUTLET,
    PERSONAL,
    PREPOSITION,
    QUOTATION,
    RELATIVE,
    SPEAKING,
    TIME,
    VERB,
    WORD,
)
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Cue, Paragraph

WIDEST = 12  # tokens of the phrase that it stands for
APPOSED = 8  # tokens between the commas of an apposition to it
FULL = 2  # words of a name that no title needs
NEAR = 3  # tokens from a comma to the verb of the clause that goes on behind it
LEADS = frozenset((*content.LEADING, "a question's word"))  # what leads to a content in it
IN_PHRASE = frozenset(NAME + OFFICE + WORD + OUTLET + QUOTATION + DETERMINER + NUMBER)
OPENS_PHRASE = OFFICE + OUTLET + NAME


def subject(par: Paragraph, low: int, group: int) -> tuple[int, Tokens | None] | None:
    """The relative pronoun that is the subject of the clause before ``group``, and the words that it stands for."""
    at = edges.clause(par, low, group)
    if at <= low + 1 or at >= group or par.codes[at - 1 : at + 1] != COMMA + RELATIVE:
        return None
    number = par.lexicon.relating.get(par.words[at])
    if number is None or _has_own(par, at + 1, group):
        return None
    return at, _stands_for(par, low, at - 1, number)


def within(par: Paragraph, low: int, group: int) -> Subject | None:
    """Who speaks in a clause on what they wrote: ***Мэр Рябов** выпустил заявление, в котором сообщил, что …*."""
    at = edges.clause(par, low, group)
    led = at > low and par.codes[at - 1 : at + 2] == COMMA + PREPOSITION + RELATIVE
    return opening.of(par, low, at - 1) if led and at + 2 == group and par.lexicon.relating else None


def participle(sweep: Sweep, cue: Cue, comma: int, number: str) -> Outcome:
    """What somebody says of whom a participle tells: *рыбак Орлов, **утверждающий**, что дождь идёт, уехал*."""
    behind = comma > sweep.low and sweep.par.codes[comma] == COMMA
    meant = _stands_for(sweep.par, sweep.low, comma, number) if behind else None
    if meant is None or not _is_somebody(sweep.par, *meant):
        return Outcome(because="a participle of nobody before it")
    return told(sweep, cue, comma + 1, meant, meant)


def _is_somebody(par: Paragraph, first: int, last: int) -> bool:
    """Whether a phrase is by its words somebody or a body, and no thing: *пункта 4, гласившего, что …*."""
    lexicon = par.lexicon
    known = (lexicon.people, lexicon.oblique_people, lexicon.body_nouns, lexicon.oblique_offices)
    named = not SPEAKING.isdisjoint(par.codes[first:last])
    return named or any(par.words[at] in words for at in range(first, last) for words in known)


def source(sweep: Sweep, cue: Cue) -> Outcome | None:
    """What a source tells in a clause on whoever it is: *выступила Гнедич, **по мнению** которой дождь идёт*."""
    par, comma, pronoun = sweep.par, cue.first - 1, cue.last
    number = par.lexicon.related.get(par.words[pronoun]) if pronoun < sweep.high else None
    behind = comma > sweep.low and par.codes[comma] == COMMA
    meant = _stands_for(par, sweep.low, comma, number) if number and behind else None
    if (
        meant
        and OFFICE not in par.codes[slice(*meant)]
        and NAME not in par.codes[max(meant[0], sweep.low + 1) : meant[1]]
    ):
        return None  # **Закон**, по мнению которого …: a capital that only opens the sentence
    rest = pronoun + 1 + par.codes.startswith(COMMA, pronoun + 1)
    parts = content.contents(par, rest, _end(par, sweep.low, cue.first, rest, sweep.high)) if meant else ()
    if not parts:
        return None
    reading = Reading(cue, parts, (pronoun, pronoun + 1), Rule(cue.frame, "relative"), meant=meant)
    return Outcome(reading=reading, because="a source in a clause on who it is")


def told(sweep: Sweep, cue: Cue, pronoun: int, meant: Tokens | None, mention: Tokens | None = None) -> Outcome:
    """What the relative pronoun that opens a clause says in it: *X, который **сообщил**, что …*."""
    begins = content.start(sweep.par, cue, sweep.high)
    thing = begins.led == "object" and ("proposition" in cue.frame.takes or cue.frame.needs)
    if begins.at is None or not (thing or begins.led in LEADS):
        return Outcome(because="nothing leads to what a relative clause tells")
    parts = content.contents(sweep.par, begins.at, _end(sweep.par, sweep.low, pronoun, begins.at, sweep.high))
    if not parts:
        return Outcome(because="nothing but signs follows")
    rule = Rule(cue.frame, "relative")
    mention = mention or (pronoun, pronoun + 1)
    reading = Reading(cue, parts, mention, rule, addressee=begins.addressee, meant=meant)
    behind = parts[-1][1] if thing else None  # Рябов, назвавший мост «лодкой», **извинился**
    return Outcome(reading=reading, edge=behind, because=begins.led)


def _end(par: Paragraph, low: int, pronoun: int, first: int, high: int) -> int:
    """Where a content ends in a relative clause: before the main clause goes on that it parts.

    *Орлов, который сказал, что **дождь идёт**, уехал*.
    """
    if edges.is_finite(par, low, pronoun - 1):
        return high
    comma = pause(par.codes, first, high)
    while comma < high:
        at = comma + 1
        while at < high and at - comma < NEAR and par.codes[at] in LINKING + TIME and par.codes[at] != COORDINATOR:
            at += 1
        if at < high and par.codes[at] in WORD + VERB and edges.tells_when(par, at, at + 1):
            return comma
        comma = pause(par.codes, comma + 1, high)
    # Орлов, который сказал, что дождь идёт, **уволен**
    opens = not par.codes[low : pronoun - 1].strip(NAMED + OUTLET + WORD + QUOTATION)
    last = par.codes.rfind(COMMA, first, high) if opens else -1
    return last if last > first and par.codes[last + 1] in WORD + TIME + ADVERB + PREPOSITION else high


def _has_own(par: Paragraph, first: int, group: int) -> bool:
    """Whether the clause has another subject: *закон, который **мэр** назвал …*."""
    return first < group and par.codes[first] in PERSONAL


def _stands_for(par: Paragraph, low: int, comma: int, number: str) -> Tokens | None:
    """The phrase before the comma of a relative pronoun; before an apposition, the name that this is of."""
    codes = par.codes
    first = _begin(par, low, comma)
    apposed = first - 1 > low and codes[first - 1] == COMMA and comma - first <= APPOSED
    before = _begin(par, low, first - 1) if apposed and NAME not in codes[first:comma] else first
    if codes[before : first - 1].endswith(NAME):
        first, comma = before, first - 1
    if codes.endswith(PREPOSITION, 0, first) and codes[first - 2 : first - 1] in (NAME, OFFICE):
        return None  # Орлова из Самары, который
    if number == "group":
        return _several(par, low, first, comma)
    joined = first - 2 >= low and codes[first - 1] == COORDINATOR and codes[first - 2] in SPEAKING
    if joined and not edges.tells_when(par, first - 2, first - 1):
        return None  # Орлов и Рябов, который …: one of the two; but *Позвонили и Рябову, который …*
    return _one(par, first, comma)


def _begin(par: Paragraph, low: int, last: int) -> int:
    """Where the noun phrase begins that ends at ``last``: behind a verb, a preposition, a sign."""
    first = last
    while first > low and last - first < WIDEST and par.codes[first - 1] in IN_PHRASE and not par.is_cue(first - 1):
        named = par.codes[first] == QUOTATION  # what stands before it may be the noun that it is the name of
        if par.codes[first - 1] == WORD and not named and edges.tells_when(par, first - 1, first):
            break
        first -= 1
    return first


def _one(par: Paragraph, first: int, last: int) -> Tokens | None:
    """The words of a phrase that name somebody, from the title or the name on."""
    codes = par.codes
    people = (par.lexicon.people | par.lexicon.oblique_people) if codes[first:last].endswith(NAME) else frozenset()
    head = next((at for at in range(first, last) if codes[at] in OPENS_PHRASE or par.words[at] in people), None)
    if head is None:
        return _noun(par, first, last)
    if codes[head : head + 2] == NAME + QUOTATION and par.words[head] in par.lexicon.body_nouns:
        return head, head + 2  # **Фонд «Луч»**, сообщивший, что …
    if codes[head] == NAME:
        if codes[head:last].strip(NAME):
            return None
        if head > first and last - head < FULL:
            head -= 1  # рыбака Орлова, жителя Самары
    return noun_phrases.speaker(par, head, last)


def _noun(par: Paragraph, first: int, last: int) -> Tokens | None:
    """A common noun, alone or with what tells more of it: *выслушал **старого рыбака**, который …*."""
    words = par.codes[first:last].strip(DETERMINER + NUMBER)
    return (first, last) if words and not words.strip(WORD) and len(words) < FULL + 1 else None


def _several(par: Paragraph, low: int, first: int, last: int) -> Tokens | None:
    """A phrase for several without a name, in which only nouns and what tells more of them stand."""
    if last == first + 1 and first - 1 < low:
        return first, last  # its capital is the sentence's
    if NAME in par.codes[first:last] or last <= first:
        return None
    head = next((at for at in range(first, last) if par.codes[at] == OFFICE), None)
    return _noun(par, first, last) if head is None else noun_phrases.speaker(par, head, last)
