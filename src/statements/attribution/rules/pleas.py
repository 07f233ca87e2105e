"""What somebody asks for or promises, by a noun and what is to be done.

*Просьба **рыбаков** **открыть порт** осталась без ответа*; ***Мэр** обратился к рыбакам с призывом **не жечь костры***.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import common_nouns, edges, replies, subject
from statements.attribution.rules.content import contents
from statements.attribution.sentence.classes import (
    ADVERB,
    NAME,
    NOMINAL,
    OUTLET,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    VERB,
    WORD,
)
from statements.attribution.sentence.frames import CLAIM
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Cue, Paragraph

FAR = 9  # tokens between the noun and what is to be done, and between a verb and the noun
BETWEEN = frozenset(NOMINAL + PRONOUN + OUTLET + QUOTED + PREPOSITION)


def read(par: Paragraph, low: int, high: int) -> Iterator[Reading]:
    """What nouns of the sentence ``low..high`` tell that somebody asks for or promises."""
    for noun in range(low, high - 2):
        if par.words[noun] not in par.lexicon.pleas:
            continue
        deed = _deed(par, noun + 1, high)
        reading = _led(par, low, noun, deed, high) or _owned(par, low, noun, deed, high) if deed else None
        if reading is not None:
            yield reading


def _deed(par: Paragraph, first: int, high: int) -> int | None:
    """Where it is told behind a noun what is to be done: *призыв к рыбакам **не жечь** костры*."""
    for at in range(first, min(high, first + FAR)):
        verb = at
        while verb < high and (par.codes[verb] == ADVERB or par.words[verb].endswith(par.lexicon.manner)):
            verb += 1  # просьба **срочно открыть** порт
        verb += verb < high and par.words[verb] in par.lexicon.negations
        if verb < high and par.codes[verb] in WORD + VERB and par.words[verb].endswith(par.lexicon.infinitives):
            return at
        if par.codes[at] not in BETWEEN:
            return None
    return None


def _led(par: Paragraph, low: int, noun: int, deed: int, high: int) -> Reading | None:
    """``X came out with a demand to do A``: whoever speaks is the verb's subject."""
    start = edges.clause(par, low, noun)
    verbs = (at for at in range(noun - 1, max(start, noun - FAR) - 1, -1) if par.words[at] in par.lexicon.pleading)
    verb = next(verbs, None)
    if verb is None:
        return None
    cue = Cue(verb, verb + 1, CLAIM)
    found = subject.before(par, low, verb) or common_nouns.before(par, low, cue)
    parts = contents(par, deed, high)
    if found is None:
        return None
    found = common_nouns.headed(par, cue, found)
    return Reading(Cue(noun, noun + 1, CLAIM), parts, found.mention, Rule(None, "before"), others=found.others)


def _owned(par: Paragraph, low: int, noun: int, deed: int, high: int) -> Reading | None:
    """``X's demand to do A``: whoever speaks is told right behind the noun, by the case."""
    owner = replies.owner_of(par, low, noun, deed)
    if owner is None or (owner[1] != deed and owner[0] > noun) or _is_told(par, *owner):
        return None
    end = pause(par.codes, deed, high)
    opens = not par.codes[low:noun].strip(WORD + NAME) and noun - low <= 1
    verbs = range(end - 1, deed + 1, -1) if opens else ()
    verb = next((at for at in verbs if replies.is_verb_of(par, noun, at)), end)
    while verb < end and par.words[verb - 1] in par.lexicon.negations:
        verb -= 1
    if edges.tells_when(par, deed + 1, verb) or (opens and verb == high and verb < len(par.codes) - 1):
        return None  # Просьбу защиты **перенести слушания** судья отклонил
    parts = contents(par, deed, verb)
    return Reading(Cue(noun, noun + 1, CLAIM), parts, owner, Rule(CLAIM, "before")) if parts else None


def _is_told(par: Paragraph, first: int, last: int) -> bool:
    """Whether whoever stands behind the noun is asked, by the case: *совет **депутатам** ждать*."""
    word, lexicon = par.words[first], par.lexicon
    plural = word.endswith(lexicon.told_several) and par.codes[first] != PRONOUN
    return plural or (word.endswith(lexicon.dative) and word in lexicon.oblique_people | lexicon.oblique_offices)


def taken(found: Sequence[Reading], plea: Reading) -> bool:
    """Whether another attribution has any of what is asked for."""
    spans: Sequence[Tokens] = [part for reading in found for part in reading.parts]
    return any(low < plea.parts[-1][1] and plea.parts[0][0] < high for low, high in spans)
