"""What somebody's words are called before a colon: *Ответ **мэра**: «A»*, *Позиция **клуба** прежняя: A*.

Or how somebody speaks: *Мэр **был краток**: «A»*.
"""

from __future__ import annotations

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import addressees, common_nouns, noun_phrases, subject
from statements.attribution.rules.content import contents
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    LINKING,
    NAME,
    NUMBER,
    OFFICE,
    OPENING,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    QUOTED,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)
from statements.attribution.sentence.frames import CLAIM
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.patterns import pattern

BEFORE = 4  # tokens from the sentence's first to the noun, at the most
LONGEST = 24  # tokens from the noun to the colon
SHORT = 3  # letters of a word whose ending tells nothing
PREDICATES = AUXILIARY + VERB + ADVERB + NUMBER + TIME + SUBORDINATOR + OPENING
MODIFIERS = frozenset(LINKING + WORD + NAME + PRONOUN)
_PARTY = pattern(rf"{PREPOSITION}[{WORD}{NAME}{OFFICE}{QUOTATION}]{{1,6}}?(?<!{NAME}){NAME}{{2,4}}")


def read(par: Paragraph, low: int, high: int) -> Reading | None:
    """The words behind the colon of the sentence ``low..high``, where what stands before it tells whose they are."""
    colon = par.codes.find(COLON, low, min(high, low + LONGEST))
    if colon < 0 or colon + 1 >= high or not par.lexicon.replies:
        return None
    # **Из обращения** мэра: «…»
    led = par.codes[low] == PREPOSITION and par.words[low] in par.lexicon.inside and par.codes[colon + 1] in QUOTED
    nouns = par.lexicon.excerpts if led else par.lexicon.replies
    noun = next((at for at in range(low, min(colon, low + BEFORE)) if par.words[at] in nouns), None)
    if noun is None:
        return _terse(par, low, colon, high)
    if not MODIFIERS.issuperset(par.codes[low + led : noun]) or COMMA in par.codes[noun:colon]:
        return None
    if any(cue.frame.kind == "relay" for cue in par.between(noun, colon)):
        return None  # Слова мэра **приводит** «Маяк»: …
    owner = owner_of(par, low, noun, colon)
    if owner is not None and led:  # из письма Рябова **сестре**
        owner = owner[0], addressees.by_case(par, *owner)
    parts = contents(par, colon + 1, high)
    if owner is None or not parts or (parts[0][1] - parts[0][0] == 1 and parts[0][0] not in par.quotations):
        return None
    return Reading(Cue(noun, noun + 1, CLAIM), parts, owner, Rule(CLAIM, "before"))


def owner_of(par: Paragraph, low: int, noun: int, end: int) -> Tokens | None:
    """Whose words a noun tells of that a clause or a colon at ``end`` follows: *ответ **мэра Орлова** был краток*."""
    if noun > low and par.codes[noun - 1] == PRONOUN:
        return noun - 1, noun
    last = noun + 1
    while last < end and not _predicates(par, noun, last):
        party = _PARTY.match(par.codes, last, end)  # ответ депутата **от партии «Луч» Ады Холм**
        if party is None and par.codes[last] == PREPOSITION and par.words[last] not in par.lexicon.inside:
            break
        last = party.end() if party is not None else last + 1
    while last - noun > 2 and par.codes[last - 1] == NAME and par.words[last - 1].endswith(par.lexicon.accusative):
        last -= 1  # послание мэра **Собранию**
    own = noun_phrases.speaker(par, noun + 1, last) if last > noun + 1 else None
    return own or (common_nouns.source(par, noun + 1, last) if last > noun + 1 else None)


def _predicates(par: Paragraph, noun: int, at: int) -> bool:
    """Whether the predicate of a noun begins at a token: an adverb, an adjective, a verb that agrees with it."""
    if par.codes[at] in PREDICATES or par.words[at] in par.lexicon.terse:
        return True
    return at > noun + 1 and is_verb_of(par, noun, at)


def is_verb_of(par: Paragraph, noun: int, at: int) -> bool:
    """Whether a word may by its ending be the verb of a noun: *ответ мэра **последовал** через час*."""
    word, lexicon = par.words[at], par.lexicon
    if par.codes[at] not in WORD + VERB or len(word) <= SHORT or not par.text[par.starts[at]].islower():
        return False
    known = word in lexicon.oblique_offices or word in lexicon.oblique_people
    return not known and par.words[noun].endswith(noun_phrases.subject_endings(par, word))


def is_told_by(par: Paragraph, at: int) -> bool:
    """Whether a word is a verb for what words come to, before *in that*: *ответ **состоит** в том, что A*."""
    return par.codes[at] in WORD + VERB and par.words[at].endswith(par.lexicon.tenses)


def _terse(par: Paragraph, low: int, colon: int, high: int) -> Reading | None:
    """``X was brief: “A”``: a quotation behind how somebody speaks."""
    codes, at = par.codes, colon - 1
    if par.codes[colon + 1] not in QUOTED or par.words[at] not in par.lexicon.terse:
        return None
    while at > low and codes[at - 1] in ADVERB + AUXILIARY:
        at -= 1
    if at == colon - 1 and par.words[at].endswith(par.lexicon.offhand):
        return None  # Сказать можно **просто**: «…»
    cue = Cue(at, colon, CLAIM)
    found = subject.before(par, low, at) or common_nouns.before(par, low, cue)
    # Мэр и рыбаки были кратки: who of them is quoted nobody knows
    if found is None or found.others or found.first > low + 1:
        return None
    return Reading(cue, contents(par, colon + 1, high), found.mention, Rule(None, "label"))
